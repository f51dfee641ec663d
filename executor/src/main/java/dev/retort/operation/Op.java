package dev.retort.operation;

import dev.retort.model.Column;
import dev.retort.model.ColumnRef;
import dev.retort.model.CompositeType;
import dev.retort.model.Constraint;
import dev.retort.model.Domain;
import dev.retort.model.EnumType;
import dev.retort.model.Index;
import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.model.Sequence;
import dev.retort.model.Statistics;
import dev.retort.model.Table;
import dev.retort.model.TableElement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What a revision is given to say what it does. It only writes down: nothing runs before the whole
 * of {@code upgrade} or {@code downgrade} was recorded.
 *
 * <p>A table, sequence or type is named as {@link QualifiedName#parse} reads it: {@code "orders"}
 * in the default schema, {@code "billing.invoice"} in another. Names are exact and quoted where
 * PostgreSQL needs it. The values ({@code column}, {@code varchar}, {@code primaryKey} ...) come
 * from {@link Ddl}.
 */
public final class Op {

    /**
     * An operation and where the source says it.
     *
     * @param place file and line, or {@code null} where the class file does not know them
     */
    public record Line(Operation operation, String place) {}

    private final List<Operation> operations = new ArrayList<>();
    private final List<String> places;

    private Op(List<String> places) {
        this.places = places;
    }

    /** What {@code body} said, in order. */
    public static List<Operation> record(Consumer<Op> body) {
        Op op = new Op(null);
        body.accept(op);
        return Collections.unmodifiableList(op.operations);
    }

    /** What {@code body} said, in order, and where. */
    public static List<Line> lines(Consumer<Op> body) {
        Op op = new Op(new ArrayList<>());
        body.accept(op);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < op.operations.size(); i++) {
            lines.add(new Line(op.operations.get(i), op.places.get(i)));
        }
        return Collections.unmodifiableList(lines);
    }

    /** CREATE SCHEMA. */
    public void createSchema(String name) {
        add(Operation.Create.schema(name));
    }

    /** DROP SCHEMA; fails when something is left in it. */
    public void dropSchema(String name) {
        add(new Operation.Drop(ObjectId.schema(name)));
    }

    /** CREATE TYPE ... AS ENUM, with the labels in sort order. */
    public void createEnum(String type, String... labels) {
        add(Operation.Create.of(new EnumType(name(type), List.of(labels))));
    }

    /**
     * Implicit casts from and to {@code character varying}, which Hibernate wants for a named enum.
     */
    public void addEnumCasts(String type) {
        add(new Operation.AlterEnum(name(type), new EnumChange.AddCasts()));
    }

    public void dropEnumCasts(String type) {
        add(new Operation.AlterEnum(name(type), new EnumChange.DropCasts()));
    }

    /**
     * ALTER TYPE ... ADD VALUE at the end. The label cannot be used before the transaction ends.
     */
    public void addEnumValue(String type, String label) {
        add(new Operation.AlterEnum(name(type), new EnumChange.AddValue(label, null)));
    }

    /** ALTER TYPE ... ADD VALUE in front of another. */
    public void addEnumValueBefore(String type, String label, String before) {
        add(new Operation.AlterEnum(name(type), new EnumChange.AddValue(label, before)));
    }

    public void renameEnumValue(String type, String from, String to) {
        add(new Operation.AlterEnum(name(type), new EnumChange.RenameValue(from, to)));
    }

    /**
     * @param to the new name, in the same schema
     */
    public void renameEnum(String type, String to) {
        add(new Operation.Rename(ObjectId.enumType(name(type)), to));
    }

    /**
     * Builds the type anew with these labels and converts the columns, which must be all that use
     * it. Fails when a row holds a label that is gone.
     */
    public void replaceEnum(String type, List<String> labels, ColumnRef... columns) {
        add(new Operation.AlterEnum(name(type), new EnumChange.Replace(labels, List.of(columns))));
    }

    public void dropEnum(String type) {
        add(new Operation.Drop(ObjectId.enumType(name(type))));
    }

    public void createDomain(Domain domain) {
        add(Operation.Create.of(domain));
    }

    public void alterDomain(String domain, DomainChange... changes) {
        add(new Operation.AlterDomain(name(domain), List.of(changes)));
    }

    public void dropDomain(String domain) {
        add(new Operation.Drop(ObjectId.domain(name(domain))));
    }

    public void createComposite(CompositeType type) {
        add(Operation.Create.of(type));
    }

    public void alterComposite(String type, CompositeChange... changes) {
        add(new Operation.AlterComposite(name(type), List.of(changes)));
    }

    public void dropComposite(String type) {
        add(new Operation.Drop(ObjectId.composite(name(type))));
    }

    public void createSequence(Sequence sequence) {
        add(Operation.Create.of(sequence));
    }

    /** Sets all options and the owner; what {@code sequence} does not say becomes the default. */
    public void alterSequence(Sequence sequence) {
        add(new Operation.AlterSequence(sequence));
    }

    /** The same, and one that nothing was drawn from begins at its new start. */
    public void alterSequenceFromStart(Sequence sequence) {
        add(new Operation.AlterSequence(sequence, true));
    }

    /**
     * The next value stays.
     *
     * @param to the new name, in the same schema
     */
    public void renameSequence(String sequence, String to) {
        add(new Operation.Rename(ObjectId.sequence(name(sequence)), to));
    }

    /**
     * Makes an ascending sequence go on after the values of a column, and after those that the
     * column's own sequence (of a serial or identity) gave. With an increment of 50 its next value
     * is 50 more than the last of them, so that the 50 numbers up to it are free.
     */
    public void advanceSequence(String sequence, ColumnRef column) {
        add(new Operation.AdvanceSequence(name(sequence), column));
    }

    public void dropSequence(String sequence) {
        add(new Operation.Drop(ObjectId.sequence(name(sequence))));
    }

    public void createTable(String table, TableElement... elements) {
        add(Operation.Create.of(Table.of(name(table), List.of(elements))));
    }

    public void dropTable(String table) {
        add(new Operation.Drop(ObjectId.table(name(table))));
    }

    /**
     * @param to the new name, in the same schema
     */
    public void renameTable(String table, String to) {
        add(new Operation.Rename(ObjectId.table(name(table)), to));
    }

    /**
     * @param comment or {@code null} for none
     */
    public void setTableComment(String table, String comment) {
        add(new Operation.Comment(ObjectId.table(name(table)), comment));
    }

    public void addColumn(String table, Column column) {
        add(Operation.Create.of(name(table), column));
    }

    public void alterColumn(String table, String column, ColumnChange... changes) {
        add(new Operation.AlterColumn(name(table), column, List.of(changes)));
    }

    /**
     * Gives the rows that have no value in a column this one.
     *
     * @param value an SQL expression over the columns of the row: {@code "0"}, {@code "'none'"},
     *     {@code "lower(name)"}
     */
    public void fill(String table, String column, String value) {
        fill(table, column, SqlExpression.of(value));
    }

    /**
     * @param value {@link Ddl#todo} until somebody knows it
     */
    public void fill(String table, String column, SqlExpression value) {
        add(new Operation.Fill(name(table), column, value));
    }

    public void renameColumn(String table, String from, String to) {
        add(new Operation.Rename(ObjectId.column(name(table), from), to));
    }

    public void dropColumn(String table, String column) {
        add(new Operation.Drop(ObjectId.column(name(table), column)));
    }

    public void addConstraint(String table, Constraint constraint) {
        add(Operation.Create.of(name(table), constraint));
    }

    public void renameConstraint(String table, String from, String to) {
        add(new Operation.Rename(ObjectId.constraint(name(table), from), to));
    }

    /** VALIDATE CONSTRAINT: checks all rows for a constraint that was made NOT VALID. */
    public void validateConstraint(String table, String constraint) {
        add(new Operation.Validate(ObjectId.constraint(name(table), constraint)));
    }

    public void dropConstraint(String table, String constraint) {
        add(new Operation.Drop(ObjectId.constraint(name(table), constraint)));
    }

    public void createIndex(String table, Index index) {
        add(Operation.Create.of(name(table), index));
    }

    public void renameIndex(String table, String from, String to) {
        add(new Operation.Rename(ObjectId.index(name(table), from), to));
    }

    public void dropIndex(String table, String index) {
        add(new Operation.Drop(ObjectId.index(name(table), index)));
    }

    public void createStatistics(Statistics statistics) {
        add(Operation.Create.of(statistics));
    }

    /**
     * @param to the new name, in the same schema
     */
    public void renameStatistics(String statistics, String to) {
        add(new Operation.Rename(ObjectId.statistics(name(statistics)), to));
    }

    public void dropStatistics(String statistics) {
        add(new Operation.Drop(ObjectId.statistics(name(statistics))));
    }

    /**
     * ALTER TABLE ... CLUSTER ON: the index that a later CLUSTER goes by; no row moves now.
     *
     * @param index {@code null} for SET WITHOUT CLUSTER
     */
    public void clusterOn(String table, String index) {
        add(new Operation.ClusterOn(name(table), index));
    }

    /**
     * @param comment or {@code null} for none, as of the next ones
     */
    public void setSchemaComment(String schema, String comment) {
        add(new Operation.Comment(ObjectId.schema(schema), comment));
    }

    public void setEnumComment(String type, String comment) {
        add(new Operation.Comment(ObjectId.enumType(name(type)), comment));
    }

    public void setDomainComment(String domain, String comment) {
        add(new Operation.Comment(ObjectId.domain(name(domain)), comment));
    }

    public void setDomainConstraintComment(String domain, String constraint, String comment) {
        add(new Operation.Comment(ObjectId.domainConstraint(name(domain), constraint), comment));
    }

    public void setCompositeComment(String type, String comment) {
        add(new Operation.Comment(ObjectId.composite(name(type)), comment));
    }

    public void setSequenceComment(String sequence, String comment) {
        add(new Operation.Comment(ObjectId.sequence(name(sequence)), comment));
    }

    public void setConstraintComment(String table, String constraint, String comment) {
        add(new Operation.Comment(ObjectId.constraint(name(table), constraint), comment));
    }

    public void setIndexComment(String table, String index, String comment) {
        add(new Operation.Comment(ObjectId.index(name(table), index), comment));
    }

    public void setStatisticsComment(String statistics, String comment) {
        add(new Operation.Comment(ObjectId.statistics(name(statistics)), comment));
    }

    /** One SQL statement, run as it is: data changes, and whatever has no operation. */
    public void execute(String sql) {
        execute(SqlExpression.of(sql));
    }

    /**
     * The same, or the place of one that nobody has written yet.
     *
     * @param statement {@link Ddl#todo} until somebody knows it; nothing of the revision runs
     *     before
     */
    public void execute(SqlExpression statement) {
        add(new Operation.Execute(statement));
    }

    /**
     * Marks parts of a table that the database had before any revision: nothing runs, and what is
     * marked is not taken for something that the entities once wanted, so it stays when they do not
     * speak of it.
     */
    public void found(String table, FoundParts... parts) {
        add(new Operation.Found(ObjectId.table(name(table)), List.of(parts)));
    }

    /** Marks a whole table, as {@link #found}; so do the next ones with what they name. */
    public void foundTable(String table) {
        add(new Operation.Found(ObjectId.table(name(table))));
    }

    public void foundSequence(String sequence) {
        add(new Operation.Found(ObjectId.sequence(name(sequence))));
    }

    public void foundEnum(String type) {
        add(new Operation.Found(ObjectId.enumType(name(type))));
    }

    public void foundDomain(String domain) {
        add(new Operation.Found(ObjectId.domain(name(domain))));
    }

    public void foundComposite(String type) {
        add(new Operation.Found(ObjectId.composite(name(type))));
    }

    public void foundSchema(String schema) {
        add(new Operation.Found(ObjectId.schema(schema)));
    }

    private void add(Operation operation) {
        operations.add(operation);
        if (places != null) {
            places.add(StackWalker.getInstance().walk(Op::caller));
        }
    }

    private static String caller(Stream<StackWalker.StackFrame> frames) {
        return frames.filter(frame -> !frame.getClassName().equals(Op.class.getName()))
                .findFirst()
                .filter(frame -> frame.getFileName() != null && frame.getLineNumber() > 0)
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .orElse(null);
    }

    private static QualifiedName name(String text) {
        return QualifiedName.parse(text);
    }
}
