/**
 * Two schemas to the operations that lead from one to the other and back. In: what the entities
 * want, what the database has, what is to be left alone and what a person decided. Out: a {@link
 * dev.retort.diff.Comparison}, which goes through the packages below one after the other. No SQL is
 * run and no connection is open here; what only a server knows is asked by way of {@link
 * dev.retort.diff.spelling.Spelling} and {@link dev.retort.diff.dependents.Dependents}.
 */
package dev.retort.diff;
