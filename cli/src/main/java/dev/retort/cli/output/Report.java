package dev.retort.cli.output;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The one object that a command prints with {@code --format json}. Values are texts, numbers, truth
 * values, null, lists and maps of these.
 */
public final class Report {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    /**
     * @param command the verb; empty when there was none
     */
    public Report(String command) {
        fields.put("schemaVersion", 1);
        fields.put("command", Objects.requireNonNull(command, "command"));
        fields.put("status", "ok");
    }

    /** {@code differences} instead of {@code ok}. */
    public void differences() {
        fields.put("status", "differences");
    }

    /**
     * Adds a field, or replaces it.
     *
     * @param value may be null
     */
    public void put(String name, Object value) {
        fields.put(name, value);
    }

    /** The status becomes {@code error}; what was found out before stays. */
    public void error(Failure failure) {
        fields.put("status", "error");
        fields.put("error", failure.fields());
    }

    /** All fields, in the order they print. */
    public Map<String, Object> fields() {
        return Collections.unmodifiableMap(fields);
    }
}
