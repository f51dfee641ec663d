/**
 * The comparison itself: a pure function. In: two schemas, and what has another name on the other
 * side. Out: the operations that turn one schema into the other, in an order in which they can run.
 */
package dev.retort.diff.compare;
