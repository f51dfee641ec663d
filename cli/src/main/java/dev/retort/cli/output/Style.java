package dev.retort.cli.output;

import java.util.Map;

/** Colour on one stream, or none. */
public enum Style {
    PLAIN,
    ANSI;

    /** When to use colour. */
    public enum Choice {
        AUTO,
        ALWAYS,
        NEVER
    }

    /**
     * Decides for one stream. {@code auto} means on a terminal that can, unless {@code NO_COLOR} is
     * set to anything (no-color.org).
     */
    public static Style of(Choice choice, boolean isTerminal, Map<String, String> environment) {
        return switch (choice) {
            case ALWAYS -> ANSI;
            case NEVER -> PLAIN;
            case AUTO ->
                    isTerminal
                                    && environment.getOrDefault("NO_COLOR", "").isEmpty()
                                    && !environment.getOrDefault("TERM", "").equals("dumb")
                            ? ANSI
                            : PLAIN;
        };
    }

    public String added(String text) {
        return in("32", text);
    }

    public String removed(String text) {
        return in("31", text);
    }

    public String changed(String text) {
        return in("33", text);
    }

    public String alarm(String text) {
        return in("1;31", text);
    }

    public String strong(String text) {
        return in("1", text);
    }

    public String faint(String text) {
        return in("2", text);
    }

    private String in(String code, String text) {
        return this == ANSI ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
