package dev.retort.cli.command;

import picocli.CommandLine;

/** All commands, in the order in which help lists them. */
final class Verbs {

    private Verbs() {}

    static void addTo(CommandLine line) {
        line.addSubcommand(new InitCommand());
    }
}
