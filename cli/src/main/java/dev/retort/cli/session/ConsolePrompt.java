package dev.retort.cli.session;

import dev.retort.cli.connection.PasswordPrompt;
import java.io.Console;
import java.util.Optional;

/** Asks at the terminal, without showing what is typed. */
final class ConsolePrompt implements PasswordPrompt {

    @Override
    public Optional<String> ask(String target) {
        Console console = System.console();
        if (console == null) {
            return Optional.empty();
        }
        char[] typed = console.readPassword("Password for %s: ", target);
        return typed == null || typed.length == 0
                ? Optional.empty()
                : Optional.of(new String(typed));
    }
}
