/**
 * Runs revisions: what a caller says and what it is told. How it is done is in {@code internal}.
 */
package dev.retort.migrate;
