package dev.retort.cli.action;

import dev.retort.RetortException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One part of what {@code doctor} looks at. Whatever goes wrong while it looks is a problem of this
 * part, and does not keep it from looking at the next one.
 */
final class Finding {

    private static final String NO_SOURCE = "";

    private record Fact(String name, String value, String source) {}

    private record Problem(String code, String message, String hint) {}

    private final String title;
    private final List<Fact> facts = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private Finding(String title) {
        this.title = title;
    }

    static Finding look(String title, Consumer<Finding> look) {
        Finding finding = new Finding(title);
        try {
            look.accept(finding);
        } catch (RetortException e) {
            finding.problem(e.code(), e.getMessage(), e.hint());
        }
        return finding;
    }

    void fact(String name, Object value) {
        fact(name, value, NO_SOURCE);
    }

    /**
     * @param source who said it; empty when that is no question
     */
    void fact(String name, Object value, String source) {
        facts.add(new Fact(name, String.valueOf(value), source));
    }

    /**
     * @param code may be null
     * @param hint what to do; may be null
     */
    void problem(String code, String message, String hint) {
        problems.add(new Problem(code, message, hint));
    }

    boolean isHealthy() {
        return problems.isEmpty();
    }

    int problems() {
        return problems.size();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(title);
        int width = facts.stream().mapToInt(fact -> fact.name.length()).max().orElse(0);
        for (Fact fact : facts) {
            lines.add(
                    "  "
                            + fact.name
                            + " ".repeat(width - fact.name.length() + 2)
                            + fact.value
                            + (fact.source.isEmpty() ? "" : "   (" + fact.source + ")"));
        }
        for (Problem problem : problems) {
            String text =
                    (problem.code == null ? "" : problem.code + "  ")
                            + problem.message.replace("\n", "\n      ");
            lines.add("  ! " + text);
            if (problem.hint != null) {
                lines.add("      fix  " + problem.hint.replace("\n", "\n           "));
            }
        }
        return lines;
    }

    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", title);
        fields.put("ok", isHealthy());
        fields.put(
                "facts",
                facts.stream()
                        .map(
                                fact -> {
                                    Map<String, Object> each = new LinkedHashMap<>();
                                    each.put("name", fact.name);
                                    each.put("value", fact.value);
                                    each.put("source", fact.source.isEmpty() ? null : fact.source);
                                    return each;
                                })
                        .toList());
        fields.put(
                "problems",
                problems.stream()
                        .map(
                                problem -> {
                                    Map<String, Object> each = new LinkedHashMap<>();
                                    each.put("code", problem.code);
                                    each.put("message", problem.message);
                                    each.put("hint", problem.hint);
                                    return each;
                                })
                        .toList());
        return fields;
    }
}
