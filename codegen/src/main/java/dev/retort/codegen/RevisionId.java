package dev.retort.codegen;

import java.util.UUID;

/** Ids for new revisions. */
public final class RevisionId {

    private static final int DIGITS = 12;

    private RevisionId() {}

    /** Twelve hexadecimal digits that nobody has drawn before, as Alembic makes them. */
    public static String random() {
        String uuid = UUID.randomUUID().toString();
        return uuid.substring(uuid.length() - DIGITS);
    }
}
