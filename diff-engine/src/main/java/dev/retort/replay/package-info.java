/**
 * Operations applied to a model in memory: in a schema and a list of operations, out a schema; and
 * what one of them does to which object of it.
 */
package dev.retort.replay;
