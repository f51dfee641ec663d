package dev.retort.diff.accepted;

import dev.retort.dialect.DefinitionText;
import dev.retort.model.Column;
import dev.retort.model.Constraint;
import dev.retort.model.Definition;
import dev.retort.model.Namespace;
import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What two schemas have differently, as a list of facts that a person can decide about one by one;
 * {@link Undone} is the way back from such a decision to a schema. What is done about a difference
 * is no concern of this list.
 */
final class Differences {

    private final Schema database;
    private final Schema entities;
    private final List<Difference> found = new ArrayList<>();

    private Differences(Schema database, Schema entities) {
        this.database = database;
        this.entities = entities;
    }

    /** Sorted by the name of the object. */
    static List<Difference> of(Schema database, Schema entities) {
        Differences differences = new Differences(database, entities);
        differences.collect();
        differences.found.sort(null);
        return differences.found;
    }

    private void collect() {
        Set<String> namespaces = new TreeSet<>(database.namespaces());
        namespaces.addAll(entities.namespaces());
        for (String each : namespaces) {
            whole(
                    ObjectId.schema(each),
                    database.namespaces().contains(each) ? new Namespace(each) : null,
                    entities.namespaces().contains(each) ? new Namespace(each) : null);
        }
        wholes(database.enums(), entities.enums(), ObjectId::enumType);
        wholes(database.domains(), entities.domains(), ObjectId::domain);
        wholes(database.composites(), entities.composites(), ObjectId::composite);
        wholes(database.sequences(), entities.sequences(), ObjectId::sequence);
        wholes(database.dependents(), entities.dependents(), id -> id);
        for (QualifiedName name : both(database.tables(), entities.tables())) {
            Table here = database.tables().get(name);
            Table there = entities.tables().get(name);
            if (here == null || there == null) {
                whole(ObjectId.table(name), here, there);
            } else if (!here.equals(there)) {
                table(here, there);
            }
        }
        if (!database.comments().equals(entities.comments())) {
            comments();
        }
    }

    private <N extends Comparable<N>> void wholes(
            Map<N, ? extends Definition> here,
            Map<N, ? extends Definition> there,
            Function<N, ObjectId> address) {
        if (!here.equals(there)) {
            for (N name : both(here, there)) {
                whole(address.apply(name), here.get(name), there.get(name));
            }
        }
    }

    private static <N extends Comparable<N>> Set<N> both(Map<N, ?> here, Map<N, ?> there) {
        Set<N> names = new TreeSet<>(here.keySet());
        names.addAll(there.keySet());
        return names;
    }

    private void whole(ObjectId id, Definition here, Definition there) {
        if (!Objects.equals(here, there)) {
            add(id, kind(here == null ? there : here), null, text(here), text(there));
        }
    }

    private static String text(Definition definition) {
        return definition == null ? null : DefinitionText.of(definition);
    }

    private void add(ObjectId id, String kind, String property, String here, String there) {
        found.add(
                new Difference(
                        id,
                        kind,
                        property,
                        Objects.requireNonNullElse(here, Difference.NONE),
                        Objects.requireNonNullElse(there, Difference.NONE)));
    }

    /** In the words of {@link dev.retort.snapshot.Kept}. */
    static String kind(Definition definition) {
        if (definition instanceof Constraint constraint) {
            return constraint.constraintKind().word();
        }
        return definition.kind() == ObjectId.Kind.ENUM_TYPE
                ? "enum type"
                : definition.kind().word();
    }

    private void table(Table here, Table there) {
        for (String name : both(here.columns(), there.columns())) {
            ObjectId id = ObjectId.column(here.name(), name);
            Column one = here.columns().get(name);
            Column other = there.columns().get(name);
            if (one == null || other == null) {
                whole(id, one, other);
            } else if (!one.equals(other)) {
                ColumnProperty.differing(one, other)
                        .forEach(
                                (property, texts) ->
                                        add(id, kind(one), property, texts[0], texts[1]));
            }
        }
        parts(
                here.name(),
                here.constraints(),
                there.constraints(),
                ObjectId::constraint,
                each -> each.withName(""));
        parts(
                here.name(),
                here.indexes(),
                there.indexes(),
                ObjectId::index,
                each -> each.withName(""));
        if (!Objects.equals(here.comment(), there.comment())) {
            add(
                    ObjectId.table(here.name()),
                    kind(here),
                    ColumnProperty.COMMENT,
                    ColumnProperty.literal(here.comment()),
                    ColumnProperty.literal(there.comment()));
        }
    }

    /** What is the same but for its name is one difference, and not one gone and one new. */
    private <P extends Definition> void parts(
            QualifiedName table,
            Map<String, P> here,
            Map<String, P> there,
            BiFunction<QualifiedName, String, ObjectId> address,
            UnaryOperator<P> nameless) {
        Map<String, P> come = new LinkedHashMap<>(there);
        come.keySet().removeAll(here.keySet());
        Set<String> named = new LinkedHashSet<>();
        for (String name : new TreeSet<>(here.keySet())) {
            if (there.containsKey(name)) {
                continue;
            }
            P gone = here.get(name);
            for (Map.Entry<String, P> other : come.entrySet()) {
                if (nameless.apply(other.getValue()).equals(nameless.apply(gone))) {
                    add(
                            address.apply(table, name),
                            kind(gone),
                            Difference.NAME,
                            name,
                            other.getKey());
                    named.add(name);
                    named.add(other.getKey());
                    break;
                }
            }
            come.keySet().removeAll(named);
        }
        for (String name : both(here, there)) {
            if (!named.contains(name)) {
                whole(address.apply(table, name), here.get(name), there.get(name));
            }
        }
    }

    /** Of what both sides have; what comes or goes takes its comment along. */
    private void comments() {
        for (ObjectId target : both(database.comments(), entities.comments())) {
            String here = database.comments().get(target);
            String there = entities.comments().get(target);
            if (!Objects.equals(here, there)
                    && database.contains(target)
                    && entities.contains(target)) {
                add(
                        target,
                        kind(target),
                        ColumnProperty.COMMENT,
                        ColumnProperty.literal(here),
                        ColumnProperty.literal(there));
            }
        }
    }

    private String kind(ObjectId target) {
        return switch (target.kind()) {
            case ENUM_LABEL, DOMAIN_CONSTRAINT, ATTRIBUTE -> target.kind().word();
            case CONSTRAINT -> {
                Definition constraint = database.definition(target);
                yield constraint == null ? target.kind().word() : kind(constraint);
            }
            case ENUM_TYPE -> "enum type";
            default -> target.kind().word();
        };
    }
}
