package dev.retort.cli.command;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The option of everything that compares. */
final class ReferenceOption {

    @Option(
            names = "--reference-url",
            paramLabel = "URL",
            description = "Compare with this database, not with entities. It is only read.")
    private String url;

    Optional<String> url() {
        return Optional.ofNullable(url);
    }
}
