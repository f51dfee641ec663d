package dev.retort.database;

import dev.retort.model.Check;
import dev.retort.model.Constraint;
import dev.retort.model.Deferrability;
import dev.retort.model.ForeignKey;
import dev.retort.model.PrimaryKey;
import dev.retort.model.QualifiedName;
import dev.retort.model.Unique;
import java.util.List;
import java.util.Map;
import schemacrawler.schema.TableConstraint;

/** Turns rows of {@code pg_constraint} into constraints of the model. */
final class ReflectedConstraint {

    // The order in which CatalogViews packs them.
    private static final int COLUMNS = 0;
    private static final int DEFERRABILITY = 1;
    private static final int VALIDATED = 2;
    private static final int NO_INHERIT = 3;
    private static final int EXPRESSION = 4;
    private static final int INDEX_COLUMNS = 5;
    private static final int NULLS_NOT_DISTINCT = 6;
    private static final int TARGET_SCHEMA = 7;
    private static final int TARGET_NAME = 8;
    private static final int TARGET_ID = 9;
    private static final int TARGET_COLUMNS = 10;
    private static final int TARGET_COLUMN_NAMES = 11;
    private static final int ON_DELETE = 12;
    private static final int ON_UPDATE = 13;
    private static final int MATCH = 14;

    private final ReadScope scope;
    private final Map<Long, ReflectedTable> tables;

    ReflectedConstraint(ReadScope scope, Map<Long, ReflectedTable> tables) {
        this.scope = scope;
        this.tables = tables;
    }

    Constraint of(ReflectedTable table, TableConstraint found) {
        Packed row = Packed.parse(found.getAttribute(CatalogViews.PACKED));
        String name = Names.unquote(found.getName());
        List<String> columns = table.columnNames(row.numbers(COLUMNS));
        Deferrability deferrability = Deferrability.valueOf(row.text(DEFERRABILITY));
        return switch (found.getType()) {
            case primary_key ->
                    new PrimaryKey(name, columns, included(table, row, columns), deferrability);
            case unique ->
                    new Unique(
                            name,
                            columns,
                            included(table, row, columns),
                            row.flag(NULLS_NOT_DISTINCT),
                            deferrability);
            case foreign_key -> foreignKey(name, columns, deferrability, row);
            case check ->
                    new Check(
                            name,
                            table.stable(row.text(EXPRESSION)),
                            row.flag(NO_INHERIT),
                            !row.flag(VALIDATED));
            default -> throw new IllegalStateException("not asked for: " + found);
        };
    }

    /** What its index has after the key. */
    private static List<String> included(ReflectedTable table, Packed row, List<String> key) {
        return table.columnNames(row.vectorAt(INDEX_COLUMNS), key.size());
    }

    private ForeignKey foreignKey(
            String name, List<String> columns, Deferrability deferrability, Packed row) {
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
                columns,
                references,
                referenced,
                action(row.text(ON_DELETE)),
                action(row.text(ON_UPDATE)),
                row.text(MATCH).equals("f"),
                deferrability,
                !row.flag(VALIDATED));
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
