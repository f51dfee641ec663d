package dev.retort.cli.action;

import dev.retort.cli.output.Output;
import dev.retort.cli.output.Style;
import dev.retort.model.Reflected;
import dev.retort.operation.Description;
import dev.retort.operation.Operation;
import dev.retort.operation.OperationName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A comparison for people: a line for each operation, marked by what it does. */
final class OperationLines {

    private OperationLines() {}

    /** With the attribute that asks for it, where one is known. */
    static String line(Operation operation, WhereFrom whereFrom, Style style) {
        return line(operation, style)
                + whereFrom.text(operation).map(text -> "  " + style.faint("← " + text)).orElse("");
    }

    private static String line(Operation operation, Style style) {
        OperationName name = OperationName.of(operation);
        String text = Description.of(operation);
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

    /** Says in one line what was left alone, and with {@code -v} all of it. */
    static void notCompared(List<Reflected.Other> others, Output output) {
        if (others.isEmpty()) {
            return;
        }
        Map<String, Long> kinds =
                others.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Reflected.Other::kind,
                                        TreeMap::new,
                                        Collectors.counting()));
        output.note(
                "not compared: "
                        + kinds.entrySet().stream()
                                .map(kind -> counted(kind.getValue(), kind.getKey()))
                                .collect(Collectors.joining(", "))
                        + (output.verbose() ? "" : "     (-v names them)"));
        others.forEach(other -> output.detail("  " + other.kind() + "  " + other.name()));
    }

    private static String counted(long number, String kind) {
        String plural =
                kind.endsWith("x")
                        ? kind + "es"
                        : kind.endsWith("y")
                                ? kind.substring(0, kind.length() - 1) + "ies"
                                : kind + "s";
        return number + " " + (number == 1 ? kind : plural);
    }
}
