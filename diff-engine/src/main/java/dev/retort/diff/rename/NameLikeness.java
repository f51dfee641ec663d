package dev.retort.diff.rename;

import dev.retort.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How much two names look like one that a person changed; each is more than those before it. */
enum NameLikeness {
    NONE(0, ""),

    /** A slip of the pen, or one is short for the other: {@code qty}, {@code quantity}. */
    SIMILAR(3, "similar names"),

    /** They share a word that says something: {@code name}, {@code full_name}. */
    RELATED(4, "names with a word in common"),

    /** The same words in another number: {@code order}, {@code orders}. */
    STEM(7, "names with the same words"),

    /** Only case and underscores differ: {@code createdAt}, {@code created_at}. */
    SAME(8, "same name but for case and underscores");

    /** Words that so many names have that they say nothing. */
    private static final Set<String> EMPTY_WORDS =
            Set.of("id", "is", "has", "no", "of", "the", "to", "at", "by", "on", "fk", "pk", "col");

    /** So many letters begin or end many a name. */
    private static final int FEW_LETTERS = 6;

    /** Each name is compared with many. */
    private static final Map<String, List<String>> WORDS = new ConcurrentHashMap<>();

    private static final Map<String, List<String>> STEMS = new ConcurrentHashMap<>();
    private static final int MANY = 10_000;

    private final int weight;
    private final String words;

    NameLikeness(int weight, String words) {
        this.weight = weight;
        this.words = words;
    }

    /** For a person; empty for {@link #NONE}. */
    String words() {
        return words;
    }

    boolean isAtLeast(NameLikeness other) {
        return compareTo(other) >= 0;
    }

    /**
     * Of two columns: as {@link #of(String, String, Set)}, where the name of their table adds
     * nothing to theirs: {@code menu_item.icon} is {@code menu_item.menu_item_icon}.
     */
    static NameLikeness ofColumns(String table, String a, String b, Set<String> frequent) {
        Set<String> own = stems(table);
        Set<String> empty = new HashSet<>(frequent);
        empty.addAll(own);
        NameLikeness likeness = of(a, b, empty);
        String some = without(own, a);
        String other = without(own, b);
        if (likeness.isAtLeast(STEM) || some.isEmpty() || other.isEmpty()) {
            return likeness;
        }
        if (some.equals(other)) {
            return STEM;
        }
        // Of "no" and "number" after the same words the first letter is all there is to compare.
        boolean isShort = of(a, b, frequent) == RELATED && some.charAt(0) == other.charAt(0);
        return likeness == NONE && isShort ? SIMILAR : likeness;
    }

    private static String without(Set<String> some, String name) {
        StringBuilder rest = new StringBuilder();
        for (String each : stemsOf(name)) {
            if (!some.contains(each)) {
                rest.append(each);
            }
        }
        return rest.toString();
    }

    /**
     * As evidence, beside other evidence: the more of their words or letters they share, the more.
     */
    int weight(String a, String b) {
        if (this == RELATED) {
            Set<String> all = stems(a);
            all.addAll(stems(b));
            Set<String> common = stems(a);
            common.retainAll(stems(b));
            return weight - 1 + Math.round(4f * common.size() / all.size());
        }
        return this == SIMILAR ? weight + Math.round(4 * sharedEnds(a, b)) / 2 : weight;
    }

    /** The share of the letters that both begin and end with; 0 where these are few. */
    private static float sharedEnds(String a, String b) {
        int longer = Math.max(a.length(), b.length());
        int shorter = Math.min(a.length(), b.length());
        int start = 0;
        while (start < shorter && a.charAt(start) == b.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start
                && a.charAt(a.length() - 1 - end) == b.charAt(b.length() - 1 - end)) {
            end++;
        }
        return start + end < FEW_LETTERS ? 0 : (float) (start + end) / longer;
    }

    private static Set<String> stems(String name) {
        return new HashSet<>(stemsOf(name));
    }

    /**
     * What was put in the place of what between words that stay, such as {@code
     * [entity]>[receiver]}; empty where none stays.
     */
    static Optional<String> replacement(String a, String b) {
        List<String> some = words(a);
        List<String> others = words(b);
        int shorter = Math.min(some.size(), others.size());
        int start = 0;
        while (start < shorter && some.get(start).equals(others.get(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start
                && some.get(some.size() - 1 - end).equals(others.get(others.size() - 1 - end))) {
            end++;
        }
        return start + end == 0
                ? Optional.empty()
                : Optional.of(
                        some.subList(start, some.size() - end)
                                + ">"
                                + others.subList(start, others.size() - end));
    }

    /**
     * @param frequent words that say nothing, since names that stay have them, too
     */
    static NameLikeness of(String a, String b, Set<String> frequent) {
        List<String> some = words(a);
        List<String> others = words(b);
        String joined = String.join("", some);
        String other = String.join("", others);
        if (joined.equals(other)) {
            return SAME;
        }
        List<String> stems = stemsOf(a);
        List<String> otherStems = stemsOf(b);
        if (String.join("", stems).equals(String.join("", otherStems))) {
            return STEM;
        }
        Set<String> common = new HashSet<>(stems);
        common.retainAll(otherStems);
        common.removeAll(EMPTY_WORDS);
        common.removeAll(frequent);
        common.removeIf(each -> each.length() < 2 || each.chars().allMatch(Character::isDigit));
        if (!common.isEmpty()) {
            return RELATED;
        }
        return isShortFor(joined, other)
                        || isShortFor(other, joined)
                        || isSlip(joined, other)
                        // Without humps and underscores there are no words to look at.
                        || some.size() == 1 && others.size() == 1 && sharedEnds(a, b) >= 0.5
                        || isContained(joined, other)
                        || isContained(other, joined)
                ? SIMILAR
                : NONE;
    }

    /** Words that more than a third of these names have, and at least three. */
    static Set<String> frequent(Collection<String> names) {
        Map<String, Integer> counts = new HashMap<>();
        for (String name : names) {
            new HashSet<>(words(name)).forEach(word -> counts.merge(stem(word), 1, Integer::sum));
        }
        return counts.entrySet().stream()
                .filter(each -> each.getValue() >= 3 && 3 * each.getValue() > names.size())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Lower case, at underscores, other signs and humps; digits stay with what is before them. */
    static List<String> words(String name) {
        return remembered(WORDS, name, NameLikeness::split);
    }

    private static List<String> stemsOf(String name) {
        return remembered(
                STEMS, name, each -> words(each).stream().map(NameLikeness::stem).toList());
    }

    private static List<String> remembered(
            Map<String, List<String>> all, String name, Function<String, List<String>> split) {
        if (all.size() > MANY) {
            all.clear();
        }
        List<String> known = all.get(name);
        if (known == null) {
            known = split.apply(name);
            all.put(name, known);
        }
        return known;
    }

    private static List<String> split(String name) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean startsWord =
                    Character.isUpperCase(c)
                            && i > 0
                            && (!Character.isUpperCase(name.charAt(i - 1))
                                    || i + 1 < name.length()
                                            && Character.isLowerCase(name.charAt(i + 1)));
            if (!Character.isLetterOrDigit(c) || startsWord) {
                if (word.length() > 0) {
                    words.add(word.toString());
                    word.setLength(0);
                }
            }
            if (Character.isLetterOrDigit(c)) {
                word.append(c);
            }
        }
        if (word.length() > 0) {
            words.add(word.toString());
        }
        return words.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList();
    }

    /** Without a plural ending. */
    private static String stem(String word) {
        if (word.length() > 4 && word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.length() > 4 && (word.endsWith("ses") || word.endsWith("xes"))) {
            return word.substring(0, word.length() - 2);
        }
        return word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
                ? word.substring(0, word.length() - 1)
                : word;
    }

    /** The first letter, and others of it in their order. */
    private static boolean isShortFor(String shorter, String longer) {
        if (shorter.length() < 2
                || longer.length() < shorter.length() + 2
                || shorter.charAt(0) != longer.charAt(0)) {
            return false;
        }
        int at = 0;
        for (int i = 0; i < longer.length() && at < shorter.length(); i++) {
            if (longer.charAt(i) == shorter.charAt(at)) {
                at++;
            }
        }
        // Two letters are in nearly every word.
        return at == shorter.length() && (shorter.length() > 2 || longer.startsWith(shorter));
    }

    private static boolean isContained(String shorter, String longer) {
        return shorter.length() > 3 && longer.contains(shorter);
    }

    private static boolean isSlip(String a, String b) {
        return a.length() > 3 && Suggestion.closest(a, List.of(b)).isPresent();
    }
}
