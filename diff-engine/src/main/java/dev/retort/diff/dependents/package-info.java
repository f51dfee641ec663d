/**
 * What depends on a changed object and has no place in the model: views, triggers, policies and the
 * like. In: the operations of both directions, and {@link dev.retort.diff.dependents.Dependents} of
 * the database. Out: the same operations, with the statements that drop and recreate those objects,
 * and for each operation what becomes of them.
 */
package dev.retort.diff.dependents;
