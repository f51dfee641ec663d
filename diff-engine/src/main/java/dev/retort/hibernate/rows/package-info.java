/** What rows need in a new column, so that the application can load them. */
package dev.retort.hibernate.rows;
