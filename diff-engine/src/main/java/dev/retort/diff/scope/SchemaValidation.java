package dev.retort.diff.scope;

import dev.retort.model.Domain;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether Hibernate runs on a column of another type than it would create: what its schema
 * validation accepts (ColumnDefinitions.hasMatchingType, Dialect.equivalentTypes, with the JDBC
 * driver's codes for PostgreSQL's types).
 */
final class SchemaValidation {

    /** Types of which it takes each for each; what the driver reports has one code. */
    private static final List<Set<String>> EQUIVALENT =
            List.of(
                    Set.of("character varying", "text", "citext"),
                    Set.of("real", "double precision"),
                    Set.of("timestamp without time zone", "timestamp with time zone"),
                    Set.of("time without time zone", "time with time zone"));

    private static final Set<String> STRINGS = Set.of("character varying", "character", "text");

    private static final Set<String> NUMBERS =
            Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision");

    private static final List<Set<String>> FAMILIES =
            List.of(Set.of("character varying", "text", "citext"), Set.of("json", "jsonb"));

    /** Numbers, with those that they hold every value of. */
    private static final Map<String, Set<String>> HOLDS =
            Map.of(
                    "integer", Set.of("smallint"),
                    "bigint", Set.of("smallint", "integer"),
                    "numeric", Set.of("smallint", "integer", "bigint", "real", "double precision"),
                    "real", Set.of("smallint"),
                    "double precision", Set.of("smallint", "integer", "real"));

    /** Each holds what those before it do, and Hibernate 6.6 takes it for them. */
    private static final List<String> INTEGERS = List.of("smallint", "integer", "bigint");

    private static final Set<String> WHOLE_NUMBERS =
            Set.of("smallint", "integer", "bigint", "numeric");

    private final Map<QualifiedName, Domain> domains;
    private final Schema schema;

    /**
     * @param schema that the database has, with its domains and enum types
     */
    SchemaValidation(Schema schema) {
        this.schema = schema;
        this.domains = schema.domains();
    }

    /** Whether a column of the type that is there will do for one of the type that is wanted. */
    boolean accepts(Type there, Type wanted) {
        if (there.dimensions() != wanted.dimensions()) {
            return false;
        }
        // A domain is the same as itself, whatever it is over.
        if (there.name().equals(wanted.name())) {
            return true;
        }
        Type base = base(there);
        String name = name(base);
        String other = name(wanted);
        return name.equals(other)
                || EQUIVALENT.stream().anyMatch(each -> each.contains(name) && each.contains(other))
                || INTEGERS.contains(name)
                        && INTEGERS.contains(other)
                        && INTEGERS.indexOf(name) > INTEGERS.indexOf(other)
                // The one name begins with the other, which is enough for it.
                || name.equals("json") && other.equals("jsonb")
                // Enum types and texts go both ways: HHH-17908.
                || isText(name) && isEnum(wanted)
                || isEnum(base) && isText(other);
    }

    /** Whether somebody who writes the kind of the one and no size means the other as well. */
    boolean isSameButForSize(Type there, Type wanted) {
        return there.dimensions() == wanted.dimensions()
                && (there.name().equals(wanted.name())
                        || FAMILIES.stream()
                                .anyMatch(
                                        each ->
                                                each.contains(name(there))
                                                        && each.contains(name(wanted))));
    }

    /** Whether values that fit into the one may not fit into the other, or lose a part. */
    boolean isNarrowing(Type there, Type wanted) {
        String from = there.name();
        String to = wanted.name();
        return there.dimensions() == wanted.dimensions()
                && (NUMBERS.contains(from)
                                && NUMBERS.contains(to)
                                && !from.equals(to)
                                && !HOLDS.getOrDefault(to, Set.of()).contains(from)
                        || from.startsWith("timestamp")
                                && (to.equals("date") || to.startsWith("time ")));
    }

    /** Whether values of the one are values of the other, but for how many there are. */
    boolean isSameKind(Type some, Type other) {
        return accepts(some, other)
                || accepts(other, some)
                || WHOLE_NUMBERS.contains(some.name()) && WHOLE_NUMBERS.contains(other.name())
                || STRINGS.contains(some.name()) && STRINGS.contains(other.name());
    }

    /** Whether what is written for values of the one can be written for those of the other. */
    boolean hasSameLiterals(Type some, Type other) {
        return some.dimensions() == other.dimensions()
                && (some.name().equals(other.name())
                        || STRINGS.contains(some.name()) && STRINGS.contains(other.name())
                        || NUMBERS.contains(some.name()) && NUMBERS.contains(other.name())
                        || EQUIVALENT.stream()
                                .anyMatch(
                                        each ->
                                                each.contains(name(some))
                                                        && each.contains(name(other))));
    }

    private Type base(Type type) {
        Type at = type;
        for (int depth = 0; depth <= domains.size(); depth++) {
            String sql = at.element().sql();
            Type inner = at;
            Domain domain =
                    domains.values().stream()
                            .filter(each -> Type.named(each.name()).sql().equals(sql))
                            .findFirst()
                            .orElse(null);
            if (domain == null) {
                return inner;
            }
            at = domain.type();
        }
        return at;
    }

    /** An extension's type is the same in whatever schema the extension is. */
    private static String name(Type type) {
        return type.name().endsWith(".citext") ? "citext" : type.name();
    }

    private static boolean isText(String name) {
        return name.equals("character varying") || name.equals("text");
    }

    private boolean isEnum(Type type) {
        String sql = type.element().sql();
        return schema.enums().keySet().stream()
                .anyMatch(each -> Type.named(each).sql().equals(sql));
    }
}
