package dev.retort.operation;

import dev.retort.model.Column;
import dev.retort.model.Commented;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** An operation in one line for a person. It is no SQL: nothing is quoted. */
public final class Description {

    private static final int LONGEST_SQL = 80;

    private static final Operation.Visitor<String> OPERATIONS = new OperationWords();
    private static final ColumnChange.Visitor<String> CHANGES = new ChangeWords();

    private Description() {}

    /** For instance {@code add column orders.returned_at timestamp with time zone}. */
    public static String of(Operation operation) {
        return operation.accept(OPERATIONS);
    }

    private static String quoted(String label) {
        return "'" + label + "'";
    }

    private static String labels(List<String> labels) {
        return labels.stream().map(Description::quoted).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String comment(String text) {
        return text == null ? "remove the comment" : "set the comment";
    }

    private static String column(Column column) {
        StringBuilder text =
                new StringBuilder(column.name()).append(' ').append(column.type().sql());
        if (!column.nullable()) {
            text.append(" not null");
        }
        if (column.defaultExpression() != null) {
            text.append(" default ").append(column.defaultExpression());
        }
        if (column.identityClause() != null) {
            text.append(" identity");
        }
        if (column.generated() != null) {
            text.append(" generated as ").append(column.generated().expression());
        }
        return text.toString();
    }

    private static String oneLine(String sql) {
        String line = sql.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_SQL ? line : line.substring(0, LONGEST_SQL - 3) + "...";
    }

    private static final class OperationWords implements Operation.Visitor<String> {

        @Override
        public String createSchema(Operation.CreateSchema operation) {
            return "create schema " + operation.name();
        }

        @Override
        public String dropSchema(Operation.DropSchema operation) {
            return "drop schema " + operation.name();
        }

        @Override
        public String createEnum(Operation.CreateEnum operation) {
            return "create enum "
                    + operation.type().name()
                    + " "
                    + labels(operation.type().labels());
        }

        @Override
        public String addEnumValue(Operation.AddEnumValue operation) {
            return "add value "
                    + quoted(operation.label())
                    + " to enum "
                    + operation.type()
                    + (operation.before() == null ? "" : " before " + quoted(operation.before()));
        }

        @Override
        public String renameEnumValue(Operation.RenameEnumValue operation) {
            return "rename value "
                    + quoted(operation.from())
                    + " of enum "
                    + operation.type()
                    + " to "
                    + quoted(operation.to());
        }

        @Override
        public String renameEnum(Operation.RenameEnum operation) {
            return "rename enum "
                    + operation.type()
                    + " to "
                    + operation.type().sibling(operation.to());
        }

        @Override
        public String replaceEnum(Operation.ReplaceEnum operation) {
            return "replace enum "
                    + operation.type().name()
                    + " by "
                    + labels(operation.type().labels())
                    + operation.columns().stream()
                            .map(column -> column.table() + "." + column.column())
                            .collect(
                                    Collectors.joining(
                                            ", ", operation.columns().isEmpty() ? "" : " in ", ""));
        }

        @Override
        public String addEnumCasts(Operation.AddEnumCasts operation) {
            return "add casts from and to varchar to enum " + operation.type();
        }

        @Override
        public String dropEnumCasts(Operation.DropEnumCasts operation) {
            return "drop casts from and to varchar of enum " + operation.type();
        }

        @Override
        public String dropEnum(Operation.DropEnum operation) {
            return "drop enum " + operation.type();
        }

        @Override
        public String createDomain(Operation.CreateDomain operation) {
            return "create domain "
                    + operation.domain().name()
                    + " "
                    + operation.domain().type().sql();
        }

        @Override
        public String alterDomain(Operation.AlterDomain operation) {
            return "alter domain "
                    + operation.domain()
                    + operation.changes().stream()
                            .map(change -> change.accept(new DomainWords()))
                            .collect(Collectors.joining(", ", ": ", ""));
        }

        @Override
        public String dropDomain(Operation.DropDomain operation) {
            return "drop domain " + operation.domain();
        }

        @Override
        public String createComposite(Operation.CreateComposite operation) {
            return "create composite type " + operation.type().name();
        }

        @Override
        public String alterComposite(Operation.AlterComposite operation) {
            return "alter composite type "
                    + operation.type()
                    + operation.changes().stream()
                            .map(change -> change.accept(new CompositeWords()))
                            .collect(Collectors.joining(", ", ": ", ""));
        }

        @Override
        public String dropComposite(Operation.DropComposite operation) {
            return "drop composite type " + operation.type();
        }

        @Override
        public String createSequence(Operation.CreateSequence operation) {
            return "create sequence " + operation.sequence().name();
        }

        @Override
        public String alterSequence(Operation.AlterSequence operation) {
            return "alter sequence " + operation.sequence().name();
        }

        @Override
        public String renameSequence(Operation.RenameSequence operation) {
            return "rename sequence "
                    + operation.sequence()
                    + " to "
                    + operation.sequence().sibling(operation.to());
        }

        @Override
        public String advanceSequence(Operation.AdvanceSequence operation) {
            return "advance sequence "
                    + operation.sequence()
                    + " beyond "
                    + operation.column().table()
                    + "."
                    + operation.column().column();
        }

        @Override
        public String dropSequence(Operation.DropSequence operation) {
            return "drop sequence " + operation.sequence();
        }

        @Override
        public String createTable(Operation.CreateTable operation) {
            return "create table " + operation.table().name();
        }

        @Override
        public String dropTable(Operation.DropTable operation) {
            return "drop table " + operation.table();
        }

        @Override
        public String renameTable(Operation.RenameTable operation) {
            return "rename table "
                    + operation.table()
                    + " to "
                    + operation.table().sibling(operation.to());
        }

        @Override
        public String setTableComment(Operation.SetTableComment operation) {
            return comment(operation.comment()) + " of table " + operation.table();
        }

        @Override
        public String addColumn(Operation.AddColumn operation) {
            return "add column " + operation.table() + "." + column(operation.column());
        }

        @Override
        public String alterColumn(Operation.AlterColumn operation) {
            return "alter column "
                    + operation.table()
                    + "."
                    + operation.column()
                    + ": "
                    + operation.changes().stream()
                            .map(change -> change.accept(CHANGES))
                            .collect(Collectors.joining(", "));
        }

        @Override
        public String fill(Operation.Fill operation) {
            return "fill "
                    + operation.table()
                    + "."
                    + operation.column()
                    + " where it is null: "
                    + value(operation.value());
        }

        @Override
        public String renameColumn(Operation.RenameColumn operation) {
            return "rename column "
                    + operation.table()
                    + "."
                    + operation.from()
                    + " to "
                    + operation.to();
        }

        @Override
        public String dropColumn(Operation.DropColumn operation) {
            return "drop column " + operation.table() + "." + operation.column();
        }

        @Override
        public String addConstraint(Operation.AddConstraint operation) {
            return "add " + operation.constraint().accept(new PartWords(operation.table()));
        }

        @Override
        public String renameConstraint(Operation.RenameConstraint operation) {
            return "rename constraint "
                    + operation.from()
                    + " on "
                    + operation.table()
                    + " to "
                    + operation.to();
        }

        @Override
        public String validateConstraint(Operation.ValidateConstraint operation) {
            return "validate constraint " + operation.constraint() + " on " + operation.table();
        }

        @Override
        public String dropConstraint(Operation.DropConstraint operation) {
            return "drop constraint " + operation.constraint() + " on " + operation.table();
        }

        @Override
        public String createIndex(Operation.CreateIndex operation) {
            return "create " + new PartWords(operation.table()).index(operation.index());
        }

        @Override
        public String renameIndex(Operation.RenameIndex operation) {
            return "rename index "
                    + operation.from()
                    + " on "
                    + operation.table()
                    + " to "
                    + operation.to();
        }

        @Override
        public String dropIndex(Operation.DropIndex operation) {
            return "drop index " + operation.index() + " on " + operation.table();
        }

        @Override
        public String setComment(Operation.SetComment operation) {
            Commented target = operation.target();
            String kind = target.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            return comment(operation.comment())
                    + " of "
                    + kind
                    + " "
                    + (target.part() == null
                            ? target.name()
                            : target.part() + " on " + target.name());
        }

        @Override
        public String execute(Operation.Execute operation) {
            return "execute " + oneLine(value(operation.statement()));
        }
    }

    private static String value(SqlExpression value) {
        return value.isTodo() ? "? (" + value.text() + ")" : value.text();
    }

    private static final class DomainWords implements DomainChange.Visitor<String> {

        @Override
        public String setNotNull(ColumnChange.SetNotNull change) {
            return change.accept(CHANGES);
        }

        @Override
        public String dropNotNull(ColumnChange.DropNotNull change) {
            return change.accept(CHANGES);
        }

        @Override
        public String setDefault(ColumnChange.SetDefault change) {
            return change.accept(CHANGES);
        }

        @Override
        public String dropDefault(ColumnChange.DropDefault change) {
            return change.accept(CHANGES);
        }

        @Override
        public String addCheck(DomainChange.AddCheck change) {
            return "add check " + change.check().name() + " (" + change.check().expression() + ")";
        }

        @Override
        public String dropCheck(DomainChange.DropCheck change) {
            return "drop check " + change.name();
        }

        @Override
        public String validateCheck(DomainChange.ValidateCheck change) {
            return "validate check " + change.name();
        }
    }

    private static final class CompositeWords implements CompositeChange.Visitor<String> {

        @Override
        public String addAttribute(CompositeChange.AddAttribute change) {
            return "add attribute "
                    + change.attribute().name()
                    + " "
                    + change.attribute().type().sql();
        }

        @Override
        public String dropAttribute(CompositeChange.DropAttribute change) {
            return "drop attribute " + change.name();
        }

        @Override
        public String alterAttribute(CompositeChange.AlterAttribute change) {
            return "type of attribute "
                    + change.attribute().name()
                    + " to "
                    + change.attribute().type().sql();
        }
    }

    private static final class ChangeWords implements ColumnChange.Visitor<String> {

        @Override
        public String setType(ColumnChange.SetType change) {
            return "type "
                    + change.type().sql()
                    + (change.collation() == null ? "" : " collate " + change.collation())
                    + (change.using() == null ? "" : " using " + value(change.using()));
        }

        @Override
        public String setNotNull(ColumnChange.SetNotNull change) {
            return change.clause() != null && change.clause().isNotValid()
                    ? "not null from now on"
                    : "not null";
        }

        @Override
        public String dropNotNull(ColumnChange.DropNotNull change) {
            return "nullable";
        }

        @Override
        public String setDefault(ColumnChange.SetDefault change) {
            return "default " + change.expression();
        }

        @Override
        public String dropDefault(ColumnChange.DropDefault change) {
            return "no default";
        }

        @Override
        public String addIdentity(ColumnChange.AddIdentity change) {
            return "add identity"
                    + (change.replaces() == null
                            ? ""
                            : " in place of sequence " + change.replaces());
        }

        @Override
        public String setIdentity(ColumnChange.SetIdentity change) {
            return "set identity";
        }

        @Override
        public String dropIdentity(ColumnChange.DropIdentity change) {
            return "no identity";
        }

        @Override
        public String dropExpression(ColumnChange.DropExpression change) {
            return "no generation expression";
        }

        @Override
        public String setOption(ColumnChange.SetOption change) {
            return change.option().word()
                    + " "
                    + (change.value() == null ? "default" : change.value());
        }

        @Override
        public String setComment(ColumnChange.SetComment change) {
            return comment(change.comment());
        }
    }
}
