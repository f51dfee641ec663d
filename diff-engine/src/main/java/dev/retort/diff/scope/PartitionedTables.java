package dev.retort.diff.scope;

import dev.retort.diff.references.ReferencedKeys;
import dev.retort.model.Column;
import dev.retort.model.Constraint;
import dev.retort.model.ForeignKey;
import dev.retort.model.Index;
import dev.retort.model.PrimaryKey;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Sequence;
import dev.retort.model.Table;
import dev.retort.snapshot.Kept;
import dev.retort.snapshot.PartitionKey;
import dev.retort.snapshot.Unmapped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Partitioned tables, which are compared like others as far as PostgreSQL lets them change. How
 * they are partitioned has no place in the model, so that none is made and none is dropped.
 */
public final class PartitionedTables {

    private final Map<QualifiedName, PartitionKey> keys;
    private final Set<String> compared = new HashSet<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<Kept> kept = new ArrayList<>();

    /**
     * @param keys of those that the database has
     */
    public PartitionedTables(Map<QualifiedName, PartitionKey> keys) {
        this.keys = keys;
    }

    /** Whether the database has one of that name, which is never dropped. */
    public boolean contains(QualifiedName table) {
        return keys.containsKey(table);
    }

    /**
     * The desired schema without partitioned tables that are not there, and without what needs
     * them: keys to them and their sequences.
     *
     * @param partitioned those of the desired side
     * @param isThere asked by the names that are to be
     */
    public static Schema without(
            Schema desired, Set<QualifiedName> partitioned, Predicate<QualifiedName> isThere) {
        Set<QualifiedName> gone =
                Set.copyOf(
                        desired.tables().keySet().stream()
                                .filter(partitioned::contains)
                                .filter(isThere.negate())
                                .toList());
        if (gone.isEmpty()) {
            return desired;
        }
        List<Table> tables = new ArrayList<>();
        for (Table table : desired.tables().values()) {
            if (!gone.contains(table.name())) {
                tables.add(withoutKeys(table, key -> gone.contains(key.references())));
            }
        }
        List<Sequence> sequences =
                desired.sequences().values().stream()
                        .filter(
                                each ->
                                        each.ownedBy() == null
                                                || !gone.contains(each.ownedBy().table()))
                        .toList();
        return desired.withTables(tables).withSequences(sequences).withoutStrays();
    }

    private static Table withoutKeys(Table table, Predicate<ForeignKey> which) {
        List<Constraint> constraints =
                table.constraints().values().stream()
                        .filter(each -> !(each instanceof ForeignKey key) || !which.test(key))
                        .toList();
        return constraints.size() == table.constraints().size()
                ? table
                : table.withConstraints(constraints);
    }

    /**
     * The desired schema with those keys and columns of the partitioned tables that can be.
     *
     * @param current by the names that are to be
     * @param oldTable what the database calls a table
     * @param newColumn what a column of a table of the database is to be called
     */
    public Schema possible(
            Schema desired,
            Schema current,
            Function<QualifiedName, QualifiedName> oldTable,
            NewNames newColumn) {
        if (keys.isEmpty()) {
            return desired;
        }
        SchemaValidation validation = new SchemaValidation(current);
        Map<QualifiedName, PartitionKey> mapped = new LinkedHashMap<>();
        Schema result =
                desired.mapTables(
                        table -> {
                            QualifiedName old = oldTable.apply(table.name());
                            Table there = current.tables().get(table.name());
                            PartitionKey key = there == null ? null : keys.get(old);
                            if (key == null) {
                                return table;
                            }
                            PartitionKey renamed =
                                    new PartitionKey(
                                            Set.copyOf(
                                                    key.columns().stream()
                                                            .map(each -> newColumn.of(old, each))
                                                            .toList()),
                                            key.hasExpressions());
                            mapped.put(table.name(), renamed);
                            compared.add(old.toString());
                            return new OneTable(there, table, renamed, validation).possible();
                        });
        return mapped.isEmpty()
                ? desired
                : result.mapTables(table -> withPossibleKeys(table, result, current, mapped));
    }

    /** What a column of a table of the database is to be called. */
    public interface NewNames {
        String of(QualifiedName oldTable, String oldColumn);
    }

    /** Without new foreign keys to what can have no unique key there. */
    private Table withPossibleKeys(
            Table table,
            Schema desired,
            Schema current,
            Map<QualifiedName, PartitionKey> partitioned) {
        return withoutKeys(
                table,
                key -> {
                    Table target = desired.tables().get(key.references());
                    PartitionKey by = partitioned.get(key.references());
                    boolean isImpossible =
                            by != null
                                    && !by.isIn(key.referencedColumns())
                                    && !ReferencedKeys.isThere(target, key.referencedColumns());
                    if (isImpossible) {
                        warnings.add(
                                "%s (%s) cannot reference %s (%s): that table is partitioned by"
                                                .formatted(
                                                        table.name(),
                                                        String.join(", ", key.columns()),
                                                        key.references(),
                                                        String.join(", ", key.referencedColumns()))
                                        + " %s, which a unique key of it has to contain; no foreign"
                                                .formatted(by)
                                        + " key is made");
                    }
                    return isImpossible;
                });
    }

    /** One that both sides have. */
    private final class OneTable {

        private final Table there;
        private final Table wanted;
        private final PartitionKey key;
        private final SchemaValidation validation;

        OneTable(Table there, Table wanted, PartitionKey key, SchemaValidation validation) {
            this.there = there;
            this.wanted = wanted;
            this.key = key;
            this.validation = validation;
        }

        Table possible() {
            List<Constraint> constraints = constraints();
            List<Index> indexes = new ArrayList<>();
            for (Index index : wanted.indexes().values()) {
                if (!index.isUnique()
                        || index.keyColumns().filter(key::isIn).isPresent()
                        || index.equals(there.indexes().get(index.name()))) {
                    indexes.add(index);
                } else {
                    tell("unique index " + index.name(), index.keyColumns().orElse(List.of()));
                }
            }
            Table result = wanted.withConstraints(constraints).withIndexes(indexes);
            return result.withColumns(columns(result));
        }

        private List<Constraint> constraints() {
            List<Constraint> result = new ArrayList<>();
            for (Constraint each : wanted.constraints().values()) {
                if (!each.hasIndex() || each.keyColumns().filter(its -> !key.isIn(its)).isEmpty()) {
                    result.add(each);
                } else {
                    tell(each.constraintKind().word(), each.keyColumns().get());
                    if (each instanceof PrimaryKey) {
                        there.primaryKey().ifPresent(result::add);
                    }
                }
            }
            return result;
        }

        private void tell(String what, List<String> columns) {
            String instead =
                    there.primaryKey()
                            .filter(each -> what.equals(each.constraintKind().word()))
                            .map(
                                    each ->
                                            "; %s (%s) stays"
                                                    .formatted(
                                                            each.name(),
                                                            String.join(", ", each.columns())))
                            .orElse("");
            warnings.add(
                    "%s can have no %s (%s): it is partitioned by %s, %s%s"
                            .formatted(
                                    wanted.name(),
                                    what,
                                    String.join(", ", columns),
                                    key,
                                    key.hasExpressions()
                                            ? "not by columns alone"
                                            : "which a unique key has to contain",
                                    instead));
        }

        private List<Column> columns(Table result) {
            List<String> keyed = result.primaryKey().map(PrimaryKey::columns).orElse(List.of());
            List<Column> columns = new ArrayList<>();
            for (Column column : result.columns().values()) {
                Column before = there.columns().get(column.name());
                Column possible = column;
                if (before != null && key.columns().contains(column.name())) {
                    possible = withTypeOf(before, column);
                }
                boolean isNull = keyed.contains(column.name()) && column.nullable();
                columns.add(
                        isNull && before != null
                                ? possible.notNull(before.notNullConstraint())
                                : possible);
            }
            Set<String> names = result.columns().keySet();
            for (Column before : there.columns().values()) {
                if (key.columns().contains(before.name()) && !names.contains(before.name())) {
                    columns.add(before);
                    kept.add(
                            new Kept("column", before.name(), wanted.name(), null, null)
                                    .withProblem(
                                            before.needsValue()
                                                    ? "it is in the partition key, NOT NULL"
                                                            + " without a default, and no"
                                                            + " attribute writes it"
                                                    : null));
                }
            }
            return columns;
        }

        private Column withTypeOf(Column before, Column column) {
            if (before.type().equals(column.type())) {
                return column;
            }
            kept.add(
                    new Kept(
                                    "column",
                                    column.name(),
                                    wanted.name(),
                                    "type",
                                    before.type().toString())
                            .withProblem(
                                    validation.accepts(before.type(), column.type())
                                            ? null
                                            : "it is in the partition key, so that it cannot become "
                                                    + column.type()));
            return column.withType(before.type()).withCollation(before.collation());
        }
    }

    /** Of a table that is compared, how it is partitioned is all that is not. */
    public Unmapped named(Unmapped object) {
        return object.kind().equals("partitioned table") && compared.contains(object.name())
                ? new Unmapped("partitioning", object.name(), null, object.definition(), List.of())
                : object;
    }

    /** What a person has to know of them. */
    public List<String> warnings() {
        return warnings;
    }

    /** What stays because the table is partitioned by it. */
    public List<Kept> kept() {
        return kept;
    }
}
