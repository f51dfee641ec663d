package dev.retort.model;

import dev.retort.sql.Tokens;
import java.util.ArrayList;
import java.util.List;

/**
 * The type of a column or sequence, taken apart, which {@link #sql()} puts together again as it
 * goes into a statement.
 *
 * <p>Canonical is what PostgreSQL's {@code format_type} prints with the default schema on the
 * search path: {@code character varying(40)}, {@code timestamp(6) with time zone}, {@code
 * integer[]}, {@code order_status}, {@code billing."Mood"}. Text that is not canonical yet
 * (Hibernate's {@code varchar(40)}) becomes so in {@code Dialect.canonical}. Until then it stays
 * what it is, to the last blank; what the server would not have written like that is all name.
 *
 * @param name SQL text without modifiers, {@code timestamp with time zone}, in quotes where it
 *     needs them
 * @param modifiers its length, precision and scale; of types that an extension brings also words:
 *     {@code geometry(Point,4326)}
 * @param dimensions pairs of brackets; the server prints one for any array
 */
public record Type(String name, List<String> modifiers, int dimensions) {

    private static final String BRACKETS = "[]";
    private static final String ZONE = " time zone";

    public Type {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a type must not be empty");
        }
        modifiers = List.copyOf(modifiers);
    }

    /** Reads the text form; the inverse of {@link #sql()}. */
    public static Type parse(String sql) {
        int end = sql.length();
        int dimensions = 0;
        while (sql.startsWith(BRACKETS, end - BRACKETS.length())
                && !sql.substring(0, end - BRACKETS.length()).isBlank()) {
            end -= BRACKETS.length();
            dimensions++;
        }
        String element = sql.substring(0, end);
        Type parts = element.indexOf('(') < 0 ? null : modified(element, dimensions);
        return parts != null && parts.sql().equals(sql)
                ? parts
                : new Type(element, List.of(), dimensions);
    }

    /** Or {@code null} for a text of another form. */
    private static Type modified(String element, int dimensions) {
        Tokens tokens = Tokens.of(element);
        int open = 0;
        while (open < tokens.size() && !tokens.at(open).is("(")) {
            open++;
        }
        int close = tokens.closing(open);
        if (open == 0 || close <= open + 1) {
            return null;
        }
        List<String> modifiers = new ArrayList<>();
        int start = open + 1;
        for (int i = start; i <= close; i++) {
            if (i == close || tokens.at(i).is(",") && tokens.at(i).depth() == 1) {
                modifiers.add(tokens.text(start, i));
                start = i + 1;
            }
        }
        String rest = tokens.text(close + 1, tokens.size());
        String name = tokens.text(0, open) + (rest.isEmpty() ? "" : " " + rest);
        return new Type(name, modifiers, dimensions);
    }

    /** The type of that name, which somebody made: an enum, a domain, a composite. */
    public static Type named(QualifiedName name) {
        return new Type(QualifiedName.quote(name), List.of(), 0);
    }

    /** As it goes into a statement. */
    public String sql() {
        String in = modifiers.isEmpty() ? "" : "(" + String.join(",", modifiers) + ")";
        // In timestamp(6) with time zone they stand behind the first word.
        int at = name.endsWith(ZONE) ? name.indexOf(' ') : name.length();
        return name.substring(0, at) + in + name.substring(at) + BRACKETS.repeat(dimensions);
    }

    public boolean isArray() {
        return dimensions > 0;
    }

    /** An array of it. */
    public Type array() {
        return new Type(name, modifiers, dimensions + 1);
    }

    /** What an array is one of, an array itself where it has more dimensions; else the type. */
    public Type element() {
        return isArray() ? new Type(name, modifiers, dimensions - 1) : this;
    }

    /** What the innermost values of an array are; else the type. */
    public Type withoutDimensions() {
        return new Type(name, modifiers, 0);
    }

    public Type withoutModifiers() {
        return new Type(name, List.of(), dimensions);
    }

    /** The same of another name. */
    public Type withName(String value) {
        return new Type(value, modifiers, dimensions);
    }

    /** Whether it has modifiers, all of which are numbers. */
    public boolean isMeasured() {
        return !modifiers.isEmpty()
                && modifiers.stream().allMatch(each -> each.matches("-?[0-9]{1,9}"));
    }

    /** A modifier that is a number. */
    public int modifier(int index) {
        return Integer.parseInt(modifiers.get(index));
    }

    @Override
    public String toString() {
        return sql();
    }
}
