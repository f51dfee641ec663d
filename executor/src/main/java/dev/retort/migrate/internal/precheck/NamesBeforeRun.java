package dev.retort.migrate.internal.precheck;

import dev.retort.model.ColumnRef;
import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.operation.Effect;
import dev.retort.operation.Effect.What;
import dev.retort.operation.Operation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a table or column that an operation of a run names was called before the run; nothing when
 * the run itself made it. A composite type and its attributes are the same to it: the server gives
 * both kinds one name space (manual, CREATE TYPE).
 */
final class NamesBeforeRun {

    private final String defaultSchema;
    private final Map<QualifiedName, TableOrigin> tables = new HashMap<>();
    private final Set<QualifiedName> droppedTables = new HashSet<>();
    private final Set<ColumnRef> droppedColumns = new HashSet<>();

    /**
     * @param defaultSchema so that a name with it and the same name without it are one; {@code
     *     null} when there is none
     */
    NamesBeforeRun(String defaultSchema) {
        this.defaultSchema = defaultSchema;
    }

    /**
     * @param before {@code null} for a table that the run made
     * @param columns the name before by the name now, of those that the run touched
     */
    private record TableOrigin(QualifiedName before, Map<String, Optional<String>> columns) {}

    Optional<QualifiedName> of(QualifiedName table) {
        return Optional.ofNullable(origin(table).before());
    }

    Optional<ColumnRef> of(QualifiedName table, String column) {
        TableOrigin origin = origin(table);
        return origin.before() == null
                ? Optional.empty()
                : origin.columns()
                        .getOrDefault(column, Optional.of(column))
                        .map(name -> new ColumnRef(origin.before(), name));
    }

    /** Whether the run dropped it, whatever it was called by then. */
    boolean isDropped(ColumnRef before) {
        QualifiedName table = key(before.table());
        return droppedTables.contains(table)
                || droppedColumns.contains(new ColumnRef(table, before.column()));
    }

    /** The operation ran. */
    void follow(Operation operation) {
        operation.effects().forEach(this::follow);
    }

    private void follow(Effect effect) {
        if (effect.is(What.UNKNOWN)) {
            return;
        }
        ObjectId id = effect.id();
        switch (id.kind()) {
            case TABLE, COMPOSITE_TYPE -> followTable(effect);
            case COLUMN, ATTRIBUTE -> followColumn(effect);
            default -> {
                // They have no rows.
            }
        }
    }

    private void followTable(Effect effect) {
        QualifiedName table = effect.id().name();
        if (effect.is(What.CREATED)) {
            tables.put(key(table), madeHere());
        } else if (effect.is(What.RENAMED)) {
            TableOrigin origin = origin(table);
            tables.put(key(table), madeHere());
            tables.put(key(effect.to().name()), origin);
        } else if (effect.is(What.DROPPED)) {
            of(table).ifPresent(droppedTables::add);
            tables.put(key(table), madeHere());
        }
    }

    private void followColumn(Effect effect) {
        QualifiedName table = effect.id().name();
        String column = effect.id().part();
        if (effect.is(What.CREATED)) {
            origin(table).columns().put(column, Optional.empty());
        } else if (effect.is(What.RENAMED)) {
            Optional<String> before = of(table, column).map(ColumnRef::column);
            origin(table).columns().put(column, Optional.empty());
            origin(table).columns().put(effect.to().part(), before);
        } else if (effect.is(What.DROPPED)) {
            // One that is added later under the name has no values from before.
            of(table, column).ifPresent(droppedColumns::add);
            origin(table).columns().put(column, Optional.empty());
        }
    }

    private TableOrigin origin(QualifiedName table) {
        return tables.computeIfAbsent(key(table), name -> new TableOrigin(name, new HashMap<>()));
    }

    private static TableOrigin madeHere() {
        return new TableOrigin(null, new HashMap<>());
    }

    private QualifiedName key(QualifiedName table) {
        return table.schema().equals(defaultSchema) ? QualifiedName.of(table.name()) : table;
    }
}
