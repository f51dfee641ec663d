package dev.retort.codegen;

import dev.retort.codegen.Expression.Call;
import dev.retort.codegen.Expression.Call.Style;
import dev.retort.model.Column;
import dev.retort.model.ColumnRef;
import dev.retort.model.Commented;
import dev.retort.model.Constraint;
import dev.retort.model.QualifiedName;
import dev.retort.model.Table;
import dev.retort.operation.ColumnChange;
import dev.retort.operation.CompositeChange;
import dev.retort.operation.DomainChange;
import dev.retort.operation.Op;
import dev.retort.operation.Operation;
import dev.retort.operation.SqlExpression;
import java.util.ArrayList;
import java.util.List;

/** Each operation as the call on {@link Op} that records it again. */
final class StatementOf
        implements Operation.Visitor<Statement>,
                ColumnChange.Visitor<Expression>,
                DomainChange.Visitor<Expression>,
                CompositeChange.Visitor<Expression> {

    private final ValueExpression values;

    StatementOf(ValueExpression values) {
        this.values = values;
    }

    @Override
    public Statement createSchema(Operation.CreateSchema operation) {
        return line("schemas", "createSchema", name(operation.name()));
    }

    @Override
    public Statement dropSchema(Operation.DropSchema operation) {
        return line("schemas", "dropSchema", name(operation.name()));
    }

    @Override
    public Statement createEnum(Operation.CreateEnum operation) {
        List<Expression> arguments = new ArrayList<>();
        arguments.add(name(operation.type().name()));
        operation.type().labels().forEach(label -> arguments.add(name(label)));
        return statement("enums", new Call("op.createEnum", arguments, 1, Style.FILLED));
    }

    @Override
    public Statement addEnumValue(Operation.AddEnumValue operation) {
        return operation.before() == null
                ? line("enums", "addEnumValue", name(operation.type()), name(operation.label()))
                : line(
                        "enums",
                        "addEnumValueBefore",
                        name(operation.type()),
                        name(operation.label()),
                        name(operation.before()));
    }

    @Override
    public Statement renameEnumValue(Operation.RenameEnumValue operation) {
        return line(
                "enums",
                "renameEnumValue",
                name(operation.type()),
                name(operation.from()),
                name(operation.to()));
    }

    @Override
    public Statement renameEnum(Operation.RenameEnum operation) {
        return line("enums", "renameEnum", name(operation.type()), name(operation.to()));
    }

    @Override
    public Statement replaceEnum(Operation.ReplaceEnum operation) {
        List<Expression> labels =
                operation.type().labels().stream().map(StatementOf::name).toList();
        List<Expression> arguments = new ArrayList<>();
        arguments.add(name(operation.type().name()));
        arguments.add(new Call("labels", labels, 0, Style.FILLED));
        for (ColumnRef column : operation.columns()) {
            arguments.add(columnOf(column));
        }
        Call call = new Call("op.replaceEnum", arguments, 1, Style.LISTED);
        return new Statement(call, "enums", false, "fails if a row holds a label that is gone");
    }

    private static Expression columnOf(ColumnRef column) {
        return Expression.call("columnOf", name(column.table()), name(column.column()));
    }

    @Override
    public Statement addEnumCasts(Operation.AddEnumCasts operation) {
        return line("enums", "addEnumCasts", name(operation.type()));
    }

    @Override
    public Statement dropEnumCasts(Operation.DropEnumCasts operation) {
        return line("enums", "dropEnumCasts", name(operation.type()));
    }

    @Override
    public Statement dropEnum(Operation.DropEnum operation) {
        return line("enums", "dropEnum", name(operation.type()));
    }

    @Override
    public Statement createDomain(Operation.CreateDomain operation) {
        return line("domains", "createDomain", values.domain(operation.domain()));
    }

    @Override
    public Statement alterDomain(Operation.AlterDomain operation) {
        List<Expression> arguments = new ArrayList<>();
        arguments.add(name(operation.domain()));
        operation.changes().forEach(change -> arguments.add(change.accept(this)));
        return statement("domains", new Call("op.alterDomain", arguments, 1, Style.LISTED));
    }

    @Override
    public Statement dropDomain(Operation.DropDomain operation) {
        return line("domains", "dropDomain", name(operation.domain()));
    }

    @Override
    public Expression addCheck(DomainChange.AddCheck change) {
        return Expression.call("addCheck", values.constraint(change.check()));
    }

    @Override
    public Expression dropCheck(DomainChange.DropCheck change) {
        return Expression.call("dropCheck", name(change.name()));
    }

    @Override
    public Expression validateCheck(DomainChange.ValidateCheck change) {
        return Expression.call("validateCheck", name(change.name()));
    }

    @Override
    public Statement createComposite(Operation.CreateComposite operation) {
        return line("composites", "createComposite", values.composite(operation.type()));
    }

    @Override
    public Statement alterComposite(Operation.AlterComposite operation) {
        List<Expression> arguments = new ArrayList<>();
        arguments.add(name(operation.type()));
        operation.changes().forEach(change -> arguments.add(change.accept(this)));
        return new Statement(
                new Call("op.alterComposite", arguments, 1, Style.LISTED),
                "composites",
                false,
                operation.dropped().isEmpty() ? null : "loses the values of dropped attributes");
    }

    @Override
    public Statement dropComposite(Operation.DropComposite operation) {
        return line("composites", "dropComposite", name(operation.type()));
    }

    @Override
    public Expression addAttribute(CompositeChange.AddAttribute change) {
        return Expression.call("addAttribute", values.attribute(change.attribute()));
    }

    @Override
    public Expression dropAttribute(CompositeChange.DropAttribute change) {
        return Expression.call("dropAttribute", name(change.name()));
    }

    @Override
    public Expression alterAttribute(CompositeChange.AlterAttribute change) {
        return Expression.call("alterAttribute", values.attribute(change.attribute()));
    }

    @Override
    public Statement createSequence(Operation.CreateSequence operation) {
        return line("sequences", "createSequence", values.sequence(operation.sequence()));
    }

    @Override
    public Statement alterSequence(Operation.AlterSequence operation) {
        return line("sequences", "alterSequence", values.alteredSequence(operation.sequence()));
    }

    @Override
    public Statement renameSequence(Operation.RenameSequence operation) {
        return line(
                "sequences", "renameSequence", name(operation.sequence()), name(operation.to()));
    }

    @Override
    public Statement advanceSequence(Operation.AdvanceSequence operation) {
        return line(
                "sequences",
                "advanceSequence",
                name(operation.sequence()),
                columnOf(operation.column()));
    }

    @Override
    public Statement dropSequence(Operation.DropSequence operation) {
        return line("sequences", "dropSequence", name(operation.sequence()));
    }

    @Override
    public Statement createTable(Operation.CreateTable operation) {
        Table table = operation.table();
        List<Expression> arguments = new ArrayList<>();
        arguments.add(name(table.name()));
        for (Column column : table.columns().values()) {
            arguments.add(values.column(column));
        }
        for (Constraint constraint : table.constraints().values()) {
            arguments.add(values.constraint(constraint));
        }
        if (table.comment() != null) {
            arguments.add(Expression.call("comment", Expression.text(table.comment())));
        }
        Call call = new Call("op.createTable", arguments, 1, Style.ALWAYS_LISTED);
        return new Statement(call, table.name().toString(), true, null);
    }

    @Override
    public Statement dropTable(Operation.DropTable operation) {
        Call call = Expression.call("op.dropTable", name(operation.table()));
        return new Statement(call, "tables", false, "loses the rows");
    }

    @Override
    public Statement renameTable(Operation.RenameTable operation) {
        return line("tables", "renameTable", name(operation.table()), name(operation.to()));
    }

    @Override
    public Statement setTableComment(Operation.SetTableComment operation) {
        return onTable("setTableComment", operation.table(), comment(operation.comment()));
    }

    private static Expression comment(String text) {
        return text == null ? Expression.token("null") : Expression.text(text);
    }

    @Override
    public Statement setComment(Operation.SetComment operation) {
        Commented target = operation.target();
        Expression comment = comment(operation.comment());
        Expression name = name(target.name());
        return switch (target.kind()) {
            case SCHEMA -> comments("setSchemaComment", name(target.name().name()), comment);
            case ENUM_TYPE -> comments("setEnumComment", name, comment);
            case DOMAIN -> comments("setDomainComment", name, comment);
            case DOMAIN_CONSTRAINT ->
                    comments("setDomainConstraintComment", name, name(target.part()), comment);
            case COMPOSITE_TYPE -> comments("setCompositeComment", name, comment);
            case SEQUENCE -> comments("setSequenceComment", name, comment);
            case CONSTRAINT -> comments("setConstraintComment", name, name(target.part()), comment);
            case INDEX -> comments("setIndexComment", name, name(target.part()), comment);
        };
    }

    /** The names stay on the first line. */
    private static Statement comments(String word, Expression... arguments) {
        Call call = new Call("op." + word, List.of(arguments), arguments.length - 1, Style.LISTED);
        return statement("comments", call);
    }

    @Override
    public Statement addColumn(Operation.AddColumn operation) {
        Expression column = values.column(operation.column());
        return onTable("addColumn", operation.table(), column);
    }

    @Override
    public Statement alterColumn(Operation.AlterColumn operation) {
        List<Expression> arguments = new ArrayList<>();
        arguments.add(name(operation.table()));
        arguments.add(name(operation.column()));
        operation.changes().forEach(change -> arguments.add(change.accept(this)));
        return statement(
                operation.table().toString(),
                new Call("op.alterColumn", arguments, 2, Style.LISTED));
    }

    @Override
    public Statement fill(Operation.Fill operation) {
        return line(
                operation.table().toString(),
                "fill",
                name(operation.table()),
                name(operation.column()),
                sql(operation.value()));
    }

    private static Expression sql(SqlExpression value) {
        Expression text = Expression.text(value.text());
        return value.isTodo() ? Expression.call("todo", text) : text;
    }

    @Override
    public Statement renameColumn(Operation.RenameColumn operation) {
        return line(
                operation.table().toString(),
                "renameColumn",
                name(operation.table()),
                name(operation.from()),
                name(operation.to()));
    }

    @Override
    public Statement dropColumn(Operation.DropColumn operation) {
        Call call =
                Expression.call("op.dropColumn", name(operation.table()), name(operation.column()));
        return new Statement(call, operation.table().toString(), false, "loses the values");
    }

    @Override
    public Statement addConstraint(Operation.AddConstraint operation) {
        Expression constraint = values.constraint(operation.constraint());
        return onTable("addConstraint", operation.table(), constraint);
    }

    @Override
    public Statement renameConstraint(Operation.RenameConstraint operation) {
        return line(
                operation.table().toString(),
                "renameConstraint",
                name(operation.table()),
                name(operation.from()),
                name(operation.to()));
    }

    @Override
    public Statement validateConstraint(Operation.ValidateConstraint operation) {
        return line(
                operation.table().toString(),
                "validateConstraint",
                name(operation.table()),
                name(operation.constraint()));
    }

    @Override
    public Statement dropConstraint(Operation.DropConstraint operation) {
        return line(
                operation.table().toString(),
                "dropConstraint",
                name(operation.table()),
                name(operation.constraint()));
    }

    @Override
    public Statement createIndex(Operation.CreateIndex operation) {
        Expression index = values.index(operation.index());
        return onTable("createIndex", operation.table(), index);
    }

    @Override
    public Statement renameIndex(Operation.RenameIndex operation) {
        return line(
                operation.table().toString(),
                "renameIndex",
                name(operation.table()),
                name(operation.from()),
                name(operation.to()));
    }

    @Override
    public Statement dropIndex(Operation.DropIndex operation) {
        return line(
                operation.table().toString(),
                "dropIndex",
                name(operation.table()),
                name(operation.index()));
    }

    @Override
    public Statement execute(Operation.Execute operation) {
        return line("statements", "execute", sql(operation.statement()));
    }

    @Override
    public Expression setType(ColumnChange.SetType change) {
        List<Call> calls = new ArrayList<>();
        if (change.collation() != null) {
            calls.add(Expression.call("collate", Expression.text(change.collation())));
        }
        if (change.using() != null) {
            calls.add(Expression.call("using", sql(change.using())));
        }
        Call setType = Expression.call("setType", TypeExpression.of(change.type()));
        return Expression.Chain.of(setType, calls);
    }

    @Override
    public Expression setNotNull(ColumnChange.SetNotNull change) {
        return change.clause() == null
                ? Expression.call("setNotNull")
                : Expression.call("setNotNull", values.notNull(change.clause()));
    }

    @Override
    public Expression dropNotNull(ColumnChange.DropNotNull change) {
        return Expression.call("dropNotNull");
    }

    @Override
    public Expression setDefault(ColumnChange.SetDefault change) {
        return Expression.call("setDefault", Expression.text(change.expression()));
    }

    @Override
    public Expression dropDefault(ColumnChange.DropDefault change) {
        return Expression.call("dropDefault");
    }

    @Override
    public Expression addIdentity(ColumnChange.AddIdentity change) {
        return Expression.Chain.of(
                Expression.call("addIdentity", values.identity(change.identity())),
                change.replaces() == null
                        ? List.of()
                        : List.of(Expression.call("replacing", name(change.replaces()))));
    }

    @Override
    public Expression setIdentity(ColumnChange.SetIdentity change) {
        return Expression.call("setIdentity", values.identity(change.identity()));
    }

    @Override
    public Expression dropIdentity(ColumnChange.DropIdentity change) {
        return Expression.call("dropIdentity");
    }

    @Override
    public Expression dropExpression(ColumnChange.DropExpression change) {
        return Expression.call("dropExpression");
    }

    @Override
    public Expression setOption(ColumnChange.SetOption change) {
        String word = change.option().word(change.isReset() ? "reset" : "set");
        return change.value() == null
                ? Expression.call(word)
                : Expression.call(word, name(change.value()));
    }

    @Override
    public Expression setComment(ColumnChange.SetComment change) {
        return change.comment() == null
                ? Expression.call("dropComment")
                : Expression.call("setComment", Expression.text(change.comment()));
    }

    private static Statement line(String group, String word, Expression... arguments) {
        return statement(group, Expression.call("op." + word, arguments));
    }

    /** The table's name stays on the first line. */
    private static Statement onTable(String word, QualifiedName table, Expression value) {
        List<Expression> arguments = List.of(name(table), value);
        return statement(table.toString(), new Call("op." + word, arguments, 1, Style.LISTED));
    }

    private static Statement statement(String group, Call call) {
        return new Statement(call, group, false, null);
    }

    private static Expression name(QualifiedName name) {
        return Expression.name(name.toString());
    }

    private static Expression name(String name) {
        return Expression.name(name);
    }
}
