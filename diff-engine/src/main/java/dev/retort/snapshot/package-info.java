/**
 * What the two readers found: the schema that the entities ask for and the one that a database has,
 * with what is said about them besides. Values only; both sides of the isolated class loader share
 * them.
 */
package dev.retort.snapshot;
