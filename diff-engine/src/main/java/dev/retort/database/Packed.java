package dev.retort.database;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A row of facts that the server packed into one text: PostgreSQL's text form of an array (manual,
 * section 8.15.6), one-dimensional, whose elements may be such texts again. SchemaCrawler's cost
 * grows with the number of columns of a view, and it trims what it reads from them; one packed
 * column is cheap and exact.
 */
final class Packed {

    private final List<String> elements;

    private Packed(List<String> elements) {
        this.elements = elements;
    }

    static Packed parse(String text) {
        return new Packed(elements(text));
    }

    /** The elements of an array's text form, NULL as {@code null}; none for {@code null}. */
    static List<String> elements(String text) {
        if (text == null || text.equals("{}")) {
            return List.of();
        }
        List<String> result = new ArrayList<>();
        // Bounds that do not start at 1 are printed in front: [0:1]={a,b}
        int start = text.startsWith("[") ? text.indexOf('=') + 1 : 0;
        int end = text.length() - 1;
        if (end < start + 1 || text.charAt(start) != '{' || text.charAt(end) != '}') {
            throw new IllegalArgumentException("not an array: " + text);
        }
        int at = start + 1;
        while (at < end) {
            if (text.charAt(at) == '"') {
                StringBuilder element = new StringBuilder();
                at++;
                while (text.charAt(at) != '"') {
                    if (text.charAt(at) == '\\') {
                        at++;
                    }
                    element.append(text.charAt(at));
                    at++;
                }
                result.add(element.toString());
                at += 2;
            } else {
                int comma = text.indexOf(',', at);
                int stop = comma < 0 ? end : comma;
                String element = text.substring(at, stop);
                result.add(element.equals("NULL") ? null : element);
                at = stop + 1;
            }
        }
        return Collections.unmodifiableList(result);
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

    /** {@code false} for NULL, too. */
    boolean flag(int index) {
        return "true".equals(elements.get(index));
    }

    long number(int index) {
        return Long.parseLong(elements.get(index));
    }

    /** The elements of a nested array; none for NULL. */
    List<String> list(int index) {
        return elements(elements.get(index));
    }

    /** The numbers of a nested array; none for NULL. */
    List<Integer> numbers(int index) {
        return list(index).stream().map(Integer::valueOf).toList();
    }

    /** An {@code int2vector} or {@code oidvector}. */
    int[] vectorAt(int index) {
        return vector(elements.get(index));
    }

    /** A nested row, or {@code null}. */
    Packed nested(int index) {
        String text = elements.get(index);
        return text == null ? null : parse(text);
    }
}
