/**
 * What is looked for before a step runs: rows that would make it fail, and data that it would take
 * away. Not for applications, which see {@code ConflictingRows} and {@code DataLoss}.
 */
package dev.retort.migrate.internal.precheck;
