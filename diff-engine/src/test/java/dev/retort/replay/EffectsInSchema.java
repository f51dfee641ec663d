package dev.retort.replay;

import dev.retort.model.Column;
import dev.retort.model.ColumnRef;
import dev.retort.model.CompositeType;
import dev.retort.model.Constraint;
import dev.retort.model.Definition;
import dev.retort.model.Domain;
import dev.retort.model.EnumType;
import dev.retort.model.NotNull;
import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Sequence;
import dev.retort.model.Table;
import dev.retort.model.TableDependent;
import dev.retort.operation.Effect;
import dev.retort.operation.Effect.What;
import dev.retort.operation.Operation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What an operation does to all objects of a schema: the effects that its line names, and those on
 * what comes, goes or is called otherwise along with them. A table has its columns, constraints and
 * indexes, a constraint has its index, a type has its labels, checks or attributes; a dropped
 * column takes along what is over it and the sequences that it owns, a table and a column the
 * dependents that read them.
 *
 * <p>Objects are those that a {@link Schema} contains. The sequence behind an identity and the
 * constraint behind NOT NULL are part of their column: whatever is done to such a constraint alters
 * the column.
 */
public final class EffectsInSchema {

    private final Schema schema;
    private final Set<Effect> effects = new LinkedHashSet<>();

    private EffectsInSchema(Schema schema) {
        this.schema = schema;
    }

    /**
     * Each once, in order: what is named, and behind it what goes along.
     *
     * @param schema just before the operation
     * @throws IllegalArgumentException when the operation speaks of a table, type or constraint
     *     that is not there
     */
    public static List<Effect> of(Operation operation, Schema schema) {
        EffectsInSchema all = new EffectsInSchema(schema);
        Definition created = created(operation);
        for (Effect effect : operation.effects()) {
            all.add(effect, created);
        }
        return List.copyOf(all.effects);
    }

    /** What is there in full afterwards, or {@code null}. */
    private static Definition created(Operation operation) {
        return operation.accept(
                new Operation.Partial<Definition>() {
                    @Override
                    public Definition create(Operation.Create create) {
                        return create.definition();
                    }

                    @Override
                    public Definition alterEnum(Operation.AlterEnum alter) {
                        return alter.change()
                                .replacement()
                                .map(anew -> new EnumType(alter.type(), anew.labels()))
                                .orElse(null);
                    }

                    @Override
                    protected Definition otherwise(Operation other) {
                        return null;
                    }
                });
    }

    private void add(Effect effect, Definition created) {
        ObjectId id = effect.id();
        if (id != null && id.kind() == ObjectId.Kind.CONSTRAINT && !effect.is(What.CREATED)) {
            String notNullColumn = columnOfNotNull(table(id.name()), id.part());
            if (notNullColumn != null) {
                effects.add(Effect.of(What.ALTERED, ObjectId.column(id.name(), notNullColumn)));
                return;
            }
        }
        effects.add(effect);
        switch (effect.what()) {
            case CREATED -> {
                if (created != null && created.kind() == id.kind()) {
                    parts(id, created).forEach(part -> effects.add(Effect.of(What.CREATED, part)));
                }
            }
            case DROPPED ->
                    goneWith(id).forEach(gone -> effects.add(Effect.of(What.DROPPED, gone)));
            case RENAMED -> renamedWith(effect);
            case RETYPED, ALTERED, DATA_CHANGED, UNKNOWN -> {
                // Nothing comes or goes.
            }
        }
    }

    /** The column whose NOT NULL it is; {@code null} for a constraint of the table. */
    private static String columnOfNotNull(Table table, String constraint) {
        return table.constraints().containsKey(constraint)
                ? null
                : table.columns().values().stream()
                        .filter(each -> !each.nullable())
                        .filter(each -> NotNull.nameOf(table.name(), each).equals(constraint))
                        .map(Column::name)
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "there is no constraint " + constraint));
    }

    private List<ObjectId> goneWith(ObjectId id) {
        List<ObjectId> gone = new ArrayList<>(parts(id));
        if (id.kind() == ObjectId.Kind.TABLE) {
            gone.addAll(ownedBy(owner -> owner.table().equals(id.name())));
            gone.addAll(dependents(id, each -> true));
        } else if (id.kind() == ObjectId.Kind.COLUMN) {
            gone.addAll(over(id));
            gone.addAll(ownedBy(new ColumnRef(id.name(), id.part())::equals));
            gone.addAll(dependents(id, each -> each.reads(Set.of(id.part()))));
        }
        return gone;
    }

    private List<ObjectId> dependents(ObjectId id, Predicate<TableDependent> which) {
        return schema.dependents().values().stream()
                .filter(each -> each.table().equals(id.name()) && which.test(each))
                .map(TableDependent::id)
                .toList();
    }

    /** The constraints and indexes that do not survive a column. */
    private List<ObjectId> over(ObjectId column) {
        Table table = table(column.name());
        List<ObjectId> over = parts(column, table);
        over.removeAll(parts(column, table.withoutColumn(column.part())));
        over.remove(column);
        return over;
    }

    private List<ObjectId> ownedBy(Predicate<ColumnRef> owner) {
        return schema.sequences().values().stream()
                .filter(each -> each.ownedBy() != null && owner.test(each.ownedBy()))
                .map(Sequence::name)
                .map(ObjectId::sequence)
                .toList();
    }

    /** A part of what is renamed has another address, an index the name of its constraint. */
    private void renamedWith(Effect effect) {
        ObjectId id = effect.id();
        ObjectId to = effect.to();
        for (ObjectId part : parts(id)) {
            ObjectId then =
                    id.kind() == ObjectId.Kind.CONSTRAINT
                            ? part.renamed(to.part())
                            : part.of(to.name());
            effects.add(new Effect(What.RENAMED, part, then, null));
        }
    }

    /** Of something that is there. */
    private List<ObjectId> parts(ObjectId id) {
        return switch (id.kind()) {
            case ENUM_TYPE -> parts(id, found(id, schema.enums().get(id.name())));
            case DOMAIN -> parts(id, found(id, schema.domains().get(id.name())));
            case COMPOSITE_TYPE -> parts(id, found(id, schema.composites().get(id.name())));
            case TABLE -> parts(id, table(id.name()));
            case CONSTRAINT -> parts(id, found(id, table(id.name()).constraints().get(id.part())));
            default -> List.of();
        };
    }

    private Table table(QualifiedName name) {
        return found(ObjectId.table(name), schema.tables().get(name));
    }

    private static <V> V found(ObjectId id, V value) {
        if (value == null) {
            throw new IllegalArgumentException("there is no " + id);
        }
        return value;
    }

    private static List<ObjectId> parts(ObjectId id, Definition definition) {
        return definition.accept(new Parts(id.name()));
    }

    /** The addresses of what an object consists of, without its own. */
    private static final class Parts extends Definition.Partial<List<ObjectId>> {
        private final QualifiedName name;

        Parts(QualifiedName name) {
            this.name = name;
        }

        @Override
        public List<ObjectId> table(Table table) {
            List<ObjectId> parts = new ArrayList<>();
            table.columns().keySet().forEach(each -> parts.add(ObjectId.column(name, each)));
            for (Constraint each : table.constraints().values()) {
                parts.add(ObjectId.constraint(name, each.name()));
                parts.addAll(constraint(each));
            }
            table.indexes().keySet().forEach(each -> parts.add(ObjectId.index(name, each)));
            return parts;
        }

        @Override
        public List<ObjectId> constraint(Constraint constraint) {
            return constraint.hasIndex()
                    ? List.of(ObjectId.index(name, constraint.name()))
                    : List.of();
        }

        @Override
        public List<ObjectId> enumType(EnumType type) {
            return type.labels().stream().map(each -> ObjectId.enumLabel(name, each)).toList();
        }

        @Override
        public List<ObjectId> domain(Domain domain) {
            return domain.checks().keySet().stream()
                    .map(each -> ObjectId.domainConstraint(name, each))
                    .toList();
        }

        @Override
        public List<ObjectId> composite(CompositeType type) {
            return type.attributes().keySet().stream()
                    .map(each -> ObjectId.attribute(name, each))
                    .toList();
        }

        @Override
        protected List<ObjectId> otherwise(Definition definition) {
            return List.of();
        }
    }
}
