package dev.retort.migrate.internal.precheck;

import dev.retort.dialect.Obstacle;
import dev.retort.model.ColumnRef;
import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.operation.Effect;
import dev.retort.operation.Effect.What;
import dev.retort.operation.Operation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What operations that come first make or change, of tables, columns and the values in them. A name
 * with a schema and the same name without one may be the same table, and count as such.
 */
final class Touched {

    private boolean everything;

    /** Labels, attributes or defaults of types, in whatever column they are. */
    private boolean types;

    /** Made, renamed or dropped; sequences and types too, which have no rows but are looked at. */
    private final Set<QualifiedName> tables = new HashSet<>();

    /** Rows were: generated columns follow, and triggers may write into any column. */
    private final Set<QualifiedName> written = new HashSet<>();

    private final Set<ColumnRef> columns = new HashSet<>();

    /** Made here, without a value in any row. */
    private final Set<ColumnRef> emptyColumns = new HashSet<>();

    /** Made here, and still without rows. */
    private final Set<QualifiedName> emptyTables = new HashSet<>();

    boolean touches(Obstacle obstacle) {
        return types && obstacle.readsTypes() || obstacle.reads().stream().anyMatch(this::touches);
    }

    private boolean touches(Obstacle.Reads reads) {
        return everything
                || written.stream().anyMatch(table -> same(table, reads.table()))
                || tables.stream().anyMatch(table -> same(table, reads.table()))
                || columns.stream()
                        .anyMatch(
                                column ->
                                        same(column.table(), reads.table())
                                                && (reads.columns().isEmpty()
                                                        || reads.columns()
                                                                .contains(column.column())));
    }

    /** Whether it gives values to a column that was made here and has none. */
    boolean fillsEmptyColumn(Operation operation) {
        return operation.effects().stream()
                .filter(effect -> effect.is(What.DATA_CHANGED))
                .map(Effect::id)
                .filter(id -> id.kind() == ObjectId.Kind.COLUMN)
                .anyMatch(id -> emptyColumns.contains(new ColumnRef(id.name(), id.part())));
    }

    boolean hasNoRows(QualifiedName table) {
        return emptyTables.contains(table);
    }

    private static boolean same(QualifiedName a, QualifiedName b) {
        return a.name().equals(b.name())
                && (a.schema().equals(b.schema()) || a.inDefaultSchema() || b.inDefaultSchema());
    }

    /** The operation comes before what is asked next. */
    void follow(Operation operation) {
        List<Effect> effects = operation.effects();
        effects.forEach(effect -> follow(effect, effects));
        boolean isWritten = !operation.isTodo() && effects.stream().noneMatch(Touched::isCreated);
        effects.stream()
                .filter(effect -> isWritten && effect.is(What.DATA_CHANGED))
                .forEach(effect -> written.add(effect.id().name()));
    }

    private void follow(Effect effect, List<Effect> all) {
        if (effect.is(What.UNKNOWN)) {
            everything = true;
            emptyColumns.clear();
            emptyTables.clear();
            return;
        }
        ObjectId id = effect.id();
        switch (id.kind()) {
            case TABLE -> followTable(effect);
            case COLUMN -> followColumn(effect, all);
            case SEQUENCE -> followNamed(effect);
            case ENUM_TYPE, COMPOSITE_TYPE -> followNamed(effect);
            // Nobody here knows which tables have the type.
            case ENUM_LABEL -> {
                followNamed(effect);
                types |= !effect.is(What.CREATED);
            }
            case DOMAIN -> {
                followNamed(effect);
                types |= !effect.is(What.CREATED) && !effect.is(What.DROPPED);
            }
            case ATTRIBUTE, DOMAIN_CONSTRAINT -> types = true;
            default -> {
                // No row becomes another one.
            }
        }
    }

    private static boolean isCreated(Effect effect) {
        return effect.is(What.CREATED);
    }

    private void followTable(Effect effect) {
        QualifiedName table = effect.id().name();
        if (effect.is(What.CREATED)) {
            tables.add(table);
            emptyTables.add(table);
        } else if (effect.is(What.DROPPED)) {
            gone(table);
        } else if (effect.is(What.RENAMED)) {
            gone(table);
            gone(effect.to().name());
        }
    }

    /** A sequence with its bounds, a type with its labels. */
    private void followNamed(Effect effect) {
        tables.add(effect.id().name());
        if (effect.is(What.RENAMED)) {
            tables.add(effect.to().name());
        }
    }

    private void followColumn(Effect effect, List<Effect> all) {
        ObjectId id = effect.id();
        if (effect.is(What.ALTERED)) {
            return;
        }
        column(id.name(), id.part());
        if (effect.is(What.RENAMED)) {
            column(id.name(), effect.to().part());
        }
        boolean isEmpty = effect.is(What.CREATED) && all.size() == 1;
        if (isEmpty && !everything && tables.stream().noneMatch(t -> same(t, id.name()))) {
            emptyColumns.add(new ColumnRef(id.name(), id.part()));
        }
    }

    private void gone(QualifiedName table) {
        tables.add(table);
        emptyTables.remove(table);
        emptyColumns.removeIf(column -> same(column.table(), table));
    }

    private void column(QualifiedName table, String column) {
        columns.add(new ColumnRef(table, column));
        emptyColumns.remove(new ColumnRef(table, column));
    }
}
