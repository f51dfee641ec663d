/**
 * What depends on what in a database, as {@code pg_depend} has it: read once for each snapshot, for
 * the things that are not compared (what they need) and for what a change is in the way of (what
 * depends on it).
 */
package dev.retort.database.dependency;
