package dev.retort.classpath;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The name of a revision's class, for want of anything better to say about it. */
final class ClassName {

    /** The time in {@code Rev20261122T1514_add_orders}, the number in {@code V0007__add_orders}. */
    private static final Pattern ORDER = Pattern.compile("^[A-Za-z]*[0-9]+(T[0-9]+)?(_[0-9]+)*_+");

    private static final Pattern WORD = Pattern.compile("[A-Z][a-z]+");

    private ClassName() {}

    /** {@code Add orders} for {@code Rev20261122T1514_add_orders} and for {@code AddOrders}. */
    static String words(String className) {
        String simple = className.substring(className.lastIndexOf('.') + 1);
        String name = ORDER.matcher(simple).replaceFirst("");
        List<String> words =
                Arrays.stream(name.split("[_$]+|(?<=[a-z])(?=[A-Z])"))
                        .filter(word -> !word.isEmpty())
                        .toList();
        if (words.isEmpty() || words.size() == 1 && name.equals(simple)) {
            return simple;
        }
        StringBuilder text = new StringBuilder();
        for (String word : words) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(WORD.matcher(word).matches() ? word.toLowerCase(Locale.ROOT) : word);
        }
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
