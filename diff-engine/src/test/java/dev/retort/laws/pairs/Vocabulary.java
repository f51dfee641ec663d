package dev.retort.laws.pairs;

import static dev.retort.model.QualifiedName.quote;
import static dev.retort.sql.Identifiers.quote;

import dev.retort.model.Column;
import dev.retort.model.ColumnRef;
import dev.retort.model.CompositeType;
import dev.retort.model.Domain;
import dev.retort.model.EnumType;
import dev.retort.model.Generated;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Sequence;
import dev.retort.model.Table;
import dev.retort.model.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What PostgreSQL lets stand where: types by what can be done with them, and the texts that are
 * written over columns of them. A text is right when it is one of those that could be written.
 */
public record Vocabulary(int version, Schema schema) {

    /** What can be done with a type. */
    public enum Family {
        INTEGER,
        NUMBER,
        TEXT,
        BOOLEAN,
        TIME,
        JSON_TREE,
        ARRAY,
        RANGE,
        ENUM,
        /** Can be sorted, and no more. */
        SORTED,
        /** Cannot even be sorted; composite types among them, whatever they are made of. */
        OPAQUE
    }

    /** Names that a program gets wrong. All of them are told apart by their bytes only. */
    static final List<String> NAMES =
            List.of(
                    "a",
                    "b",
                    "c",
                    "d",
                    "e",
                    "f",
                    "g",
                    "lower",
                    "value",
                    "order",
                    "A",
                    "a b",
                    "a.b",
                    "a\"b",
                    "it's",
                    "$1",
                    "$$",
                    "Grüße 你",
                    "--",
                    "nine456789nine456789nine456789nine456789nine456789nine456789abc",
                    "nine456789nine456789nine456789nine456789nine456789nine456789abd");

    private static final Map<Type, Family> BUILT_IN = new LinkedHashMap<>();

    static {
        builtIn(Family.INTEGER, "smallint", "integer", "bigint");
        builtIn(Family.NUMBER, "numeric", "numeric(10,2)", "real", "double precision");
        builtIn(Family.TEXT, "text", "character varying(20)", "character varying(40)");
        builtIn(Family.TEXT, "character varying", "character(3)");
        builtIn(Family.BOOLEAN, "boolean");
        builtIn(Family.TIME, "date", "timestamp(3) without time zone", "timestamp with time zone");
        builtIn(Family.JSON_TREE, "jsonb");
        builtIn(Family.ARRAY, "integer[]", "text[]", "character varying(5)[]");
        builtIn(Family.RANGE, "int4range", "tsrange");
        builtIn(Family.SORTED, "uuid", "bytea", "money", "inet", "bit(3)", "interval", "oid");
        builtIn(Family.SORTED, "time without time zone", "time(0) with time zone", "tsvector");
        builtIn(Family.OPAQUE, "json", "point", "xml");
    }

    private static void builtIn(Family family, String... names) {
        for (String name : names) {
            BUILT_IN.put(Type.parse(name), family);
        }
    }

    /** Every type that a column can have. */
    List<Type> types() {
        List<Type> types = new ArrayList<>(BUILT_IN.keySet());
        for (int i = 0; i < 4; i++) {
            schema.enums().keySet().forEach(name -> types.add(Type.named(name)));
            schema.domains().keySet().forEach(name -> types.add(Type.named(name)));
            schema.composites().keySet().forEach(name -> types.add(Type.named(name)));
        }
        schema.composites().keySet().forEach(name -> types.add(array(Type.named(name))));
        schema.enums().keySet().forEach(name -> types.add(array(Type.named(name))));
        schema.domains().keySet().forEach(name -> types.add(array(Type.named(name))));
        return types;
    }

    private static Type array(Type type) {
        return type.array();
    }

    /** Whether PostgreSQL could choose the name for the sequence of an identity. */
    static boolean isLikeAnIdentitys(QualifiedName name) {
        return name.name().endsWith("_seq");
    }

    static boolean isArray(Type type) {
        return type.isArray();
    }

    private static Type element(Type type) {
        return type.element();
    }

    /** One of ours that it is an array of, of however many dimensions; or itself. */
    private static Type innermost(Type type) {
        Type inner = type;
        while (isArray(inner) && !BUILT_IN.containsKey(inner)) {
            inner = element(inner);
        }
        return inner;
    }

    public boolean isBuiltIn(Type type) {
        return BUILT_IN.containsKey(type);
    }

    public EnumType enumType(Type type) {
        return schema.enums().values().stream()
                .filter(each -> Type.named(each.name()).equals(type))
                .findFirst()
                .orElse(null);
    }

    public Domain domain(Type type) {
        return schema.domains().values().stream()
                .filter(each -> Type.named(each.name()).equals(type))
                .findFirst()
                .orElse(null);
    }

    public CompositeType composite(Type type) {
        return schema.composites().values().stream()
                .filter(each -> Type.named(each.name()).equals(type))
                .findFirst()
                .orElse(null);
    }

    boolean isKnown(Type type) {
        Type inner = innermost(type);
        return BUILT_IN.containsKey(inner)
                || enumType(inner) != null
                || domain(inner) != null
                || composite(inner) != null;
    }

    boolean isAttributeType(Type type) {
        return attributeTypes().contains(type);
    }

    /**
     * Types that an attribute of a composite type can have. Enum types and domains are not among
     * them: nothing can build one anew while an attribute has it.
     */
    List<Type> attributeTypes() {
        List<Type> types = new ArrayList<>(BUILT_IN.keySet());
        schema.composites().keySet().forEach(name -> types.add(Type.named(name)));
        schema.composites().keySet().forEach(name -> types.add(array(Type.named(name))));
        return types;
    }

    public Family family(Type type) {
        if (isBuiltIn(type)) {
            return BUILT_IN.get(type);
        }
        Family inner = BUILT_IN.get(innermost(type));
        if (inner != null) {
            return inner == Family.OPAQUE ? Family.OPAQUE : Family.ARRAY;
        }
        if (composite(innermost(type)) != null) {
            return Family.OPAQUE;
        }
        if (isArray(type)) {
            Domain domain = domain(element(type));
            return domain == null || isSorted(domain.type()) ? Family.ARRAY : Family.OPAQUE;
        }
        Domain domain = domain(type);
        return domain == null ? Family.ENUM : family(domain.type());
    }

    boolean isSorted(Type type) {
        return family(type) != Family.OPAQUE;
    }

    /** Whether it is text of PostgreSQL's own, which has collations and ways to be stored. */
    boolean isText(Type type) {
        return isBuiltIn(type) && family(type) == Family.TEXT;
    }

    boolean isSerial(Type type) {
        return isBuiltIn(type) && family(type) == Family.INTEGER;
    }

    /**
     * @param column or {@code null} for that of a domain
     */
    List<String> defaults(Type type, ColumnRef column) {
        List<String> texts = new ArrayList<>(constants(type));
        if (isSerial(type) && column != null) {
            for (Sequence sequence : schema.sequences().values()) {
                {
                    String name = quote(sequence.name()).replace("'", "''");
                    texts.add("nextval('" + name + "'::regclass)");
                }
            }
        }
        return texts;
    }

    private List<String> constants(Type type) {
        switch (family(type)) {
            case INTEGER:
                return List.of("1", "7");
            case NUMBER:
                return List.of("0", "2.5");
            case TEXT:
                return List.of("'x'", "upper('y')", "'$$'");
            case BOOLEAN:
                return List.of("true", "false");
            case TIME:
                return List.of("now()", "'2020-02-29'");
            case JSON_TREE:
            case ARRAY:
                return List.of("'{}'");
            case RANGE:
                return List.of("'empty'");
            case ENUM:
                return labels(type);
            default:
                return List.of();
        }
    }

    private List<String> labels(Type type) {
        Type base = type;
        while (domain(base) != null) {
            base = domain(base).type();
        }
        String name = base.sql();
        return enumType(base).labels().stream()
                .map(label -> "'" + label.replace("'", "''") + "'::" + name)
                .toList();
    }

    /** What a check or the predicate of an index can say. */
    List<String> conditions(Table table) {
        List<String> texts = new ArrayList<>();
        for (Column column : table.columns().values()) {
            conditions(quote(column.name()), column.type(), texts);
            if (family(column.type()) == Family.INTEGER) {
                for (Column other : table.columns().values()) {
                    if (other != column && family(other.type()) == Family.INTEGER) {
                        texts.add(quote(column.name()) + " <> -" + quote(other.name()));
                    }
                }
            }
        }
        return texts;
    }

    private void conditions(String name, Type type, List<String> texts) {
        texts.add(name + " IS NOT NULL");
        switch (family(type)) {
            case INTEGER:
            case NUMBER:
                texts.add(name + " > 0");
                texts.add(name + " <> 99");
                break;
            case TEXT:
                String text = type.sql().equals("text") ? name : name + "::text";
                texts.add(text + " <> 'lower''s \"a\" b'::text");
                break;
            case BOOLEAN:
                texts.add(name + " IS NOT TRUE");
                break;
            case ENUM:
                // The operators of enum types are not found for a domain of one.
                if (domain(type) == null) {
                    labels(type).forEach(label -> texts.add(name + " <> " + label));
                }
                break;
            default:
                break;
        }
    }

    /** What the check of a domain can say. */
    List<String> conditions(Domain domain) {
        List<String> texts = new ArrayList<>();
        conditions("VALUE", domain.type(), texts);
        return texts;
    }

    /** What an index can be over besides columns. */
    List<String> terms(Table table) {
        List<String> texts = new ArrayList<>();
        for (Column column : table.columns().values()) {
            String name = quote(column.name());
            if (isVirtual(column)) {
                continue;
            }
            if (family(column.type()) == Family.INTEGER) {
                texts.add(name + " + 1");
            } else if (family(column.type()) == Family.TEXT) {
                texts.add("upper(" + name + "::text)");
            } else if (family(column.type()) == Family.JSON_TREE) {
                texts.add(name + " -> 'lower'::text");
            }
        }
        return texts;
    }

    /** What a column of that type can be generated as. */
    List<Generated> generated(Table table, Column column) {
        List<Generated> all = new ArrayList<>();
        String type = column.type().sql();
        for (Column other : table.columns().values()) {
            if (other.generated() != null || other.name().equals(column.name())) {
                continue;
            }
            String name = quote(other.name());
            Family family = family(other.type());
            if (type.equals("bigint") && family == Family.INTEGER) {
                all.add(new Generated(name + " * 2", true));
                if (version >= 18 && isBuiltIn(other.type())) {
                    all.add(new Generated(name + " * 2", false));
                }
            } else if (type.equals("text") && family == Family.TEXT) {
                all.add(new Generated("upper(" + name + "::text)", true));
            } else if (type.equals("integer")
                    && family == Family.ENUM
                    && domain(other.type()) == null) {
                for (String label : labels(other.type())) {
                    all.add(
                            new Generated(
                                    "CASE WHEN " + name + " = " + label + " THEN 1 ELSE 0 END",
                                    true));
                }
            }
        }
        return all;
    }

    static boolean isVirtual(Column column) {
        return column.generated() != null && !column.generated().stored();
    }

    /** Columns of the table that an index can be over. */
    List<Column> sorted(Table table) {
        return table.columns().values().stream()
                .filter(column -> isSorted(column.type()) && !isVirtual(column))
                .toList();
    }

    @Override
    public String toString() {
        return "PostgreSQL " + version + " and " + Objects.toString(schema);
    }
}
