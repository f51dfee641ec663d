/**
 * How steps are run: the session and its lock, the statements and where they go, the two tables
 * that are ours. Not for applications; it changes as it has to.
 */
package dev.retort.migrate.internal;
