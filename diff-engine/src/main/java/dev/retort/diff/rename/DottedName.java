package dev.retort.diff.rename;

import dev.retort.model.QualifiedName;
import java.util.ArrayList;
import java.util.List;

/**
 * A name as a person types it: {@code orders}, {@code orders.total}, {@code billing.invoice.sum}.
 * Exact, like names elsewhere; a part with a dot, a quote or an equals sign in it stands in double
 * quotes, doubled inside.
 */
public record DottedName(List<String> parts) {

    public DottedName {
        parts = List.copyOf(parts);
    }

    /** A table, sequence or type. */
    public static DottedName of(QualifiedName name) {
        return new DottedName(
                name.inDefaultSchema()
                        ? List.of(name.name())
                        : List.of(name.schema(), name.name()));
    }

    /** The name itself, without that of its table or schema. */
    String last() {
        return parts.get(parts.size() - 1);
    }

    /** A column. */
    public static DottedName of(QualifiedName table, String column) {
        List<String> parts = new ArrayList<>(of(table).parts());
        parts.add(column);
        return new DottedName(parts);
    }

    /**
     * The names between equals signs.
     *
     * @return nothing when a quote does not end or a part is empty
     */
    static List<DottedName> parse(String text) {
        List<DottedName> names = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '=';
            if (quoted && i == text.length()) {
                return List.of();
            } else if (c == '"' && quoted && text.startsWith("\"", i + 1)) {
                part.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (quoted || c != '.' && c != '=') {
                part.append(c);
            } else if (part.length() == 0) {
                return List.of();
            } else {
                parts.add(part.toString());
                part.setLength(0);
                if (c == '=') {
                    names.add(new DottedName(parts));
                    parts.clear();
                }
            }
        }
        return names;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (String part : parts) {
            text.append(text.length() == 0 ? "" : ".");
            boolean plain = part.chars().noneMatch(c -> c == '.' || c == '"' || c == '=');
            text.append(plain ? part : '"' + part.replace("\"", "\"\"") + '"');
        }
        return text.toString();
    }
}
