/** Operations applied to a model in memory: in a schema and a list of operations, out a schema. */
package dev.retort.replay;
