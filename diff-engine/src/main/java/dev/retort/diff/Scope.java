package dev.retort.diff;

import dev.retort.model.QualifiedName;
import java.util.List;
import java.util.regex.Pattern;

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

    public Scope {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    /** Entities and applied revisions decide. */
    public static Scope of(String defaultSchema) {
        return new Scope(defaultSchema, List.of(), List.of());
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
        return patterns.stream().anyMatch(pattern -> glob(pattern).matcher(text).matches());
    }

    private Pattern glob(String pattern) {
        String full = pattern.indexOf('.') < 0 ? defaultSchema + "." + pattern : pattern;
        StringBuilder regex = new StringBuilder();
        for (char c : full.toCharArray()) {
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
