/** One class for each verb: its options, and the one call that does it. */
package dev.retort.cli.command;
