package dev.retort.cli.connection;

import java.util.Optional;

/** Asks a person for a password. */
@FunctionalInterface
public interface PasswordPrompt {

    /**
     * Asks once.
     *
     * @param target user and database, without a password
     * @return empty when there is nobody to ask
     */
    Optional<String> ask(String target);
}
