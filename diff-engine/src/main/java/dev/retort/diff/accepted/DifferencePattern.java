package dev.retort.diff.accepted;

import dev.retort.RetortException;
import dev.retort.Suggestion;
import dev.retort.diff.scope.Glob;
import dev.retort.model.ObjectId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which differences are meant, as a person types it: {@code orders} for all of a table, {@code
 * orders.note} for a part of it, {@code orders.note.type} for a property, {@code index:orders.*}
 * for one kind; with wildcards and quotes as in {@code [scope]}. A schema may stand in front.
 */
public final class DifferencePattern {

    /** What does not stand for itself. */
    private static final Pattern MEANING = Pattern.compile("[.:\"*?]");

    private final String text;
    private final String kind;
    private final List<Glob> names;

    private final String defaultSchema;

    private DifferencePattern(String text, String kind, List<Glob> names, String defaultSchema) {
        this.defaultSchema = defaultSchema;
        this.text = text;
        this.kind = kind;
        this.names = names;
    }

    /**
     * @throws RetortException RT-2124 for what cannot be read
     */
    public static DifferencePattern parse(String text, String defaultSchema) {
        int colon = text.indexOf(':');
        int dot = text.indexOf('.');
        int quote = text.indexOf('"');
        boolean hasKind = colon > 0 && (dot < 0 || colon < dot) && (quote < 0 || colon < quote);
        return new DifferencePattern(
                text,
                hasKind ? text.substring(0, colon) : null,
                Glob.names(
                        hasKind ? text.substring(colon + 1) : text,
                        wrong ->
                                new RetortException(
                                        RetortException.Kind.USAGE,
                                        "RT-2124",
                                        "the pattern \"" + text + "\" " + wrong.problem(),
                                        wrong.hint(),
                                        null)),
                defaultSchema);
    }

    /**
     * The differences that it means.
     *
     * @throws RetortException RT-2120 when there are none
     */
    public List<Difference> of(Collection<Difference> differences) {
        List<Difference> found = differences.stream().filter(this::matches).toList();
        if (found.isEmpty()) {
            Set<String> known = new TreeSet<>();
            differences.forEach(each -> known.addAll(spellings(each)));
            throw new RetortException(
                    "RT-2120",
                    "no difference matches " + text,
                    differences.isEmpty()
                            ? "nothing differs that is not accepted already"
                            : Suggestion.didYouMean(
                                    text,
                                    known,
                                    "retort check     says what differs; the nearest here are for"
                                            + " instance "
                                            + known.stream()
                                                    .limit(3)
                                                    .reduce((a, b) -> a + ", " + b)
                                                    .orElse("")));
        }
        return found;
    }

    boolean matches(Difference difference) {
        if (kind != null && !words(difference.kind()).equals(words(kind))) {
            return false;
        }
        List<String> path = path(difference);
        return isPrefix(path) || difference.id().name().inDefaultSchema() && isSchemaLeftOut(path);
    }

    private static String words(String word) {
        return word.replace('_', ' ')
                .replace('-', ' ')
                .replace(" constraint", "")
                .replace(" type", "")
                .replace(" object", "")
                .replace("exclude", "exclusion");
    }

    /** From the schema on. */
    private List<String> path(Difference difference) {
        ObjectId id = difference.id();
        List<String> path = new ArrayList<>();
        if (id.kind() != ObjectId.Kind.SCHEMA) {
            path.add(id.name().inDefaultSchema() ? defaultSchema : id.name().schema());
        }
        path.add(id.name().name());
        if (id.part() != null) {
            path.add(id.part());
        }
        if (difference.property() != null) {
            path.add(difference.property().replace(' ', '-'));
        }
        return path;
    }

    private boolean isSchemaLeftOut(List<String> path) {
        return path.size() > 1 && isPrefix(path.subList(1, path.size()));
    }

    /** What is of a thing is meant with it. */
    private boolean isPrefix(List<String> path) {
        if (names.size() > path.size()) {
            return false;
        }
        for (int i = 0; i < names.size(); i++) {
            String name = path.get(i);
            boolean isProperty = i == path.size() - 1 && name.indexOf('-') > 0;
            if (!names.get(i).matches(name)
                    && !(isProperty && names.get(i).matches(name.replace('-', ' ')))) {
                return false;
            }
        }
        return true;
    }

    /** What a person types for all of one thing: a name that could mean more stands in quotes. */
    public static String meaning(ObjectId id) {
        List<String> names = new ArrayList<>();
        if (!id.name().inDefaultSchema() && id.kind() != ObjectId.Kind.SCHEMA) {
            names.add(id.name().schema());
        }
        names.add(id.name().name());
        if (id.part() != null) {
            names.add(id.part());
        }
        return names.stream()
                .map(
                        each ->
                                MEANING.matcher(each).find()
                                        ? '"' + each.replace("\"", "\"\"") + '"'
                                        : each)
                .collect(Collectors.joining("."));
    }

    /** What somebody may have meant. */
    private static List<String> spellings(Difference difference) {
        ObjectId id = difference.id();
        String name = meaning(id);
        String owner = id.part() == null ? name : meaning(ObjectId.table(id.name()));
        return difference.property() == null
                ? List.of(owner, name)
                : List.of(owner, name, name + "." + difference.property().replace(' ', '-'));
    }

    @Override
    public String toString() {
        return text;
    }
}
