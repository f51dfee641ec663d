package dev.retort.cli.action;

import dev.retort.RetortException;
import dev.retort.cli.session.Session;
import dev.retort.diff.Comparison;
import dev.retort.diff.rename.Decisions;
import dev.retort.diff.rename.RenameCandidate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Lets a person say what was renamed, one gone thing after another. Nobody else may: {@code --yes}
 * agrees to a plan, and which of two plans is meant is no question of yes.
 */
final class RenameQuestions {

    private final Session session;

    RenameQuestions(Session session) {
        this.session = session;
    }

    /**
     * @param compare the same comparison with more decisions
     * @return one that leaves nothing open
     */
    Comparison settled(Comparison first, Decisions given, Function<Decisions, Comparison> compare) {
        Comparison comparison = first;
        Decisions decisions = given;
        while (!comparison.candidates().isEmpty()) {
            List<RenameCandidate> open = comparison.candidates();
            session.report().put("renames", RenameLines.facts(open));
            List<RenameCandidate> choices =
                    open.stream()
                            .filter(each -> each.from().equals(open.get(0).from()))
                            .filter(each -> each.kind() == open.get(0).kind())
                            .toList();
            String answer =
                    session.ask(question(choices))
                            .orElseThrow(() -> refused(open, "and nobody said which it is"))
                            .strip();
            if (answer.equals("d")) {
                decisions = decisions.drop(choices.get(0));
            } else {
                decisions =
                        decisions.rename(
                                chosen(choices, answer)
                                        .orElseThrow(
                                                () -> refused(open, "and that was left open")));
            }
            comparison = compare.apply(decisions);
        }
        session.report().put("renames", List.of());
        return comparison;
    }

    private static Optional<RenameCandidate> chosen(List<RenameCandidate> choices, String answer) {
        for (int i = 0; i < choices.size(); i++) {
            if (answer.equals(String.valueOf(i + 1))) {
                return Optional.of(choices.get(i));
            }
        }
        return Optional.empty();
    }

    private String question(List<RenameCandidate> choices) {
        RenameCandidate gone = choices.get(0);
        StringBuilder text = new StringBuilder();
        text.append(session.output().noteStyle().changed("  ? "))
                .append(gone.kind().word())
                .append(' ')
                .append(gone.from())
                .append(" is gone. What became of it?\n");
        for (int i = 0; i < choices.size(); i++) {
            text.append("      ")
                    .append(i + 1)
                    .append("  renamed to ")
                    .append(choices.get(i).to())
                    .append("   (")
                    .append(RenameLines.evidence(choices.get(i)))
                    .append(")\n");
        }
        return text.append("      d  not renamed, and gone for good\n")
                .append("    Type ")
                .append(choices.size() == 1 ? "1" : "1 to " + choices.size())
                .append(" or d; anything else stops: ")
                .toString();
    }

    private static RetortException refused(List<RenameCandidate> open, String why) {
        return new RetortException(
                RetortException.Kind.REFUSED,
                "RT-2104",
                (open.size() == 1
                                ? "cannot decide: one thing looks like a rename, "
                                : "cannot decide: " + open.size() + " pairs look like renames, ")
                        + why
                        + open.stream()
                                .map(
                                        each ->
                                                "\n"
                                                        + RenameLines.what(each)
                                                        + " to "
                                                        + each.to()
                                                        + "?  "
                                                        + RenameLines.evidence(each)
                                                        + "\n    "
                                                        + RenameLines.options(each))
                                .collect(Collectors.joining())
                        + "\nNothing was written",
                "give one of the two for each thing that is gone; --drop loses what is in it",
                null);
    }
}
