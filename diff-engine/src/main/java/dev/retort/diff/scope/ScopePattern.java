package dev.retort.diff.scope;

import dev.retort.RetortException;
import dev.retort.Suggestion;
import dev.retort.environment.ObjectKind;
import dev.retort.environment.ObjectName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A pattern of {@code [scope]}: {@code schema.name} for tables, sequences and types, {@code
 * KIND:schema.name} for one kind of them, {@code KIND:schema.table.name} for a part of a table. A
 * leading schema may be left out; it is then the default one. {@code *} and {@code ?} are a
 * shell's, within one name; between double quotes they stand for themselves.
 */
final class ScopePattern {

    private static final String CONSTRAINT = "constraint";

    private static final Set<ObjectKind> UNPREFIXED =
            EnumSet.range(ObjectKind.TABLE, ObjectKind.COMPOSITE);

    private final Set<ObjectKind> kinds;

    /** From the schema on. */
    private final List<Glob> names;

    private final boolean hasKind;

    private ScopePattern(Set<ObjectKind> kinds, List<Glob> names, boolean hasKind) {
        this.kinds = kinds;
        this.names = names;
        this.hasKind = hasKind;
    }

    /**
     * @throws RetortException RT-1219 when nothing can be meant by it
     */
    static ScopePattern parse(String text, String defaultSchema) {
        int colon = colon(text);
        Set<ObjectKind> kinds = colon < 0 ? UNPREFIXED : kinds(text, text.substring(0, colon));
        List<Glob> names = names(text, text.substring(colon + 1));
        int parts = kinds.contains(ObjectKind.SCHEMA) ? 1 : isOfParts(kinds) ? 3 : 2;
        if (names.size() == parts - 1 && parts > 1) {
            names.add(0, Glob.literal(defaultSchema));
        }
        if (names.size() != parts) {
            throw wrong(text, "has " + names.size() + " names", form(text, kinds, names.size()));
        }
        return new ScopePattern(kinds, names, colon >= 0);
    }

    /** Where the kind ends, or -1. A colon further in belongs to a name. */
    private static int colon(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':') {
                return i;
            }
            if (c == '.' || c == '"') {
                return -1;
            }
        }
        return -1;
    }

    private static Set<ObjectKind> kinds(String text, String word) {
        if (word.equals(CONSTRAINT)) {
            return Arrays.stream(ObjectKind.values())
                    .filter(ObjectKind::isConstraint)
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(ObjectKind.class)));
        }
        return EnumSet.of(
                ObjectKind.ofWord(word)
                        .orElseThrow(
                                () ->
                                        wrong(
                                                text,
                                                "begins with the unknown kind " + word,
                                                Suggestion.didYouMean(
                                                        word,
                                                        words(),
                                                        "the kinds are "
                                                                + String.join(", ", words())
                                                                + "; a name with a colon in it goes"
                                                                + " between double quotes"))));
    }

    private static List<String> words() {
        List<String> words = new ArrayList<>();
        for (ObjectKind kind : ObjectKind.values()) {
            words.add(kind.word());
        }
        words.add(CONSTRAINT);
        return words;
    }

    private static boolean isOfParts(Set<ObjectKind> kinds) {
        return kinds.iterator().next().isPart();
    }

    private static String form(String text, Set<ObjectKind> kinds, int size) {
        String word = text.substring(0, Math.max(0, colon(text)));
        if (kinds.contains(ObjectKind.SCHEMA)) {
            return "write schema:NAME";
        }
        if (isOfParts(kinds)) {
            return size == 1
                    ? "write "
                            + word
                            + ":*."
                            + text.substring(word.length() + 1)
                            + " for any table of the default schema"
                    : "write " + word + ":TABLE.NAME or " + word + ":SCHEMA.TABLE.NAME";
        }
        return size == 3 && kinds == UNPREFIXED
                ? "a part of a table needs its kind in front: index:"
                        + text
                        + ", column:"
                        + text
                        + ", constraint:"
                        + text
                : "write SCHEMA.NAME; a name with a dot in it goes between double quotes";
    }

    private static List<Glob> names(String text, String rest) {
        return Glob.names(rest, what -> wrong(text, what.problem(), what.hint()));
    }

    private static RetortException wrong(String text, String what, String hint) {
        return new RetortException("RT-1219", "the pattern \"" + text + "\" " + what, hint);
    }

    /**
     * @throws RetortException RT-1219 for what is always compared, so that including it says
     *     nothing
     */
    void requireIncludable(String text) {
        for (ObjectKind kind : kinds) {
            if (kind.isPart() && kind != ObjectKind.INDEX && kind != ObjectKind.EXCLUSION) {
                throw wrong(
                        text,
                        "cannot be included: a "
                                + kind.word().replace('-', ' ')
                                + " of a table that is compared always is",
                        "put it into exclude to leave it alone, or include the table");
            }
        }
    }

    boolean matches(ObjectName name) {
        if (!kinds.contains(name.kind())) {
            return false;
        }
        if (name.kind() == ObjectKind.SCHEMA) {
            return names.get(0).matches(name.name());
        }
        return names.get(0).matches(name.schema())
                && (name.table() == null || names.get(1).matches(name.table()))
                && names.get(names.size() - 1).matches(name.name());
    }

    /**
     * Whether it is {@code SCHEMA.*} for such a schema: with everything in it, the schema is meant.
     */
    boolean matchesAllOf(String schema) {
        return !hasKind && names.get(0).matches(schema) && names.get(1).isAny();
    }

    /** {@code *.*}. */
    boolean isEverything() {
        return !hasKind && names.get(0).isAny() && names.get(1).isAny();
    }
}
