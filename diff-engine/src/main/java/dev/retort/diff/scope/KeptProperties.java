package dev.retort.diff.scope;

import dev.retort.model.Column;
import dev.retort.model.ColumnRef;
import dev.retort.model.EnumType;
import dev.retort.model.Generated;
import dev.retort.model.Generation;
import dev.retort.model.Identity;
import dev.retort.model.NotNull;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Sequence;
import dev.retort.model.SequenceOptions;
import dev.retort.model.Table;
import dev.retort.replay.History;
import dev.retort.snapshot.Conventions;
import dev.retort.snapshot.Kept;
import dev.retort.snapshot.PartRef;
import dev.retort.sql.Identifiers;
import dev.retort.sql.SqlText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The rule that silence is not a wish: what of a mapped table or type the entities do not say in
 * writing, and no revision made what it is, is desired to be as it is. A property is written, or
 * Hibernate's convention, or not said at all; the last applied operation on it is the evidence that
 * what the database has is ours, and then it follows the convention.
 */
public final class KeptProperties {

    private final Schema current;
    private final Schema desired;
    private final Conventions conventions;
    private final Supplier<History> history;
    private final Predicate<PartRef> isGeneratedName;
    private final Set<ColumnRef> dropped;
    private final SchemaValidation validation;
    private final List<Kept> kept = new ArrayList<>();

    /**
     * @param current by the names that are to be, as all of this
     * @param history asked only when something is in doubt
     * @param dropped columns that somebody said are to go
     */
    public KeptProperties(
            Schema current,
            Schema desired,
            Conventions conventions,
            Predicate<PartRef> isGeneratedName,
            Supplier<History> history,
            Set<ColumnRef> dropped) {
        this.current = current;
        this.desired = desired;
        this.conventions = conventions;
        this.isGeneratedName = isGeneratedName;
        this.history = history;
        this.dropped = dropped;
        this.validation = new SchemaValidation(current);
    }

    /** The desired schema with everything that stays. */
    public Schema added() {
        Schema result = desired.mapTables(this::table);
        return result.withEnums(desired.enums().values().stream().map(this::enumType).toList())
                .withSequences(
                        desired.sequences().values().stream()
                                .filter(each -> !isOfIdentity(each.name(), result))
                                .map(each -> sequence(each, result))
                                .toList());
    }

    /** What stays, and why it is there is nobody's word. */
    public List<Kept> kept() {
        return kept;
    }

    private Table table(Table wanted) {
        Table there = current.tables().get(wanted.name());
        if (there == null || there.equals(wanted)) {
            return wanted;
        }
        List<Column> columns = new ArrayList<>();
        for (Column column : wanted.columns().values()) {
            Column other = there.columns().get(column.name());
            columns.add(
                    other == null || other.equals(column)
                            ? column
                            : new OneColumn(wanted.name(), other, column).merged());
        }
        for (Column column : there.columns().values()) {
            if (!wanted.columns().containsKey(column.name()) && stays(wanted.name(), column)) {
                columns.add(column);
                kept.add(
                        new Kept("column", column.name(), wanted.name(), null, null)
                                .withProblem(
                                        column.needsValue()
                                                ? "it is NOT NULL without a default, and no"
                                                        + " attribute writes it"
                                                : null));
            }
        }
        Table result = wanted.withColumns(columns);
        result =
                result.withConstraints(
                        new KeptConstraints(
                                        there,
                                        result,
                                        history,
                                        conventions,
                                        validation,
                                        isGeneratedName,
                                        kept::add)
                                .merged());
        result =
                result.withIndexes(
                        new KeptIndexes(there, result, history, isGeneratedName, kept::add)
                                .merged());
        if (wanted.comment() == null
                && there.comment() != null
                && !history.get().setComment(there)) {
            kept.add(new Kept("table", wanted.name().toString(), null, "comment", there.comment()));
            result = result.withComment(there.comment());
        }
        return result;
    }

    private boolean stays(QualifiedName table, Column column) {
        return !dropped.contains(new ColumnRef(table, column.name()))
                && !history.get().addedColumn(table, column.name());
    }

    /** A column that both sides have. */
    private final class OneColumn {

        private final QualifiedName table;
        private final Column there;
        private final Column wanted;

        OneColumn(QualifiedName table, Column there, Column wanted) {
            this.table = table;
            this.there = there;
            this.wanted = wanted;
        }

        Column merged() {
            Column result = wanted;
            if (result.collation() == null
                    && there.collation() != null
                    && validation.hasSameLiterals(there.type(), result.type())
                    && isFound(Column::collation, "collation", there.collation())) {
                result = result.withCollation(there.collation());
            }
            result = generation(result);
            result = nullability(result);
            if (result.comment() == null
                    && there.comment() != null
                    && isFound(Column::comment, "comment", there.comment())) {
                result = result.withComment(there.comment());
            }
            return result;
        }

        private PartRef part() {
            return new PartRef(table, wanted.name());
        }

        /** An identity is satisfied by whatever counts as well. */
        private Column generation(Column column) {
            Generation is = there.generation();
            boolean isSilent =
                    column.generation() == Generation.NONE
                            || column.generation() instanceof Identity
                                    && (is instanceof Identity || isSerial());
            return is != Generation.NONE
                            && !is.equals(column.generation())
                            && (is instanceof Identity
                                    || validation.hasSameLiterals(there.type(), column.type()))
                            && isSilent
                            && isFound(Column::generation, word(is), text(is))
                    ? (is instanceof Identity ? column.notNull(there.notNullConstraint()) : column)
                            .withGeneration(is)
                    : column;
        }

        private boolean isSerial() {
            return there.defaultExpression() != null
                    && !SqlText.of(there.defaultExpression()).sequences().isEmpty();
        }

        private static String word(Generation generation) {
            return generation instanceof Identity
                    ? "identity"
                    : generation instanceof Generated ? "expression" : "default";
        }

        private static String text(Generation generation) {
            return generation instanceof Generation.Default value
                    ? value.expression()
                    : generation instanceof Generated value
                            ? value.expression()
                            : generation instanceof Identity value && value.isAlways()
                                    ? "always"
                                    : null;
        }

        private Column nullability(Column column) {
            NotNull is = there.notNullConstraint();
            if (Objects.equals(is, column.notNullConstraint())) {
                return column;
            }
            if (is != null && !column.nullable()) {
                // What NOT NULL is besides has no word among the annotations.
                return isFound(Column::notNullConstraint, "NOT NULL", "not valid")
                        ? column.notNull(is)
                        : column;
            }
            if (!conventions.nullability().contains(part())
                    || column.identityClause() != null
                    || !isFound(
                            Column::notNullConstraint, is == null ? "NULL" : "NOT NULL", null)) {
                return column;
            }
            return is == null ? column.withNullable(true) : column.notNull(is);
        }

        /** An id that the application writes cannot go into a column that always has its own. */
        private String problem(String word) {
            boolean isAlways =
                    word.equals("identity")
                            && wanted.generation() == Generation.NONE
                            && there.identityClause() != null
                            && there.identityClause().isAlways();
            return isAlways ? "the server writes it always, and so does the entity" : null;
        }

        private boolean isFound(Function<Column, ?> property, String word, String value) {
            if (history.get().set(table, there, property)) {
                return false;
            }
            kept.add(
                    new Kept("column", there.name(), table, word, value)
                            .withProblem(problem(word)));
            return true;
        }
    }

    /** Labels that nobody maps stay, and their order is the database's. */
    private EnumType enumType(EnumType wanted) {
        EnumType there = current.enums().get(wanted.name());
        if (there == null || there.equals(wanted)) {
            return wanted;
        }
        EnumType made = history.get().made().enums().get(wanted.name());
        if (made != null && made.labels().equals(there.labels())) {
            return wanted;
        }
        Set<String> ours = made == null ? Set.of() : new LinkedHashSet<>(made.labels());
        List<String> labels = new ArrayList<>();
        for (String label : there.labels()) {
            boolean isWanted = wanted.labels().contains(label);
            if (isWanted || !ours.contains(label)) {
                labels.add(label);
            }
            if (!isWanted && !ours.contains(label)) {
                kept.add(new Kept("enum type", wanted.name().toString(), null, "label", label));
            }
        }
        int after = 0;
        for (String label : wanted.labels()) {
            int at = labels.indexOf(label);
            if (at < 0) {
                labels.add(after, label);
                at = after;
            }
            after = at + 1;
        }
        return new EnumType(wanted.name(), labels, there.varcharCasts());
    }

    /** Hibernate refuses to start when the increment is another; the rest is the database's. */
    private Sequence sequence(Sequence wanted, Schema result) {
        Sequence there = current.sequences().get(wanted.name());
        if (there == null) {
            return canOwn(wanted.ownedBy(), result) ? wanted : wanted.withOwnedBy(null);
        }
        if (there.equals(wanted)) {
            return wanted;
        }
        if (there.equals(history.get().made().sequences().get(wanted.name()))) {
            return wanted;
        }
        SequenceOptions options = there.options().withIncrement(wanted.options().increment());
        ColumnRef owner = there.ownedBy();
        return there.withOptions(options)
                .withOwnedBy(canOwn(owner, result) ? owner : wanted.ownedBy());
    }

    /** The sequence of an identity that stays can be drawn from like any other. */
    private boolean isOfIdentity(QualifiedName sequence, Schema result) {
        return !current.sequences().containsKey(sequence)
                && result.tables().values().stream()
                        .filter(table -> table.name().schema().equals(sequence.schema()))
                        .anyMatch(
                                table ->
                                        table.columns().values().stream()
                                                .filter(each -> each.identityClause() != null)
                                                .filter(each -> isThere(table, each))
                                                .anyMatch(
                                                        each ->
                                                                Identifiers.joined(
                                                                                table.name().name(),
                                                                                each.name(),
                                                                                "seq")
                                                                        .equals(sequence.name())));
    }

    private boolean isThere(Table table, Column identity) {
        Table there = current.tables().get(table.name());
        Column before = there == null ? null : there.columns().get(identity.name());
        return before != null && before.identityClause() != null;
    }

    /** One that is there, and does not have a sequence of its own. */
    private static boolean canOwn(ColumnRef column, Schema schema) {
        Table table = column == null ? null : schema.tables().get(column.table());
        Column owner = table == null ? null : table.columns().get(column.column());
        return column == null || owner != null && owner.identityClause() == null;
    }
}
