package dev.retort.diff;

import dev.retort.model.QualifiedName;
import dev.retort.operation.ColumnChange;
import dev.retort.operation.CompositeChange;
import dev.retort.operation.Operation;
import java.util.HashSet;
import java.util.Set;

/** What of the schema an operation touches, in the names of the time when it runs. */
final class Touches implements Operation.Visitor<Set<Touch>> {

    private static final Touches INSTANCE = new Touches();

    private Touches() {}

    static Set<Touch> of(Operation operation) {
        return operation.accept(INSTANCE);
    }

    @Override
    public Set<Touch> createSchema(Operation.CreateSchema operation) {
        return Set.of();
    }

    @Override
    public Set<Touch> dropSchema(Operation.DropSchema operation) {
        return Set.of();
    }

    @Override
    public Set<Touch> createEnum(Operation.CreateEnum operation) {
        return Set.of();
    }

    @Override
    public Set<Touch> addEnumCasts(Operation.AddEnumCasts operation) {
        return Set.of();
    }

    @Override
    public Set<Touch> dropEnumCasts(Operation.DropEnumCasts operation) {
        return Set.of();
    }

    @Override
    public Set<Touch> addEnumValue(Operation.AddEnumValue operation) {
        return Set.of();
    }

    @Override
    public Set<Touch> renameEnumValue(Operation.RenameEnumValue operation) {
        return Set.of();
    }

    @Override
    public Set<Touch> renameEnum(Operation.RenameEnum operation) {
        return Set.of();
    }

    @Override
    public Set<Touch> replaceEnum(Operation.ReplaceEnum operation) {
        Set<Touch> touches = new HashSet<>();
        touches.add(Touch.type(operation.type().name()));
        operation
                .columns()
                .forEach(each -> touches.add(Touch.columnType(each.table(), each.column())));
        return touches;
    }

    @Override
    public Set<Touch> dropEnum(Operation.DropEnum operation) {
        return Set.of(Touch.type(operation.type()));
    }

    @Override
    public Set<Touch> createDomain(Operation.CreateDomain operation) {
        return Set.of();
    }

    @Override
    public Set<Touch> alterDomain(Operation.AlterDomain operation) {
        return Set.of();
    }

    @Override
    public Set<Touch> dropDomain(Operation.DropDomain operation) {
        return Set.of(Touch.type(operation.domain()));
    }

    @Override
    public Set<Touch> createComposite(Operation.CreateComposite operation) {
        return Set.of();
    }

    @Override
    public Set<Touch> alterComposite(Operation.AlterComposite operation) {
        Set<Touch> touches = new HashSet<>();
        for (CompositeChange change : operation.changes()) {
            touches.addAll(change.accept(new OfComposite(operation.type())));
        }
        return touches;
    }

    @Override
    public Set<Touch> dropComposite(Operation.DropComposite operation) {
        return Set.of(Touch.type(operation.type()));
    }

    @Override
    public Set<Touch> createSequence(Operation.CreateSequence operation) {
        return Set.of();
    }

    @Override
    public Set<Touch> alterSequence(Operation.AlterSequence operation) {
        return Set.of();
    }

    @Override
    public Set<Touch> renameSequence(Operation.RenameSequence operation) {
        return Set.of();
    }

    @Override
    public Set<Touch> advanceSequence(Operation.AdvanceSequence operation) {
        return Set.of();
    }

    @Override
    public Set<Touch> dropSequence(Operation.DropSequence operation) {
        return Set.of(Touch.relation(operation.sequence()));
    }

    @Override
    public Set<Touch> createTable(Operation.CreateTable operation) {
        return Set.of();
    }

    @Override
    public Set<Touch> dropTable(Operation.DropTable operation) {
        return Set.of(Touch.relation(operation.table()));
    }

    @Override
    public Set<Touch> renameTable(Operation.RenameTable operation) {
        return Set.of();
    }

    @Override
    public Set<Touch> setTableComment(Operation.SetTableComment operation) {
        return Set.of();
    }

    @Override
    public Set<Touch> addColumn(Operation.AddColumn operation) {
        return Set.of();
    }

    @Override
    public Set<Touch> alterColumn(Operation.AlterColumn operation) {
        Set<Touch> touches = new HashSet<>();
        for (ColumnChange change : operation.changes()) {
            if (change instanceof ColumnChange.SetType) {
                touches.add(Touch.columnType(operation.table(), operation.column()));
            } else if (change instanceof ColumnChange.AddIdentity identity
                    && identity.replaces() != null) {
                touches.add(Touch.relation(identity.replaces()));
            }
        }
        return touches;
    }

    @Override
    public Set<Touch> fill(Operation.Fill operation) {
        return Set.of();
    }

    @Override
    public Set<Touch> renameColumn(Operation.RenameColumn operation) {
        return Set.of();
    }

    @Override
    public Set<Touch> dropColumn(Operation.DropColumn operation) {
        return Set.of(Touch.column(operation.table(), operation.column()));
    }

    @Override
    public Set<Touch> addConstraint(Operation.AddConstraint operation) {
        return Set.of();
    }

    @Override
    public Set<Touch> renameConstraint(Operation.RenameConstraint operation) {
        return Set.of();
    }

    @Override
    public Set<Touch> validateConstraint(Operation.ValidateConstraint operation) {
        return Set.of();
    }

    @Override
    public Set<Touch> dropConstraint(Operation.DropConstraint operation) {
        return Set.of(Touch.constraint(operation.table(), operation.constraint()));
    }

    @Override
    public Set<Touch> createIndex(Operation.CreateIndex operation) {
        return Set.of();
    }

    @Override
    public Set<Touch> renameIndex(Operation.RenameIndex operation) {
        return Set.of();
    }

    @Override
    public Set<Touch> dropIndex(Operation.DropIndex operation) {
        return Set.of(Touch.relation(operation.table().sibling(operation.index())));
    }

    @Override
    public Set<Touch> setComment(Operation.SetComment operation) {
        return Set.of();
    }

    @Override
    public Set<Touch> execute(Operation.Execute operation) {
        return Set.of();
    }

    private record OfComposite(QualifiedName type) implements CompositeChange.Visitor<Set<Touch>> {

        @Override
        public Set<Touch> addAttribute(CompositeChange.AddAttribute change) {
            return Set.of();
        }

        @Override
        public Set<Touch> dropAttribute(CompositeChange.DropAttribute change) {
            return Set.of(Touch.column(type, change.name()));
        }

        @Override
        public Set<Touch> alterAttribute(CompositeChange.AlterAttribute change) {
            return Set.of(Touch.columnType(type, change.attribute().name()));
        }
    }
}
