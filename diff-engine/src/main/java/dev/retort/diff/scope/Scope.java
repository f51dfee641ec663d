package dev.retort.diff.scope;

import dev.retort.environment.ObjectKind;
import dev.retort.environment.ObjectName;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is Retort's business, by patterns of names. */
public final class Scope {

    private final String defaultSchema;
    private final List<ScopePattern> include;
    private final List<ScopePattern> exclude;

    /**
     * @param defaultSchema what an unqualified name is matched as
     * @param include what belongs to Retort although no entity and no revision speaks of it, so
     *     that it is proposed to be dropped; empty for nothing
     * @param exclude what is not seen on either side
     * @throws RetortException RT-1219 when a pattern cannot mean anything
     */
    public Scope(String defaultSchema, List<String> include, List<String> exclude) {
        this.defaultSchema = defaultSchema;
        this.include =
                include.stream()
                        .map(
                                text -> {
                                    ScopePattern pattern = ScopePattern.parse(text, defaultSchema);
                                    pattern.requireIncludable(text);
                                    return pattern;
                                })
                        .toList();
        this.exclude =
                exclude.stream().map(text -> ScopePattern.parse(text, defaultSchema)).toList();
    }

    public String defaultSchema() {
        return defaultSchema;
    }

    /** Entities and applied revisions decide. */
    public static Scope of(String defaultSchema) {
        return new Scope(defaultSchema, List.of(), List.of());
    }

    /** A schema without what this scope does not include. */
    public Schema included(Schema schema) {
        Schema part =
                schema.withTables(those(ObjectKind.TABLE, schema.tables()))
                        .withSequences(those(ObjectKind.SEQUENCE, schema.sequences()))
                        .withEnums(those(ObjectKind.ENUM, schema.enums()))
                        .withDomains(those(ObjectKind.DOMAIN, schema.domains()))
                        .withComposites(those(ObjectKind.COMPOSITE, schema.composites()));
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
                .withoutStrays();
    }

    private <T> List<T> those(ObjectKind kind, Map<QualifiedName, T> parts) {
        return parts.entrySet().stream()
                .filter(part -> includes(name(kind, part.getKey())))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** A pattern for some schema's tables does not speak of the schema; these do. */
    boolean includesSchema(String namespace) {
        ObjectName name = namespace(namespace);
        return !excludes(name)
                && include.stream().anyMatch(each -> each.isEverything() || each.matches(name));
    }

    boolean includes(ObjectName name) {
        return include.stream().anyMatch(pattern -> pattern.matches(name));
    }

    boolean excludes(ObjectName name) {
        return exclude.stream()
                .anyMatch(
                        pattern ->
                                pattern.matches(name)
                                        || name.kind() == ObjectKind.SCHEMA
                                                && pattern.matchesAllOf(name.name()));
    }

    /** Whether all of both sides is compared. */
    public boolean excludesNothing() {
        return exclude.isEmpty();
    }

    /** A schema by the name that the model has for it, empty for the default one. */
    ObjectName namespace(String namespace) {
        String real = real(namespace);
        return new ObjectName(ObjectKind.SCHEMA, real, null, real);
    }

    ObjectName name(ObjectKind kind, QualifiedName name) {
        return new ObjectName(kind, real(name.schema()), null, name.name());
    }

    ObjectName part(ObjectKind kind, QualifiedName table, String name) {
        return new ObjectName(kind, real(table.schema()), table.name(), name);
    }

    private String real(String schema) {
        return schema.isEmpty() ? defaultSchema : schema;
    }

    /** What the model calls something of that schema, by the schema's real name. */
    QualifiedName inModel(String schema, String name) {
        return new QualifiedName(schema.equals(defaultSchema) ? "" : schema, name);
    }
}
