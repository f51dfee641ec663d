package dev.retort.diff.order;

import dev.retort.model.Column;
import dev.retort.model.ColumnRef;
import dev.retort.model.CompositeType;
import dev.retort.model.Constraint;
import dev.retort.model.Definition;
import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.model.Sequence;
import dev.retort.model.Table;
import dev.retort.model.Type;
import dev.retort.operation.ColumnChange;
import dev.retort.operation.CompositeChange;
import dev.retort.operation.Effect;
import dev.retort.operation.EnumChange;
import dev.retort.operation.Operation;
import java.util.HashSet;
import java.util.Set;

/** The ordering effects of operations between two schemas, asked for one after the other. */
final class OrderingEffects extends Operation.Partial<OrderingEffect> {

    private final Footprint from;
    private final Footprint to;

    /** Constraints that went before their table does: foreign keys of a circle. */
    private final Set<Slot> detached = new HashSet<>();

    /** What columns depended on that were altered before, which happens once. */
    private final Set<Left> left = new HashSet<>();

    private record Left(Slot column, String property) {}

    OrderingEffects(Footprint from, Footprint to) {
        this.from = from;
        this.to = to;
    }

    @Override
    public OrderingEffect create(Operation.Create operation) {
        QualifiedName name = operation.id().name();
        return OrderingEffect.none()
                .taking(to.heldBy(name, operation.definition()))
                .using(to.dependencies(name, operation.definition()));
    }

    @Override
    public OrderingEffect drop(Operation.Drop operation) {
        ObjectId id = operation.id();
        Definition definition = from.definition(id);
        OrderingEffect effect =
                OrderingEffect.none()
                        .freeing(from.heldBy(id.name(), definition))
                        .leaving(from.dependencies(id.name(), rest(id, definition)));
        switch (id.kind()) {
            case TABLE -> effect.freeing(from.owned(id.name(), null, to));
            case COLUMN -> effect.freeing(from.owned(id.name(), id.part(), to));
            case CONSTRAINT -> detached.add(Slot.constraint(id.name(), id.part()));
            case SEQUENCE -> {
                ColumnRef owner = from.sequence(id.name()).ownedBy();
                // An identity is to be the only one that its column owns.
                if (to.isIdentity(owner) && !from.isDrawnFrom(owner, id.name())) {
                    effect.leaving(Set.of(Slot.column(owner.table(), owner.column())));
                }
            }
            default -> {
                // Nothing else goes along.
            }
        }
        return effect;
    }

    /** What of something that is dropped is still there by then. */
    private Definition rest(ObjectId id, Definition definition) {
        if (id.kind() == ObjectId.Kind.SEQUENCE) {
            return from.sequence(id.name()).withOwnedBy(null);
        }
        if (id.kind() != ObjectId.Kind.TABLE) {
            return definition;
        }
        Table table = from.table(id.name());
        return table.withConstraints(
                table.constraints().values().stream()
                        .filter(
                                each ->
                                        !detached.contains(
                                                Slot.constraint(table.name(), each.name())))
                        .toList());
    }

    @Override
    public OrderingEffect rename(Operation.Rename operation) {
        ObjectId id = operation.id();
        ObjectId now = id.renamed(operation.to());
        if (id.kind() != ObjectId.Kind.CONSTRAINT) {
            return OrderingEffect.none().freeing(Slot.named(id)).taking(Slot.named(now));
        }
        Constraint constraint = from.table(id.name()).constraints().get(id.part());
        OrderingEffect effect =
                OrderingEffect.none()
                        .freeing(Set.of(Slot.constraint(id.name(), id.part())))
                        .taking(Set.of(Slot.constraint(id.name(), now.part())));
        if (constraint == null) {
            return effect.leaving(Set.of(Slot.choice(id.name(), id.part())))
                    .using(Set.of(Slot.choice(id.name(), now.part())));
        }
        return constraint.hasIndex()
                ? effect.freeing(Set.of(Slot.relation(id.name().sibling(id.part()))))
                        .taking(Set.of(Slot.relation(id.name().sibling(now.part()))))
                : effect;
    }

    @Override
    public OrderingEffect alterEnum(Operation.AlterEnum operation) {
        return operation.change().accept(new OfEnum(operation.type()));
    }

    @Override
    public OrderingEffect alterDomain(Operation.AlterDomain operation) {
        return OrderingEffect.none()
                .changing(Slot.type(operation.domain()))
                .leaving(from.ofDomain(from.domain(operation.domain())))
                .using(to.ofDomain(to.domain(operation.domain())));
    }

    @Override
    public OrderingEffect alterComposite(Operation.AlterComposite operation) {
        // Nothing has to let go of a type that gets or loses an attribute.
        Slot type = Slot.type(operation.type());
        boolean isInPlace =
                operation.changes().stream()
                        .noneMatch(CompositeChange.AlterAttribute.class::isInstance);
        OrderingEffect effect =
                isInPlace
                        ? OrderingEffect.none().using(Set.of(type))
                        : OrderingEffect.none().changing(type);
        CompositeType before = from.composite(operation.type());
        operation.changes().forEach(each -> each.accept(new OfComposite(effect, before)));
        return effect;
    }

    @Override
    public OrderingEffect alterSequence(Operation.AlterSequence operation) {
        Sequence sequence = operation.sequence();
        Sequence before = from.sequence(sequence.name());
        // One that becomes nobody's is altered because its owner goes or becomes an identity,
        // which may want a sequence of the same name.
        if (before != null && before.ownedBy() != null && sequence.ownedBy() == null) {
            return OrderingEffect.none()
                    .leaving(Set.of(Slot.relation(sequence.name())))
                    .leaving(from.ofSequence(before));
        }
        return OrderingEffect.none()
                .using(Set.of(Slot.relation(sequence.name())))
                .using(to.ofSequence(sequence));
    }

    @Override
    public OrderingEffect advanceSequence(Operation.AdvanceSequence operation) {
        ColumnRef ref = operation.column();
        Column before = from.column(ref.table(), ref.column());
        Slot column = Slot.column(ref.table(), ref.column());
        Slot sequence = Slot.relation(operation.sequence());
        OrderingEffect effect = OrderingEffect.none().using(Set.of(sequence));
        if (before.generated() != null) {
            // It has no sequence yet that could go, and may have to let go of a name first.
            return effect.using(Set.of(column));
        }
        boolean isSuccessor =
                before.identityClause() != null
                        && sequence.equals(Slot.identity(ref.table(), ref.column()));
        // The column's own sequence may go with the next change of the column; one of the same
        // name can only come after it.
        return isSuccessor ? effect : effect.leaving(Set.of(column));
    }

    /** In its place between the changes of its column. */
    @Override
    public OrderingEffect fill(Operation.Fill operation) {
        return OrderingEffect.none().changing(Slot.column(operation.table(), operation.column()));
    }

    @Override
    public OrderingEffect alterColumn(Operation.AlterColumn operation) {
        QualifiedName table = operation.table();
        OrderingEffect effect =
                OrderingEffect.none().changing(Slot.column(table, operation.column()));
        Column after = to.column(table, operation.column());
        Column then = from.column(table, operation.column());
        // One that comes nullable and is filled was not there before.
        Column before = then == null ? after : then;
        operation
                .changes()
                .forEach(change -> change.accept(new OfColumn(effect, table, before, after)));
        return effect;
    }

    /** Comments come last, all of them but those of tables. */
    @Override
    public OrderingEffect comment(Operation.Comment operation) {
        return operation.id().kind() == ObjectId.Kind.TABLE
                ? OrderingEffect.none().using(Set.of(Slot.relation(operation.id().name())))
                : OrderingEffect.none();
    }

    /** What it alters is there before it and after it, in the order given. */
    @Override
    protected OrderingEffect otherwise(Operation operation) {
        OrderingEffect effect = OrderingEffect.none();
        for (Effect each : operation.effects()) {
            if (!each.is(Effect.What.UNKNOWN)) {
                Slot.named(each.id()).forEach(effect::changing);
            }
        }
        return effect;
    }

    /** What a change of an enum type does to it and its columns. */
    private final class OfEnum implements EnumChange.Visitor<OrderingEffect> {
        private final QualifiedName type;

        OfEnum(QualifiedName type) {
            this.type = type;
        }

        @Override
        public OrderingEffect addValue(EnumChange.AddValue change) {
            return OrderingEffect.none().using(Set.of(Slot.type(type)));
        }

        @Override
        public OrderingEffect renameValue(EnumChange.RenameValue change) {
            return OrderingEffect.none().changing(Slot.type(type));
        }

        @Override
        public OrderingEffect replace(EnumChange.Replace change) {
            OrderingEffect effect = OrderingEffect.none().changing(Slot.type(type));
            for (ColumnRef column : change.columns()) {
                effect.changing(Slot.column(column.table(), column.column()));
                from.carrying(column.table(), column.column()).forEach(effect::changing);
            }
            return effect;
        }

        @Override
        public OrderingEffect addCasts(EnumChange.AddCasts change) {
            return OrderingEffect.none().using(Set.of(Slot.type(type)));
        }

        @Override
        public OrderingEffect dropCasts(EnumChange.DropCasts change) {
            return OrderingEffect.none().leaving(Set.of(Slot.type(type)));
        }
    }

    /** What a change of a composite type depends on, before and after. */
    private final class OfComposite implements CompositeChange.Visitor<Void> {

        private final OrderingEffect effect;
        private final CompositeType before;

        OfComposite(OrderingEffect effect, CompositeType before) {
            this.effect = effect;
            this.before = before;
        }

        @Override
        public Void addAttribute(CompositeChange.AddAttribute change) {
            effect.using(to.ofType(change.attribute().type()));
            return null;
        }

        @Override
        public Void dropAttribute(CompositeChange.DropAttribute change) {
            effect.leaving(from.ofType(before.attributes().get(change.name()).type()));
            return null;
        }

        @Override
        public Void alterAttribute(CompositeChange.AlterAttribute change) {
            Type type = before.attributes().get(change.attribute().name()).type();
            effect.leaving(from.ofType(type)).using(to.ofType(change.attribute().type()));
            return null;
        }
    }

    /** What a change of a column depends on, before and after. */
    private final class OfColumn implements ColumnChange.Visitor<Void> {

        private final OrderingEffect effect;
        private final QualifiedName table;
        private final Column before;
        private final Column after;

        OfColumn(OrderingEffect effect, QualifiedName table, Column before, Column after) {
            this.effect = effect;
            this.table = table;
            this.before = before;
            this.after = after;
        }

        @Override
        public Void setType(ColumnChange.SetType change) {
            leave("type", from.ofType(before.type()));
            effect.using(to.ofType(change.type()));
            from.carrying(table, before.name()).forEach(effect::changing);
            return null;
        }

        private void leave(String property, Set<Slot> slots) {
            if (left.add(new Left(Slot.column(table, before.name()), property))) {
                effect.leaving(slots);
            }
        }

        @Override
        public Void setDefault(ColumnChange.SetDefault change) {
            leave("default", from.ofText(before.defaultExpression()));
            effect.using(to.ofText(change.expression()));
            return null;
        }

        @Override
        public Void dropDefault(ColumnChange.DropDefault change) {
            leave("default", from.ofText(before.defaultExpression()));
            return null;
        }

        @Override
        public Void addIdentity(ColumnChange.AddIdentity change) {
            effect.taking(Set.of(Slot.identity(table, after.name())))
                    .using(Set.of(Slot.notNull(table, after)));
            if (change.replaces() != null) {
                effect.freeing(
                        Set.of(Slot.relation(change.replaces()), Slot.type(change.replaces())));
            }
            return null;
        }

        @Override
        public Void dropIdentity(ColumnChange.DropIdentity change) {
            effect.freeing(Set.of(Slot.identity(table, before.name())));
            return null;
        }

        @Override
        public Void dropExpression(ColumnChange.DropExpression change) {
            leave("expression", from.ofColumn(table, before));
            return null;
        }

        @Override
        public Void setIdentity(ColumnChange.SetIdentity change) {
            return null;
        }

        @Override
        public Void setNotNull(ColumnChange.SetNotNull change) {
            effect.taking(Set.of(Slot.notNull(table, after)));
            Set<Slot> name = Set.of(Slot.choice(table, after));
            if (Slot.isChosen(after)) {
                effect.taking(name);
            } else {
                effect.using(name);
            }
            return null;
        }

        @Override
        public Void dropNotNull(ColumnChange.DropNotNull change) {
            effect.freeing(Set.of(Slot.notNull(table, before)))
                    .leaving(Set.of(Slot.choice(table, before)));
            return null;
        }

        @Override
        public Void setOption(ColumnChange.SetOption change) {
            return null;
        }

        @Override
        public Void setComment(ColumnChange.SetComment change) {
            return null;
        }
    }
}
