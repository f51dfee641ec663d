package dev.retort.diff;

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
import dev.retort.operation.EnumChange;
import dev.retort.operation.Operation;
import java.util.HashSet;
import java.util.Set;

/** The moves of operations between two schemas, asked one after the other. */
final class MovesBetween implements Operation.Visitor<Moves> {

    private final Footprint from;
    private final Footprint to;

    /** Constraints that went before their table does: foreign keys of a circle. */
    private final Set<Slot> detached = new HashSet<>();

    /** What columns leaned on that were altered before, which happens once. */
    private final Set<Left> left = new HashSet<>();

    private record Left(Slot column, String property) {}

    MovesBetween(Footprint from, Footprint to) {
        this.from = from;
        this.to = to;
    }

    @Override
    public Moves create(Operation.Create operation) {
        QualifiedName name = operation.id().name();
        return Moves.none()
                .taking(to.heldBy(name, operation.definition()))
                .using(to.dependencies(name, operation.definition()));
    }

    @Override
    public Moves drop(Operation.Drop operation) {
        ObjectId id = operation.id();
        Definition definition = from.definition(id);
        Moves moves =
                Moves.none()
                        .freeing(from.heldBy(id.name(), definition))
                        .leaving(from.dependencies(id.name(), rest(id, definition)));
        switch (id.kind()) {
            case TABLE -> moves.freeing(from.owned(id.name(), null, to));
            case COLUMN -> moves.freeing(from.owned(id.name(), id.part(), to));
            case CONSTRAINT -> detached.add(Slot.constraint(id.name(), id.part()));
            case SEQUENCE -> {
                ColumnRef owner = from.sequence(id.name()).ownedBy();
                // An identity is to be the only one that its column owns.
                if (to.isIdentity(owner) && !from.isDrawnFrom(owner, id.name())) {
                    moves.leaving(Set.of(Slot.column(owner.table(), owner.column())));
                }
            }
            case SCHEMA,
                    ENUM_TYPE,
                    ENUM_LABEL,
                    DOMAIN,
                    DOMAIN_CONSTRAINT,
                    COMPOSITE_TYPE,
                    ATTRIBUTE,
                    INDEX -> {
                // Nothing else goes along.
            }
        }
        return moves;
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
    public Moves rename(Operation.Rename operation) {
        ObjectId id = operation.id();
        ObjectId now = id.renamed(operation.to());
        if (id.kind() != ObjectId.Kind.CONSTRAINT) {
            return Moves.none().freeing(Slot.named(id)).taking(Slot.named(now));
        }
        Constraint constraint = from.table(id.name()).constraints().get(id.part());
        Moves moves =
                Moves.none()
                        .freeing(Set.of(Slot.constraint(id.name(), id.part())))
                        .taking(Set.of(Slot.constraint(id.name(), now.part())));
        if (constraint == null) {
            return moves.leaving(Set.of(Slot.choice(id.name(), id.part())))
                    .using(Set.of(Slot.choice(id.name(), now.part())));
        }
        return constraint.hasIndex()
                ? moves.freeing(Set.of(Slot.relation(id.name().sibling(id.part()))))
                        .taking(Set.of(Slot.relation(id.name().sibling(now.part()))))
                : moves;
    }

    @Override
    public Moves alterEnum(Operation.AlterEnum operation) {
        return operation.change().accept(new OfEnum(operation.type()));
    }

    @Override
    public Moves alterDomain(Operation.AlterDomain operation) {
        return Moves.none()
                .changing(Slot.type(operation.domain()))
                .leaving(from.ofDomain(from.domain(operation.domain())))
                .using(to.ofDomain(to.domain(operation.domain())));
    }

    @Override
    public Moves alterComposite(Operation.AlterComposite operation) {
        // Nothing has to let go of a type that gets or loses an attribute.
        Slot type = Slot.type(operation.type());
        boolean isInPlace =
                operation.changes().stream()
                        .noneMatch(CompositeChange.AlterAttribute.class::isInstance);
        Moves moves = isInPlace ? Moves.none().using(Set.of(type)) : Moves.none().changing(type);
        CompositeType before = from.composite(operation.type());
        operation.changes().forEach(each -> each.accept(new OfComposite(moves, before)));
        return moves;
    }

    @Override
    public Moves alterSequence(Operation.AlterSequence operation) {
        Sequence sequence = operation.sequence();
        Sequence before = from.sequence(sequence.name());
        // One that becomes nobody's is altered because its owner goes or becomes an identity,
        // which may want a sequence of the same name.
        if (before != null && before.ownedBy() != null && sequence.ownedBy() == null) {
            return Moves.none()
                    .leaving(Set.of(Slot.relation(sequence.name())))
                    .leaving(from.ofSequence(before));
        }
        return Moves.none()
                .using(Set.of(Slot.relation(sequence.name())))
                .using(to.ofSequence(sequence));
    }

    @Override
    public Moves advanceSequence(Operation.AdvanceSequence operation) {
        ColumnRef ref = operation.column();
        Column before = from.column(ref.table(), ref.column());
        Slot column = Slot.column(ref.table(), ref.column());
        Slot sequence = Slot.relation(operation.sequence());
        Moves moves = Moves.none().using(Set.of(sequence));
        if (before.generated() != null) {
            // It has no sequence yet that could go, and may have to let go of a name first.
            return moves.using(Set.of(column));
        }
        boolean isSuccessor =
                before.identityClause() != null
                        && sequence.equals(Slot.identity(ref.table(), ref.column()));
        // The column's own sequence may go with the next change of the column; one of the same
        // name can only come after it.
        return isSuccessor ? moves : moves.leaving(Set.of(column));
    }

    /** In its place between the changes of its column. */
    @Override
    public Moves fill(Operation.Fill operation) {
        return Moves.none().changing(Slot.column(operation.table(), operation.column()));
    }

    @Override
    public Moves alterColumn(Operation.AlterColumn operation) {
        QualifiedName table = operation.table();
        Moves moves = Moves.none().changing(Slot.column(table, operation.column()));
        Column after = to.column(table, operation.column());
        Column then = from.column(table, operation.column());
        // One that comes nullable and is filled was not there before.
        Column before = then == null ? after : then;
        operation
                .changes()
                .forEach(change -> change.accept(new OfColumn(moves, table, before, after)));
        return moves;
    }

    @Override
    public Moves validate(Operation.Validate operation) {
        return Moves.none().changing(Slot.constraint(operation.id().name(), operation.id().part()));
    }

    /** Comments come last, all of them but those of tables. */
    @Override
    public Moves comment(Operation.Comment operation) {
        return operation.id().kind() == ObjectId.Kind.TABLE
                ? Moves.none().using(Set.of(Slot.relation(operation.id().name())))
                : Moves.none();
    }

    @Override
    public Moves execute(Operation.Execute operation) {
        return Moves.none();
    }

    /** What a change of an enum type does to it and its columns. */
    private final class OfEnum implements EnumChange.Visitor<Moves> {
        private final QualifiedName type;

        OfEnum(QualifiedName type) {
            this.type = type;
        }

        @Override
        public Moves addValue(EnumChange.AddValue change) {
            return Moves.none().using(Set.of(Slot.type(type)));
        }

        @Override
        public Moves renameValue(EnumChange.RenameValue change) {
            return Moves.none().changing(Slot.type(type));
        }

        @Override
        public Moves replace(EnumChange.Replace change) {
            Moves moves = Moves.none().changing(Slot.type(type));
            for (ColumnRef column : change.columns()) {
                moves.changing(Slot.column(column.table(), column.column()));
                from.carrying(column.table(), column.column()).forEach(moves::changing);
            }
            return moves;
        }

        @Override
        public Moves addCasts(EnumChange.AddCasts change) {
            return Moves.none().using(Set.of(Slot.type(type)));
        }

        @Override
        public Moves dropCasts(EnumChange.DropCasts change) {
            return Moves.none().leaving(Set.of(Slot.type(type)));
        }
    }

    /** What a change of a composite type leans on, before and after. */
    private final class OfComposite implements CompositeChange.Visitor<Void> {

        private final Moves moves;
        private final CompositeType before;

        OfComposite(Moves moves, CompositeType before) {
            this.moves = moves;
            this.before = before;
        }

        @Override
        public Void addAttribute(CompositeChange.AddAttribute change) {
            moves.using(to.ofType(change.attribute().type()));
            return null;
        }

        @Override
        public Void dropAttribute(CompositeChange.DropAttribute change) {
            moves.leaving(from.ofType(before.attributes().get(change.name()).type()));
            return null;
        }

        @Override
        public Void alterAttribute(CompositeChange.AlterAttribute change) {
            Type type = before.attributes().get(change.attribute().name()).type();
            moves.leaving(from.ofType(type)).using(to.ofType(change.attribute().type()));
            return null;
        }
    }

    /** What a change of a column leans on, before and after. */
    private final class OfColumn implements ColumnChange.Visitor<Void> {

        private final Moves moves;
        private final QualifiedName table;
        private final Column before;
        private final Column after;

        OfColumn(Moves moves, QualifiedName table, Column before, Column after) {
            this.moves = moves;
            this.table = table;
            this.before = before;
            this.after = after;
        }

        @Override
        public Void setType(ColumnChange.SetType change) {
            leave("type", from.ofType(before.type()));
            moves.using(to.ofType(change.type()));
            from.carrying(table, before.name()).forEach(moves::changing);
            return null;
        }

        private void leave(String property, Set<Slot> slots) {
            if (left.add(new Left(Slot.column(table, before.name()), property))) {
                moves.leaving(slots);
            }
        }

        @Override
        public Void setDefault(ColumnChange.SetDefault change) {
            leave("default", from.ofText(before.defaultExpression()));
            moves.using(to.ofText(change.expression()));
            return null;
        }

        @Override
        public Void dropDefault(ColumnChange.DropDefault change) {
            leave("default", from.ofText(before.defaultExpression()));
            return null;
        }

        @Override
        public Void addIdentity(ColumnChange.AddIdentity change) {
            moves.taking(Set.of(Slot.identity(table, after.name())))
                    .using(Set.of(Slot.notNull(table, after)));
            if (change.replaces() != null) {
                moves.freeing(
                        Set.of(Slot.relation(change.replaces()), Slot.type(change.replaces())));
            }
            return null;
        }

        @Override
        public Void dropIdentity(ColumnChange.DropIdentity change) {
            moves.freeing(Set.of(Slot.identity(table, before.name())));
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
            moves.taking(Set.of(Slot.notNull(table, after)));
            Set<Slot> name = Set.of(Slot.choice(table, after));
            if (Slot.isChosen(after)) {
                moves.taking(name);
            } else {
                moves.using(name);
            }
            return null;
        }

        @Override
        public Void dropNotNull(ColumnChange.DropNotNull change) {
            moves.freeing(Set.of(Slot.notNull(table, before)))
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
