package dev.retort.operation;

import dev.retort.model.Column;
import dev.retort.model.ColumnRef;
import dev.retort.model.Commented;
import dev.retort.model.CompositeType;
import dev.retort.model.Constraint;
import dev.retort.model.Domain;
import dev.retort.model.EnumType;
import dev.retort.model.Index;
import dev.retort.model.QualifiedName;
import dev.retort.model.Sequence;
import dev.retort.model.Table;
import java.util.List;
import java.util.Objects;

/**
 * One step of a revision. An operation holds what its line in the revision source says and no more:
 * it does not know its inverse, and it executes nothing. Readers of the list do: the dialect (SQL),
 * {@link Replay} (a model), the writer of revisions (source), a description (a sentence).
 */
public sealed interface Operation {

    <R> R accept(Visitor<R> visitor);

    record CreateSchema(String name) implements Operation {

        public CreateSchema {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.createSchema(this);
        }
    }

    /** Refuses, as PostgreSQL does, when something is left in the schema. */
    record DropSchema(String name) implements Operation {

        public DropSchema {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropSchema(this);
        }
    }

    /** The type alone; its casts are {@link AddEnumCasts}. */
    record CreateEnum(EnumType type) implements Operation {

        public CreateEnum {
            Objects.requireNonNull(type, "type");
            rejectCasts(type);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.createEnum(this);
        }
    }

    /** Implicit casts WITH INOUT from and to {@code character varying}. */
    record AddEnumCasts(QualifiedName type) implements Operation {

        public AddEnumCasts {
            Objects.requireNonNull(type, "type");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.addEnumCasts(this);
        }
    }

    record DropEnumCasts(QualifiedName type) implements Operation {

        public DropEnumCasts {
            Objects.requireNonNull(type, "type");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropEnumCasts(this);
        }
    }

    private static void rejectCasts(EnumType type) {
        if (type.varcharCasts()) {
            throw new IllegalArgumentException(
                    "casts of " + type.name() + " are an operation of their own");
        }
    }

    /**
     * ALTER TYPE ... ADD VALUE: the new label cannot be used in the same transaction.
     *
     * @param before the label it goes in front of, or {@code null} for the end
     */
    record AddEnumValue(QualifiedName type, String label, String before) implements Operation {

        public AddEnumValue {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(label, "label");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.addEnumValue(this);
        }
    }

    record RenameEnumValue(QualifiedName type, String from, String to) implements Operation {

        public RenameEnumValue {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.renameEnumValue(this);
        }
    }

    record RenameEnum(QualifiedName type, String to) implements Operation {

        public RenameEnum {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(to, "to");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.renameEnum(this);
        }
    }

    /**
     * Builds the type anew under its name and converts the columns through text; a row with a label
     * that is gone makes it fail. Defaults of these columns and the type's casts must be out of the
     * way.
     *
     * @param columns every column of that type
     */
    record ReplaceEnum(EnumType type, List<ColumnRef> columns) implements Operation {

        public ReplaceEnum {
            Objects.requireNonNull(type, "type");
            columns = List.copyOf(columns);
            rejectCasts(type);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.replaceEnum(this);
        }
    }

    record DropEnum(QualifiedName type) implements Operation {

        public DropEnum {
            Objects.requireNonNull(type, "type");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropEnum(this);
        }
    }

    record CreateDomain(Domain domain) implements Operation {

        public CreateDomain {
            Objects.requireNonNull(domain, "domain");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.createDomain(this);
        }
    }

    /**
     * @param changes applied one after another
     */
    record AlterDomain(QualifiedName domain, List<DomainChange> changes) implements Operation {

        public AlterDomain {
            Objects.requireNonNull(domain, "domain");
            changes = List.copyOf(changes);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.alterDomain(this);
        }
    }

    record CreateComposite(CompositeType type) implements Operation {

        public CreateComposite {
            Objects.requireNonNull(type, "type");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.createComposite(this);
        }
    }

    /**
     * @param changes applied one after another
     */
    record AlterComposite(QualifiedName type, List<CompositeChange> changes) implements Operation {

        public AlterComposite {
            Objects.requireNonNull(type, "type");
            changes = List.copyOf(changes);
        }

        /** The attributes that go, and with them their values in every column of the type. */
        public List<String> dropped() {
            return changes.stream()
                    .filter(CompositeChange.DropAttribute.class::isInstance)
                    .map(change -> ((CompositeChange.DropAttribute) change).name())
                    .toList();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.alterComposite(this);
        }
    }

    record DropComposite(QualifiedName type) implements Operation {

        public DropComposite {
            Objects.requireNonNull(type, "type");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropComposite(this);
        }
    }

    record DropDomain(QualifiedName domain) implements Operation {

        public DropDomain {
            Objects.requireNonNull(domain, "domain");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropDomain(this);
        }
    }

    record CreateSequence(Sequence sequence) implements Operation {

        public CreateSequence {
            Objects.requireNonNull(sequence, "sequence");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.createSequence(this);
        }
    }

    /**
     * Gives the sequence all of these options and this owner; what is not said becomes the default.
     * The next value stays.
     */
    record AlterSequence(Sequence sequence) implements Operation {

        public AlterSequence {
            Objects.requireNonNull(sequence, "sequence");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.alterSequence(this);
        }
    }

    /** The next value stays. */
    record RenameSequence(QualifiedName sequence, String to) implements Operation {

        public RenameSequence {
            Objects.requireNonNull(sequence, "sequence");
            Objects.requireNonNull(to, "to");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.renameSequence(this);
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
        public <R> R accept(Visitor<R> visitor) {
            return visitor.advanceSequence(this);
        }
    }

    record DropSequence(QualifiedName sequence) implements Operation {

        public DropSequence {
            Objects.requireNonNull(sequence, "sequence");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropSequence(this);
        }
    }

    /** The table's indexes are operations of their own. */
    record CreateTable(Table table) implements Operation {

        public CreateTable {
            Objects.requireNonNull(table, "table");
            if (!table.indexes().isEmpty()) {
                throw new IllegalArgumentException(
                        "indexes of " + table.name() + " are created one by one");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.createTable(this);
        }
    }

    record DropTable(QualifiedName table) implements Operation {

        public DropTable {
            Objects.requireNonNull(table, "table");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropTable(this);
        }
    }

    record RenameTable(QualifiedName table, String to) implements Operation {

        public RenameTable {
            Objects.requireNonNull(table, "table");
            Objects.requireNonNull(to, "to");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.renameTable(this);
        }
    }

    /**
     * @param comment or {@code null} for none
     */
    record SetTableComment(QualifiedName table, String comment) implements Operation {

        public SetTableComment {
            Objects.requireNonNull(table, "table");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.setTableComment(this);
        }
    }

    record AddColumn(QualifiedName table, Column column) implements Operation {

        public AddColumn {
            Objects.requireNonNull(table, "table");
            Objects.requireNonNull(column, "column");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.addColumn(this);
        }
    }

    /**
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
        public <R> R accept(Visitor<R> visitor) {
            return visitor.alterColumn(this);
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
        public <R> R accept(Visitor<R> visitor) {
            return visitor.fill(this);
        }
    }

    record RenameColumn(QualifiedName table, String from, String to) implements Operation {

        public RenameColumn {
            Objects.requireNonNull(table, "table");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.renameColumn(this);
        }
    }

    record DropColumn(QualifiedName table, String column) implements Operation {

        public DropColumn {
            Objects.requireNonNull(table, "table");
            Objects.requireNonNull(column, "column");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropColumn(this);
        }
    }

    record AddConstraint(QualifiedName table, Constraint constraint) implements Operation {

        public AddConstraint {
            Objects.requireNonNull(table, "table");
            Objects.requireNonNull(constraint, "constraint");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.addConstraint(this);
        }
    }

    record RenameConstraint(QualifiedName table, String from, String to) implements Operation {

        public RenameConstraint {
            Objects.requireNonNull(table, "table");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.renameConstraint(this);
        }
    }

    /** VALIDATE CONSTRAINT: checks the rows that a constraint made NOT VALID has not checked. */
    record ValidateConstraint(QualifiedName table, String constraint) implements Operation {

        public ValidateConstraint {
            Objects.requireNonNull(table, "table");
            Objects.requireNonNull(constraint, "constraint");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.validateConstraint(this);
        }
    }

    record DropConstraint(QualifiedName table, String constraint) implements Operation {

        public DropConstraint {
            Objects.requireNonNull(table, "table");
            Objects.requireNonNull(constraint, "constraint");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropConstraint(this);
        }
    }

    record CreateIndex(QualifiedName table, Index index) implements Operation {

        public CreateIndex {
            Objects.requireNonNull(table, "table");
            Objects.requireNonNull(index, "index");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.createIndex(this);
        }
    }

    record RenameIndex(QualifiedName table, String from, String to) implements Operation {

        public RenameIndex {
            Objects.requireNonNull(table, "table");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.renameIndex(this);
        }
    }

    record DropIndex(QualifiedName table, String index) implements Operation {

        public DropIndex {
            Objects.requireNonNull(table, "table");
            Objects.requireNonNull(index, "index");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropIndex(this);
        }
    }

    /**
     * The comment of anything but a table or column.
     *
     * @param comment or {@code null} for none
     */
    record SetComment(Commented target, String comment) implements Operation {

        public SetComment {
            Objects.requireNonNull(target, "target");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.setComment(this);
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
        public <R> R accept(Visitor<R> visitor) {
            return visitor.execute(this);
        }
    }

    /**
     * One method for each operation: a new operation does not compile until every reader knows it.
     */
    interface Visitor<R> {
        R createSchema(CreateSchema operation);

        R dropSchema(DropSchema operation);

        R createEnum(CreateEnum operation);

        R addEnumCasts(AddEnumCasts operation);

        R dropEnumCasts(DropEnumCasts operation);

        R addEnumValue(AddEnumValue operation);

        R renameEnumValue(RenameEnumValue operation);

        R renameEnum(RenameEnum operation);

        R replaceEnum(ReplaceEnum operation);

        R dropEnum(DropEnum operation);

        R createDomain(CreateDomain operation);

        R alterDomain(AlterDomain operation);

        R dropDomain(DropDomain operation);

        R createComposite(CreateComposite operation);

        R alterComposite(AlterComposite operation);

        R dropComposite(DropComposite operation);

        R createSequence(CreateSequence operation);

        R alterSequence(AlterSequence operation);

        R renameSequence(RenameSequence operation);

        R advanceSequence(AdvanceSequence operation);

        R dropSequence(DropSequence operation);

        R createTable(CreateTable operation);

        R dropTable(DropTable operation);

        R renameTable(RenameTable operation);

        R setTableComment(SetTableComment operation);

        R addColumn(AddColumn operation);

        R alterColumn(AlterColumn operation);

        R fill(Fill operation);

        R renameColumn(RenameColumn operation);

        R dropColumn(DropColumn operation);

        R addConstraint(AddConstraint operation);

        R renameConstraint(RenameConstraint operation);

        R validateConstraint(ValidateConstraint operation);

        R dropConstraint(DropConstraint operation);

        R createIndex(CreateIndex operation);

        R renameIndex(RenameIndex operation);

        R dropIndex(DropIndex operation);

        R setComment(SetComment operation);

        R execute(Execute operation);
    }
}
