package dev.retort.cli.accepted;

import dev.retort.cli.output.Output;
import dev.retort.cli.output.Report;
import dev.retort.diff.accepted.Acceptance;
import dev.retort.diff.accepted.Difference;
import dev.retort.diff.accepted.Entry;
import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Accepted differences, for people and for programs. */
public final class AcceptedLines {

    private static final int LONGEST = 100;

    private AcceptedLines() {}

    /** Says how many were accepted, with {@code -v} which, and which of them moved. */
    public static void print(Acceptance acceptance, Output output) {
        if (!acceptance.accepted().isEmpty()) {
            output.note(
                    "accepted: "
                            + acceptance.accepted().size()
                            + (output.verbose() ? "" : "     (-v names them)"));
            acceptance
                    .accepted()
                    .forEach(
                            each ->
                                    output.detail(
                                            "  "
                                                    + line(each.difference())
                                                    + "   ("
                                                    + each.entry().why()
                                                    + ")"));
        }
        for (Acceptance.Moved each : acceptance.moved()) {
            output.note(
                    "accepted, and a difference again: "
                            + line(each.difference())
                            + "\n    "
                            + reason(each)
                            + "   ("
                            + (each.entry().place().isEmpty() ? "" : each.entry().place() + ": ")
                            + each.entry().why()
                            + ")");
        }
    }

    private static String reason(Acceptance.Moved moved) {
        Entry entry = moved.entry();
        Difference now = moved.difference();
        if (moved.because() != null) {
            return moved.because().equals(now.id())
                    ? "something else asks for it"
                    : moved.because() + " needs it";
        }
        if (entry.property() == null && now.property() != null
                || entry.property() != null && now.property() == null) {
            return entry.property() == null
                    ? "accepted was that " + sides(entry)
                    : "accepted was its " + entry.property() + ": " + sides(entry);
        }
        boolean isDatabase = !entry.database().equals(now.database());
        boolean isEntity = !entry.entity().equals(now.entities());
        return (isDatabase ? "the database had " + shortened(entry.database()) : "")
                + (isDatabase && isEntity ? ", and " : "")
                + (isEntity ? "the entities said " + shortened(entry.entity()) : "")
                + " when it was accepted";
    }

    private static String sides(Entry entry) {
        return "the database has "
                + shortened(entry.database())
                + " and the entities say "
                + shortened(entry.entity());
    }

    /** {@code column orders.note: type text in the database, varchar(20) by the entities}. */
    public static String line(Difference difference) {
        return difference.object()
                + ": "
                + (difference.property() == null ? "" : difference.property() + " ")
                + shortened(difference.database())
                + " in the database, "
                + shortened(difference.entities())
                + " by the entities";
    }

    /** What the revision would do: from what the database has to what the entities say. */
    static String change(Difference difference) {
        String object = difference.object();
        String sides = shortened(difference.database()) + " → " + shortened(difference.entities());
        return object
                + ": "
                + (difference.property() == null ? "" : difference.property() + " ")
                + sides;
    }

    private static String shortened(String text) {
        String line = text.replace("\n", ", ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    /** The JSON lists {@code accepted} and {@code moved}. */
    public static void report(Acceptance acceptance, Report report) {
        report.put(
                "accepted",
                acceptance.accepted().stream()
                        .map(each -> fact(each.difference(), each.entry()))
                        .toList());
        report.put(
                "moved",
                acceptance.moved().stream()
                        .map(
                                each -> {
                                    Map<String, Object> fact =
                                            fact(each.difference(), each.entry());
                                    fact.put("acceptedDatabase", each.entry().database());
                                    fact.put("acceptedEntity", each.entry().entity());
                                    fact.put(
                                            "neededBy",
                                            each.because() == null
                                                    ? null
                                                    : each.because().toString());
                                    return fact;
                                })
                        .toList());
    }

    /** Of what was written down just now. */
    public static List<Map<String, Object>> facts(List<Difference> differences, String why) {
        return differences.stream()
                .map(each -> fact(each, Entry.of(each, why, List.of())))
                .toList();
    }

    private static Map<String, Object> fact(Difference difference, Entry entry) {
        ObjectId id = difference.id();
        boolean isOfTable = id.isPartOf(id.name());
        QualifiedName table = isOfTable ? id.name() : null;
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put("kind", difference.kind());
        fact.put(
                "name",
                id.part() == null ? difference.name() : isOfTable ? id.part() : difference.name());
        fact.put("table", table == null ? null : table.toString());
        fact.put("property", difference.property());
        fact.put("value", difference.database());
        fact.put("entity", difference.entities());
        fact.put("why", entry.why());
        fact.put("place", entry.place().isEmpty() ? null : entry.place());
        return fact;
    }
}
