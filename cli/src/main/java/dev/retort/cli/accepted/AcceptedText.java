package dev.retort.cli.accepted;

import dev.retort.diff.accepted.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The lines of {@code accepted.toml}: a change of one entry leaves all other lines as they are. */
final class AcceptedText {

    private static final List<String> HEADER =
            List.of(
                    "# What this database and the entities have differently, and are meant to.",
                    "# An entry holds while both sides are as written; retort accept writes them.");

    private static final String TABLE = "[[" + AcceptedFile.TABLE + "]]";

    private static final Comparator<Entry> ORDER =
            Comparator.comparing(AcceptedText::name)
                    .thenComparing(Entry::object)
                    .thenComparing(
                            Entry::property, Comparator.nullsFirst(Comparator.naturalOrder()))
                    .thenComparing(Entry::database);

    private final List<String> lines;
    private final String end;

    AcceptedText(String text) {
        end = text.contains("\r\n") ? "\r\n" : "\n";
        lines = new ArrayList<>(text.isBlank() ? HEADER : text.lines().toList());
    }

    /** What the kind stands in front of: all about a table stands together. */
    private static String name(Entry entry) {
        int at = entry.object().length();
        boolean quoted = false;
        for (int i = 0; i < entry.object().length(); i++) {
            char c = entry.object().charAt(i);
            quoted = c == '"' ? !quoted : quoted;
            if (c == ' ' && !quoted) {
                at = i + 1;
            }
        }
        return at == entry.object().length() ? entry.object() : entry.object().substring(at);
    }

    /**
     * @param entries that are there
     * @param keys the line of each of their keys, from one on
     */
    void put(Entry entry, List<Entry> entries, List<Map<String, Integer>> keys) {
        for (int i = 0; i < entries.size(); i++) {
            if (isReplaced(entries.get(i), entry)) {
                replace(entry, entries.get(i), keys.get(i), end(keys, i));
                return;
            }
        }
        List<String> block = new ArrayList<>();
        block.add(TABLE);
        values(entry).forEach((key, value) -> block.addAll(line(key, value)));
        for (int i = 0; i < entries.size(); i++) {
            if (ORDER.compare(entry, entries.get(i)) < 0) {
                block.add("");
                lines.addAll(begin(keys.get(i)), block);
                return;
            }
        }
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
            lines.remove(lines.size() - 1);
        }
        if (!lines.isEmpty()) {
            lines.add("");
        }
        lines.addAll(block);
    }

    /** What the entities said is in the past for any database; what another one has is not. */
    private static boolean isReplaced(Entry old, Entry now) {
        return old.object().equals(now.object())
                && Objects.equals(old.property(), now.property())
                && old.database().equals(now.database());
    }

    /** The line of its table, or of the comment above that. */
    private int begin(Map<String, Integer> keys) {
        int at = header(keys);
        while (at > 0 && lines.get(at - 1).startsWith("#")) {
            at--;
        }
        return at;
    }

    private int header(Map<String, Integer> keys) {
        int at = keys.values().stream().mapToInt(line -> line).min().orElseThrow() - 2;
        while (!lines.get(at).strip().startsWith("[[")) {
            at--;
        }
        return at;
    }

    private int end(List<Map<String, Integer>> keys, int i) {
        return i + 1 < keys.size() ? begin(keys.get(i + 1)) : lines.size();
    }

    /** Keys whose value is the same keep their lines, comments keep theirs. */
    private void replace(Entry now, Entry old, Map<String, Integer> keys, int end) {
        Map<String, String> before = values(old);
        Map<String, String> after = values(now);
        Map<Integer, String> byLine = new TreeMap<>();
        keys.forEach((key, line) -> byLine.put(line - 1, key));
        List<Integer> begins = new ArrayList<>(byLine.keySet());
        List<String> result = new ArrayList<>();
        for (int i = 0; i < begins.size(); i++) {
            String key = byLine.get(begins.get(i));
            int next = i + 1 < begins.size() ? begins.get(i + 1) : end;
            int last = next;
            while (last > begins.get(i) + 1
                    && (lines.get(last - 1).isBlank() || lines.get(last - 1).startsWith("#"))) {
                last--;
            }
            if (Objects.equals(before.get(key), after.get(key))) {
                result.addAll(lines.subList(begins.get(i), last));
            } else if (after.containsKey(key)) {
                result.addAll(line(key, after.get(key)));
            }
            if (i == begins.size() - 1) {
                after.keySet().stream()
                        .filter(each -> !keys.containsKey(each))
                        .forEach(each -> result.addAll(line(each, after.get(each))));
            }
            result.addAll(lines.subList(last, next));
        }
        lines.subList(begins.get(0), end).clear();
        lines.addAll(begins.get(0), result);
    }

    private static Map<String, String> values(Entry entry) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(AcceptedFile.OBJECT, quoted(entry.object()));
        if (entry.property() != null) {
            values.put(AcceptedFile.PROPERTY, quoted(entry.property()));
        }
        values.put(AcceptedFile.DATABASE, quoted(entry.database()));
        values.put(AcceptedFile.ENTITY, quoted(entry.entity()));
        values.put(AcceptedFile.WHY, quoted(entry.why()));
        if (entry.at().size() == 1) {
            values.put(AcceptedFile.AT, quoted(entry.at().get(0)));
        } else if (!entry.at().isEmpty()) {
            values.put(
                    AcceptedFile.AT,
                    "["
                            + String.join(
                                    ", ", entry.at().stream().map(AcceptedText::quoted).toList())
                            + "]");
        }
        return values;
    }

    /** All of one width, so that a value that changes is a line that changes. */
    private static List<String> line(String key, String value) {
        int width = AcceptedFile.PROPERTY.length();
        return (key + " ".repeat(Math.max(0, width - key.length())) + " = " + value)
                .lines()
                .toList();
    }

    private static String quoted(String text) {
        boolean hasLines = text.indexOf('\n') >= 0;
        StringBuilder quoted = new StringBuilder(hasLines ? "\"\"\"\n" : "\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append('\n');
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                    if (c < ' ' || c == 0x7f) {
                        quoted.append(String.format("\\u%04x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append(hasLines ? "\"\"\"" : "\"").toString();
    }

    @Override
    public String toString() {
        return String.join(end, lines) + end;
    }
}
