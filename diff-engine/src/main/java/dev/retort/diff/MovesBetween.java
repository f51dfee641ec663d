package dev.retort.diff;

import dev.retort.model.Column;
import dev.retort.model.ColumnRef;
import dev.retort.model.CompositeType;
import dev.retort.model.Constraint;
import dev.retort.model.Domain;
import dev.retort.model.Index;
import dev.retort.model.QualifiedName;
import dev.retort.model.Sequence;
import dev.retort.model.Table;
import dev.retort.model.Type;
import dev.retort.operation.ColumnChange;
import dev.retort.operation.CompositeChange;
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
    public Moves createSchema(Operation.CreateSchema operation) {
        return Moves.none().taking(Set.of(Slot.schema(operation.name())));
    }

    @Override
    public Moves dropSchema(Operation.DropSchema operation) {
        return Moves.none().freeing(Set.of(Slot.schema(operation.name())));
    }

    @Override
    public Moves createEnum(Operation.CreateEnum operation) {
        QualifiedName name = operation.type().name();
        return Moves.none().taking(Set.of(Slot.type(name))).using(to.in(name));
    }

    @Override
    public Moves addEnumCasts(Operation.AddEnumCasts operation) {
        return Moves.none().using(Set.of(Slot.type(operation.type())));
    }

    @Override
    public Moves dropEnumCasts(Operation.DropEnumCasts operation) {
        return Moves.none().leaving(Set.of(Slot.type(operation.type())));
    }

    @Override
    public Moves addEnumValue(Operation.AddEnumValue operation) {
        return Moves.none().using(Set.of(Slot.type(operation.type())));
    }

    @Override
    public Moves renameEnumValue(Operation.RenameEnumValue operation) {
        return Moves.none().changing(Slot.type(operation.type()));
    }

    @Override
    public Moves renameEnum(Operation.RenameEnum operation) {
        QualifiedName now = operation.type().sibling(operation.to());
        return Moves.none()
                .freeing(Set.of(Slot.type(operation.type())))
                .taking(Set.of(Slot.type(now)));
    }

    @Override
    public Moves replaceEnum(Operation.ReplaceEnum operation) {
        Moves moves = Moves.none().changing(Slot.type(operation.type().name()));
        for (ColumnRef column : operation.columns()) {
            moves.changing(Slot.column(column.table(), column.column()));
            from.carrying(column.table(), column.column()).forEach(moves::changing);
        }
        return moves;
    }

    @Override
    public Moves dropEnum(Operation.DropEnum operation) {
        return Moves.none()
                .freeing(Set.of(Slot.type(operation.type())))
                .leaving(from.in(operation.type()));
    }

    @Override
    public Moves createDomain(Operation.CreateDomain operation) {
        Domain domain = operation.domain();
        return Moves.none().taking(Set.of(Slot.type(domain.name()))).using(to.ofDomain(domain));
    }

    @Override
    public Moves alterDomain(Operation.AlterDomain operation) {
        return Moves.none()
                .changing(Slot.type(operation.domain()))
                .leaving(from.ofDomain(from.domain(operation.domain())))
                .using(to.ofDomain(to.domain(operation.domain())));
    }

    @Override
    public Moves dropDomain(Operation.DropDomain operation) {
        return Moves.none()
                .freeing(Set.of(Slot.type(operation.domain())))
                .leaving(from.ofDomain(from.domain(operation.domain())));
    }

    @Override
    public Moves createComposite(Operation.CreateComposite operation) {
        QualifiedName name = operation.type().name();
        return Moves.none()
                .taking(Set.of(Slot.relation(name), Slot.type(name)))
                .using(to.ofComposite(operation.type()));
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
    public Moves dropComposite(Operation.DropComposite operation) {
        QualifiedName name = operation.type();
        return Moves.none()
                .freeing(Set.of(Slot.relation(name), Slot.type(name)))
                .leaving(from.ofComposite(from.composite(name)));
    }

    @Override
    public Moves createSequence(Operation.CreateSequence operation) {
        Sequence sequence = operation.sequence();
        // It needs the name of a type to be free, and does not keep it.
        return Moves.none()
                .taking(Set.of(Slot.relation(sequence.name()), Slot.type(sequence.name())))
                .using(to.ofSequence(sequence));
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
    public Moves dropSequence(Operation.DropSequence operation) {
        QualifiedName name = operation.sequence();
        Moves moves =
                Moves.none()
                        .freeing(Set.of(Slot.relation(name), Slot.type(name)))
                        .leaving(from.in(name));
        ColumnRef owner = from.sequence(name).ownedBy();
        // An identity is to be the only one that its column owns.
        return to.isIdentity(owner) && !from.isDrawnFrom(owner, name)
                ? moves.leaving(Set.of(Slot.column(owner.table(), owner.column())))
                : moves;
    }

    @Override
    public Moves renameSequence(Operation.RenameSequence operation) {
        QualifiedName now = operation.sequence().sibling(operation.to());
        return Moves.none()
                .freeing(Set.of(Slot.relation(operation.sequence())))
                .taking(Set.of(Slot.relation(now)));
    }

    @Override
    public Moves createTable(Operation.CreateTable operation) {
        Table table = operation.table();
        return Moves.none().taking(to.heldBy(table)).using(to.ofTable(table));
    }

    @Override
    public Moves dropTable(Operation.DropTable operation) {
        Table table = from.table(operation.table());
        Table rest =
                table.withConstraints(
                        table.constraints().values().stream()
                                .filter(
                                        each ->
                                                !detached.contains(
                                                        Slot.constraint(table.name(), each.name())))
                                .toList());
        return Moves.none()
                .freeing(from.heldBy(table))
                .freeing(from.owned(table.name(), null, to))
                .leaving(from.ofTable(rest));
    }

    @Override
    public Moves renameTable(Operation.RenameTable operation) {
        QualifiedName now = operation.table().sibling(operation.to());
        return Moves.none()
                .freeing(Set.of(Slot.relation(operation.table()), Slot.type(operation.table())))
                .taking(Set.of(Slot.relation(now), Slot.type(now)));
    }

    @Override
    public Moves setTableComment(Operation.SetTableComment operation) {
        return Moves.none().using(Set.of(Slot.relation(operation.table())));
    }

    @Override
    public Moves addColumn(Operation.AddColumn operation) {
        return Moves.none()
                .taking(to.heldBy(operation.table(), operation.column()))
                .using(Set.of(Slot.relation(operation.table())))
                .using(to.ofColumn(operation.table(), operation.column()));
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
    public Moves renameColumn(Operation.RenameColumn operation) {
        return Moves.none()
                .freeing(Set.of(Slot.column(operation.table(), operation.from())))
                .taking(Set.of(Slot.column(operation.table(), operation.to())));
    }

    @Override
    public Moves dropColumn(Operation.DropColumn operation) {
        QualifiedName table = operation.table();
        Column column = from.column(table, operation.column());
        return Moves.none()
                .freeing(from.heldBy(table, column))
                .freeing(from.owned(table, column.name(), to))
                .leaving(Set.of(Slot.relation(table)))
                .leaving(from.ofColumn(table, column));
    }

    @Override
    public Moves addConstraint(Operation.AddConstraint operation) {
        return Moves.none()
                .taking(to.heldBy(operation.table(), operation.constraint()))
                .using(to.ofConstraint(operation.table(), operation.constraint()));
    }

    @Override
    public Moves renameConstraint(Operation.RenameConstraint operation) {
        QualifiedName table = operation.table();
        Constraint constraint = from.table(table).constraints().get(operation.from());
        Moves moves =
                Moves.none()
                        .freeing(Set.of(Slot.constraint(table, operation.from())))
                        .taking(Set.of(Slot.constraint(table, operation.to())));
        if (constraint == null) {
            return moves.leaving(Set.of(Slot.choice(table, operation.from())))
                    .using(Set.of(Slot.choice(table, operation.to())));
        }
        return PartNames.isRelation(constraint)
                ? moves.freeing(Set.of(Slot.relation(table.sibling(operation.from()))))
                        .taking(Set.of(Slot.relation(table.sibling(operation.to()))))
                : moves;
    }

    @Override
    public Moves validateConstraint(Operation.ValidateConstraint operation) {
        return Moves.none().changing(Slot.constraint(operation.table(), operation.constraint()));
    }

    @Override
    public Moves dropConstraint(Operation.DropConstraint operation) {
        QualifiedName table = operation.table();
        Constraint constraint = from.table(table).constraints().get(operation.constraint());
        detached.add(Slot.constraint(table, constraint.name()));
        return Moves.none()
                .freeing(from.heldBy(table, constraint))
                .leaving(from.ofConstraint(table, constraint));
    }

    @Override
    public Moves createIndex(Operation.CreateIndex operation) {
        return Moves.none()
                .taking(to.heldBy(operation.table(), operation.index()))
                .using(to.ofIndex(operation.table(), operation.index()));
    }

    @Override
    public Moves renameIndex(Operation.RenameIndex operation) {
        QualifiedName table = operation.table();
        return Moves.none()
                .freeing(Set.of(Slot.relation(table.sibling(operation.from()))))
                .taking(Set.of(Slot.relation(table.sibling(operation.to()))));
    }

    @Override
    public Moves dropIndex(Operation.DropIndex operation) {
        QualifiedName table = operation.table();
        Index index = from.table(table).indexes().get(operation.index());
        return Moves.none().freeing(from.heldBy(table, index)).leaving(from.ofIndex(table, index));
    }

    /** Comments come last, all of them. */
    @Override
    public Moves setComment(Operation.SetComment operation) {
        return Moves.none();
    }

    @Override
    public Moves execute(Operation.Execute operation) {
        return Moves.none();
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
