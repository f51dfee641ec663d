package dev.retort.diff.scope;

import dev.retort.model.Column;
import dev.retort.model.ColumnRef;
import dev.retort.model.Generated;
import dev.retort.model.Generation;
import dev.retort.model.Identity;
import dev.retort.model.NotNull;
import dev.retort.model.PrimaryKey;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.replay.History;
import dev.retort.snapshot.Conventions.TypePart;
import dev.retort.snapshot.Desired;
import dev.retort.snapshot.Kept;
import dev.retort.snapshot.PartRef;
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

    private static final String NEEDS_VALUE =
            "it is NOT NULL without a default, and no attribute writes it";

    private final Keeping keeping;
    private final Schema current;
    private final Schema desired;
    private final Set<ColumnRef> dropped;

    /**
     * @param current by the names that are to be, as all of this
     * @param history asked only when something is in doubt
     * @param hasTrigger tables on which the server does more than it is told
     * @param dropped columns that somebody said are to go
     */
    public KeptProperties(
            Schema current,
            Desired desired,
            Supplier<History> history,
            Predicate<QualifiedName> hasTrigger,
            Set<ColumnRef> dropped) {
        this.keeping =
                new Keeping(
                        current,
                        desired,
                        history,
                        new SchemaValidation(current),
                        hasTrigger,
                        new ArrayList<>(),
                        new LinkedHashSet<>());
        this.current = current;
        this.desired = desired.schema();
        this.dropped = dropped;
    }

    /** The desired schema with everything that stays. */
    public Schema added() {
        return new KeptDefinitions(keeping).added(desired.mapTables(this::table));
    }

    /** What stays, and why it is there is nobody's word. */
    public List<Kept> kept() {
        return keeping.kept();
    }

    /** Columns that lack a constraint which new ones have by convention. */
    public Set<ColumnRef> unconstrained() {
        return keeping.unconstrained();
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
                keeping.kept()
                        .add(
                                new Kept("column", column.name(), wanted.name(), null, null)
                                        .withProblem(problem(wanted.name(), column)));
            }
        }
        Table result = wanted.withColumns(columns);
        result = result.withConstraints(new KeptConstraints(there, result, keeping).merged());
        Set<String> key =
                Set.copyOf(result.primaryKey().map(PrimaryKey::columns).orElse(List.of()));
        result =
                result.mapColumns(
                        each ->
                                key.contains(each.name()) && each.nullable()
                                        ? each.notNull()
                                        : each);
        result = result.withIndexes(new KeptIndexes(there, result, keeping).merged());
        if (wanted.comment() == null
                && there.comment() != null
                && !keeping.history().setComment(there)) {
            keeping.kept()
                    .add(
                            new Kept(
                                    "table",
                                    wanted.name().toString(),
                                    null,
                                    "comment",
                                    there.comment()));
            result = result.withComment(there.comment());
        }
        return result;
    }

    /** A trigger may give it what no attribute does. */
    private String problem(QualifiedName table, Column column) {
        return column.needsValue() && !keeping.hasTrigger().test(table) ? NEEDS_VALUE : null;
    }

    private boolean stays(QualifiedName table, Column column) {
        return !dropped.contains(new ColumnRef(table, column.name()))
                && !keeping.history().addedColumn(table, column.name());
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
                    && keeping.validation().hasSameLiterals(there.type(), result.type())
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
                            || (column.generation() instanceof Identity || isSerialForIdentity())
                                    && (is instanceof Identity || isSerial());
            return is != Generation.NONE
                            && !is.equals(column.generation())
                            && (is instanceof Identity
                                    || keeping.validation()
                                            .hasSameLiterals(there.type(), column.type()))
                            && isSilent
                            && isFound(Column::generation, word(is), text(is))
                    ? (is instanceof Identity ? column.notNull(there.notNullConstraint()) : column)
                            .withGeneration(is)
                    : column;
        }

        /** What Hibernate writes for an identity before 6.5; one in a definition is meant. */
        private boolean isSerialForIdentity() {
            ColumnRef column = new ColumnRef(table, wanted.name());
            return wanted.defaultExpression() != null
                    && keeping.conventions().ofType(part()).equals(TypePart.ALL)
                    && desired.sequences().values().stream()
                            .anyMatch(each -> column.equals(each.ownedBy()));
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
            if (!keeping.conventions().isNullability(part())
                    || column.identityClause() != null
                    || !isFound(
                            Column::notNullConstraint, is == null ? "NULL" : "NOT NULL", null)) {
                return column;
            }
            return is == null ? column.withNullable(true) : column.notNull(is);
        }

        /** What the server writes always, nobody else may. */
        private String problem(String word) {
            if (word.equals("NOT NULL")
                    && keeping.desired().origins().isReadOnly(table, wanted.name())) {
                return KeptProperties.this.problem(table, there);
            }
            boolean isAlways =
                    word.equals(word(there.generation()))
                            && (there.generated() != null
                                    || there.identityClause() != null
                                            && there.identityClause().isAlways());
            return isAlways
                            && wanted.generation() == Generation.NONE
                            && keeping.desired().origins().isWritten(table, wanted.name())
                    ? "the server writes it always, and so does the entity"
                    : null;
        }

        private boolean isFound(Function<Column, ?> property, String word, String value) {
            if (keeping.history().set(table, there, property)) {
                return false;
            }
            keeping.kept()
                    .add(
                            new Kept("column", there.name(), table, word, value)
                                    .withProblem(problem(word)));
            return true;
        }
    }
}
