package dev.retort.model;

/**
 * The options of a sequence or of the sequence behind an identity column. {@code null} means what
 * PostgreSQL takes when the option is not given (manual, CREATE SEQUENCE): increment 1, start at
 * the minimum of an ascending or the maximum of a descending sequence, bounds of the data type,
 * cache 1. {@code Dialect.canonical} turns a number that equals that default into {@code null}, so
 * that equal sequences are equal values.
 */
public record SequenceOptions(
        Long start, Long increment, Long min, Long max, Long cache, boolean cycle) {

    public SequenceOptions {
        // The same for every type and direction, so that a revision may say it out loud.
        if (increment != null && increment == 1) {
            increment = null;
        }
        if (cache != null && cache == 1) {
            cache = null;
        }
    }

    /** Everything as PostgreSQL takes it by default. */
    public static final SequenceOptions DEFAULT =
            new SequenceOptions(null, null, null, null, null, false);

    public boolean isDescending() {
        return increment != null && increment < 0;
    }

    /** The first number that is drawn: START, or the end that the sequence comes from. */
    public long first() {
        if (start != null) {
            return start;
        }
        if (isDescending()) {
            return max == null ? -1 : max;
        }
        return min == null ? 1 : min;
    }

    /** The least number that it can give. */
    public long lowest(Type type) {
        if (min != null) {
            return min;
        }
        return isDescending() ? least(type) : 1;
    }

    /** The greatest number that it can give. */
    public long highest(Type type) {
        if (max != null) {
            return max;
        }
        return isDescending() ? -1 : greatest(type);
    }

    /** Whether the number is within the bounds. */
    public boolean holds(long number, Type type) {
        return lowest(type) <= number && number <= highest(type);
    }

    /** The least number of a type that a sequence can have. */
    public static long least(Type type) {
        return switch (type.sql()) {
            case "smallint" -> Short.MIN_VALUE;
            case "integer" -> Integer.MIN_VALUE;
            default -> Long.MIN_VALUE;
        };
    }

    /** The greatest number of a type that a sequence can have. */
    public static long greatest(Type type) {
        return switch (type.sql()) {
            case "smallint" -> Short.MAX_VALUE;
            case "integer" -> Integer.MAX_VALUE;
            default -> Long.MAX_VALUE;
        };
    }

    public SequenceOptions withStart(Long value) {
        return new SequenceOptions(value, increment, min, max, cache, cycle);
    }

    public SequenceOptions withIncrement(Long value) {
        return new SequenceOptions(start, value, min, max, cache, cycle);
    }

    public SequenceOptions withMin(Long value) {
        return new SequenceOptions(start, increment, value, max, cache, cycle);
    }

    public SequenceOptions withMax(Long value) {
        return new SequenceOptions(start, increment, min, value, cache, cycle);
    }

    public SequenceOptions withCache(Long value) {
        return new SequenceOptions(start, increment, min, max, value, cycle);
    }

    public SequenceOptions withCycle(boolean value) {
        return new SequenceOptions(start, increment, min, max, cache, value);
    }
}
