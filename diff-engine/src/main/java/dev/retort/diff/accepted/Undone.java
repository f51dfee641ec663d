package dev.retort.diff.accepted;

import dev.retort.model.Column;
import dev.retort.model.CompositeType;
import dev.retort.model.Constraint;
import dev.retort.model.Definition;
import dev.retort.model.Domain;
import dev.retort.model.EnumType;
import dev.retort.model.Index;
import dev.retort.model.ObjectId;
import dev.retort.model.PrimaryKey;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Sequence;
import dev.retort.model.Table;
import dev.retort.model.TableDependent;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The desired schema where some differences are none: there it is as the database has it. */
final class Undone {

    private final Schema database;
    private final Schema entities;
    private final Map<ObjectId, Map<String, Difference>> left = new HashMap<>();
    private final Map<QualifiedName, Set<ObjectId>> parts = new HashMap<>();

    private Undone(Schema database, Schema entities, Collection<Difference> left) {
        this.database = database;
        this.entities = entities;
        for (Difference each : left) {
            this.left
                    .computeIfAbsent(each.id(), id -> new LinkedHashMap<>())
                    .put(each.property(), each);
            if (each.id().part() != null || each.property() != null) {
                parts.computeIfAbsent(each.id().name(), name -> new LinkedHashSet<>())
                        .add(each.id());
            }
        }
    }

    /**
     * @param left of the differences of both
     */
    static Schema of(Schema database, Schema entities, Collection<Difference> left) {
        return left.isEmpty() ? entities : new Undone(database, entities, left).schema();
    }

    private boolean isLeft(ObjectId id) {
        return left.containsKey(id) && left.get(id).containsKey(null);
    }

    private Schema schema() {
        Set<String> namespaces = new LinkedHashSet<>(entities.namespaces());
        namespaces.removeIf(each -> isLeft(ObjectId.schema(each)));
        for (String each : database.namespaces()) {
            if (isLeft(ObjectId.schema(each))) {
                namespaces.add(each);
            }
        }
        Map<QualifiedName, Table> tables =
                wholes(database.tables(), entities.tables(), ObjectId::table);
        tables.replaceAll(
                (name, table) ->
                        parts.containsKey(name) && database.tables().containsKey(name)
                                ? table(database.tables().get(name), table)
                                : table);
        Map<QualifiedName, EnumType> enums =
                wholes(database.enums(), entities.enums(), ObjectId::enumType);
        Map<QualifiedName, Domain> domains =
                wholes(database.domains(), entities.domains(), ObjectId::domain);
        Map<QualifiedName, CompositeType> composites =
                wholes(database.composites(), entities.composites(), ObjectId::composite);
        Map<QualifiedName, Sequence> sequences =
                wholes(database.sequences(), entities.sequences(), ObjectId::sequence);
        Map<ObjectId, TableDependent> dependents =
                wholes(database.dependents(), entities.dependents(), id -> id);
        Schema result =
                entities.withNamespaces(namespaces)
                        .withTables(tables.values())
                        .withEnums(enums.values())
                        .withDomains(domains.values())
                        .withComposites(composites.values())
                        .withSequences(sequences.values())
                        .withDependents(dependents.values());
        return result.withComments(comments(result));
    }

    private <N, V> Map<N, V> wholes(
            Map<N, V> here, Map<N, V> there, Function<N, ObjectId> address) {
        Map<N, V> result = new LinkedHashMap<>(there);
        result.keySet().removeIf(name -> isLeft(address.apply(name)));
        here.forEach(
                (name, each) -> {
                    if (isLeft(address.apply(name))) {
                        result.put(name, each);
                    }
                });
        return result;
    }

    private Table table(Table here, Table there) {
        QualifiedName name = there.name();
        Map<String, Column> columns =
                wholes(here.columns(), there.columns(), each -> ObjectId.column(name, each));
        columns.replaceAll(
                (each, column) -> {
                    Map<String, Difference> properties = left.get(ObjectId.column(name, each));
                    return properties == null || properties.containsKey(null)
                            ? column
                            : ColumnProperty.taken(
                                    column, here.columns().get(each), properties.keySet());
                });
        Map<String, Constraint> constraints =
                wholes(
                        here.constraints(),
                        there.constraints(),
                        each -> ObjectId.constraint(name, each));
        rename(constraints, here.constraints(), each -> ObjectId.constraint(name, each));
        Map<String, Index> indexes =
                wholes(here.indexes(), there.indexes(), each -> ObjectId.index(name, each));
        rename(indexes, here.indexes(), each -> ObjectId.index(name, each));
        Map<String, Difference> own = left.getOrDefault(ObjectId.table(name), Map.of());
        // The columns of a key are NOT NULL, whoever says so.
        Set<String> key = new LinkedHashSet<>();
        constraints.values().stream()
                .filter(PrimaryKey.class::isInstance)
                .forEach(each -> key.addAll(each.keyColumns().orElse(List.of())));
        Table result =
                there.withColumns(columns.values())
                        .withConstraints(constraints.values())
                        .withIndexes(indexes.values())
                        .mapColumns(
                                each ->
                                        each.nullable() && key.contains(each.name())
                                                ? each.notNull()
                                                : each);
        return own.containsKey(ColumnProperty.COMMENT)
                ? result.withComment(here.comment())
                : result;
    }

    private <P extends Definition> void rename(
            Map<String, P> result, Map<String, P> here, Function<String, ObjectId> address) {
        here.forEach(
                (name, each) -> {
                    Difference renamed =
                            left.getOrDefault(address.apply(name), Map.of()).get(Difference.NAME);
                    if (renamed != null) {
                        result.remove(renamed.entities());
                        result.put(name, each);
                    }
                });
    }

    private Map<ObjectId, String> comments(Schema result) {
        Map<ObjectId, String> comments = new LinkedHashMap<>(entities.comments());
        database.comments()
                .forEach(
                        (target, comment) -> {
                            boolean isBack = !entities.contains(target) && result.contains(target);
                            if (isBack || isCommentLeft(target)) {
                                comments.put(target, comment);
                            }
                        });
        comments.keySet()
                .removeIf(
                        target ->
                                !result.contains(target)
                                        || isCommentLeft(target)
                                                && !database.comments().containsKey(target));
        return comments;
    }

    private boolean isCommentLeft(ObjectId target) {
        return left.getOrDefault(target, Map.of()).containsKey(ColumnProperty.COMMENT);
    }
}
