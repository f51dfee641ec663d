package dev.retort.cli.rename;

import dev.retort.RetortException;
import dev.retort.cli.output.Style;
import dev.retort.cli.session.Session;
import dev.retort.diff.Comparison;
import dev.retort.diff.rename.Decisions;
import dev.retort.diff.rename.RenameCandidate;
import dev.retort.diff.rename.RenameFamily;
import dev.retort.diff.rename.RenameRound;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Lets a person say what was renamed: first what is one event, then one gone thing after another.
 * Nobody else may: {@code --yes} agrees to a plan, and which of two plans is meant is no question
 * of yes.
 */
public final class RenameQuestions {

    private final Session session;

    public RenameQuestions(Session session) {
        this.session = session;
    }

    /**
     * @param compare the same comparison with more decisions
     * @return one that leaves nothing open
     */
    public Comparison settled(
            Comparison first, Decisions given, Function<Decisions, Comparison> compare) {
        Comparison comparison = first;
        Decisions decisions = given;
        while (!comparison.candidates().isEmpty()) {
            RenameRound round =
                    RenameRound.of(
                            comparison.candidates(),
                            decisions,
                            more -> compare.apply(more).candidates());
            session.report().put("renames", RenameLines.facts(round.candidates()));
            decisions = answered(round, decisions);
            comparison = compare.apply(decisions);
        }
        session.report().put("renames", List.of());
        return comparison;
    }

    /** As long as what is believed is true; what is asked after that depends on what is not. */
    private Decisions answered(RenameRound round, Decisions given) {
        Decisions decisions = given;
        Set<RenameRound.Gone> done = new HashSet<>();
        for (RenameFamily family : RenameFamily.of(round.renames())) {
            if (ask(round, RenameLines.question(family, style()), List.of("a", "o")).equals("a")) {
                for (RenameCandidate each : family.members()) {
                    decisions = decisions.rename(each);
                    done.add(RenameRound.Gone.of(each));
                }
            }
        }
        for (List<RenameCandidate> choices : round.questions()) {
            RenameRound.Gone gone = RenameRound.Gone.of(choices.get(0));
            if (done.contains(gone)) {
                continue;
            }
            RenameCandidate chosen = chosen(round, choices);
            decisions =
                    chosen == null ? decisions.refuse(choices.get(0)) : decisions.rename(chosen);
            if (chosen != round.believed().get(gone)) {
                return decisions;
            }
        }
        return decisions;
    }

    /** {@code null}: it was not renamed. */
    private RenameCandidate chosen(RenameRound round, List<RenameCandidate> choices) {
        List<String> answers = RenameLines.answers(choices);
        int at = answers.indexOf(ask(round, RenameLines.question(choices, style()), answers));
        return at < choices.size() ? choices.get(at) : null;
    }

    private Style style() {
        return session.output().noteStyle();
    }

    private String ask(RenameRound round, String question, List<String> answers) {
        String answer =
                session.ask(question)
                        .orElseThrow(() -> refused(round, "and nobody said which it is"))
                        .strip();
        if (!answers.contains(answer)) {
            throw refused(round, "and that was left open");
        }
        return answer;
    }

    private RetortException refused(RenameRound round, String why) {
        int pairs = round.candidates().size();
        return new RetortException(
                RetortException.Kind.REFUSED,
                "RT-2104",
                (pairs == 1
                                ? "cannot decide: one thing looks like a rename, "
                                : "cannot decide: " + pairs + " pairs look like renames, ")
                        + why
                        + RenameLines.open(round, session.commandLine())
                        + "\nNothing was written",
                "give one answer for each thing that is gone, on the command line or in a file for"
                        + " --answers; --drop loses what is in it",
                null);
    }
}
