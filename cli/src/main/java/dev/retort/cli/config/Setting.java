package dev.retort.cli.config;

import java.util.List;
import java.util.Objects;

/** A value, and where it came from. */
public record Setting<T>(T value, Source source) {

    public Setting {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(source, "source");
    }

    /** The values alone. */
    public static <T> List<T> values(List<Setting<T>> settings) {
        return settings.stream().map(Setting::value).toList();
    }
}
