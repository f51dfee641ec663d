package dev.retort.migrate.internal;

import java.time.Duration;

/** What a transaction of ours begins with; all of it ends with the transaction. */
public final class Settings {

    private Settings() {}

    /** Local to the transaction, so that it is gone when a revision has ended it. */
    private static final String MARK = "retort.transaction";

    /**
     * For a database, all in one round trip. The path is set even when it is the session's: an
     * earlier revision may have set another one, as the output of pg_dump does.
     *
     * @param searchPath in the form of {@code current_setting('search_path')}
     */
    public static String of(Duration lockTimeout, String searchPath) {
        return "SELECT pg_catalog.set_config('lock_timeout', '"
                + lockTimeout.toMillis()
                + "ms', true), pg_catalog.set_config('search_path', "
                + VersionTable.literal(searchPath)
                + ", true), pg_catalog.set_config('"
                + MARK
                + "', 'open', true)";
    }

    /** One row, when the transaction is still the one that {@link #of} began. */
    static String stillOpen() {
        return "SELECT 1 WHERE pg_catalog.current_setting('" + MARK + "', true) = 'open'";
    }

    public static String lockTimeout(Duration value) {
        return "SET LOCAL lock_timeout = '" + value.toMillis() + "ms'";
    }

    /** Puts a schema in front of whatever the session has. */
    public static String schemaFirst(String schema) {
        return "SELECT pg_catalog.set_config('search_path', concat_ws(', ', "
                + VersionTable.literal(VersionTable.identifier(schema))
                + ", nullif(current_setting('search_path'), '')), true)";
    }
}
