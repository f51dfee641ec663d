package dev.retort.cli.connection;

import dev.retort.RetortException;
import dev.retort.cli.config.Setting;
import dev.retort.cli.config.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a password comes from. {@code ~/.pgpass} is not here: the driver reads it itself when it is
 * given no password.
 */
final class Passwords {

    private Passwords() {}

    /**
     * The first of: the URL when it was typed, the file, the URL from elsewhere, what the
     * application has beside the URL, PGPASSWORD.
     */
    static Optional<Setting<String>> find(
            Setting<ConnectionUrl> url,
            boolean urlIsOption,
            Optional<Setting<String>> ofApplication,
            Map<String, String> environment) {
        Optional<Setting<String>> inUrl =
                url.value().password().map(text -> new Setting<>(text, url.source()));
        Optional<Setting<String>> inFile =
                Optional.ofNullable(environment.get("RETORT_PASSWORD_FILE"))
                        .filter(name -> !name.isEmpty())
                        .map(Passwords::read);
        Optional<Setting<String>> inVariable =
                Optional.ofNullable(environment.get("PGPASSWORD"))
                        .filter(text -> !text.isEmpty())
                        .map(text -> new Setting<>(text, Source.of("PGPASSWORD")));
        return (urlIsOption ? inUrl.or(() -> inFile) : inFile.or(() -> inUrl))
                .or(() -> ofApplication)
                .or(() -> inVariable);
    }

    private static Setting<String> read(String name) {
        try {
            String text = Files.readString(Path.of(name));
            return new Setting<>(
                    text.replaceFirst("\\R\\z", ""), Source.of("RETORT_PASSWORD_FILE"));
        } catch (IOException e) {
            throw new RetortException(
                    "RT-1102",
                    "cannot read the password file " + name + " (RETORT_PASSWORD_FILE): " + e,
                    "the file holds the password and nothing else",
                    e);
        }
    }
}
