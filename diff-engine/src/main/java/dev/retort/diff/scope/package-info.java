/**
 * What is compared at all. In: both schemas, the patterns of the configuration, an environment's
 * hooks and what the applied revisions made. Out: both schemas without what is hidden, with what
 * depends on that, and without what is not managed here; and a list of what was left alone.
 */
package dev.retort.diff.scope;
