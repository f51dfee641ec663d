/** Runs revisions: lock, transactions, SQL to a sink, version rows and history. */
package dev.retort.migrate;
