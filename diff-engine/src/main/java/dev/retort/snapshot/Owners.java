package dev.retort.snapshot;

import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who owns what. It is not part of {@link Schema}: a role belongs to a server, the same application
 * has others in production than on a developer's machine, and so owners are never compared.
 *
 * @param schemas by the real name, the default schema included
 * @param relations tables, sequences, views, foreign tables, composite types
 * @param types enum types, domains and whatever else is only a type
 */
public record Owners(
        Map<String, String> schemas,
        Map<QualifiedName, String> relations,
        Map<QualifiedName, String> types) {

    public static final Owners UNKNOWN = new Owners(Map.of(), Map.of(), Map.of());

    public Owners {
        schemas = Collections.unmodifiableMap(new LinkedHashMap<>(schemas));
        relations = Collections.unmodifiableMap(new LinkedHashMap<>(relations));
        types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
    }
}
