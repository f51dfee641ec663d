package dev.retort.diff.baseline;

import dev.retort.diff.compare.SchemaDiff;
import dev.retort.diff.order.DependencyOrder;
import dev.retort.model.ForeignKey;
import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.operation.Operation;
import dev.retort.snapshot.SqlDefinitions;
import dev.retort.snapshot.SqlObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The way back from a baseline to nothing: what somebody needs goes after whoever needs it. */
final class BaselineDowngrade {

    /** Operations that stay together, and what has to go before. */
    private static final class Unit {
        private final List<Operation> operations = new ArrayList<>();
        private final Set<Unit> before = new LinkedHashSet<>();
        private int place;

        List<Unit> inOrder() {
            List<Unit> all = new ArrayList<>(before);
            all.sort(Comparator.comparingInt(each -> each.place));
            return all;
        }
    }

    private final Schema schema;
    private final SqlDefinitions definitions;
    private final Map<String, Unit> byAddress = new LinkedHashMap<>();
    private final Map<QualifiedName, List<Unit>> byName = new HashMap<>();
    private final Map<ObjectId, Unit> byId = new LinkedHashMap<>();
    private final List<Unit> model = new ArrayList<>();

    /**
     * @param parts constraints and indexes that did not come with their table
     */
    BaselineDowngrade(Schema schema, SqlDefinitions definitions, Collection<ObjectId> parts) {
        this.schema = schema;
        this.definitions = definitions;
        for (SqlObject object : definitions.objects()) {
            Unit unit = new Unit();
            object.drop().forEach(sql -> unit.operations.add(new Operation.Execute(sql)));
            byAddress.put(object.address(), unit);
        }
        for (ObjectId part : parts) {
            if (part.kind() == ObjectId.Kind.INDEX) {
                // It needs what cannot go before it, and its table what cannot go after that.
                add(new Operation.Drop(part), part.name().sibling(part.part()));
            }
        }
        for (Operation operation : SchemaDiff.between(schema, Schema.EMPTY)) {
            add(operation, operation.id().name());
        }
        orderModel();
        definitions.objects().forEach(this::orderObject);
        definitions
                .neededByModel()
                .forEach(
                        (name, addresses) ->
                                addresses.forEach(
                                        address ->
                                                unit(address)
                                                        .before
                                                        .addAll(
                                                                byName.getOrDefault(
                                                                        name, List.of()))));
    }

    private void add(Operation operation, QualifiedName name) {
        Unit unit = new Unit();
        unit.operations.add(operation);
        model.add(unit);
        byId.put(operation.id(), unit);
        byName.computeIfAbsent(name, key -> new ArrayList<>()).add(unit);
    }

    private Unit unit(String address) {
        return byAddress.getOrDefault(address, new Unit());
    }

    /** A table goes after those that refer to it; everything else as it is given. */
    private void orderModel() {
        for (Table table : schema.tables().values()) {
            for (ForeignKey key : table.foreignKeys()) {
                Unit target = byId.get(ObjectId.table(key.references()));
                Unit alone = byId.get(ObjectId.constraint(table.name(), key.name()));
                Unit source = alone == null ? byId.get(ObjectId.table(table.name())) : alone;
                if (target != null && source != null && target != source) {
                    target.before.add(source);
                }
            }
        }
        List<Unit> tables = new ArrayList<>();
        List<Unit> others = new ArrayList<>();
        byId.forEach(
                (id, unit) -> {
                    unit.before.addAll(others);
                    if (id.kind() == ObjectId.Kind.TABLE) {
                        tables.add(unit);
                    } else {
                        unit.before.addAll(tables);
                        others.add(unit);
                    }
                });
    }

    private void orderObject(SqlObject object) {
        Unit unit = byAddress.get(object.address());
        object.needs().forEach(address -> unit(address).before.add(unit));
        for (QualifiedName name : object.uses()) {
            byName.getOrDefault(name, List.of()).forEach(each -> each.before.add(unit));
        }
        if (!object.name().inDefaultSchema()) {
            Unit namespace = byId.get(ObjectId.schema(object.name().schema()));
            if (namespace != null) {
                namespace.before.add(unit);
            }
        }
    }

    List<Operation> all() {
        List<SqlObject> backwards = new ArrayList<>(definitions.objects());
        Collections.reverse(backwards);
        List<Unit> given = new ArrayList<>();
        List<Unit> extensions = new ArrayList<>();
        for (SqlObject object : backwards) {
            boolean isExtension = object.kind().equals(SqlObject.EXTENSION);
            (isExtension ? extensions : given).add(byAddress.get(object.address()));
        }
        given.addAll(model);
        List<Unit> notSchemas =
                byId.entrySet().stream()
                        .filter(each -> each.getKey().kind() != ObjectId.Kind.SCHEMA)
                        .map(Map.Entry::getValue)
                        .toList();
        extensions.forEach(each -> each.before.addAll(notSchemas));
        given.addAll(extensions);
        for (int i = 0; i < given.size(); i++) {
            given.get(i).place = i;
        }
        List<Operation> result = new ArrayList<>();
        DependencyOrder.of(given, Unit::inOrder).forEach(unit -> result.addAll(unit.operations));
        return result;
    }
}
