/** One run of one command: what it was given, where it prints, what it opened. */
package dev.retort.cli.session;
