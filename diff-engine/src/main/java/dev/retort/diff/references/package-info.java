/**
 * What a change means for the things that refer to the changed one. In: columns, keys and types,
 * before and after. Out: whether a part of a table is over a column, whether a foreign key can
 * reference a key, which columns have to be built anew, and when two types count as the same.
 */
package dev.retort.diff.references;
