package dev.retort.dialect;

import static dev.retort.model.QualifiedName.quote;
import static dev.retort.sql.Identifiers.quote;
import static dev.retort.sql.Literals.literal;

import dev.retort.dialect.Obstacle.Reads;
import dev.retort.model.Check;
import dev.retort.model.Column;
import dev.retort.model.ColumnRef;
import dev.retort.model.Constraint;
import dev.retort.model.Definition;
import dev.retort.model.Exclusion;
import dev.retort.model.ForeignKey;
import dev.retort.model.Index;
import dev.retort.model.IndexKey;
import dev.retort.model.PrimaryKey;
import dev.retort.model.QualifiedName;
import dev.retort.model.Unique;
import dev.retort.operation.ColumnChange;
import dev.retort.operation.Operation;
import dev.retort.sql.Literals;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The queries that find rows in the way of an operation. Each reads a table once, as the operation
 * itself would have to. An exclusion constraint would need every pair of rows, and what {@code
 * validateConstraint} and a change of a domain check is not said in them: there the server's own
 * check is the only one.
 */
final class ObstacleSql implements Constraint.Visitor<List<Obstacle>> {

    private static final String CORRECT =
            "correct the rows before that line, with op.execute, or in a revision of its own";

    private static final OfOperation OF_OPERATION = new OfOperation();

    private final QualifiedName table;

    private ObstacleSql(QualifiedName table) {
        this.table = table;
    }

    static List<Obstacle> of(Operation operation) {
        return operation.accept(OF_OPERATION);
    }

    private static final class OfOperation extends Operation.Partial<List<Obstacle>> {

        @Override
        public List<Obstacle> create(Operation.Create create) {
            return create.definition().accept(new OfCreate(create.id().name()));
        }

        @Override
        public List<Obstacle> alterColumn(Operation.AlterColumn alter) {
            return altered(alter);
        }

        @Override
        public List<Obstacle> alterEnum(Operation.AlterEnum alter) {
            return alter.change()
                    .replacement()
                    .map(
                            anew ->
                                    anew.columns().stream()
                                            .map(column -> goneLabels(anew.labels(), column))
                                            .toList())
                    .orElse(List.of());
        }

        @Override
        public List<Obstacle> alterSequence(Operation.AlterSequence alter) {
            return SequencePosition.obstacles(alter);
        }

        @Override
        public List<Obstacle> advanceSequence(Operation.AdvanceSequence advance) {
            return List.of(SequencePosition.obstacle(advance));
        }

        @Override
        public List<Obstacle> fill(Operation.Fill fill) {
            return fill.isTodo() ? List.of(unfilled(fill)) : List.of();
        }

        @Override
        protected List<Obstacle> otherwise(Operation operation) {
            return List.of();
        }
    }

    static String select(QualifiedName table) {
        return "SELECT * FROM " + quote(table);
    }

    private static List<Reads> reads(QualifiedName table, String... columns) {
        return List.of(new Reads(table, List.of(columns)));
    }

    private static Obstacle unfilled(Operation.Fill fill) {
        return new Obstacle(
                fill.table(),
                reads(fill.table(), fill.column()),
                false,
                select(fill.table()) + " WHERE " + quote(fill.column()) + " IS NULL",
                "row",
                "without a value for " + fill.column(),
                "write the value into op.fill, in place of todo(...)",
                true);
    }

    /** A domain may have a default of its own. */
    private static Obstacle unfillable(QualifiedName table, Column column) {
        return new Obstacle(
                table,
                reads(table),
                true,
                select(table)
                        + " WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid ="
                        + " to_regtype("
                        + literal(column.type().sql())
                        + ") AND typdefault IS NOT NULL)",
                "row",
                "without a value for " + column.name(),
                "add the column without notNull(), then op.fill it, then op.alterColumn it with"
                        + " setNotNull()",
                false);
    }

    private static List<Obstacle> altered(Operation.AlterColumn alter) {
        List<Obstacle> obstacles = new ArrayList<>();
        for (ColumnChange change : alter.changes()) {
            if (change instanceof ColumnChange.SetNotNull notNull
                    && (notNull.clause() == null || !notNull.clause().isNotValid())) {
                obstacles.add(nulls(alter.table(), alter.column()));
            }
            if (change instanceof ColumnChange.SetType type) {
                if (type.using() != null && type.using().isTodo()) {
                    obstacles.add(unconverted(alter, type));
                } else {
                    List<Obstacle> narrowed =
                            type.using() == null ? NarrowedType.obstacles(alter, type) : List.of();
                    obstacles.addAll(narrowed);
                    if (narrowed.isEmpty()) {
                        Conversion.obstacle(alter, type).ifPresent(obstacles::add);
                    }
                }
            }
        }
        obstacles.addAll(SequencePosition.obstacles(alter));
        return obstacles;
    }

    private static Obstacle nulls(QualifiedName table, String column) {
        return new Obstacle(
                table,
                reads(table, column),
                false,
                // A row of nulls IS NULL, and is a value to NOT NULL all the same.
                select(table) + " WHERE " + quote(column) + " IS NOT DISTINCT FROM NULL",
                "row",
                "without a value for " + column,
                "fill them before that line: op.fill(\""
                        + table
                        + "\", \""
                        + column
                        + "\", \"...\")",
                false);
    }

    private static Obstacle unconverted(Operation.AlterColumn alter, ColumnChange.SetType type) {
        return new Obstacle(
                alter.table(),
                reads(alter.table(), alter.column()),
                false,
                select(alter.table()) + " WHERE " + quote(alter.column()) + " IS NOT NULL",
                "row",
                "whose "
                        + alter.column()
                        + " has to become "
                        + type.type().sql()
                        + ", and nobody has said how",
                "write the expression into using, in place of todo(...)",
                true);
    }

    @Override
    public List<Obstacle> primaryKey(PrimaryKey constraint) {
        List<Obstacle> obstacles = new ArrayList<>();
        constraint.columns().forEach(column -> obstacles.add(nulls(table, column)));
        obstacles.add(shared(constraint.columns(), true));
        return obstacles;
    }

    @Override
    public List<Obstacle> unique(Unique constraint) {
        return List.of(shared(constraint.columns(), constraint.isNullsNotDistinct()));
    }

    private Obstacle shared(List<String> columns, boolean isNullsNotDistinct) {
        List<String> keys = columns.stream().map(column -> quote(column)).toList();
        return shared(
                keys,
                isNullsNotDistinct ? List.of() : notNull(keys),
                String.join(", ", columns),
                new Reads(table, columns),
                false);
    }

    private Obstacle shared(Index index) {
        List<String> keys = index.keys().stream().map(ObstacleSql::key).toList();
        List<String> conditions = new ArrayList<>();
        if (index.predicate() != null) {
            conditions.add("(" + index.predicate() + "\n)");
        }
        if (!index.isNullsNotDistinct()) {
            conditions.addAll(notNull(keys));
        }
        boolean isPlain =
                index.predicate() == null && index.keys().stream().noneMatch(IndexKey::expression);
        List<String> texts = index.keys().stream().map(IndexKey::text).toList();
        return shared(
                keys,
                conditions,
                String.join(", ", texts),
                new Reads(table, isPlain ? texts : List.of()),
                !isPlain);
    }

    private static String key(IndexKey key) {
        String text = key.expression() ? "(" + key.text() + "\n)" : quote(key.text());
        return key.collation() == null ? text : text + " COLLATE " + key.collation();
    }

    private static List<String> notNull(List<String> keys) {
        return keys.stream().map(key -> key + " IS NOT NULL").toList();
    }

    private Obstacle shared(
            List<String> keys,
            List<String> conditions,
            String words,
            Reads reads,
            boolean readsTypes) {
        String list = String.join(", ", keys);
        return new Obstacle(
                table,
                List.of(reads),
                readsTypes,
                "SELECT "
                        + list
                        + ", count(*) FROM "
                        + quote(table)
                        + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions))
                        + " GROUP BY "
                        + list
                        + " HAVING count(*) > 1",
                "value",
                "of (" + words + ") that more than one row has",
                CORRECT,
                false);
    }

    @Override
    public List<Obstacle> foreignKey(ForeignKey key) {
        if (key.isNotValid() || key.isNotEnforced()) {
            return List.of();
        }
        List<String> referring =
                key.columns().stream().map(each -> "referring." + quote(each)).toList();
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < referring.size(); i++) {
            pairs.add(
                    "referenced."
                            + quote(key.referencedColumns().get(i))
                            + " = "
                            + referring.get(i));
        }
        String allThere =
                referring.stream()
                        .map(each -> each + " IS NOT NULL")
                        .collect(Collectors.joining(" AND "));
        String missing =
                "NOT EXISTS (SELECT FROM "
                        + quote(key.references())
                        + " AS referenced WHERE "
                        + String.join(" AND ", pairs)
                        + ")";
        // MATCH FULL: all columns or none (manual, CREATE TABLE, REFERENCES).
        String condition =
                key.isMatchFull() && referring.size() > 1
                        ? "num_nonnulls("
                                + String.join(", ", referring)
                                + ") > 0 AND (num_nulls("
                                + String.join(", ", referring)
                                + ") > 0 OR "
                                + missing
                                + ")"
                        : allThere + " AND " + missing;
        return List.of(
                new Obstacle(
                        table,
                        List.of(
                                new Reads(table, key.columns()),
                                new Reads(key.references(), key.referencedColumns())),
                        false,
                        select(table) + " AS referring WHERE " + condition,
                        "row",
                        "whose ("
                                + String.join(", ", key.columns())
                                + ") is not in "
                                + key.references()
                                + " ("
                                + String.join(", ", key.referencedColumns())
                                + ")",
                        CORRECT,
                        false));
    }

    @Override
    public List<Obstacle> check(Check check) {
        if (check.isNotValid() || check.isNotEnforced()) {
            return List.of();
        }
        return List.of(
                new Obstacle(
                        table,
                        reads(table),
                        true,
                        "SELECT * FROM "
                                + (check.isNoInherit() ? "ONLY " : "")
                                + quote(table)
                                + " WHERE NOT ("
                                + check.expression()
                                + "\n)",
                        "row",
                        "that check " + check.name() + " (" + check.expression() + ") forbids",
                        CORRECT,
                        false));
    }

    @Override
    public List<Obstacle> exclusion(Exclusion constraint) {
        return List.of();
    }

    /** What is created in, or is, a table. */
    private static final class OfCreate extends Definition.Partial<List<Obstacle>> {
        private final QualifiedName table;

        OfCreate(QualifiedName table) {
            this.table = table;
        }

        @Override
        public List<Obstacle> column(Column column) {
            return column.needsValue() ? List.of(unfillable(table, column)) : List.of();
        }

        @Override
        public List<Obstacle> constraint(Constraint constraint) {
            return constraint.accept(new ObstacleSql(table));
        }

        @Override
        public List<Obstacle> index(Index index) {
            return index.isUnique() ? List.of(new ObstacleSql(table).shared(index)) : List.of();
        }

        @Override
        protected List<Obstacle> otherwise(Definition definition) {
            return List.of();
        }
    }

    private static Obstacle goneLabels(List<String> labels, ColumnRef column) {
        String value = quote(column.column());
        return new Obstacle(
                column.table(),
                reads(column.table(), column.column()),
                true,
                select(column.table())
                        + " WHERE "
                        + (labels.isEmpty()
                                ? value + " IS NOT NULL"
                                : value
                                        + "::text NOT IN "
                                        + labels.stream()
                                                .map(Literals::literal)
                                                .collect(Collectors.joining(", ", "(", ")"))),
                "row",
                "whose " + column.column() + " is none of " + String.join(", ", labels),
                CORRECT,
                false);
    }
}
