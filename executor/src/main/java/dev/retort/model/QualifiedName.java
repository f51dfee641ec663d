package dev.retort.model;

import dev.retort.sql.Identifiers;
import java.util.Objects;

/**
 * The name of a table, sequence or type, with the schema it lives in.
 *
 * <p>An empty {@code schema} means the default schema of whoever runs the statement: {@code
 * [database] schema}, else the first entry of the connection's {@code search_path}. Names are
 * exact: nothing is folded to lower case, because PostgreSQL folds only what was written without
 * quotes (manual, section 4.1.1) and here nothing is quoted yet.
 *
 * <p>The text form is what revision sources contain: {@code orders}, {@code billing.invoice}, and
 * with double quotes, doubled inside, around a part that has a dot or a quote in it: {@code
 * "odd.name"}.
 */
public record QualifiedName(String schema, String name) implements Comparable<QualifiedName> {

    public QualifiedName {
        Objects.requireNonNull(schema, "schema");
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a name must not be empty");
        }
    }

    /** A name in the default schema. */
    public static QualifiedName of(String name) {
        return new QualifiedName("", name);
    }

    /** Reads the text form; the inverse of {@link #toString()}. */
    public static QualifiedName parse(String text) {
        StringBuilder part = new StringBuilder();
        String schema = null;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                part.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '.' && !quoted) {
                if (schema != null) {
                    throw malformed(text);
                }
                schema = part.toString();
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        if (quoted || part.length() == 0 || (schema != null && schema.isEmpty())) {
            throw malformed(text);
        }
        return new QualifiedName(schema == null ? "" : schema, part.toString());
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException(
                "not a name: "
                        + text
                        + " (write name or schema.name; put double quotes around a part that has a dot"
                        + " or a quote in it, and double the quotes inside)");
    }

    /** The name as it stands in a statement, with its schema in front if it has one. */
    public static String quote(QualifiedName name) {
        return Identifiers.quote(name.schema, name.name);
    }

    public boolean inDefaultSchema() {
        return schema.isEmpty();
    }

    /** The same schema, another name. */
    public QualifiedName sibling(String otherName) {
        return new QualifiedName(schema, otherName);
    }

    @Override
    public int compareTo(QualifiedName other) {
        int bySchema = schema.compareTo(other.schema);
        return bySchema == 0 ? name.compareTo(other.name) : bySchema;
    }

    // Every map of a schema has these as keys, and a record's own two are slow until the JVM has
    // compiled them well, which a command does not live to see.

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof QualifiedName that
                        && name.equals(that.name)
                        && schema.equals(that.schema);
    }

    @Override
    public int hashCode() {
        return 31 * schema.hashCode() + name.hashCode();
    }

    @Override
    public String toString() {
        return schema.isEmpty() ? part(name) : part(schema) + "." + part(name);
    }

    private static String part(String text) {
        return text.indexOf('.') >= 0 || text.indexOf('"') >= 0
                ? Identifiers.quoteAlways(text)
                : text;
    }
}
