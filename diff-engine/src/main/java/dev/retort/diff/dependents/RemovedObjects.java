package dev.retort.diff.dependents;

import dev.retort.diff.rename.Renames;
import dev.retort.model.Column;
import dev.retort.model.CompositeType;
import dev.retort.model.Constraint;
import dev.retort.model.ConstraintKind;
import dev.retort.model.EnumType;
import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.operation.Effect;
import dev.retort.operation.Effect.What;
import dev.retort.operation.Operation;
import dev.retort.sql.SqlText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Tells which objects have no successor on the desired side, so that nothing can depend on them as
 * it did. All of them go by the names that they have before the upgrade.
 */
final class RemovedObjects {

    private final Schema current;
    private final Schema desired;
    private final Renames renames;

    RemovedObjects(Schema current, Schema desired, Renames renames) {
        this.current = current;
        this.desired = desired;
        this.renames = renames;
    }

    boolean table(QualifiedName name) {
        return current.tables().containsKey(name) && now(name) == null;
    }

    boolean sequence(QualifiedName name) {
        return !desired.sequences().containsKey(renames.sequences().getOrDefault(name, name));
    }

    private Table now(QualifiedName table) {
        return desired.tables().get(renames.table(table));
    }

    /** In words how a dependent can no longer depend on it; empty when it can. */
    List<String> reasons(Touch touch, List<String> definition) {
        if (!isGone(touch)) {
            return touch.id().kind() == ObjectId.Kind.ENUM_TYPE
                    ? labels(touch.name(), definition)
                    : List.of();
        }
        boolean isChanged =
                touch.id().kind() == ObjectId.Kind.CONSTRAINT
                        && now(touch.name()) != null
                        && now(touch.name()).constraints().containsKey(touch.id().part());
        return List.of(touch + (isChanged ? ", which is another key then" : ", which goes"));
    }

    private boolean isGone(Touch touch) {
        return switch (touch.id().kind()) {
            case COLUMN, ATTRIBUTE ->
                    !touch.isRetyped() && isColumnGone(touch.name(), touch.id().part());
            case CONSTRAINT -> isConstraintGone(touch.name(), touch.id().part());
            case ENUM_TYPE, DOMAIN, COMPOSITE_TYPE -> isTypeGone(touch.name());
            default -> isRelationGone(touch.name());
        };
    }

    /**
     * Whether there is no such thing on the desired side that its settings could be put back on.
     */
    boolean takesSettingsAlong(Touch touch) {
        QualifiedName name = touch.id().name();
        return switch (touch.id().kind()) {
            case SCHEMA -> !desired.namespaces().contains(name.name());
            case SEQUENCE -> sequence(name);
            case TABLE -> now(name) == null;
            case COLUMN -> {
                Column column = now(name, touch.id().part());
                yield column == null
                        || touch.how() == Touch.How.NO_IDENTITY && column.identityClause() == null;
            }
            case ATTRIBUTE -> isColumnGone(name, touch.id().part());
            case ENUM_TYPE ->
                    !desired.enums().containsKey(renames.enums().getOrDefault(name, name));
            case DOMAIN -> !desired.domains().containsKey(name);
            default -> !desired.composites().containsKey(name);
        };
    }

    private boolean isColumnGone(QualifiedName owner, String column) {
        CompositeType composite = desired.composites().get(owner);
        if (composite != null && current.composites().containsKey(owner)) {
            return !composite.attributes().containsKey(column);
        }
        return now(owner, column) == null;
    }

    private Column now(QualifiedName owner, String column) {
        Table table = now(owner);
        SortedMap<String, String> renamed = renames.columns().get(owner);
        String name = renamed == null ? column : renamed.getOrDefault(column, column);
        return table == null ? null : table.columns().get(name);
    }

    private boolean isRelationGone(QualifiedName name) {
        return now(name) == null
                && !desired.sequences().containsKey(renames.sequences().getOrDefault(name, name))
                && desired.tables().values().stream()
                        .noneMatch(
                                table ->
                                        table.name().schema().equals(name.schema())
                                                && (table.indexes().containsKey(name.name())
                                                        || table.constraints()
                                                                .containsKey(name.name())));
    }

    /**
     * A view may group by a primary key and show other columns; it may as well when some of these
     * columns are the key.
     */
    private boolean isConstraintGone(QualifiedName owner, String name) {
        Table before = current.tables().get(owner);
        Table after = now(owner);
        Constraint constraint = before == null ? null : before.constraints().get(name);
        if (constraint == null || after == null) {
            return true;
        }
        Set<String> columns = new HashSet<>(columns(constraint));
        SortedMap<String, String> renamed = renames.columns().get(owner);
        if (renamed != null) {
            columns = new HashSet<>(columns.stream().map(c -> renamed.getOrDefault(c, c)).toList());
        }
        for (Constraint each : after.constraints().values()) {
            Set<String> key = new HashSet<>(columns(each));
            boolean stands =
                    isPrimaryKey(constraint) && isPrimaryKey(each)
                            ? columns.containsAll(key)
                            : columns.equals(key);
            if (!key.isEmpty() && stands) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPrimaryKey(Constraint constraint) {
        return constraint.constraintKind() == ConstraintKind.PRIMARY_KEY;
    }

    private static List<String> columns(Constraint constraint) {
        return constraint.keyColumns().orElse(List.of());
    }

    private boolean isTypeGone(QualifiedName name) {
        return !desired.enums().containsKey(renames.enums().getOrDefault(name, name))
                && !desired.domains().containsKey(name)
                && !desired.composites().containsKey(name)
                && now(name) == null;
    }

    /** What becomes of a column or table that goes or has another name then, in words. */
    List<String> successor(Touch touch) {
        String now = renamed().get(touch);
        return now == null
                ? reasons(touch, List.of())
                : List.of(touch + ", which is " + now + " now");
    }

    /**
     * Labels that an enum type loses and that stand in a definition. The server prints each as a
     * literal; another literal may look alike, which a person sees at once.
     */
    private List<String> labels(QualifiedName name, List<String> definition) {
        EnumType before = current.enums().get(name);
        EnumType after = desired.enums().get(renames.enums().getOrDefault(name, name));
        return before == null || after == null
                ? List.of()
                : before.labels().stream()
                        .filter(label -> !after.labels().contains(label))
                        .filter(label -> mentions(definition, label))
                        .map(label -> value(name, label) + ", which goes")
                        .toList();
    }

    /** Labels that an operation adds and that stand in a definition. */
    static List<String> added(List<Operation> operations, List<String> definition) {
        List<String> reasons = new ArrayList<>();
        for (Operation operation : operations) {
            for (Effect effect : operation.effects()) {
                if (effect.is(What.CREATED)
                        && effect.id().kind() == ObjectId.Kind.ENUM_LABEL
                        && mentions(definition, effect.id().part())) {
                    reasons.add(
                            value(effect.id().name(), effect.id().part()) + ", which this adds");
                }
            }
        }
        return reasons;
    }

    private static boolean mentions(List<String> definition, String label) {
        return definition.stream().anyMatch(text -> SqlText.of(text).hasString(label));
    }

    private static String value(QualifiedName type, String label) {
        return "the value " + label + " of " + type;
    }

    /** What has another name afterwards, and under which; definitions speak of it by this one. */
    Map<Touch, String> renamed() {
        Map<Touch, String> renamed = new HashMap<>();
        renames.tables().forEach((old, now) -> put(renamed, ObjectId.table(old), now.toString()));
        renames.sequences()
                .forEach((old, now) -> put(renamed, ObjectId.sequence(old), now.toString()));
        renames.enums().forEach((old, now) -> put(renamed, ObjectId.enumType(old), now.toString()));
        renames.columns()
                .forEach(
                        (table, columns) ->
                                columns.forEach(
                                        (old, now) ->
                                                put(
                                                        renamed,
                                                        ObjectId.column(table, old),
                                                        renames.table(table) + "." + now)));
        return renamed;
    }

    private static void put(Map<Touch, String> renamed, ObjectId id, String now) {
        renamed.put(Touch.dropped(id), now);
    }

    /** The same by its old name. */
    Touch before(Touch touch) {
        ObjectId id = touch.id();
        ObjectId before =
                switch (id.kind()) {
                    case SEQUENCE -> ObjectId.sequence(old(renames.sequences(), id.name()));
                    case ENUM_TYPE -> ObjectId.enumType(old(renames.enums(), id.name()));
                    case TABLE, CONSTRAINT, INDEX -> id.of(renames.oldTable(id.name()));
                    case COLUMN -> {
                        QualifiedName table = renames.oldTable(id.name());
                        SortedMap<String, String> columns = renames.columns().get(table);
                        yield ObjectId.column(
                                table, columns == null ? id.part() : old(columns, id.part()));
                    }
                    default -> id;
                };
        return new Touch(before, touch.how());
    }

    private static <N> N old(Map<N, N> renames, N now) {
        return renames.entrySet().stream()
                .filter(each -> each.getValue().equals(now))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(now);
    }
}
