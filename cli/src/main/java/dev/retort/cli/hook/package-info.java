/** What runs after a revision is written. */
package dev.retort.cli.hook;
