/**
 * What is the same thing under another name. In: both schemas and a person's decisions. Out: {@link
 * dev.retort.diff.rename.Renames} that are certain, the operations that carry them out in an order
 * in which each name is free, and candidates for a person to decide about.
 */
package dev.retort.diff.rename;
