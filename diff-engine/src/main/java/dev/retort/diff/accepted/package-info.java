/**
 * Differences that are meant to stay. In: two schemas, what somebody wrote down about them, and
 * what waits for another revision. Out: the desired schema with the database's side of all that, so
 * that whoever compares them finds the rest.
 */
package dev.retort.diff.accepted;
