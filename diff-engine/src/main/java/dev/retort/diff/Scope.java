package dev.retort.diff;

import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which tables, sequences and types are Retort's business, by {@code schema.name} with {@code *}
 * and {@code ?}.
 *
 * @param defaultSchema what an unqualified name is matched as
 * @param include what belongs to Retort although no entity and no revision speaks of it, so that it
 *     is proposed to be dropped; empty for nothing
 * @param exclude what is not seen on either side
 */
public record Scope(String defaultSchema, List<String> include, List<String> exclude) {

    private static final String EVERYTHING = "*.*";

    public Scope {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    /** Entities and applied revisions decide. */
    public static Scope of(String defaultSchema) {
        return new Scope(defaultSchema, List.of(), List.of());
    }

    /** A schema without what this scope does not include. */
    public Schema included(Schema schema) {
        Schema part =
                schema.withTables(those(schema.tables()))
                        .withSequences(those(schema.sequences()))
                        .withEnums(those(schema.enums()))
                        .withDomains(those(schema.domains()))
                        .withComposites(those(schema.composites()));
        Set<String> used = new HashSet<>();
        part.tables().keySet().forEach(name -> used.add(name.schema()));
        part.sequences().keySet().forEach(name -> used.add(name.schema()));
        part.enums().keySet().forEach(name -> used.add(name.schema()));
        part.domains().keySet().forEach(name -> used.add(name.schema()));
        part.composites().keySet().forEach(name -> used.add(name.schema()));
        return part.withNamespaces(
                        schema.namespaces().stream()
                                .filter(name -> used.contains(name) || includesSchema(name))
                                .toList())
                .withoutStrayComments();
    }

    private <T> List<T> those(Map<QualifiedName, T> parts) {
        return parts.entrySet().stream()
                .filter(part -> includes(part.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** A pattern for some schema's tables does not speak of the schema; this one does. */
    boolean includesSchema(String namespace) {
        return include.contains(EVERYTHING) && !excludes(namespace);
    }

    private boolean excludes(String namespace) {
        return exclude.stream()
                .anyMatch(pattern -> pattern.endsWith(".*") && matches(pattern, namespace + ".*"));
    }

    boolean includes(QualifiedName name) {
        return matches(include, name);
    }

    boolean excludes(QualifiedName name) {
        return matches(exclude, name);
    }

    private boolean matches(List<String> patterns, QualifiedName name) {
        String schema = name.inDefaultSchema() ? defaultSchema : name.schema();
        String text = schema + "." + name.name();
        return patterns.stream().anyMatch(pattern -> matches(pattern, text));
    }

    private boolean matches(String pattern, String text) {
        return glob(pattern.indexOf('.') < 0 ? defaultSchema + "." + pattern : pattern, text);
    }

    /** As in a shell; a star that took too little takes one more and the rest is tried again. */
    private static boolean glob(String pattern, String text) {
        int star = -1;
        int taken = 0;
        int at = 0;
        int in = 0;
        while (in < text.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                taken = in;
            } else if (at < pattern.length()
                    && (pattern.charAt(at) == '?' || pattern.charAt(at) == text.charAt(in))) {
                at++;
                in++;
            } else if (star >= 0) {
                at = star + 1;
                in = ++taken;
            } else {
                return false;
            }
        }
        return pattern.substring(at).chars().allMatch(c -> c == '*');
    }
}
