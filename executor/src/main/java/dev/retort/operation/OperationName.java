package dev.retort.operation;

import dev.retort.model.Check;
import dev.retort.model.Commented;
import dev.retort.model.Constraint;
import dev.retort.model.Exclusion;
import dev.retort.model.ForeignKey;
import dev.retort.model.PrimaryKey;
import dev.retort.model.Unique;
import java.util.Map;

/**
 * What an operation is and what it is about, for programs.
 *
 * @param operation its name, Alembic's where Alembic has it: {@code create_table}, {@code
 *     create_foreign_key}
 * @param table in the text form of {@link dev.retort.model.QualifiedName}, or {@code null} when it
 *     is not about a table
 * @param name of the column, constraint, index, type, sequence or schema, before the operation; or
 *     {@code null}
 * @param isDestructive whether it takes rows or values away that no downgrade brings back. A
 *     sequence's position is no data, and an enum that is replaced fails when a row has a label
 *     that is gone; nothing is known of {@code execute}
 */
public record OperationName(String operation, String table, String name, boolean isDestructive) {

    private static final Map<Commented.Kind, String> COMMENTS =
            Map.of(
                    Commented.Kind.SCHEMA, "set_schema_comment",
                    Commented.Kind.ENUM_TYPE, "set_enum_comment",
                    Commented.Kind.DOMAIN, "set_domain_comment",
                    Commented.Kind.DOMAIN_CONSTRAINT, "set_domain_constraint_comment",
                    Commented.Kind.COMPOSITE_TYPE, "set_composite_comment",
                    Commented.Kind.SEQUENCE, "set_sequence_comment",
                    Commented.Kind.CONSTRAINT, "set_constraint_comment",
                    Commented.Kind.INDEX, "set_index_comment");

    private static final Operation.Visitor<OperationName> OPERATIONS = new Operations();
    private static final Constraint.Visitor<String> CONSTRAINTS = new ConstraintNames();

    public static OperationName of(Operation operation) {
        return operation.accept(OPERATIONS);
    }

    private static OperationName named(String operation, Object table, Object name) {
        return new OperationName(operation, text(table), text(name), false);
    }

    private static OperationName destructive(String operation, Object table, Object name) {
        return new OperationName(operation, text(table), text(name), true);
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    private static final class Operations implements Operation.Visitor<OperationName> {

        @Override
        public OperationName createSchema(Operation.CreateSchema operation) {
            return named("create_schema", null, operation.name());
        }

        @Override
        public OperationName dropSchema(Operation.DropSchema operation) {
            return named("drop_schema", null, operation.name());
        }

        @Override
        public OperationName createEnum(Operation.CreateEnum operation) {
            return named("create_enum", null, operation.type().name());
        }

        @Override
        public OperationName addEnumValue(Operation.AddEnumValue operation) {
            return named("add_enum_value", null, operation.type());
        }

        @Override
        public OperationName renameEnumValue(Operation.RenameEnumValue operation) {
            return named("rename_enum_value", null, operation.type());
        }

        @Override
        public OperationName renameEnum(Operation.RenameEnum operation) {
            return named("rename_enum", null, operation.type());
        }

        @Override
        public OperationName replaceEnum(Operation.ReplaceEnum operation) {
            return named("replace_enum", null, operation.type().name());
        }

        @Override
        public OperationName addEnumCasts(Operation.AddEnumCasts operation) {
            return named("add_enum_casts", null, operation.type());
        }

        @Override
        public OperationName dropEnumCasts(Operation.DropEnumCasts operation) {
            return named("drop_enum_casts", null, operation.type());
        }

        @Override
        public OperationName dropEnum(Operation.DropEnum operation) {
            return named("drop_enum", null, operation.type());
        }

        @Override
        public OperationName createDomain(Operation.CreateDomain operation) {
            return named("create_domain", null, operation.domain().name());
        }

        @Override
        public OperationName alterDomain(Operation.AlterDomain operation) {
            return named("alter_domain", null, operation.domain());
        }

        @Override
        public OperationName dropDomain(Operation.DropDomain operation) {
            return named("drop_domain", null, operation.domain());
        }

        @Override
        public OperationName createComposite(Operation.CreateComposite operation) {
            return named("create_composite", null, operation.type().name());
        }

        @Override
        public OperationName alterComposite(Operation.AlterComposite operation) {
            return operation.dropped().isEmpty()
                    ? named("alter_composite", null, operation.type())
                    : destructive("alter_composite", null, operation.type());
        }

        @Override
        public OperationName dropComposite(Operation.DropComposite operation) {
            return named("drop_composite", null, operation.type());
        }

        @Override
        public OperationName createSequence(Operation.CreateSequence operation) {
            return named("create_sequence", null, operation.sequence().name());
        }

        @Override
        public OperationName alterSequence(Operation.AlterSequence operation) {
            return named("alter_sequence", null, operation.sequence().name());
        }

        @Override
        public OperationName renameSequence(Operation.RenameSequence operation) {
            return named("rename_sequence", null, operation.sequence());
        }

        @Override
        public OperationName advanceSequence(Operation.AdvanceSequence operation) {
            return named("advance_sequence", null, operation.sequence());
        }

        @Override
        public OperationName dropSequence(Operation.DropSequence operation) {
            return named("drop_sequence", null, operation.sequence());
        }

        @Override
        public OperationName createTable(Operation.CreateTable operation) {
            return named("create_table", operation.table().name(), null);
        }

        @Override
        public OperationName dropTable(Operation.DropTable operation) {
            return destructive("drop_table", operation.table(), null);
        }

        @Override
        public OperationName renameTable(Operation.RenameTable operation) {
            return named("rename_table", operation.table(), null);
        }

        @Override
        public OperationName setTableComment(Operation.SetTableComment operation) {
            return named("set_table_comment", operation.table(), null);
        }

        @Override
        public OperationName addColumn(Operation.AddColumn operation) {
            return named("add_column", operation.table(), operation.column().name());
        }

        @Override
        public OperationName alterColumn(Operation.AlterColumn operation) {
            return named("alter_column", operation.table(), operation.column());
        }

        @Override
        public OperationName fill(Operation.Fill operation) {
            return named("fill", operation.table(), operation.column());
        }

        @Override
        public OperationName renameColumn(Operation.RenameColumn operation) {
            return named("rename_column", operation.table(), operation.from());
        }

        @Override
        public OperationName dropColumn(Operation.DropColumn operation) {
            return destructive("drop_column", operation.table(), operation.column());
        }

        @Override
        public OperationName addConstraint(Operation.AddConstraint operation) {
            return named(
                    operation.constraint().accept(CONSTRAINTS),
                    operation.table(),
                    operation.constraint().name());
        }

        @Override
        public OperationName renameConstraint(Operation.RenameConstraint operation) {
            return named("rename_constraint", operation.table(), operation.from());
        }

        @Override
        public OperationName validateConstraint(Operation.ValidateConstraint operation) {
            return named("validate_constraint", operation.table(), operation.constraint());
        }

        @Override
        public OperationName dropConstraint(Operation.DropConstraint operation) {
            return named("drop_constraint", operation.table(), operation.constraint());
        }

        @Override
        public OperationName createIndex(Operation.CreateIndex operation) {
            return named("create_index", operation.table(), operation.index().name());
        }

        @Override
        public OperationName renameIndex(Operation.RenameIndex operation) {
            return named("rename_index", operation.table(), operation.from());
        }

        @Override
        public OperationName dropIndex(Operation.DropIndex operation) {
            return named("drop_index", operation.table(), operation.index());
        }

        @Override
        public OperationName setComment(Operation.SetComment operation) {
            Commented target = operation.target();
            return target.part() == null
                    ? named(COMMENTS.get(target.kind()), null, target.name())
                    : named(COMMENTS.get(target.kind()), target.name(), target.part());
        }

        @Override
        public OperationName execute(Operation.Execute operation) {
            return named("execute", null, null);
        }
    }

    private static final class ConstraintNames implements Constraint.Visitor<String> {

        @Override
        public String primaryKey(PrimaryKey constraint) {
            return "create_primary_key";
        }

        @Override
        public String unique(Unique constraint) {
            return "create_unique_constraint";
        }

        @Override
        public String foreignKey(ForeignKey constraint) {
            return "create_foreign_key";
        }

        @Override
        public String check(Check constraint) {
            return "create_check_constraint";
        }

        @Override
        public String exclusion(Exclusion constraint) {
            return "create_exclude_constraint";
        }
    }
}
