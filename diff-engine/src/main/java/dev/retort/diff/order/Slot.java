package dev.retort.diff.order;

import dev.retort.model.Column;
import dev.retort.model.Index;
import dev.retort.model.NotNull;
import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A place that one thing at a time can have, and that others depend on while it does: a name in the
 * catalogue, or a key that foreign keys reference.
 *
 * @param part of a table, or {@code null}
 */
record Slot(Kind kind, QualifiedName name, String part) {

    /** As PostgreSQL keeps names apart. */
    enum Kind {
        SCHEMA,
        /** Tables, composite types, sequences, indexes, and constraints that have an index. */
        RELATION,
        /** Enum types, domains, composite types, and the row types of tables. */
        TYPE,
        COLUMN,
        CONSTRAINT,
        /** A name for a NOT NULL that the server chooses only while its schema has none such. */
        CHOICE,
        PRIMARY_KEY,
        KEY
    }

    /** The names that an object has to itself; a constraint's depend on what it is. */
    static Set<Slot> named(ObjectId id) {
        return switch (id.kind()) {
            case SCHEMA -> Set.of(schema(id.name().name()));
            case ENUM_TYPE, DOMAIN -> Set.of(type(id.name()));
            case COMPOSITE_TYPE, TABLE -> Set.of(relation(id.name()), type(id.name()));
            case SEQUENCE -> Set.of(relation(id.name()));
            case COLUMN -> Set.of(column(id.name(), id.part()));
            case CONSTRAINT -> Set.of(constraint(id.name(), id.part()));
            case INDEX -> Set.of(relation(id.name().sibling(id.part())));
            // A dependent of a table comes before and after everything else.
            default -> Set.of();
        };
    }

    static Slot schema(String name) {
        return new Slot(Kind.SCHEMA, QualifiedName.of(name), null);
    }

    static Slot relation(QualifiedName name) {
        return new Slot(Kind.RELATION, name, null);
    }

    static Slot type(QualifiedName name) {
        return new Slot(Kind.TYPE, name, null);
    }

    static Slot column(QualifiedName table, String name) {
        return new Slot(Kind.COLUMN, table, name);
    }

    static Slot constraint(QualifiedName table, String name) {
        return new Slot(Kind.CONSTRAINT, table, name);
    }

    /** From PostgreSQL 18 on, NOT NULL is a constraint that has a name. */
    static Slot notNull(QualifiedName table, Column column) {
        return constraint(table, NotNull.nameOf(table, column));
    }

    static Slot choice(QualifiedName table, String constraint) {
        return new Slot(Kind.CHOICE, table.sibling(constraint), null);
    }

    /** The name of a NOT NULL as such, whether the server chooses it or not. */
    static Slot choice(QualifiedName table, Column column) {
        return choice(table, NotNull.nameOf(table, column));
    }

    /** Whether the server names the column's NOT NULL, when it has one. */
    static boolean isChosen(Column column) {
        return column.notNullClause() == null || column.notNullClause().name() == null;
    }

    /** A table has one, whatever its name. */
    static Slot primaryKey(QualifiedName table) {
        return new Slot(Kind.PRIMARY_KEY, table, null);
    }

    /**
     * Whichever of the keys over these columns a foreign key depends on, the server alone knows.
     */
    static Slot key(QualifiedName table, Collection<String> columns) {
        return new Slot(Kind.KEY, table, new TreeSet<>(columns).toString());
    }

    /** What a unique index is to foreign keys, or nothing. */
    static List<Slot> key(QualifiedName table, Index index) {
        return index.keyColumns().map(columns -> List.of(key(table, columns))).orElse(List.of());
    }

    /** What PostgreSQL calls the sequence of an identity, unless the name was taken. */
    static Slot identity(QualifiedName table, String column) {
        return relation(table.sibling(table.name() + "_" + column + "_seq"));
    }
}
