package dev.retort.cli.action;

import dev.retort.cli.output.Output;
import dev.retort.cli.output.Style;
import dev.retort.diff.BeforeAndAfter;
import dev.retort.diff.dependents.RecreatedObjects;
import dev.retort.model.ObjectId;
import dev.retort.operation.Description;
import dev.retort.operation.Operation;
import dev.retort.operation.OperationName;
import dev.retort.snapshot.Kept;
import dev.retort.snapshot.Unmapped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A comparison for people: a line for each operation, marked by what it does. */
final class OperationLines {

    /** What happens to a column, in as many steps as it takes. */
    private static final Set<String> COLUMNS =
            Set.of("add_column", "alter_column", "drop_column", "fill");

    private static final Set<ObjectId.Kind> PARTS =
            Set.of(ObjectId.Kind.CONSTRAINT, ObjectId.Kind.INDEX);

    private OperationLines() {}

    /**
     * Each with the attribute that asks for it, where one is known, and with what it takes along.
     * What only takes down and puts back has no line of its own, and what comes back as another one
     * has one for both.
     */
    static List<String> lines(
            List<BeforeAndAfter> operations,
            RecreatedObjects recreated,
            WhereFrom whereFrom,
            Style style) {
        List<BeforeAndAfter> some =
                operations.stream()
                        .filter(each -> !recreated.isRecreation(each.operation()))
                        .toList();
        Map<BeforeAndAfter, BeforeAndAfter> replaced = replaced(some, recreated);
        List<String> lines = new ArrayList<>();
        for (BeforeAndAfter each : some) {
            if (replaced.containsValue(each)) {
                continue;
            }
            Operation operation = each.operation();
            String line =
                    replaced.containsKey(each)
                            ? "  " + style.changed("~ " + replacement(each, replaced.get(each)))
                            : line(each, recreated.remark(operation), style);
            lines.add(
                    line
                            + whereFrom
                                    .text(operation)
                                    .map(text -> "  " + style.faint("← " + text))
                                    .orElse(""));
        }
        return lines;
    }

    /** The constraints and indexes that come, by what they come in the place of. */
    private static Map<BeforeAndAfter, BeforeAndAfter> replaced(
            List<BeforeAndAfter> operations, RecreatedObjects recreated) {
        Map<ObjectId, BeforeAndAfter> gone = new HashMap<>();
        Map<BeforeAndAfter, BeforeAndAfter> replaced = new IdentityHashMap<>();
        for (BeforeAndAfter each : operations) {
            ObjectId id = each.operation().id();
            if (id == null || !PARTS.contains(id.kind())) {
                continue;
            }
            boolean isAlone = remarks(recreated.remark(each.operation())).isEmpty();
            if (each.before() != null && each.after() == null && isAlone) {
                gone.put(id, each);
            } else if (each.before() == null && each.after() != null && gone.containsKey(id)) {
                replaced.put(each, gone.remove(id));
            }
        }
        return replaced;
    }

    private static String replacement(BeforeAndAfter come, BeforeAndAfter gone) {
        ObjectId id = come.operation().id();
        return come.after().equals(gone.before())
                ? "rebuild " + id + "   (" + come.after() + ")"
                : "replace %s by %s   (was %s)".formatted(id, come.after(), gone.before());
    }

    private static String line(BeforeAndAfter sides, RecreatedObjects.Remark remark, Style style) {
        OperationName name = OperationName.of(sides.operation());
        String text = Description.of(sides.operation()) + words(sides, remark);
        if (name.isDestructive()) {
            return "  " + style.alarm("! " + text);
        }
        if (name.operation().startsWith("drop")) {
            return "  " + style.removed("- " + text);
        }
        if (name.operation().startsWith("create") || name.operation().startsWith("add")) {
            return "  " + style.added("+ " + text);
        }
        return "  " + style.changed("~ " + text);
    }

    private static String words(BeforeAndAfter sides, RecreatedObjects.Remark remark) {
        List<String> words = new ArrayList<>();
        if (sides.former() != null) {
            words.add("was " + sides.former());
        }
        words.addAll(remarks(remark));
        return words.isEmpty() ? "" : "   (" + String.join("; ", words) + ")";
    }

    private static List<String> remarks(RecreatedObjects.Remark remark) {
        List<String> words = new ArrayList<>();
        if (!remark.putBack().isEmpty()) {
            words.add("takes down and puts back " + String.join(", ", remark.putBack()));
        }
        if (!remark.open().isEmpty()) {
            words.add("somebody has to write anew " + String.join(", ", remark.open()));
        }
        if (!remark.along().isEmpty()) {
            words.add("takes along " + String.join(", ", remark.along()));
        }
        return words;
    }

    /**
     * A column that is added, filled and tightened is one difference, and so is a constraint or an
     * index that goes and comes back as another one; what only takes down and puts back is none.
     */
    static String count(List<Operation> operations, RecreatedObjects recreated) {
        long number =
                operations.stream()
                        .filter(operation -> !recreated.isRecreation(operation))
                        .map(OperationLines::subject)
                        .distinct()
                        .count();
        return number == 1 ? "1 difference" : number + " differences";
    }

    private static Object subject(Operation operation) {
        OperationName name = OperationName.of(operation);
        if (COLUMNS.contains(name.operation())) {
            return Map.entry(name.table(), name.name());
        }
        ObjectId id = operation.id();
        return id != null && PARTS.contains(id.kind()) ? id : operation;
    }

    /** Says in one line what of mapped tables nobody speaks of, and with {@code -v} all of it. */
    static void kept(List<Kept> kept, Output output) {
        if (kept.isEmpty()) {
            return;
        }
        for (Kept each : kept) {
            if (each.problem() != null) {
                output.data(
                        "  "
                                + output.dataStyle()
                                        .alarm("! in the way: " + each + ": " + each.problem()));
            }
        }
        output.note("kept: " + counted(kept.stream().map(Kept::sort).toList()) + naming(output));
        kept.forEach(each -> output.detail("  " + each));
    }

    /** Says in one line what was left alone, and with {@code -v} all of it. */
    static void notCompared(List<Beside> others, Output output) {
        if (others.isEmpty()) {
            return;
        }
        output.note(
                "not compared: "
                        + counted(others.stream().map(other -> other.object().kind()).toList())
                        + naming(output));
        others.forEach(other -> output.detail("  " + line(other)));
    }

    /** For instance "view active_orders (needs orders.status)". */
    private static String line(Beside other) {
        Unmapped object = other.object();
        StringBuilder line = new StringBuilder(object.toString());
        if (object.definition() != null) {
            line.append(": ").append(object.definition());
        }
        String needs =
                object.dependsOn().stream()
                        .map(Unmapped.Reference::toString)
                        // Said already.
                        .filter(
                                name ->
                                        object.table() == null
                                                || !name.equals(object.table().toString()))
                        .collect(Collectors.joining(", "));
        if (!needs.isEmpty()) {
            line.append(" (needs ").append(needs).append(')');
        }
        if (other.side() == Beside.Side.REFERENCE) {
            line.append(", in the reference");
        }
        return line.toString();
    }

    private static String naming(Output output) {
        return output.verbose() ? "" : "     (-v names them)";
    }

    private static String counted(List<String> kinds) {
        return kinds.stream()
                .collect(Collectors.groupingBy(kind -> kind, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(kind -> counted(kind.getValue(), kind.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static String counted(long number, String kind) {
        // A keyword of SQL has no plural.
        if (kind.equals(kind.toUpperCase(Locale.ROOT))) {
            return number + " " + kind;
        }
        String plural =
                kind.endsWith("ss") || kind.endsWith("x")
                        ? kind + "es"
                        : kind.endsWith("s")
                                ? kind
                                : kind.endsWith("y") && !kind.endsWith("ey")
                                        ? kind.substring(0, kind.length() - 1) + "ies"
                                        : kind + "s";
        return number + " " + (number == 1 ? kind : plural);
    }
}
