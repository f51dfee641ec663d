package dev.retort.laws.cases;

import static org.assertj.core.api.Assertions.fail;

import dev.retort.model.Column;
import dev.retort.model.CompositeType.Attribute;
import dev.retort.model.Constraint;
import dev.retort.model.Domain;
import dev.retort.model.EnumType;
import dev.retort.model.ObjectId;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.model.Type;
import dev.retort.operation.Description;
import dev.retort.operation.Effect;
import dev.retort.operation.Effect.What;
import dev.retort.operation.Operation;
import dev.retort.replay.EffectsInSchema;
import dev.retort.replay.Replay;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Law L12: the effects of an operation are what the schema shows before and after it. Here both are
 * models; {@code CatalogueEffects} asks the same of a server.
 */
public final class EffectLaw {

    private EffectLaw() {}

    /** The law for each of these operations. */
    public static void walk(Schema from, List<Operation> operations) {
        Schema schema = from;
        for (Operation operation : operations) {
            Schema next = Replay.apply(schema, List.of(operation));
            String broken = broken(schema, operation, next);
            if (broken != null) {
                fail(broken);
            }
            schema = next;
        }
    }

    /** What does not hold, or {@code null}. */
    public static String broken(Schema before, Operation operation, Schema after) {
        List<Effect> effects = EffectsInSchema.of(operation, before);
        boolean isUnread = operation.id() == null;
        if (!isUnread && effects.stream().anyMatch(each -> each.is(What.UNKNOWN))) {
            return "L12: %s: it is read, and its effects are known".formatted(operation);
        }
        Set<String> wrong = new Step(objects(before), effects, objects(after)).wrong();
        return wrong.isEmpty()
                ? null
                : "L12: %s: %s, with %s".formatted(Description.of(operation), wrong, effects);
    }

    /**
     * @param type and collation, of what has one
     * @param rest but for its parts
     */
    private record Shown(Type type, String collation, Object rest) {}

    /** Everything that a schema contains, the indexes of constraints too. */
    private static Map<ObjectId, Shown> objects(Schema schema) {
        Map<ObjectId, Shown> all = new LinkedHashMap<>();
        schema.namespaces().forEach(each -> put(all, schema, ObjectId.schema(each), null, each));
        for (EnumType each : schema.enums().values()) {
            put(all, schema, ObjectId.enumType(each.name()), null, each.varcharCasts());
            for (String label : each.labels()) {
                put(all, schema, ObjectId.enumLabel(each.name(), label), null, label);
            }
        }
        for (Domain each : schema.domains().values()) {
            put(all, schema, ObjectId.domain(each.name()), null, each.withChecks(List.of()));
            each.checks()
                    .forEach(
                            (name, check) ->
                                    put(
                                            all,
                                            schema,
                                            ObjectId.domainConstraint(each.name(), name),
                                            null,
                                            check));
        }
        schema.composites()
                .forEach(
                        (name, type) -> {
                            put(all, schema, ObjectId.composite(name), null, name);
                            for (Attribute each : type.attributes().values()) {
                                put(
                                        all,
                                        schema,
                                        ObjectId.attribute(name, each.name()),
                                        new Shown(each.type(), each.collation(), each),
                                        each);
                            }
                        });
        schema.sequences()
                .forEach((name, each) -> put(all, schema, ObjectId.sequence(name), null, each));
        schema.tables().values().forEach(table -> putTable(all, schema, table));
        schema.dependents().keySet().forEach(each -> put(all, schema, each, null, each));
        return all;
    }

    private static void putTable(Map<ObjectId, Shown> all, Schema schema, Table table) {
        put(all, schema, ObjectId.table(table.name()), null, Arrays.asList(table.comment()));
        for (Column each : table.columns().values()) {
            put(
                    all,
                    schema,
                    ObjectId.column(table.name(), each.name()),
                    new Shown(each.type(), each.collation(), each),
                    each);
        }
        for (Constraint each : table.constraints().values()) {
            put(all, schema, ObjectId.constraint(table.name(), each.name()), null, each);
            if (each.hasIndex()) {
                put(all, schema, ObjectId.index(table.name(), each.name()), null, each.name());
            }
        }
        table.indexes()
                .forEach(
                        (name, each) ->
                                put(all, schema, ObjectId.index(table.name(), name), null, each));
    }

    private static void put(
            Map<ObjectId, Shown> all, Schema schema, ObjectId id, Shown typed, Object rest) {
        Object value = Arrays.asList(rest, schema.comments().get(id));
        Shown shown =
                typed == null
                        ? new Shown(null, null, value)
                        : new Shown(typed.type(), typed.collation(), value);
        if (all.put(id, shown) != null) {
            throw new IllegalStateException(id + " is there twice");
        }
    }

    /** What happens to which object, as text that a failure shows. */
    public static Set<String> lines(Collection<Effect> effects) {
        Set<String> lines = new TreeSet<>();
        for (Effect each : effects) {
            if (each.is(What.RENAMED)) {
                lines.add(renamed(each.id(), each.to()));
            } else if (each.is(What.CREATED) || each.is(What.DROPPED) || each.is(What.RETYPED)) {
                lines.add(line(each.what(), each.id()));
            }
        }
        return lines;
    }

    public static String line(What what, ObjectId id) {
        return what + " " + id;
    }

    public static String renamed(ObjectId from, ObjectId to) {
        return What.RENAMED + " " + from + " to " + to;
    }

    /** One operation: what there is before, what it says it does, what there is after. */
    private static final class Step {

        private final Map<ObjectId, Shown> before;
        private final List<Effect> effects;
        private final Map<ObjectId, Shown> after;
        private final Set<String> wrong = new TreeSet<>();

        Step(Map<ObjectId, Shown> before, List<Effect> effects, Map<ObjectId, Shown> after) {
            this.before = before;
            this.effects = effects;
            this.after = after;
        }

        Set<String> wrong() {
            Map<ObjectId, ObjectId> stay = staying();
            Set<ObjectId> expected = new TreeSet<>(stay.values());
            for (ObjectId come : ids(What.CREATED)) {
                if (!expected.add(come)) {
                    wrong.add(come + " comes and is there already");
                }
            }
            after.keySet().stream()
                    .filter(each -> !expected.contains(each))
                    .forEach(each -> wrong.add(each + " has come"));
            expected.stream()
                    .filter(each -> !after.containsKey(each))
                    .forEach(each -> wrong.add(each + " is gone"));
            if (wrong.isEmpty()) {
                stay.forEach(this::compare);
                changesAreOfWhatIsThere();
            }
            return wrong;
        }

        /** What is neither created nor dropped, and where it is then. */
        private Map<ObjectId, ObjectId> staying() {
            Map<ObjectId, ObjectId> stay = new LinkedHashMap<>();
            before.keySet().forEach(each -> stay.put(each, each));
            for (Effect each : effects) {
                if (each.is(What.RENAMED) && stay.replace(each.id(), each.to()) == null) {
                    wrong.add(each.id() + " is renamed and not there");
                }
            }
            for (ObjectId each : ids(What.DROPPED)) {
                if (stay.remove(each) == null) {
                    wrong.add(each + " goes and is not there");
                }
            }
            return stay;
        }

        private void compare(ObjectId from, ObjectId to) {
            Shown then = before.get(from);
            Shown now = after.get(to);
            boolean isRetyped =
                    !Objects.equals(renamed(then.type()), now.type())
                            || !Objects.equals(then.collation(), now.collation())
                            || isBuiltAnew(now.type());
            if (isRetyped != ids(What.RETYPED).contains(from) && !isSetAgain(from, now.type())) {
                wrong.add(from + (isRetyped ? " has another type" : " keeps its type"));
            }
            // Whatever speaks of a renamed thing does so by its new name.
            boolean isRename = !ids(What.RENAMED).isEmpty();
            if (!isRename && !then.equals(now) && !changed().contains(from)) {
                wrong.add(from + " is another one");
            }
        }

        private void changesAreOfWhatIsThere() {
            for (Effect each : effects) {
                if (each.is(What.ALTERED) || each.is(What.RETYPED)) {
                    if (!before.containsKey(each.id()) || !after.containsKey(each.id())) {
                        wrong.add(each.id() + " changes and is not there");
                    } else if (each.type() != null
                            && !each.type().equals(after.get(each.id()).type())) {
                        wrong.add(each.id() + " does not have the type " + each.type());
                    }
                } else if (each.is(What.DATA_CHANGED) && !after.containsKey(each.id())) {
                    wrong.add(each.id() + " gets values and is not there");
                }
            }
        }

        private Set<ObjectId> changed() {
            Set<ObjectId> changed = new TreeSet<>(ids(What.ALTERED));
            changed.addAll(ids(What.RETYPED));
            return changed;
        }

        /** Of a type that goes and comes by the same name. */
        private boolean isBuiltAnew(Type type) {
            Set<ObjectId> anew = new TreeSet<>(ids(What.DROPPED));
            anew.retainAll(ids(What.CREATED));
            return type != null
                    && anew.stream()
                            .filter(each -> each.part() == null)
                            .anyMatch(each -> Type.named(each.name()).name().equals(type.name()));
        }

        /** The same type, by the name that it has then. */
        private Type renamed(Type type) {
            for (Effect each : effects) {
                if (type != null
                        && each.is(What.RENAMED, ObjectId.Kind.ENUM_TYPE)
                        && Type.named(each.name()).name().equals(type.name())) {
                    return type.withName(Type.named(each.to().name()).name());
                }
            }
            return type;
        }

        /** Whether it gets the type that it has, which an environment can insist on. */
        private boolean isSetAgain(ObjectId id, Type type) {
            return effects.stream()
                    .anyMatch(
                            each ->
                                    each.is(What.RETYPED)
                                            && each.id().equals(id)
                                            && type.equals(each.type()));
        }

        private Set<ObjectId> ids(What what) {
            return effects.stream()
                    .filter(each -> each.is(what))
                    .map(Effect::id)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
