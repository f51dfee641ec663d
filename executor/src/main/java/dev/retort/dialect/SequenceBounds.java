package dev.retort.dialect;

import dev.retort.model.SequenceOptions;
import dev.retort.model.Type;

/** What PostgreSQL takes for a bound or start that is not given (manual, CREATE SEQUENCE). */
final class SequenceBounds {

    private SequenceBounds() {}

    static long min(Type type, boolean descending) {
        if (!descending) {
            return 1;
        }
        switch (type.sql()) {
            case "smallint":
                return Short.MIN_VALUE;
            case "integer":
                return Integer.MIN_VALUE;
            default:
                return Long.MIN_VALUE;
        }
    }

    static long max(Type type, boolean descending) {
        if (descending) {
            return -1;
        }
        switch (type.sql()) {
            case "smallint":
                return Short.MAX_VALUE;
            case "integer":
                return Integer.MAX_VALUE;
            default:
                return Long.MAX_VALUE;
        }
    }

    static boolean descending(SequenceOptions options) {
        return options.increment() != null && options.increment() < 0;
    }

    /** Where a sequence without START begins: at its minimum, or when descending at its maximum. */
    static long start(SequenceOptions options) {
        if (descending(options)) {
            return options.max() == null ? -1 : options.max();
        }
        return options.min() == null ? 1 : options.min();
    }
}
