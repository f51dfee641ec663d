/** The words a person types: parsing, exit codes, printing. What they do is done elsewhere. */
package dev.retort.cli;
