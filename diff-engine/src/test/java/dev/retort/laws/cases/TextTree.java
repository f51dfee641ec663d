package dev.retort.laws.cases;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Lines of {@code key: value} or of a key alone, where what belongs to a line stands further in
 * below it. It knows nothing of what the keys mean, so that a text stays what it is when the
 * classes do not that it was written from.
 */
final class TextTree {

    private static final String INDENT = "  ";

    private final String key;
    private final String value;
    private final List<TextTree> children = new ArrayList<>();

    private TextTree(String key, String value) {
        this.key = key;
        this.value = value;
    }

    /** With nothing in it yet. */
    static TextTree root() {
        return new TextTree("", null);
    }

    /** Adds a key alone. */
    TextTree add(String childKey) {
        TextTree child = new TextTree(childKey, null);
        children.add(child);
        return child;
    }

    TextTree add(String childKey, Object childValue) {
        TextTree child = new TextTree(childKey, childValue.toString());
        children.add(child);
        return child;
    }

    /** Adds nothing for {@code null}. */
    void addIfSet(String childKey, Object childValue) {
        if (childValue != null) {
            add(childKey, childValue);
        }
    }

    /** Adds the key for {@code true}. */
    void addIf(boolean isSo, String childKey) {
        if (isSo) {
            add(childKey);
        }
    }

    void addAll(String childKey, List<String> values) {
        values.forEach(each -> add(childKey, each));
    }

    String key() {
        return key;
    }

    String value() {
        if (value == null) {
            throw new IllegalArgumentException("a value is missing: " + key);
        }
        return value;
    }

    List<TextTree> children() {
        return children;
    }

    List<TextTree> all(String childKey) {
        return children.stream().filter(each -> each.key.equals(childKey)).toList();
    }

    List<String> values(String childKey) {
        return all(childKey).stream().map(TextTree::value).toList();
    }

    Optional<TextTree> one(String childKey) {
        List<TextTree> all = all(childKey);
        if (all.size() > 1) {
            throw new IllegalArgumentException(childKey + " is given twice for " + value);
        }
        return all.stream().findFirst();
    }

    boolean has(String childKey) {
        return one(childKey).isPresent();
    }

    /** Of that key, or {@code null}. */
    String text(String childKey) {
        return one(childKey).map(TextTree::value).orElse(null);
    }

    /** Of that key, or {@code null}. */
    Long number(String childKey) {
        return one(childKey).map(TextTree::value).map(Long::valueOf).orElse(null);
    }

    /** What is in the root. */
    String print() {
        StringBuilder text = new StringBuilder();
        children.forEach(each -> each.print("", text));
        return text.toString();
    }

    private void print(String indent, StringBuilder text) {
        text.append(indent).append(key);
        if (value != null) {
            text.append(": ").append(escaped(value));
        }
        text.append('\n');
        children.forEach(each -> each.print(indent + INDENT, text));
    }

    static TextTree parse(String text) {
        Deque<TextTree> path = new ArrayDeque<>();
        path.push(root());
        for (String line : text.split("\n")) {
            String content = line.stripLeading();
            if (content.isEmpty()) {
                continue;
            }
            int depth = (line.length() - content.length()) / INDENT.length();
            while (path.size() > depth + 1) {
                path.pop();
            }
            int colon = content.indexOf(": ");
            path.push(
                    colon < 0
                            ? path.element().add(content)
                            : path.element()
                                    .add(
                                            content.substring(0, colon),
                                            unescaped(content.substring(colon + 2))));
        }
        return path.getLast();
    }

    /** In one line, with nothing at its end that an editor takes away. */
    private static String escaped(String text) {
        String line =
                text.replace("\\", "\\\\")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t");
        return line.isEmpty() || line.endsWith(" ") ? line + "\\e" : line;
    }

    private static String unescaped(String line) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            i++;
            switch (line.charAt(i)) {
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                case 't' -> text.append('\t');
                case '\\' -> text.append('\\');
                case 'e' -> {}
                default -> throw new IllegalArgumentException("not known: " + line.substring(i));
            }
        }
        return text.toString();
    }
}
