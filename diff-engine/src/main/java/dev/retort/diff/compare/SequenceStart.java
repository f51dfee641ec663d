package dev.retort.diff.compare;

import dev.retort.model.SequenceOptions;
import dev.retort.model.Type;

/**
 * Whether a sequence that nothing was drawn from yet has to begin elsewhere: PostgreSQL takes no
 * bounds that the next number is outside of, and the start alone leaves that number as it is.
 */
final class SequenceStart {

    private SequenceStart() {}

    /** In one direction or the other, so that the way back leads to the number of before. */
    static boolean isElsewhere(
            SequenceOptions before, Type typeBefore, SequenceOptions after, Type typeAfter) {
        return before.isDescending() != after.isDescending()
                || !after.holds(before.first(), typeAfter)
                || !before.holds(after.first(), typeBefore);
    }
}
