package dev.retort.migrate;

/** How much is undone when a statement fails. */
public enum TransactionMode {
    /** Each revision is a transaction: those before the failed one stay. */
    PER_REVISION,
    /** The whole run is one transaction: everything or nothing. */
    ALL
}
