/**
 * Two schemas to ordered operations: scope, adopted names and spelling, and the comparison. No SQL.
 */
package dev.retort.diff;
