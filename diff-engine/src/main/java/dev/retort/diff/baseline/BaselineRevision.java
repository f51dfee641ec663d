package dev.retort.diff.baseline;

import dev.retort.dialect.Dialect;
import dev.retort.diff.Comparison;
import dev.retort.diff.compare.SchemaDiff;
import dev.retort.diff.order.DependencyOrder;
import dev.retort.model.ForeignKey;
import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.operation.Effect;
import dev.retort.operation.FoundParts;
import dev.retort.operation.Operation;
import dev.retort.snapshot.SqlDefinitions;
import dev.retort.snapshot.SqlObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A database as it is, as the operations that lead there from nothing, and back. What the model has
 * is created by operations, the rest by SQL that the server printed, each after what it needs. What
 * only the database has is marked as found.
 *
 * @param upgrade from an empty database
 * @param downgrade back to one
 */
public record BaselineRevision(List<Operation> upgrade, List<Operation> downgrade) {

    private static final String UNCHECKED = "SET LOCAL check_function_bodies = off";
    private static final String CHECKED = "RESET check_function_bodies";

    /** Operations that stay together. */
    private static final class Unit {
        private final List<Operation> operations = new ArrayList<>();
        private final List<Operation> last = new ArrayList<>();
        private final Set<String> needs = new LinkedHashSet<>();
        private final Set<QualifiedName> uses = new LinkedHashSet<>();
        private int place;
    }

    /**
     * @param schema of the database, without what is left out
     * @param desired what the entities say, in canonical spelling and before anything is kept
     * @param comparison of the two, of a database without revisions
     */
    public static BaselineRevision of(
            Schema schema,
            SqlDefinitions definitions,
            Schema desired,
            Comparison comparison,
            Dialect dialect) {
        return new Building(schema, definitions, dialect)
                .revision(FoundObjects.of(schema, desired, comparison));
    }

    /** Puts the operations of one database in order. */
    private static final class Building {

        private final Schema schema;
        private final SqlDefinitions definitions;
        private final Dialect dialect;

        /** Of the model, by what they make. */
        private final Map<QualifiedName, List<Unit>> byName = new LinkedHashMap<>();

        private final Map<String, Unit> byAddress = new LinkedHashMap<>();

        /** Constraints and indexes that do not come with their table. */
        private final Map<ObjectId, Unit> later = new LinkedHashMap<>();

        Building(Schema schema, SqlDefinitions definitions, Dialect dialect) {
            this.schema = schema;
            this.definitions = definitions;
            this.dialect = dialect;
        }

        BaselineRevision revision(FoundObjects found) {
            List<Operation> upgrade = upgrade(found);
            return new BaselineRevision(
                    upgrade, new BaselineDowngrade(schema, definitions, later.keySet()).all());
        }

        private List<Operation> upgrade(FoundObjects found) {
            List<Unit> schemas = new ArrayList<>();
            List<Unit> model = new ArrayList<>();
            Map<QualifiedName, Unit> tables = new LinkedHashMap<>();
            Map<ObjectId, Unit> enums = new LinkedHashMap<>();
            for (Operation operation : SchemaDiff.between(Schema.EMPTY, schema)) {
                ObjectId id = operation.id();
                boolean isCreated = isCreated(operation);
                // The casts of an enum type are as much found as the type, so they come before its
                // mark.
                Unit whole = later.getOrDefault(id, enums.get(id));
                if (whole == null && id.kind().isPart() && !(isCreated && isLater(id))) {
                    whole = tables.get(id.name());
                }
                if (whole != null) {
                    whole.operations.add(operation);
                    continue;
                }
                Unit unit = new Unit();
                unit.operations.add(operation);
                (id.kind() == ObjectId.Kind.SCHEMA ? schemas : model).add(unit);
                if (isCreated && id.kind().isPart()) {
                    later.put(id, unit);
                    unit.uses.add(id.name());
                    unit.needs.addAll(neededBy(id.name().sibling(id.part())));
                    if (found.hasPart(id)) {
                        unit.operations.add(markOf(id));
                    }
                } else if (isCreated) {
                    byName.computeIfAbsent(id.name(), key -> new ArrayList<>()).add(unit);
                    unit.needs.addAll(neededBy(id.name()));
                    if (id.kind() == ObjectId.Kind.TABLE) {
                        tables.put(id.name(), unit);
                    } else if (id.kind() == ObjectId.Kind.ENUM_TYPE) {
                        enums.put(id, unit);
                    } else if (found.has(id)) {
                        unit.operations.add(new Operation.Found(id));
                    }
                } else {
                    unit.uses.add(id.name());
                }
            }
            tables.forEach((name, unit) -> finish(schema.tables().get(name), unit, found));
            enums.forEach(
                    (id, unit) -> {
                        if (found.has(id)) {
                            unit.operations.add(new Operation.Found(id));
                        }
                    });
            return joined(schemas, model);
        }

        private static boolean isCreated(Operation operation) {
            return operation.effects().stream()
                    .anyMatch(
                            each ->
                                    each.is(Effect.What.CREATED)
                                            && operation.id().equals(each.id()));
        }

        /** An index may need a routine that needs the table. */
        private boolean isLater(ObjectId part) {
            return part.kind() == ObjectId.Kind.CONSTRAINT
                    || part.kind() == ObjectId.Kind.INDEX
                            && !neededBy(part.name().sibling(part.part())).isEmpty();
        }

        private Set<String> neededBy(QualifiedName name) {
            return definitions.neededByModel().getOrDefault(name, Set.of());
        }

        private static Operation markOf(ObjectId part) {
            return new Operation.Found(
                    ObjectId.table(part.name()),
                    List.of(new FoundParts(FoundObjects.sortOf(part), List.of(part.part()))));
        }

        private void finish(Table table, Unit unit, FoundObjects found) {
            for (ForeignKey key : table.foreignKeys()) {
                if (!later.containsKey(ObjectId.constraint(table.name(), key.name()))
                        && !key.references().equals(table.name())) {
                    unit.uses.add(key.references());
                }
            }
            String partitionKey = definitions.partitionKeys().get(table.name());
            if (partitionKey != null) {
                unit.operations.addAll(0, partitioned(unit.operations.remove(0), partitionKey));
            }
            if (found.has(ObjectId.table(table.name()))) {
                unit.operations.add(new Operation.Found(ObjectId.table(table.name())));
                return;
            }
            List<FoundParts> parts = found.of(table.name(), later.keySet());
            if (!parts.isEmpty()) {
                unit.operations.add(new Operation.Found(ObjectId.table(table.name()), parts));
            }
        }

        /** How a table is partitioned has no place in the model. */
        private List<Operation> partitioned(Operation create, String key) {
            List<Operation> statements = new ArrayList<>();
            for (String sql : dialect.sql(create)) {
                statements.add(
                        new Operation.Execute(
                                statements.isEmpty() ? sql + " PARTITION BY " + key : sql));
            }
            return statements;
        }

        private List<Operation> joined(List<Unit> schemas, List<Unit> model) {
            List<Unit> extensions = new ArrayList<>();
            List<Unit> others = new ArrayList<>();
            boolean hasRoutine = false;
            for (SqlObject object : definitions.objects()) {
                Unit unit = new Unit();
                object.create().forEach(sql -> unit.operations.add(new Operation.Execute(sql)));
                object.last().forEach(sql -> unit.last.add(new Operation.Execute(sql)));
                unit.needs.addAll(object.needs());
                unit.uses.addAll(object.uses());
                byAddress.put(object.address(), unit);
                (object.kind().equals(SqlObject.EXTENSION) ? extensions : others).add(unit);
                hasRoutine |= object.isRoutine();
            }
            List<Unit> given = new ArrayList<>(schemas);
            given.addAll(extensions);
            given.addAll(model);
            given.addAll(others);
            List<Operation> result = new ArrayList<>();
            if (hasRoutine) {
                result.add(new Operation.Execute(UNCHECKED));
            }
            for (int i = 0; i < given.size(); i++) {
                given.get(i).place = i;
            }
            List<Operation> last = new ArrayList<>();
            for (Unit unit : DependencyOrder.of(given, this::needed)) {
                result.addAll(unit.operations);
                last.addAll(unit.last);
            }
            definitions.settings().forEach(sql -> result.add(new Operation.Execute(sql)));
            result.addAll(last);
            if (hasRoutine) {
                result.add(new Operation.Execute(CHECKED));
            }
            return result;
        }

        private Collection<Unit> needed(Unit unit) {
            List<Unit> result = new ArrayList<>();
            for (String address : unit.needs) {
                Unit other = byAddress.get(address);
                if (other != null && other != unit) {
                    result.add(other);
                }
            }
            for (QualifiedName name : unit.uses) {
                for (Unit other : byName.getOrDefault(name, List.of())) {
                    if (other != unit) {
                        result.add(other);
                    }
                }
            }
            result.sort(Comparator.comparingInt(other -> other.place));
            return result;
        }
    }
}
