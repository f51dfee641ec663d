package dev.retort.revision;

import java.util.Locale;

/** Which way a step goes. */
public enum Direction {
    UPGRADE,
    DOWNGRADE,
    /** Only the version rows change. */
    STAMP;

    /** The word for people and JSON: {@code upgrade}, {@code downgrade}, {@code stamp}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
