package dev.retort.environment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a command was given that an environment may want to know.
 *
 * @param command {@code upgrade}, {@code revision} ...
 * @param section of {@code retort.toml} that {@code -n} chose
 * @param arguments the values of {@code -x KEY=VALUE}, in the order given
 */
public record Context(String command, Optional<String> section, Map<String, String> arguments) {

    public Context {
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(section, "section");
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }
}
