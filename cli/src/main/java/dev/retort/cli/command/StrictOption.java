package dev.retort.cli.command;

import picocli.CommandLine.Option;

/** Whether silence is a wish. */
final class StrictOption {

    @Option(
            names = "--strict",
            description = {
                "Take what the entities are silent about (defaults, comments, ON DELETE ...) for not wanted.",
                "compare.strict in retort.toml says it for all commands."
            })
    private boolean strict;

    boolean isStrict() {
        return strict;
    }
}
