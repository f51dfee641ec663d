package dev.retort.codegen;

import dev.retort.codegen.Expression.Call;
import dev.retort.codegen.Expression.Call.Style;
import dev.retort.model.Column;
import dev.retort.model.ColumnRef;
import dev.retort.model.CompositeType;
import dev.retort.model.Constraint;
import dev.retort.model.Definition;
import dev.retort.model.Domain;
import dev.retort.model.EnumType;
import dev.retort.model.Index;
import dev.retort.model.Namespace;
import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.model.Sequence;
import dev.retort.model.Statistics;
import dev.retort.model.Table;
import dev.retort.model.TableDependent;
import dev.retort.operation.ColumnChange;
import dev.retort.operation.CompositeChange;
import dev.retort.operation.DomainChange;
import dev.retort.operation.EnumChange;
import dev.retort.operation.FoundParts;
import dev.retort.operation.Op;
import dev.retort.operation.Operation;
import dev.retort.operation.OperationName;
import dev.retort.operation.SqlExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Each operation as the call on {@link Op} that records it again. */
final class StatementOf
        implements Operation.Visitor<Statement>,
                EnumChange.Visitor<StatementOf.EnumCall>,
                ColumnChange.Visitor<Expression>,
                DomainChange.Visitor<Expression>,
                CompositeChange.Visitor<Expression> {

    private final ValueExpression values;

    StatementOf(ValueExpression values) {
        this.values = values;
    }

    @Override
    public Statement create(Operation.Create operation) {
        return operation.definition().accept(new CreateStatement(operation.id()));
    }

    /** The call that creates something. */
    private final class CreateStatement
            implements Definition.Visitor<Statement>, TableDependent.Visitor<Statement> {
        private final ObjectId id;

        CreateStatement(ObjectId id) {
            this.id = id;
        }

        @Override
        public Statement namespace(Namespace namespace) {
            return line(group(id), "createSchema", name(namespace.name()));
        }

        @Override
        public Statement enumType(EnumType type) {
            List<Expression> arguments = new ArrayList<>();
            arguments.add(name(type.name()));
            type.labels().forEach(label -> arguments.add(name(label)));
            return statement(group(id), new Call("op.createEnum", arguments, 1, Style.FILLED));
        }

        @Override
        public Statement domain(Domain domain) {
            return line(group(id), "createDomain", values.domain(domain));
        }

        @Override
        public Statement composite(CompositeType type) {
            return line(group(id), "createComposite", values.composite(type));
        }

        @Override
        public Statement sequence(Sequence sequence) {
            return line(group(id), "createSequence", values.sequence(sequence));
        }

        @Override
        public Statement table(Table table) {
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
        public Statement column(Column column) {
            return onTable("addColumn", id.name(), values.column(column));
        }

        @Override
        public Statement constraint(Constraint constraint) {
            return onTable("addConstraint", id.name(), values.constraint(constraint));
        }

        @Override
        public Statement index(Index index) {
            return onTable("createIndex", id.name(), values.index(index));
        }

        @Override
        public Statement tableDependent(TableDependent dependent) {
            TableDependent.Visitor<Statement> visitor = this;
            return dependent.accept(visitor);
        }

        @Override
        public Statement statistics(Statistics statistics) {
            List<Expression> names = new ArrayList<>();
            names.add(name(statistics.name()));
            names.add(name(statistics.table()));
            statistics.columns().forEach(each -> names.add(name(each)));
            List<Call> calls = new ArrayList<>();
            statistics
                    .expressions()
                    .forEach(
                            each ->
                                    calls.add(
                                            Expression.call("expression", Expression.text(each))));
            if (!statistics.kinds().isEmpty()) {
                calls.add(
                        new Call(
                                "kinds",
                                statistics.kinds().stream().map(each -> name(each.word())).toList(),
                                0,
                                Style.FILLED));
            }
            if (statistics.target() != null) {
                calls.add(
                        Expression.call(
                                "target", Expression.token(statistics.target().toString())));
            }
            return line(
                    statistics.table().toString(),
                    "createStatistics",
                    Expression.Chain.of(new Call("statistics", names, 1, Style.FILLED), calls));
        }
    }

    @Override
    public Statement drop(Operation.Drop operation) {
        ObjectId id = operation.id();
        String loss =
                switch (id.kind()) {
                    case TABLE -> "loses the rows";
                    case COLUMN, ATTRIBUTE -> "loses the values";
                    default -> null;
                };
        Call call = Expression.call("op.drop" + word(id), names(id));
        return new Statement(call, group(id), false, loss);
    }

    @Override
    public Statement rename(Operation.Rename operation) {
        List<Expression> arguments = new ArrayList<>(List.of(names(operation.id())));
        arguments.add(name(operation.to()));
        return line(
                group(operation.id()),
                "rename" + word(operation.id()),
                arguments.toArray(Expression[]::new));
    }

    @Override
    public Statement validate(Operation.Validate operation) {
        return line(group(operation.id()), "validateConstraint", names(operation.id()));
    }

    /** The names stay on the first line. */
    @Override
    public Statement comment(Operation.Comment operation) {
        ObjectId id = operation.id();
        List<Expression> arguments = new ArrayList<>(List.of(names(id)));
        arguments.add(comment(operation.comment()));
        Call call =
                new Call(
                        "op.set" + word(id) + "Comment",
                        arguments,
                        arguments.size() - 1,
                        Style.LISTED);
        return statement(
                id.kind() == ObjectId.Kind.TABLE ? id.name().toString() : "comments", call);
    }

    private static Expression comment(String text) {
        return text == null ? Expression.token("null") : Expression.text(text);
    }

    /** An object's kind as the methods of {@link Op} say it: {@code DomainConstraint}. */
    private static String word(ObjectId id) {
        StringBuilder word = new StringBuilder();
        for (String part : id.kind().key().split("_")) {
            word.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
        }
        return word.toString();
    }

    /** An object's name, or the two of a part. */
    private static Expression[] names(ObjectId id) {
        if (id.kind() == ObjectId.Kind.SCHEMA) {
            return new Expression[] {name(id.name().name())};
        }
        return id.part() == null
                ? new Expression[] {name(id.name())}
                : new Expression[] {name(id.name()), name(id.part())};
    }

    /** Statements about a table's parts stay together, and those about one kind of object. */
    private static String group(ObjectId id) {
        return id.kind().isPart() ? id.name().toString() : id.kind().key() + "s";
    }

    @Override
    public Statement alterEnum(Operation.AlterEnum operation) {
        EnumCall change = operation.change().accept(this);
        List<Expression> arguments = new ArrayList<>();
        arguments.add(name(operation.type()));
        arguments.addAll(change.arguments());
        Call call = new Call("op." + change.word(), arguments, change.kept(), change.style());
        return new Statement(call, group(operation.id()), false, change.loss());
    }

    /** What follows the type's name in the call that changes it. */
    record EnumCall(String word, List<Expression> arguments, int kept, Style style, String loss) {}

    private static EnumCall call(String word, Expression... arguments) {
        return new EnumCall(word, List.of(arguments), 0, Style.FILLED, null);
    }

    @Override
    public EnumCall addValue(EnumChange.AddValue change) {
        return change.before() == null
                ? call("addEnumValue", name(change.label()))
                : call("addEnumValueBefore", name(change.label()), name(change.before()));
    }

    @Override
    public EnumCall renameValue(EnumChange.RenameValue change) {
        return call("renameEnumValue", name(change.from()), name(change.to()));
    }

    @Override
    public EnumCall replace(EnumChange.Replace change) {
        List<Expression> labels = change.labels().stream().map(StatementOf::name).toList();
        List<Expression> arguments = new ArrayList<>();
        arguments.add(new Call("labels", labels, 0, Style.FILLED));
        change.columns().forEach(column -> arguments.add(columnOf(column)));
        return new EnumCall(
                "replaceEnum",
                arguments,
                1,
                Style.LISTED,
                "fails if a row holds a label that is gone");
    }

    @Override
    public EnumCall addCasts(EnumChange.AddCasts change) {
        return call("addEnumCasts");
    }

    @Override
    public EnumCall dropCasts(EnumChange.DropCasts change) {
        return call("dropEnumCasts");
    }

    private static Expression columnOf(ColumnRef column) {
        return Expression.call("columnOf", name(column.table()), name(column.column()));
    }

    private static Expression sql(SqlExpression value) {
        Expression text = Expression.text(value.text());
        return value.isTodo() ? Expression.call("todo", text) : text;
    }

    @Override
    public Statement alterDomain(Operation.AlterDomain operation) {
        List<Expression> arguments = new ArrayList<>();
        arguments.add(name(operation.domain()));
        operation.changes().forEach(change -> arguments.add(change.accept(this)));
        return statement("domains", new Call("op.alterDomain", arguments, 1, Style.LISTED));
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
                OperationName.of(operation).isDestructive()
                        ? "loses the values of dropped attributes"
                        : null);
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

    @Override
    public Statement clusterOn(Operation.ClusterOn operation) {
        Expression index =
                operation.index() == null ? Expression.token("null") : name(operation.index());
        return line(operation.table().toString(), "clusterOn", name(operation.table()), index);
    }

    @Override
    public Statement execute(Operation.Execute operation) {
        return line("statements", "execute", sql(operation.statement()));
    }

    @Override
    public Statement found(Operation.Found operation) {
        ObjectId id = operation.id();
        String besideCreate = id.kind() == ObjectId.Kind.TABLE ? id.name().toString() : group(id);
        if (operation.parts().isEmpty()) {
            return statement(besideCreate, Expression.call("op.found" + word(id), names(id)));
        }
        List<Expression> arguments = new ArrayList<>(List.of(names(id)));
        for (FoundParts parts : operation.parts()) {
            arguments.add(
                    new Call(
                            parts.sort().method(),
                            parts.names().stream().map(Expression::name).toList(),
                            0,
                            Style.FILLED));
        }
        return statement(besideCreate, new Call("op.found", arguments, 1, Style.LISTED));
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
    public Statement alterSequence(Operation.AlterSequence operation) {
        return line(
                "sequences",
                operation.isFromStart() ? "alterSequenceFromStart" : "alterSequence",
                values.alteredSequence(operation.sequence()));
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
        return Expression.call(
                change.isFromStart() ? "setIdentityFromStart" : "setIdentity",
                values.identity(change.identity()));
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
        String verb = change.isReset() ? "reset" : "set";
        return ValueExpression.option(verb, change.option(), change.value());
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
