package dev.retort.migrate;

import java.time.Instant;

/**
 * The session that holds the migration lock.
 *
 * @param application its {@code application_name}, or {@code null} when unknown: another role's
 *     sessions are visible to members of {@code pg_read_all_stats} only
 * @param user or {@code null}
 * @param connectedSince or {@code null}; PostgreSQL does not keep since when a lock is held
 */
public record LockHolder(int pid, String application, String user, Instant connectedSince) {

    /** For a sentence: {@code pid 4711 (application retort, user shop, connected since ...)}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("pid ").append(pid);
        String separator = " (";
        if (application != null && !application.isEmpty()) {
            text.append(separator).append("application ").append(application);
            separator = ", ";
        }
        if (user != null) {
            text.append(separator).append("user ").append(user);
            separator = ", ";
        }
        if (connectedSince != null) {
            text.append(separator).append("connected since ").append(connectedSince);
            separator = ", ";
        }
        return separator.equals(", ") ? text.append(')').toString() : text.toString();
    }
}
