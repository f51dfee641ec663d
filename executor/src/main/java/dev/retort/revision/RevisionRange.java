package dev.retort.revision;

import dev.retort.RetortException;
import java.util.Optional;

/**
 * {@code FROM:TO} as a person writes it; either side may be left out.
 *
 * @param from identifier, or empty
 * @param to identifier, or empty
 */
public record RevisionRange(String from, String to) {

    /** Empty when {@code text} has no colon, so is no range. */
    public static Optional<RevisionRange> parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        if (text.indexOf(':', colon + 1) >= 0) {
            throw new RetortException(
                    RetortException.Kind.USAGE,
                    "RT-2008",
                    "not a range of revisions: " + text,
                    "write FROM:TO, FROM: or :TO",
                    null);
        }
        return Optional.of(new RevisionRange(text.substring(0, colon), text.substring(colon + 1)));
    }
}
