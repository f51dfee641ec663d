/** What PostgreSQL calls things: canonical spelling and the SQL of an operation. No JDBC. */
package dev.retort.dialect;
