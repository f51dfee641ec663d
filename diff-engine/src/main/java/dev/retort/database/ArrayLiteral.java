package dev.retort.database;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A row of facts that the server packed into one text: PostgreSQL's text form of an array (manual,
 * section 8.15.6) whose elements may be such texts again. Many rows are the text form of an array
 * of two dimensions, in which nothing needs to be quoted a second time. SchemaCrawler's cost grows
 * with the number of rows and columns of a view, and it trims what it reads from them; one packed
 * column is cheap and exact.
 */
final class ArrayLiteral {

    private final List<String> elements;

    private ArrayLiteral(List<String> elements) {
        this.elements = elements;
    }

    static ArrayLiteral parse(String text) {
        return new ArrayLiteral(elements(text));
    }

    /** The elements of an array's text form, NULL as {@code null}; none for {@code null}. */
    static List<String> elements(String text) {
        if (isEmpty(text)) {
            return List.of();
        }
        Reading reading = new Reading(text);
        List<String> result = reading.elements();
        reading.end();
        return result;
    }

    /** The rows of an array of two dimensions; none for {@code null}. */
    static List<ArrayLiteral> rows(String text) {
        if (isEmpty(text)) {
            return List.of();
        }
        Reading reading = new Reading(text);
        List<ArrayLiteral> rows = new ArrayList<>();
        do {
            reading.at++;
            rows.add(new ArrayLiteral(reading.elements()));
        } while (text.charAt(reading.at) == ',');
        reading.at++;
        reading.end();
        return rows;
    }

    private static boolean isEmpty(String text) {
        return text == null || text.equals("{}");
    }

    /** Goes through a text from its first brace on. */
    private static final class Reading {

        private final String text;
        private int at;

        Reading(String text) {
            this.text = text;
            // Bounds that do not start at 1 are printed in front: [0:1]={a,b}
            at = text.startsWith("[") ? text.indexOf('=') + 1 : 0;
            if (text.length() < at + 2 || text.charAt(at) != '{' || !text.endsWith("}")) {
                throw new IllegalArgumentException("not an array: " + text);
            }
        }

        /** From a brace to behind the one that closes it. */
        List<String> elements() {
            List<String> result = new ArrayList<>();
            do {
                at++;
                result.add(text.charAt(at) == '"' ? quoted() : bare());
            } while (text.charAt(at) == ',');
            at++;
            return Collections.unmodifiableList(result);
        }

        private String bare() {
            int start = at;
            while (text.charAt(at) != ',' && text.charAt(at) != '}') {
                at++;
            }
            boolean isNull = at - start == 4 && text.startsWith("NULL", start);
            return isNull ? null : text.substring(start, at);
        }

        private String quoted() {
            at++;
            int start = at;
            StringBuilder unescaped = null;
            while (text.charAt(at) != '"') {
                if (text.charAt(at) == '\\') {
                    if (unescaped == null) {
                        unescaped = new StringBuilder();
                    }
                    unescaped.append(text, start, at);
                    at++;
                    start = at;
                }
                at++;
            }
            String rest = text.substring(start, at);
            at++;
            return unescaped == null ? rest : unescaped.append(rest).toString();
        }

        void end() {
            if (at != text.length()) {
                throw new IllegalArgumentException("not an array: " + text);
            }
        }
    }

    /** Numbers separated by spaces, as {@code int2vector} prints them. */
    static int[] vector(String text) {
        if (text.isEmpty()) {
            return new int[0];
        }
        String[] parts = text.split(" ");
        int[] numbers = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
            numbers[i] = Integer.parseInt(parts[i]);
        }
        return numbers;
    }

    /** May be {@code null}. */
    String text(int index) {
        return elements.get(index);
    }

    /** May be {@code null}. */
    String text(PackedRow.Fact fact) {
        return elements.get(fact.place());
    }

    /** {@code false} for NULL, too. */
    boolean flag(PackedRow.Fact fact) {
        return "true".equals(text(fact));
    }

    long number(int index) {
        return Long.parseLong(elements.get(index));
    }

    long number(PackedRow.Fact fact) {
        return number(fact.place());
    }

    /** The elements of a nested array; none for NULL. */
    List<String> list(int index) {
        return elements(elements.get(index));
    }

    /** The elements of a nested array; none for NULL. */
    List<String> list(PackedRow.Fact fact) {
        return list(fact.place());
    }

    /** The numbers of a nested array; none for NULL. */
    List<Integer> numbers(PackedRow.Fact fact) {
        return list(fact).stream().map(Integer::valueOf).toList();
    }

    /** An {@code int2vector} or {@code oidvector}. */
    int[] vectorAt(PackedRow.Fact fact) {
        return vector(text(fact));
    }

    /** The rows of a nested array of two dimensions; none for NULL. */
    List<ArrayLiteral> rows(PackedRow.Fact fact) {
        return rows(text(fact));
    }

    /** A nested row, or {@code null}. */
    ArrayLiteral nested(PackedRow.Fact fact) {
        String text = text(fact);
        return text == null ? null : parse(text);
    }
}
