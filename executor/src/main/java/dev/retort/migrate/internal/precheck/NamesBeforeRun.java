package dev.retort.migrate.internal.precheck;

import dev.retort.model.ColumnRef;
import dev.retort.model.QualifiedName;
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
        if (operation instanceof Operation.CreateTable made) {
            tables.put(key(made.table().name()), madeHere());
        } else if (operation instanceof Operation.RenameTable renamed) {
            TableOrigin origin = origin(renamed.table());
            tables.put(key(renamed.table()), madeHere());
            tables.put(key(renamed.table().sibling(renamed.to())), origin);
        } else if (operation instanceof Operation.DropTable dropped) {
            of(dropped.table()).ifPresent(droppedTables::add);
            tables.put(key(dropped.table()), madeHere());
        } else if (operation instanceof Operation.AddColumn added) {
            origin(added.table()).columns().put(added.column().name(), Optional.empty());
        } else if (operation instanceof Operation.RenameColumn renamed) {
            Optional<String> before =
                    of(renamed.table(), renamed.from()).map(column -> column.column());
            origin(renamed.table()).columns().put(renamed.from(), Optional.empty());
            origin(renamed.table()).columns().put(renamed.to(), before);
        } else if (operation instanceof Operation.DropColumn dropped) {
            of(dropped.table(), dropped.column()).ifPresent(droppedColumns::add);
            origin(dropped.table()).columns().put(dropped.column(), Optional.empty());
        } else if (operation instanceof Operation.CreateComposite made) {
            tables.put(key(made.type().name()), madeHere());
        } else if (operation instanceof Operation.AlterComposite altered) {
            // One that is added later under the name has no values from before.
            altered.dropped()
                    .forEach(name -> origin(altered.type()).columns().put(name, Optional.empty()));
        } else if (operation instanceof Operation.DropComposite dropped) {
            tables.put(key(dropped.type()), madeHere());
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
