package dev.retort.operation;

import dev.retort.model.Column;
import dev.retort.model.ColumnRef;
import dev.retort.model.CompositeType;
import dev.retort.model.Constraint;
import dev.retort.model.Definition;
import dev.retort.model.Domain;
import dev.retort.model.EnumType;
import dev.retort.model.Index;
import dev.retort.model.Namespace;
import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.model.Sequence;
import dev.retort.model.Table;
import dev.retort.model.TableDependent;
import dev.retort.operation.Effect.What;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One step of a revision: a verb and the object that it is done to. An operation holds what its
 * line in the revision source says and no more: it does not know its inverse, and it executes
 * nothing. Readers of the list do: the dialect (SQL), the replay on a model, the writer of
 * revisions (source), a description (a sentence). Readers that only ask what happens to which
 * object read its {@link #effects}.
 */
public sealed interface Operation {

    <R> R accept(Visitor<R> visitor);

    /** What it is about, by its name before; {@code null} for a statement that nobody has read. */
    ObjectId id();

    /** Its name for programs, Alembic's where Alembic has it: {@code create_table}. */
    String word();

    /** The operation in one line for a person. It is no SQL: nothing is quoted. */
    String description();

    /** What it does to which objects, in order. */
    List<Effect> effects();

    /** Whether a person still has to write a part of it. */
    default boolean isTodo() {
        return false;
    }

    /**
     * What nothing can run without, and nobody has written yet; empty when there is no such thing.
     */
    default Optional<SqlExpression> unwrittenStatement() {
        return Optional.empty();
    }

    /** The same in the smallest steps that it can be done in. */
    default List<Operation> split() {
        return List.of(this);
    }

    /**
     * CREATE, or ADD for a part of a table.
     *
     * @param id of what is created
     * @param definition everything else of it; of a table without its indexes, of an enum type
     *     without its casts: they are operations of their own
     */
    record Create(ObjectId id, Definition definition) implements Operation {

        public Create {
            Objects.requireNonNull(id, "id");
            if (definition.kind() != id.kind()) {
                throw new IllegalArgumentException(id + " is no " + definition.kind().word());
            }
            if (definition.notInOneStatement() != null) {
                throw new IllegalArgumentException(definition.notInOneStatement());
            }
        }

        public static Create schema(String name) {
            return new Create(ObjectId.schema(name), new Namespace(name));
        }

        public static Create of(EnumType type) {
            return new Create(ObjectId.enumType(type.name()), type);
        }

        public static Create of(Domain domain) {
            return new Create(ObjectId.domain(domain.name()), domain);
        }

        public static Create of(CompositeType type) {
            return new Create(ObjectId.composite(type.name()), type);
        }

        public static Create of(Sequence sequence) {
            return new Create(ObjectId.sequence(sequence.name()), sequence);
        }

        public static Create of(Table table) {
            return new Create(ObjectId.table(table.name()), table);
        }

        public static Create of(QualifiedName table, Column column) {
            return new Create(ObjectId.column(table, column.name()), column);
        }

        public static Create of(QualifiedName table, Constraint constraint) {
            return new Create(ObjectId.constraint(table, constraint.name()), constraint);
        }

        public static Create of(QualifiedName table, Index index) {
            return new Create(ObjectId.index(table, index.name()), index);
        }

        public static Create of(TableDependent dependent) {
            return new Create(dependent.id(), dependent);
        }

        @Override
        public String word() {
            return definition.accept(new CreateWords(id)).word();
        }

        @Override
        public String description() {
            return definition.accept(new CreateWords(id)).sentence();
        }

        @Override
        public List<Effect> effects() {
            Effect created = Effect.of(What.CREATED, id);
            return definition.fillsRows()
                    ? List.of(created, Effect.of(What.DATA_CHANGED, id))
                    : List.of(created);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.create(this);
        }
    }

    /** DROP; refuses, as PostgreSQL does, while something else depends on the object. */
    record Drop(ObjectId id) implements Operation {

        public Drop {
            Objects.requireNonNull(id, "id");
        }

        @Override
        public String word() {
            return "drop_" + id.kind().key();
        }

        @Override
        public String description() {
            return "drop " + id;
        }

        @Override
        public List<Effect> effects() {
            return List.of(Effect.of(What.DROPPED, id));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.drop(this);
        }
    }

    /**
     * RENAME TO.
     *
     * @param to the new name, in the same schema or table
     */
    record Rename(ObjectId id, String to) implements Operation {

        public Rename {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(to, "to");
        }

        @Override
        public String word() {
            return "rename_" + id.kind().key();
        }

        @Override
        public String description() {
            return "rename " + id + " to " + (id.part() == null ? id.renamed(to).name() : to);
        }

        @Override
        public List<Effect> effects() {
            return List.of(Effect.renamed(id, to));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.rename(this);
        }
    }

    /**
     * ALTER TABLE ... ALTER COLUMN.
     *
     * @param changes applied together, in one statement where PostgreSQL can
     */
    record AlterColumn(QualifiedName table, String column, List<ColumnChange> changes)
            implements Operation {

        public AlterColumn {
            Objects.requireNonNull(table, "table");
            Objects.requireNonNull(column, "column");
            changes = List.copyOf(changes);
            if (changes.isEmpty()) {
                throw new IllegalArgumentException(
                        "nothing to change in column " + table + "." + column);
            }
        }

        @Override
        public ObjectId id() {
            return ObjectId.column(table, column);
        }

        @Override
        public String word() {
            return "alter_column";
        }

        @Override
        public String description() {
            return Description.list(
                    "alter " + id(), changes, change -> change.accept(Description.CHANGES));
        }

        @Override
        public List<Effect> effects() {
            return changes.stream().flatMap(change -> change.effects(id()).stream()).toList();
        }

        @Override
        public boolean isTodo() {
            return changes.stream().anyMatch(ColumnChange::isTodo);
        }

        @Override
        public List<Operation> split() {
            return changes.stream()
                    .<Operation>map(each -> new AlterColumn(table, column, List.of(each)))
                    .toList();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.alterColumn(this);
        }
    }

    /**
     * ALTER DOMAIN.
     *
     * @param changes applied one after another
     */
    record AlterDomain(QualifiedName domain, List<DomainChange> changes) implements Operation {

        public AlterDomain {
            Objects.requireNonNull(domain, "domain");
            changes = List.copyOf(changes);
        }

        @Override
        public ObjectId id() {
            return ObjectId.domain(domain);
        }

        @Override
        public String word() {
            return "alter_domain";
        }

        @Override
        public String description() {
            return Description.list(
                    "alter " + id(), changes, change -> change.accept(Description.DOMAIN_CHANGES));
        }

        @Override
        public List<Effect> effects() {
            return changes.stream().flatMap(each -> each.effects(domain).stream()).toList();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.alterDomain(this);
        }
    }

    /**
     * ALTER TYPE of a composite type.
     *
     * @param changes applied one after another
     */
    record AlterComposite(QualifiedName type, List<CompositeChange> changes) implements Operation {

        public AlterComposite {
            Objects.requireNonNull(type, "type");
            changes = List.copyOf(changes);
        }

        @Override
        public ObjectId id() {
            return ObjectId.composite(type);
        }

        @Override
        public String word() {
            return "alter_composite";
        }

        @Override
        public String description() {
            return Description.list(
                    "alter " + id(),
                    changes,
                    change -> change.accept(Description.COMPOSITE_CHANGES));
        }

        @Override
        public List<Effect> effects() {
            return changes.stream().flatMap(each -> each.effects(type).stream()).toList();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.alterComposite(this);
        }
    }

    /** ALTER TYPE of an enum type, or what stands for it where PostgreSQL has no such statement. */
    record AlterEnum(QualifiedName type, EnumChange change) implements Operation {

        public AlterEnum {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(change, "change");
        }

        @Override
        public ObjectId id() {
            return ObjectId.enumType(type);
        }

        @Override
        public String word() {
            return change.word();
        }

        @Override
        public String description() {
            return change.description(type);
        }

        @Override
        public List<Effect> effects() {
            return change.effects(type);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.alterEnum(this);
        }
    }

    /**
     * Gives the sequence all of these options and this owner; what is not said becomes the default.
     * The next value stays.
     *
     * @param isFromStart whether one that nothing was drawn from begins at its new start
     */
    record AlterSequence(Sequence sequence, boolean isFromStart) implements Operation {

        public AlterSequence {
            Objects.requireNonNull(sequence, "sequence");
        }

        public AlterSequence(Sequence sequence) {
            this(sequence, false);
        }

        @Override
        public ObjectId id() {
            return ObjectId.sequence(sequence.name());
        }

        @Override
        public String word() {
            return "alter_sequence";
        }

        @Override
        public String description() {
            return "alter "
                    + id()
                    + ": "
                    + Description.sequence(sequence)
                    + (isFromStart ? Description.FROM_START : "");
        }

        @Override
        public List<Effect> effects() {
            return List.of(Effect.of(What.ALTERED, id()));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.alterSequence(this);
        }
    }

    /**
     * COMMENT ON; that of a column is a change of the column.
     *
     * @param comment or {@code null} for none
     */
    record Comment(ObjectId id, String comment) implements Operation {

        public Comment {
            Objects.requireNonNull(id, "id");
        }

        @Override
        public String word() {
            return "set_" + id.kind().key() + "_comment";
        }

        @Override
        public String description() {
            return (comment == null ? "remove the comment" : "set the comment")
                    + " of "
                    + (id.kind() == ObjectId.Kind.ENUM_TYPE ? "enum type " + id.name() : id)
                    + (comment == null ? "" : " " + Description.text(comment));
        }

        @Override
        public List<Effect> effects() {
            return List.of(Effect.of(What.ALTERED, id));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.comment(this);
        }
    }

    /** VALIDATE CONSTRAINT: checks the rows that a constraint made NOT VALID has not checked. */
    record Validate(ObjectId id) implements Operation {

        public Validate {
            Objects.requireNonNull(id, "id");
        }

        @Override
        public String word() {
            return "validate_constraint";
        }

        @Override
        public String description() {
            return "validate " + id;
        }

        @Override
        public List<Effect> effects() {
            return List.of(Effect.of(What.ALTERED, id));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.validate(this);
        }
    }

    /**
     * Gives the rows that have no value in a column this one: UPDATE ... WHERE ... IS NULL.
     *
     * @param value over the columns of the row
     */
    record Fill(QualifiedName table, String column, SqlExpression value) implements Operation {

        public Fill {
            Objects.requireNonNull(table, "table");
            Objects.requireNonNull(column, "column");
            Objects.requireNonNull(value, "value");
        }

        @Override
        public ObjectId id() {
            return ObjectId.column(table, column);
        }

        @Override
        public String word() {
            return "fill";
        }

        @Override
        public String description() {
            return "fill "
                    + table
                    + "."
                    + column
                    + " where it is null: "
                    + Description.value(value);
        }

        @Override
        public List<Effect> effects() {
            return List.of(Effect.of(What.DATA_CHANGED, id()));
        }

        @Override
        public boolean isTodo() {
            return value.isTodo();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.fill(this);
        }
    }

    /**
     * Makes a sequence go on after the values of a column, and after those that the column's own
     * sequence gave. One that is further already stays where it is.
     *
     * @param column of whole numbers
     */
    record AdvanceSequence(QualifiedName sequence, ColumnRef column) implements Operation {

        public AdvanceSequence {
            Objects.requireNonNull(sequence, "sequence");
            Objects.requireNonNull(column, "column");
        }

        @Override
        public ObjectId id() {
            return ObjectId.sequence(sequence);
        }

        @Override
        public String word() {
            return "advance_sequence";
        }

        @Override
        public String description() {
            return "advance " + id() + " beyond " + column;
        }

        @Override
        public List<Effect> effects() {
            return List.of(Effect.of(What.DATA_CHANGED, id()));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.advanceSequence(this);
        }
    }

    /**
     * CLUSTER ON: which index the next CLUSTER of the table goes by; no row moves now.
     *
     * @param index an index of the table, that of a constraint too; {@code null} for none
     */
    record ClusterOn(QualifiedName table, String index) implements Operation {

        public ClusterOn {
            Objects.requireNonNull(table, "table");
        }

        @Override
        public ObjectId id() {
            return ObjectId.table(table);
        }

        @Override
        public String word() {
            return "cluster_on";
        }

        @Override
        public String description() {
            return "cluster table " + table + (index == null ? " on no index" : " on " + index);
        }

        @Override
        public List<Effect> effects() {
            return List.of(Effect.of(What.ALTERED, id()));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.clusterOn(this);
        }
    }

    /**
     * One SQL statement, as it is. Nothing else is known of it: it changes no model.
     *
     * @param statement or what a person has to write in its place: a revision with one of those
     *     never runs
     */
    record Execute(SqlExpression statement) implements Operation {

        public Execute {
            Objects.requireNonNull(statement, "statement");
        }

        public Execute(String sql) {
            this(SqlExpression.of(sql));
        }

        @Override
        public ObjectId id() {
            return null;
        }

        @Override
        public String word() {
            return "execute";
        }

        @Override
        public String description() {
            return "execute " + Description.oneLine(Description.value(statement));
        }

        @Override
        public List<Effect> effects() {
            return List.of(Effect.unknown());
        }

        @Override
        public boolean isTodo() {
            return statement.isTodo();
        }

        @Override
        public Optional<SqlExpression> unwrittenStatement() {
            return statement.isTodo() ? Optional.of(statement) : Optional.empty();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.execute(this);
        }
    }

    /**
     * Marks what the database had already: it may be made again on another one, and is still
     * nobody's wish. It changes nothing.
     *
     * @param parts what of a table was found; empty for the object as a whole
     */
    record Found(ObjectId id, List<FoundParts> parts) implements Operation {

        /** Its {@link #word}. */
        public static final String WORD = "found";

        public Found {
            Objects.requireNonNull(id, "id");
            parts = List.copyOf(parts);
            if (!parts.isEmpty() && id.kind() != ObjectId.Kind.TABLE) {
                throw new IllegalArgumentException("only of a table parts are marked");
            }
        }

        /** The whole of an object. */
        public Found(ObjectId id) {
            this(id, List.of());
        }

        @Override
        public String word() {
            return WORD;
        }

        @Override
        public String description() {
            String object = id.kind().word() + " " + id.name();
            return "found "
                    + (parts.isEmpty()
                            ? object
                            : parts.stream()
                                    .map(FoundParts::toString)
                                    .collect(Collectors.joining("; ", "", " of " + object)));
        }

        @Override
        public List<Effect> effects() {
            return List.of();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.found(this);
        }
    }

    /**
     * One method for each operation: a new operation does not compile until every reader knows it
     * that has to say something of each.
     */
    interface Visitor<R> {

        R create(Create operation);

        R drop(Drop operation);

        R rename(Rename operation);

        R alterColumn(AlterColumn operation);

        R alterDomain(AlterDomain operation);

        R alterComposite(AlterComposite operation);

        R alterEnum(AlterEnum operation);

        R alterSequence(AlterSequence operation);

        R comment(Comment operation);

        R validate(Validate operation);

        R fill(Fill operation);

        R advanceSequence(AdvanceSequence operation);

        R clusterOn(ClusterOn operation);

        R execute(Execute operation);

        R found(Found operation);
    }

    /** A reader that has one answer for most operations, such as that nothing is in their way. */
    abstract class Partial<R> implements Visitor<R> {

        /** The answer for an operation that this reader says nothing else of. */
        protected abstract R otherwise(Operation operation);

        @Override
        public R create(Create operation) {
            return otherwise(operation);
        }

        @Override
        public R drop(Drop operation) {
            return otherwise(operation);
        }

        @Override
        public R rename(Rename operation) {
            return otherwise(operation);
        }

        @Override
        public R alterColumn(AlterColumn operation) {
            return otherwise(operation);
        }

        @Override
        public R alterDomain(AlterDomain operation) {
            return otherwise(operation);
        }

        @Override
        public R alterComposite(AlterComposite operation) {
            return otherwise(operation);
        }

        @Override
        public R alterEnum(AlterEnum operation) {
            return otherwise(operation);
        }

        @Override
        public R alterSequence(AlterSequence operation) {
            return otherwise(operation);
        }

        @Override
        public R comment(Comment operation) {
            return otherwise(operation);
        }

        @Override
        public R validate(Validate operation) {
            return otherwise(operation);
        }

        @Override
        public R fill(Fill operation) {
            return otherwise(operation);
        }

        @Override
        public R advanceSequence(AdvanceSequence operation) {
            return otherwise(operation);
        }

        @Override
        public R clusterOn(ClusterOn operation) {
            return otherwise(operation);
        }

        @Override
        public R execute(Execute operation) {
            return otherwise(operation);
        }

        @Override
        public R found(Found operation) {
            return otherwise(operation);
        }
    }
}
