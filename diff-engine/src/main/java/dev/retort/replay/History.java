package dev.retort.replay;

import dev.retort.model.Column;
import dev.retort.model.Constraint;
import dev.retort.model.Generation;
import dev.retort.model.Index;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.operation.Operation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What applied revisions did, as far as they say it in operations: the evidence for what in a
 * database is Retort's work and not somebody else's. Of SQL that a revision executes nothing is
 * known, and what it changed does not look like what operations set any more.
 *
 * @param made what they created
 * @param added the same with tables and types that somebody else created, which have the columns,
 *     constraints, indexes, labels and attributes that the revisions added to them
 * @param set the same with columns that somebody else created: what no revision set of one has a
 *     value that no column has
 */
public record History(Schema made, Schema added, Schema set) {

    /** Of a database that no revision was applied to. */
    public static final History NONE = ofAll(Schema.EMPTY);

    /**
     * @param revisions the operations of each that was applied, oldest first
     */
    public static History of(Collection<List<Operation>> revisions) {
        return new History(
                Replay.known(Unknown.NOTHING, revisions),
                Replay.known(Unknown.TABLES, revisions),
                Replay.known(Unknown.COLUMNS, revisions));
    }

    /** Of a database that revisions made all of. */
    public static History ofAll(Schema schema) {
        return new History(schema, schema, schema);
    }

    /** What is known where the same operations may have been applied in another order as well. */
    public History or(History other) {
        return new History(
                Agreement.of(made, other.made),
                Agreement.of(added, other.added),
                Agreement.of(set, other.set));
    }

    /** The same by other names, or in canonical spelling. */
    public History map(UnaryOperator<Schema> change) {
        return new History(change.apply(made), change.apply(added), change.apply(set));
    }

    /** The same with other words for what was set. */
    public History withSet(Schema value) {
        return new History(made, added, value);
    }

    /** What was set of a column, and for what was not what it is. */
    public static Column supplemented(Column set, Column is) {
        Column result = Unknown.isUnknown(set.type()) ? set.withType(is.type()) : set;
        return Unknown.isUnknown(set.generation())
                ? result.withGeneration(Generation.NONE)
                : result;
    }

    /** The reverse: what was set of a column, in those words. */
    public static Column inWords(Column set, Column words) {
        Column result = Unknown.isUnknown(set.type()) ? set : set.withType(words.type());
        return Unknown.isUnknown(set.generation())
                ? result
                : result.withGeneration(words.generation());
    }

    public boolean addedColumn(QualifiedName table, String name) {
        return has(table, Table::columns, name);
    }

    /** Whether revisions added a column, and with it the constraints that belong to a new one. */
    public boolean addedConstrainedColumn(QualifiedName table, String name) {
        return addedColumn(table, name)
                && !Unknown.isUnconstrained(added.tables().get(table), name);
    }

    /** Whether revisions added a column with a type that somebody wanted. */
    public boolean addedTypedColumn(QualifiedName table, String name) {
        Table then = set.tables().get(table);
        return addedColumn(table, name)
                && then != null
                && then.columns().containsKey(name)
                && !Unknown.isUnknown(then.columns().get(name).type());
    }

    public boolean addedConstraint(QualifiedName table, String name) {
        return has(table, Table::constraints, name);
    }

    public boolean addedIndex(QualifiedName table, String name) {
        return has(table, Table::indexes, name);
    }

    private boolean has(QualifiedName table, Function<Table, Map<String, ?>> parts, String name) {
        Table then = added.tables().get(table);
        return then != null && parts.apply(then).containsKey(name);
    }

    /** Whether the last that a revision did to this property of a column made it what it is. */
    public boolean set(QualifiedName table, Column is, Function<Column, ?> property) {
        Table then = set.tables().get(table);
        Column last = then == null ? null : then.columns().get(is.name());
        return last != null && Objects.equals(property.apply(last), property.apply(is));
    }

    /** Whether revisions made a constraint what it is. */
    public boolean set(QualifiedName table, Constraint is) {
        Table then = set.tables().get(table);
        return then != null && is.equals(then.constraints().get(is.name()));
    }

    /** Whether revisions made an index what it is. */
    public boolean set(QualifiedName table, Index is) {
        Table then = set.tables().get(table);
        return then != null && is.equals(then.indexes().get(is.name()));
    }

    /** Whether the last that a revision did to a table's comment made it what it is. */
    public boolean setComment(Table is) {
        Table then = set.tables().get(is.name());
        return then != null && Objects.equals(then.comment(), is.comment());
    }
}
