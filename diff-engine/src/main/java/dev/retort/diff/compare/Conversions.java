package dev.retort.diff.compare;

import dev.retort.diff.references.Types;
import dev.retort.model.Domain;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Type;
import dev.retort.operation.SqlExpression;
import dev.retort.sql.Identifiers;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How the values of a column get another type: by PostgreSQL itself ({@code pg_cast}'s implicit and
 * assignment casts), by an expression that gives the value or an error, or by one that only a
 * person can write. What depends on the session ({@code TimeZone}, {@code DateStyle}) or on what
 * the application means by a number is of the last kind.
 */
final class Conversions {

    /** Types among which a rule holds. */
    private enum Kind {
        STRING,
        NUMBER,
        BOOLEAN,
        DATE,
        TIMESTAMP,
        TIMESTAMPTZ,
        TIME,
        TIMETZ,
        INTERVAL,
        BYTES,
        LARGE_OBJECT,
        UUID,
        JSON,
        BITS,
        ADDRESS,
        ENUM,
        /** Of an extension, or made here. */
        OTHER;

        boolean isOfTime() {
            return switch (this) {
                case DATE, TIMESTAMP, TIMESTAMPTZ, TIME, TIMETZ, INTERVAL -> true;
                default -> false;
            };
        }

        boolean isBinary() {
            return this == BYTES || this == LARGE_OBJECT;
        }
    }

    private static final Map<String, Kind> KINDS =
            Map.ofEntries(
                    Map.entry("text", Kind.STRING),
                    Map.entry("character varying", Kind.STRING),
                    Map.entry("character", Kind.STRING),
                    Map.entry("name", Kind.STRING),
                    Map.entry("citext", Kind.STRING),
                    Map.entry("smallint", Kind.NUMBER),
                    Map.entry("integer", Kind.NUMBER),
                    Map.entry("bigint", Kind.NUMBER),
                    Map.entry("numeric", Kind.NUMBER),
                    Map.entry("real", Kind.NUMBER),
                    Map.entry("double precision", Kind.NUMBER),
                    Map.entry("boolean", Kind.BOOLEAN),
                    Map.entry("date", Kind.DATE),
                    Map.entry("timestamp without time zone", Kind.TIMESTAMP),
                    Map.entry("timestamp with time zone", Kind.TIMESTAMPTZ),
                    Map.entry("time without time zone", Kind.TIME),
                    Map.entry("time with time zone", Kind.TIMETZ),
                    Map.entry("interval", Kind.INTERVAL),
                    Map.entry("bytea", Kind.BYTES),
                    Map.entry("oid", Kind.LARGE_OBJECT),
                    Map.entry("uuid", Kind.UUID),
                    Map.entry("json", Kind.JSON),
                    Map.entry("jsonb", Kind.JSON),
                    Map.entry("bit", Kind.BITS),
                    Map.entry("bit varying", Kind.BITS),
                    Map.entry("inet", Kind.ADDRESS),
                    Map.entry("cidr", Kind.ADDRESS));

    /** {@code false}, which is what PostgreSQL writes for it. */
    private static final int LONGEST_BOOLEAN = 5;

    /** What a type's name means on one side; the other side's where it has no such type. */
    private static final class Meanings {

        private final Map<Type, Type> domains = new HashMap<>();
        private final Set<Type> enums = new HashSet<>();

        Meanings(Schema side, Schema other) {
            for (Schema schema : new Schema[] {other, side}) {
                for (Domain domain : schema.domains().values()) {
                    domains.put(Type.named(domain.name()), domain.type());
                    enums.remove(Type.named(domain.name()));
                }
                for (QualifiedName name : schema.enums().keySet()) {
                    enums.add(Type.named(name));
                    domains.remove(Type.named(name));
                }
                schema.composites().keySet().stream()
                        .map(Type::named)
                        .forEach(
                                type -> {
                                    enums.remove(type);
                                    domains.remove(type);
                                });
            }
        }

        Type withoutDomain(Type type) {
            Type base = type;
            while (domains.containsKey(base)) {
                base = domains.get(base);
            }
            return base;
        }

        Kind kind(Type type) {
            return enums.contains(type)
                    ? Kind.ENUM
                    : KINDS.getOrDefault(type.withoutModifiers().sql(), Kind.OTHER);
        }
    }

    private final Meanings before;
    private final Meanings after;

    Conversions(Schema from, Schema to) {
        this.before = new Meanings(from, to);
        this.after = new Meanings(to, from);
    }

    /**
     * What ALTER COLUMN ... TYPE ... USING has to say, or {@code null} for nothing.
     *
     * @param to as the revision says it
     */
    SqlExpression using(String column, Type from, Type to) {
        String value = Identifiers.quote(column);
        String said = using(value, before.withoutDomain(from), after.withoutDomain(to), to.sql());
        if (said == null) {
            return null;
        }
        return said.isEmpty()
                ? SqlExpression.todo(
                        "how "
                                + from.sql()
                                + " becomes "
                                + to.sql()
                                + example(value, before.kind(from), after.kind(to)))
                : SqlExpression.of(said);
    }

    /**
     * @return {@code null} for what PostgreSQL does by itself, an empty text for what nobody knows
     */
    private String using(String value, Type from, Type to, String target) {
        if (Types.sameBase(from, to)) {
            return null;
        }
        if (from.isArray() && to.isArray()) {
            String element = using(value, from.element(), to.element(), target);
            return element == null
                            || element.isEmpty()
                            || before.kind(from.element()) == Kind.STRING
                    ? element == null || element.isEmpty() ? element : value + "::" + target
                    : value + "::text::" + target;
        }
        Kind was = from.isArray() ? Kind.OTHER : before.kind(from);
        Kind becomes = to.isArray() ? Kind.OTHER : after.kind(to);
        if (was.isBinary() || becomes.isBinary()) {
            return isNumberOfLargeObject(from, to) ? null : "";
        }
        if (becomes == Kind.STRING) {
            return was == Kind.BOOLEAN && length(to) < LONGEST_BOOLEAN ? "" : null;
        }
        if (was == Kind.STRING) {
            return becomes.isOfTime() || isCutOrRounded(to) ? "" : value + "::" + target;
        }
        if (was == Kind.NUMBER && becomes == Kind.BOOLEAN) {
            // 0 and 1, and an error for any other: 2 would not come back.
            String number =
                    from.withoutModifiers().sql().equals("numeric")
                            ? "trim_scale(" + value + ")"
                            : value;
            return number + "::text::" + target;
        }
        if (was == Kind.OTHER || becomes == Kind.OTHER) {
            return value + "::text::" + target;
        }
        return usingOf(value, was, becomes, target);
    }

    private static String usingOf(String value, Kind was, Kind becomes, String target) {
        if (was == Kind.ENUM && becomes == Kind.ENUM) {
            return value + "::text::" + target;
        }
        if (was == becomes || isDayAndTime(was) && isDayAndTime(becomes)) {
            return null;
        }
        return was == Kind.BOOLEAN && becomes == Kind.NUMBER ? value + "::integer" : "";
    }

    private static boolean isDayAndTime(Kind kind) {
        return kind == Kind.DATE || kind == Kind.TIMESTAMP;
    }

    private boolean isNumberOfLargeObject(Type from, Type to) {
        Set<String> numbers = Set.of("integer", "bigint");
        return before.kind(from) == Kind.LARGE_OBJECT && numbers.contains(to.sql())
                || after.kind(to) == Kind.LARGE_OBJECT && numbers.contains(from.sql());
    }

    /** What a cast from a text makes fit without a word. */
    private boolean isCutOrRounded(Type type) {
        return type.withoutModifiers().sql().equals("numeric") && !type.sql().equals("numeric")
                || after.kind(type) == Kind.BITS;
    }

    private static int length(Type type) {
        return !type.modifiers().isEmpty()
                ? type.modifier(0)
                : type.sql().equals("character") ? 1 : Integer.MAX_VALUE;
    }

    /** What it often is, to start from. */
    private static String example(String value, Kind was, Kind becomes) {
        String utc = " AT TIME ZONE 'UTC'";
        String text =
                switch (was) {
                    case TIMESTAMP -> becomes == Kind.TIMESTAMPTZ ? value + utc : null;
                    case DATE -> becomes == Kind.TIMESTAMPTZ ? value + "::timestamp" + utc : null;
                    case TIMESTAMPTZ ->
                            becomes == Kind.TIMESTAMP
                                    ? value + utc
                                    : becomes == Kind.DATE ? "(" + value + utc + ")::date" : null;
                    case LARGE_OBJECT ->
                            becomes == Kind.BYTES
                                    ? "lo_get(" + value + ")"
                                    : becomes == Kind.STRING
                                            ? "convert_from(lo_get(" + value + "), 'UTF8')"
                                            : null;
                    case BYTES ->
                            becomes == Kind.LARGE_OBJECT
                                    ? "lo_from_bytea(0, " + value + ")"
                                    : becomes == Kind.STRING
                                            ? "convert_from(" + value + ", 'UTF8')"
                                            : null;
                    case STRING ->
                            becomes == Kind.LARGE_OBJECT
                                    ? "lo_from_bytea(0, convert_to(" + value + ", 'UTF8'))"
                                    : becomes == Kind.BYTES
                                            ? "convert_to(" + value + ", 'UTF8')"
                                            : becomes == Kind.DATE
                                                    ? value + "::date"
                                                    : becomes == Kind.NUMBER
                                                            ? value + "::numeric"
                                                            : null;
                    case BOOLEAN ->
                            becomes == Kind.STRING
                                    ? "CASE WHEN " + value + " THEN 'Y' ELSE 'N' END"
                                    : null;
                    default -> null;
                };
        return text == null ? "" : ", such as " + text;
    }
}
