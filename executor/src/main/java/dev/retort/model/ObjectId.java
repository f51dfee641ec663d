package dev.retort.model;

import java.util.Comparator;
import java.util.Objects;

/**
 * The address of a thing in the catalogue: what PostgreSQL calls an object identity ({@code
 * pg_identify_object}). Whoever speaks of a thing speaks of it by this: operations, effects,
 * comments, dependencies.
 *
 * @param name of the object itself, or of the table, domain or type that the part belongs to; a
 *     schema's has no schema
 * @param part the column, constraint, index, attribute or label; {@code null} for what is no part
 */
public record ObjectId(Kind kind, QualifiedName name, String part) implements Comparable<ObjectId> {

    private static final Comparator<ObjectId> ORDER =
            Comparator.comparing(ObjectId::kind)
                    .thenComparing(ObjectId::name)
                    .thenComparing(each -> each.part() == null ? "" : each.part());

    /** What can have an address, in the order in which comments are set. */
    public enum Kind {
        SCHEMA("schema", Role.OBJECT),
        ENUM_TYPE("enum", Role.OBJECT),
        /**
         * A label of an enum type, which is no object to PostgreSQL but comes and goes like one.
         */
        ENUM_LABEL("value", Role.PART_OF_TYPE),
        DOMAIN("domain", Role.OBJECT),
        DOMAIN_CONSTRAINT("domain constraint", Role.PART_OF_TYPE),
        COMPOSITE_TYPE("composite type", Role.OBJECT),
        ATTRIBUTE("attribute", Role.PART_OF_TYPE),
        SEQUENCE("sequence", Role.OBJECT),
        TABLE("table", Role.OBJECT),
        COLUMN("column", Role.PART_OF_TABLE),
        CONSTRAINT("constraint", Role.PART_OF_TABLE),
        /** That of a constraint, too. */
        INDEX("index", Role.PART_OF_TABLE),
        /** Extended statistics. */
        STATISTICS("statistics object", Role.TABLE_DEPENDENT);

        private final String word;
        private final Role role;

        Kind(String word, Role role) {
            this.word = word;
            this.role = role;
        }

        /** As operations are called for programs: {@code composite}. */
        public String key() {
            return word.replace(" type", "").replace(" object", "").replace(' ', '_');
        }

        /** As a sentence says it: {@code composite type}. */
        public String word() {
            return word;
        }

        /** Whether it belongs to another object and is named within it. */
        public boolean isPart() {
            return role == Role.PART_OF_TYPE || role == Role.PART_OF_TABLE;
        }

        /** Whether it is a {@link TableDependent}. */
        public boolean isTableDependent() {
            return role == Role.TABLE_DEPENDENT;
        }
    }

    /** How a kind of objects stands to others. */
    private enum Role {
        OBJECT,
        PART_OF_TYPE,
        PART_OF_TABLE,
        TABLE_DEPENDENT
    }

    public ObjectId {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        if ((part != null) != kind.isPart()) {
            throw new IllegalArgumentException(
                    kind.isPart() ? "a part has a name of its own" : "only a part has two names");
        }
    }

    public static ObjectId schema(String name) {
        return new ObjectId(Kind.SCHEMA, QualifiedName.of(name), null);
    }

    public static ObjectId enumType(QualifiedName name) {
        return new ObjectId(Kind.ENUM_TYPE, name, null);
    }

    public static ObjectId enumLabel(QualifiedName type, String label) {
        return new ObjectId(Kind.ENUM_LABEL, type, label);
    }

    public static ObjectId domain(QualifiedName name) {
        return new ObjectId(Kind.DOMAIN, name, null);
    }

    public static ObjectId domainConstraint(QualifiedName domain, String name) {
        return new ObjectId(Kind.DOMAIN_CONSTRAINT, domain, name);
    }

    public static ObjectId composite(QualifiedName name) {
        return new ObjectId(Kind.COMPOSITE_TYPE, name, null);
    }

    public static ObjectId attribute(QualifiedName composite, String name) {
        return new ObjectId(Kind.ATTRIBUTE, composite, name);
    }

    public static ObjectId sequence(QualifiedName name) {
        return new ObjectId(Kind.SEQUENCE, name, null);
    }

    public static ObjectId table(QualifiedName name) {
        return new ObjectId(Kind.TABLE, name, null);
    }

    public static ObjectId column(QualifiedName table, String name) {
        return new ObjectId(Kind.COLUMN, table, name);
    }

    public static ObjectId constraint(QualifiedName table, String name) {
        return new ObjectId(Kind.CONSTRAINT, table, name);
    }

    public static ObjectId index(QualifiedName table, String name) {
        return new ObjectId(Kind.INDEX, table, name);
    }

    public static ObjectId statistics(QualifiedName name) {
        return new ObjectId(Kind.STATISTICS, name, null);
    }

    /** Whether it is a column, constraint or index of that table. */
    public boolean isPartOf(QualifiedName table) {
        return kind.role == Role.PART_OF_TABLE && name.equals(table);
    }

    /** The same part of another table, domain or type. */
    public ObjectId of(QualifiedName owner) {
        return new ObjectId(kind, owner, part);
    }

    /** The same object under another name in its schema, table, domain or type. */
    public ObjectId renamed(String to) {
        return part == null
                ? new ObjectId(kind, name.sibling(to), null)
                : new ObjectId(kind, name, to);
    }

    @Override
    public int compareTo(ObjectId other) {
        return ORDER.compare(this, other);
    }

    /** For a sentence: {@code table orders}, {@code column orders.note}, {@code index ix on t}. */
    @Override
    public String toString() {
        return switch (kind) {
            case COLUMN, ATTRIBUTE -> kind.word() + " " + name + "." + part;
            case CONSTRAINT, INDEX, DOMAIN_CONSTRAINT -> kind.word() + " " + part + " on " + name;
            case ENUM_LABEL -> kind.word() + " '" + part + "' of enum " + name;
            case SCHEMA -> kind.word() + " " + name.name();
            default -> kind.word() + " " + name;
        };
    }
}
