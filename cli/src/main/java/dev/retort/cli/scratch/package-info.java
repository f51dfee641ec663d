/** A database that nobody needs afterwards. */
package dev.retort.cli.scratch;
