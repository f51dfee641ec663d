package dev.retort.cli.action.accept;

import dev.retort.RetortException;
import dev.retort.cli.accepted.AcceptedFile;
import dev.retort.cli.accepted.AcceptedLines;
import dev.retort.cli.action.Comparing;
import dev.retort.cli.action.Goal;
import dev.retort.cli.action.Revisions;
import dev.retort.cli.connection.Database;
import dev.retort.cli.output.Output;
import dev.retort.cli.output.ShellWord;
import dev.retort.cli.session.Session;
import dev.retort.dialect.PostgreSqlDialect;
import dev.retort.diff.accepted.Acceptance;
import dev.retort.diff.accepted.Difference;
import dev.retort.diff.accepted.DifferencePattern;
import dev.retort.diff.accepted.Entry;
import dev.retort.diff.accepted.Leaving;
import dev.retort.diff.rename.Decisions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** {@code retort accept}: what differs now, and matches, is written down as meant to stay. */
public final class Accepting {

    private final Session session;

    public Accepting(Session session) {
        this.session = session;
    }

    /**
     * Compares the entities with the database, and writes an entry for each difference that one of
     * the patterns means.
     *
     * @param why it is meant to stay; empty to ask a person
     * @param isStrict whether what the entities are silent about is a difference
     * @throws RetortException when a pattern means no difference, or nobody says why
     */
    public void accept(List<String> patterns, Optional<String> why, boolean isStrict) {
        List<DifferencePattern> parsed =
                patterns.stream()
                        .map(each -> DifferencePattern.parse(each, defaultSchema()))
                        .toList();
        Revisions revisions = Revisions.read(session);
        Comparing comparing = new Comparing(session, revisions, new PostgreSqlDialect());
        Supplier<Goal> goals = Comparing.goal(session, Optional.empty(), isStrict);
        Acceptance acceptance;
        SortedSet<String> rows;
        try (Connection connection = session.open(Database.Access.READ)) {
            rows = comparing.rows(connection);
            comparing.requireHeads(rows);
            try (Goal goal = goals.get()) {
                acceptance = comparing.compare(connection, rows, goal, Decisions.NONE).acceptance();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        List<Difference> all = acceptance.differences();
        Set<Difference> chosen = new TreeSet<>();
        parsed.forEach(each -> chosen.addAll(each.of(all)));
        requireWhole(acceptance.leaving(chosen), patterns);
        write(List.copyOf(chosen), why(chosen, why), rows);
    }

    private String defaultSchema() {
        return Objects.requireNonNullElse(session.schema(), "public");
    }

    /** What stays and something else needs otherwise would be a difference at once. */
    private static void requireWhole(Leaving leaving, List<String> patterns) {
        if (leaving.taken().isEmpty()) {
            return;
        }
        Set<String> together = new LinkedHashSet<>(patterns);
        List<String> lines = new ArrayList<>();
        for (Leaving.Taken each : leaving.taken()) {
            lines.add(
                    "\n  "
                            + AcceptedLines.line(each.difference())
                            + "\n      "
                            + (each.because().equals(each.difference().id())
                                    ? "something that is to change asks for it"
                                    : each.because() + " needs it"));
            together.add(DifferencePattern.meaning(each.because()));
        }
        throw new RetortException(
                "RT-2123",
                "this cannot stay while other things change:"
                        + String.join("", lines)
                        + "\nNothing was written",
                "accept both: retort accept "
                        + together.stream().map(ShellWord::of).collect(Collectors.joining(" ")));
    }

    private String why(Set<Difference> chosen, Optional<String> why) {
        return why.or(() -> asked(chosen))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElseThrow(
                        () ->
                                new RetortException(
                                        RetortException.Kind.REFUSED,
                                        "RT-2121",
                                        "nobody said why this is meant to stay. Nothing was written",
                                        "--why \"...\": whoever finds the entry in a year will ask",
                                        null));
    }

    private Optional<String> asked(Set<Difference> chosen) {
        StringBuilder question = new StringBuilder();
        chosen.forEach(each -> question.append("  ").append(AcceptedLines.line(each)).append('\n'));
        return session.ask(question.append("  Why is this meant to stay? ").toString());
    }

    private void write(List<Difference> chosen, String why, SortedSet<String> rows) {
        List<String> at = rows.isEmpty() ? List.of(Entry.BASE) : List.copyOf(rows);
        AcceptedFile file = AcceptedFile.of(session);
        file.add(chosen.stream().map(each -> Entry.of(each, why, at)).toList());
        session.report().put("accepted", AcceptedLines.facts(chosen, why));
        session.report().put("file", file.shownAs());
        Output output = session.output();
        chosen.forEach(each -> output.data("  = " + AcceptedLines.line(each)));
        output.data("  wrote  " + file.shownAs());
        output.note(
                (chosen.size() == 1
                                ? "It is no difference any more"
                                : "They are no differences any more")
                        + ", until the database or the entity says something else. Commit the file with the"
                        + " revisions.");
    }
}
