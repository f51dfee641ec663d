package dev.retort.codegen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The statements of one direction, cut into methods and classes that the class file format can
 * hold: 64 KB of code in a method (JVMS 4.7.3), 65,535 constants in a class (JVMS 4.1).
 *
 * @param whole the statements when one method holds them all, else empty
 * @param parts the methods otherwise, in the order of their calls
 */
record Body(List<Statement> whole, List<Part> parts) {

    /**
     * A method of its own.
     *
     * @param holder number of the nested class it lives in, from 1; 0 is the revision itself
     */
    record Part(String name, int holder, List<Statement> statements) {}

    /** A call or value takes eight bytes of code at most; about fifty tables of twelve columns. */
    private static final int METHOD_SIZE = 4_000;

    /** A call or value brings two constants at most. */
    private static final int CLASS_SIZE = 25_000;

    /** So that a method of short lines stays readable. */
    private static final int LINES = 60;

    static Body of(String direction, List<Statement> statements) {
        int size = statements.stream().mapToInt(statement -> statement.call().size()).sum();
        if (size <= METHOD_SIZE) {
            return new Body(statements, List.of());
        }
        Map<String, Integer> names = new HashMap<>();
        List<Part> parts = new ArrayList<>();
        int inClass = 0;
        int holder = size <= CLASS_SIZE / 2 ? 0 : 1;
        for (List<Statement> group : groups(statements)) {
            int groupSize = group.stream().mapToInt(each -> each.call().size()).sum();
            if (holder > 0 && inClass > 0 && inClass + groupSize > CLASS_SIZE) {
                holder++;
                inClass = 0;
            }
            inClass += groupSize;
            String name = direction + camelCase(group.get(0).group());
            int count = names.merge(name.toLowerCase(Locale.ROOT), 1, Integer::sum);
            parts.add(new Part(count == 1 ? name : name + "_" + count, holder, group));
        }
        return new Body(List.of(), parts);
    }

    /** The parts of each nested class. */
    Map<Integer, List<Part>> byHolder() {
        Map<Integer, List<Part>> holders = new LinkedHashMap<>();
        for (Part part : parts) {
            holders.computeIfAbsent(part.holder(), number -> new ArrayList<>()).add(part);
        }
        return holders;
    }

    private static List<List<Statement>> groups(List<Statement> statements) {
        List<List<Statement>> groups = new ArrayList<>();
        List<Statement> current = new ArrayList<>();
        int size = 0;
        for (Statement statement : statements) {
            boolean another =
                    !current.isEmpty()
                            && (statement.opensGroup()
                                    || !current.get(0).group().equals(statement.group())
                                    || current.size() >= LINES
                                    || size + statement.call().size() > METHOD_SIZE);
            if (another) {
                groups.add(current);
                current = new ArrayList<>();
                size = 0;
            }
            current.add(statement);
            size += statement.call().size();
        }
        groups.add(current);
        return groups;
    }

    /** {@code billing.order_item} becomes {@code BillingOrderItem}. */
    private static String camelCase(String text) {
        StringBuilder out = new StringBuilder();
        boolean upper = true;
        for (int c : text.codePoints().toArray()) {
            boolean isWord =
                    Character.isLetterOrDigit(c)
                            && Character.isJavaIdentifierPart(c)
                            && !Character.isIdentifierIgnorable(c);
            if (isWord) {
                out.appendCodePoint(upper ? Character.toUpperCase(c) : c);
            }
            upper = !isWord;
        }
        return out.isEmpty() ? "Table" : out.toString();
    }
}
