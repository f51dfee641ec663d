/** A database as it is, as the operations of its first revision. */
package dev.retort.diff.baseline;
