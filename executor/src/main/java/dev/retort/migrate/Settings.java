package dev.retort.migrate;

import java.time.Duration;

/** What a transaction of ours begins with; all of it ends with the transaction. */
final class Settings {

    private Settings() {}

    static String lockTimeout(Duration value) {
        return "SET LOCAL lock_timeout = '" + value.toMillis() + "ms'";
    }

    /**
     * Also when nothing changes: an earlier revision may have set another one for the session, as
     * the output of pg_dump does.
     *
     * @param path in the form of {@code current_setting('search_path')}
     */
    static String searchPath(String path) {
        return "SELECT pg_catalog.set_config('search_path', "
                + VersionTable.literal(path)
                + ", true)";
    }

    /** Puts a schema in front of whatever the session has. */
    static String schemaFirst(String schema) {
        return "SELECT pg_catalog.set_config('search_path', concat_ws(', ', "
                + VersionTable.literal(VersionTable.identifier(schema))
                + ", nullif(current_setting('search_path'), '')), true)";
    }
}
