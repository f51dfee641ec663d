package dev.retort.database;

import dev.retort.model.Check;
import dev.retort.model.Constraint;
import dev.retort.model.Deferrability;
import dev.retort.model.Exclusion;
import dev.retort.model.ForeignKey;
import dev.retort.model.Index;
import dev.retort.model.PrimaryKey;
import dev.retort.model.QualifiedName;
import dev.retort.model.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Turns rows of {@code pg_constraint} into constraints of the model. */
final class ReflectedConstraint {

    // The order in which CatalogViews packs them.
    private static final int NAME = 0;
    private static final int TYPE = 1;
    private static final int COLUMNS = 2;
    private static final int DEFERRABILITY = 3;
    private static final int VALIDATED = 4;
    private static final int NO_INHERIT = 5;
    private static final int EXPRESSION = 6;
    private static final int INDEX_COLUMNS = 7;
    private static final int NULLS_NOT_DISTINCT = 8;
    private static final int TARGET_SCHEMA = 9;
    private static final int TARGET_NAME = 10;
    private static final int TARGET_ID = 11;
    private static final int TARGET_COLUMNS = 12;
    private static final int TARGET_COLUMN_NAMES = 13;
    private static final int ON_DELETE = 14;
    private static final int ON_UPDATE = 15;
    private static final int MATCH = 16;
    private static final int ON_DELETE_COLUMNS = 17;
    private static final int ENFORCED = 18;
    private static final int PARAMETERS = 19;
    private static final int EXCLUSION = 20;

    // The order within EXCLUSION.
    private static final int EXCLUSION_INDEX = 0;
    private static final int EXCLUSION_OPERATORS = 1;

    private final ReadScope scope;
    private final Map<Long, ReflectedTable> tables;
    private final ReflectedIndex indexes;

    ReflectedConstraint(ReadScope scope, Map<Long, ReflectedTable> tables, ReflectedIndex indexes) {
        this.scope = scope;
        this.tables = tables;
        this.indexes = indexes;
    }

    Constraint of(ReflectedTable table, Packed row) {
        String name = row.text(NAME);
        Deferrability deferrability = Deferrability.valueOf(row.text(DEFERRABILITY));
        return switch (row.text(TYPE)) {
            case "p" ->
                    new PrimaryKey(
                            name,
                            columns(table, row),
                            included(table, row),
                            ReflectedIndex.parameters(row.list(PARAMETERS)),
                            deferrability);
            case "u" ->
                    new Unique(
                            name,
                            columns(table, row),
                            included(table, row),
                            row.flag(NULLS_NOT_DISTINCT),
                            ReflectedIndex.parameters(row.list(PARAMETERS)),
                            deferrability);
            case "f" -> foreignKey(table, name, deferrability, row);
            case "c" ->
                    new Check(
                            name,
                            table.stable(row.text(EXPRESSION)),
                            row.flag(NO_INHERIT),
                            !row.flag(VALIDATED),
                            !row.flag(ENFORCED));
            case "x" -> exclusion(table, name, deferrability, row.nested(EXCLUSION));
            default -> throw new IllegalStateException("not asked for: " + row.text(TYPE));
        };
    }

    private Exclusion exclusion(
            ReflectedTable table, String name, Deferrability deferrability, Packed row) {
        Index index = indexes.of(table, row.nested(EXCLUSION_INDEX));
        List<String> operators = row.list(EXCLUSION_OPERATORS);
        List<Exclusion.Element> elements = new ArrayList<>();
        for (int i = 0; i < operators.size(); i++) {
            elements.add(new Exclusion.Element(index.keys().get(i), operators.get(i)));
        }
        return new Exclusion(
                name,
                elements,
                index.method(),
                index.include(),
                index.predicate(),
                index.parameters(),
                deferrability);
    }

    private static List<String> columns(ReflectedTable table, Packed row) {
        return table.columnNames(row.numbers(COLUMNS));
    }

    /** What its index has after the key. */
    private static List<String> included(ReflectedTable table, Packed row) {
        return table.columnNames(row.vectorAt(INDEX_COLUMNS), row.numbers(COLUMNS).size());
    }

    private ForeignKey foreignKey(
            ReflectedTable table, String name, Deferrability deferrability, Packed row) {
        ReflectedTable target = tables.get(row.number(TARGET_ID));
        QualifiedName references =
                target == null
                        ? scope.name(row.text(TARGET_SCHEMA), row.text(TARGET_NAME))
                        : target.name();
        List<String> referenced =
                target == null
                        ? row.list(TARGET_COLUMN_NAMES)
                        : target.columnNames(row.numbers(TARGET_COLUMNS));
        return new ForeignKey(
                name,
                columns(table, row),
                references,
                referenced,
                action(row.text(ON_DELETE)),
                table.columnNames(row.numbers(ON_DELETE_COLUMNS)),
                action(row.text(ON_UPDATE)),
                row.text(MATCH).equals("f"),
                deferrability,
                !row.flag(VALIDATED),
                !row.flag(ENFORCED));
    }

    private static ForeignKey.Action action(String code) {
        return switch (code) {
            case "a" -> ForeignKey.Action.NO_ACTION;
            case "r" -> ForeignKey.Action.RESTRICT;
            case "c" -> ForeignKey.Action.CASCADE;
            case "n" -> ForeignKey.Action.SET_NULL;
            case "d" -> ForeignKey.Action.SET_DEFAULT;
            default -> throw new IllegalStateException("an unknown foreign key action: " + code);
        };
    }
}
