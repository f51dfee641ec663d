package dev.retort.diff.dependents;

import dev.retort.model.QualifiedName;
import java.util.Objects;

/**
 * An object or a part of one that an operation changes or drops: what depends on it is in the way,
 * or goes along.
 *
 * @param name of the table, sequence, index or type, or of the one that has the part
 * @param part a column, an attribute or a constraint; else {@code null}
 */
public record Touch(Kind kind, QualifiedName name, String part) {

    /** What happens to what. */
    public enum Kind {
        /** A table, sequence or index goes. */
        RELATION,
        /** A column of a table or an attribute of a composite type goes. */
        COLUMN,
        /** The same gets another type. */
        COLUMN_TYPE,
        CONSTRAINT,
        /** An enum type, domain or composite type goes, perhaps to be made anew. */
        TYPE
    }

    public Touch {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
    }

    static Touch relation(QualifiedName name) {
        return new Touch(Kind.RELATION, name, null);
    }

    static Touch column(QualifiedName table, String column) {
        return new Touch(Kind.COLUMN, table, column);
    }

    static Touch columnType(QualifiedName table, String column) {
        return new Touch(Kind.COLUMN_TYPE, table, column);
    }

    static Touch constraint(QualifiedName table, String constraint) {
        return new Touch(Kind.CONSTRAINT, table, constraint);
    }

    static Touch type(QualifiedName name) {
        return new Touch(Kind.TYPE, name, null);
    }

    /** For a sentence. */
    @Override
    public String toString() {
        return switch (kind) {
            case RELATION -> name.toString();
            case COLUMN, COLUMN_TYPE -> name + "." + part;
            case CONSTRAINT -> "constraint " + part + " on " + name;
            case TYPE -> "type " + name;
        };
    }
}
