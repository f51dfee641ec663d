package dev.retort.environment;

/** Whether two things are to be taken for the same. Alembic's {@code None}, False and True. */
public enum Verdict {
    /** What Retort says without the environment. */
    BY_RULE,
    /** No difference is proposed, whatever there is. */
    SAME,
    /** A difference is proposed, also where Retort sees none. */
    DIFFERENT
}
