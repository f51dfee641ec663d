/** What a schema is: immutable records, keyed by name, referring to each other by name. */
package dev.retort.model;
