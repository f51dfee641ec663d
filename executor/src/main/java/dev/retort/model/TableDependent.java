package dev.retort.model;

import dev.retort.sql.SqlText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * An object with a name of its own that depends on one table, and goes with it or with a column
 * that it reads. Whoever changes a schema knows such objects by nothing else than this, so that a
 * new kind of them is said in few places: what it is here, its SQL in {@code dialect.CreateSql},
 * its source in codegen, and how it is read from a database.
 */
public sealed interface TableDependent extends Definition permits Statistics {

    QualifiedName name();

    QualifiedName table();

    /** The columns of the table that it names. */
    List<String> columns();

    /** SQL expressions over columns of the table. */
    List<String> expressions();

    /**
     * Whether PostgreSQL makes it anew, and leaves nothing out, when a column that it reads gets
     * another type. What it does not is dropped before that and created afterwards.
     */
    boolean isRebuilt();

    TableDependent withName(QualifiedName value);

    TableDependent withTable(QualifiedName value);

    /**
     * With other names of the columns that it reads.
     *
     * @param column each name that it has, to the one that it gets
     * @param text the same for an expression
     */
    TableDependent withNames(UnaryOperator<String> column, UnaryOperator<String> text);

    <R> R accept(Visitor<R> visitor);

    @Override
    default <R> R accept(Definition.Visitor<R> visitor) {
        return visitor.tableDependent(this);
    }

    default ObjectId id() {
        return new ObjectId(kind(), name(), null);
    }

    /** Whether it reads one of these columns; an expression may only look as if it did. */
    default boolean reads(Collection<String> some) {
        return columns().stream().anyMatch(some::contains)
                || expressions().stream().anyMatch(each -> SqlText.of(each).mentionsAny(some));
    }

    /** Whether it can stand on this table: each column that it names, or may name, is there. */
    default boolean fits(Table its, Collection<String> columnsBefore) {
        List<String> gone = new ArrayList<>(columnsBefore);
        gone.removeAll(its.columns().keySet());
        return its.columns().keySet().containsAll(columns()) && !reads(gone);
    }

    /** One method for each kind. */
    interface Visitor<R> {

        R statistics(Statistics statistics);
    }
}
