package dev.retort.cli.config;

import java.util.Optional;

/**
 * The database in the application's own configuration.
 *
 * @param password never shown
 */
public record ApplicationDatabase(
        Setting<String> url, Optional<Setting<String>> user, Optional<Setting<String>> password) {

    /** Without the password. */
    @Override
    public String toString() {
        return "ApplicationDatabase[from " + url.source() + "]";
    }
}
