package dev.retort.cli.config;

import java.util.Objects;

/**
 * Where a setting came from.
 *
 * @param name an option, an environment variable or a file, as a person would say it
 * @param line in that file, from 1; 0 when it is no file
 */
public record Source(String name, int line) {

    public Source {
        Objects.requireNonNull(name, "name");
    }

    /** An option or an environment variable. */
    public static Source of(String name) {
        return new Source(name, 0);
    }

    /** {@code retort.toml:14}, or {@code --url}. */
    @Override
    public String toString() {
        return line == 0 ? name : name + ":" + line;
    }
}
