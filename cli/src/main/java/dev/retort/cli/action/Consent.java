package dev.retort.cli.action;

import java.util.List;

/**
 * What somebody agreed to lose.
 *
 * @param everything in whatever revision
 * @param revisions as a person names them
 */
public record Consent(boolean everything, List<String> revisions) {

    public Consent {
        revisions = List.copyOf(revisions);
    }

    public static Consent none() {
        return new Consent(false, List.of());
    }
}
