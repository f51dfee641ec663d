package dev.retort.model;

/** When a constraint is checked (manual, SET CONSTRAINTS). */
public enum Deferrability {
    NOT_DEFERRABLE,
    /** Checked after each statement unless a transaction asks otherwise. */
    DEFERRABLE,
    /** Checked at commit unless a transaction asks otherwise. */
    INITIALLY_DEFERRED
}
