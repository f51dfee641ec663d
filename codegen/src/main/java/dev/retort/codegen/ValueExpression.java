package dev.retort.codegen;

import dev.retort.codegen.Expression.Call;
import dev.retort.codegen.Expression.Call.Style;
import dev.retort.codegen.Expression.Chain;
import dev.retort.model.Check;
import dev.retort.model.Column;
import dev.retort.model.ColumnOption;
import dev.retort.model.CompositeType;
import dev.retort.model.Constraint;
import dev.retort.model.Deferrability;
import dev.retort.model.Domain;
import dev.retort.model.Exclusion;
import dev.retort.model.ForeignKey;
import dev.retort.model.Identity;
import dev.retort.model.Index;
import dev.retort.model.IndexKey;
import dev.retort.model.NotNull;
import dev.retort.model.PrimaryKey;
import dev.retort.model.Sequence;
import dev.retort.model.SequenceOptions;
import dev.retort.model.Type;
import dev.retort.model.Unique;
import dev.retort.operation.Ddl;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The records of the model as the calls of {@link Ddl} that make them again. What equals the
 * factory's own choice is not said.
 */
final class ValueExpression implements Constraint.Visitor<Expression> {

    private static final Type SEQUENCE_TYPE = Ddl.sequence("any").type();
    private static final String INDEX_METHOD = Ddl.index("any", "any").method();

    private final SortedSet<ForeignKey.Action> actions = new TreeSet<>();

    /** The constants that the expressions made so far refer to. */
    SortedSet<ForeignKey.Action> actions() {
        return actions;
    }

    Expression column(Column column) {
        List<Call> calls = new ArrayList<>();
        if (column.identityClause() != null) {
            calls.add(
                    column.identityClause().equals(Identity.byDefault())
                            ? Expression.call("identity")
                            : Expression.call("identity", identity(column.identityClause())));
        } else if (!column.nullable() && column.notNullClause() == null) {
            calls.add(Expression.call("notNull"));
        }
        if (column.notNullClause() != null) {
            calls.add(Expression.call("notNull", notNull(column.notNullClause())));
        }
        if (column.defaultExpression() != null) {
            calls.add(text("defaultTo", column.defaultExpression()));
        }
        if (column.generated() != null) {
            String word = column.generated().stored() ? "generatedAs" : "generatedVirtual";
            calls.add(text(word, column.generated().expression()));
        }
        if (column.collation() != null) {
            calls.add(text("collate", column.collation()));
        }
        for (ColumnOption option : ColumnOption.values()) {
            if (column.option(option) != null) {
                calls.add(option("", option, column.option(option)));
            }
        }
        if (column.comment() != null) {
            calls.add(text("comment", column.comment()));
        }
        Expression type = TypeExpression.of(column.type());
        return Chain.of(named("column", Expression.name(column.name()), type), calls);
    }

    /**
     * {@code storage("plain")}, or behind a verb {@code setStorage("plain")}.
     *
     * @param value or {@code null} where the word says all
     */
    static Call option(String verb, ColumnOption option, String value) {
        String word = verb.isEmpty() ? option.word() : option.word(verb);
        return value == null
                ? Expression.call(word)
                : Expression.call(
                        word, option.isNumber() ? Expression.token(value) : Expression.name(value));
    }

    /** Its name alone where that is all there is to say. */
    Expression notNull(NotNull clause) {
        List<Call> calls = new ArrayList<>();
        if (clause.isNoInherit()) {
            calls.add(Expression.call("noInherit"));
        }
        if (clause.isNotValid()) {
            calls.add(Expression.call("notValid"));
        }
        if (clause.name() == null) {
            return Chain.of(Expression.call("constraint"), calls);
        }
        Expression name = Expression.name(clause.name());
        return calls.isEmpty() ? name : Chain.of(Expression.call("constraint", name), calls);
    }

    Expression identity(Identity identity) {
        Call head = Expression.call(identity.isAlways() ? "always" : "byDefault");
        return Chain.of(head, options(identity.options(), identity.options().increment()));
    }

    Expression domain(Domain domain) {
        List<Call> calls = new ArrayList<>();
        if (domain.collation() != null) {
            calls.add(text("collate", domain.collation()));
        }
        if (!domain.nullable()) {
            calls.add(Expression.call("notNull"));
        }
        if (domain.defaultExpression() != null) {
            calls.add(text("defaultTo", domain.defaultExpression()));
        }
        for (Check check : domain.checks().values()) {
            calls.add(
                    check.equals(Check.of(check.name(), check.expression()))
                            ? named(
                                    "check",
                                    Expression.name(check.name()),
                                    Expression.text(check.expression()))
                            : Expression.call("check", check(check)));
        }
        Call head =
                named(
                        "domain",
                        Expression.name(domain.name().toString()),
                        TypeExpression.of(domain.type()));
        return Chain.of(head, calls);
    }

    Expression composite(CompositeType type) {
        List<Expression> arguments = new ArrayList<>();
        arguments.add(Expression.name(type.name().toString()));
        type.attributes().values().forEach(each -> arguments.add(attribute(each)));
        return new Call("composite", arguments, 1, Style.LISTED);
    }

    Expression attribute(CompositeType.Attribute attribute) {
        Call head =
                named(
                        "attribute",
                        Expression.name(attribute.name()),
                        TypeExpression.of(attribute.type()));
        return attribute.collation() == null
                ? head
                : Chain.of(head, List.of(text("collate", attribute.collation())));
    }

    Expression sequence(Sequence sequence) {
        return sequence(sequence, sequence.options().increment());
    }

    /**
     * A sequence that is altered says its increment even when it is the default: it may be the
     * news.
     */
    Expression alteredSequence(Sequence sequence) {
        Long increment = sequence.options().increment();
        return sequence(sequence, increment == null ? Long.valueOf(1) : increment);
    }

    private static Expression sequence(Sequence sequence, Long increment) {
        List<Call> calls = new ArrayList<>();
        if (!sequence.type().equals(SEQUENCE_TYPE)) {
            calls.add(Expression.call("as", TypeExpression.of(sequence.type())));
        }
        calls.addAll(options(sequence.options(), increment));
        if (sequence.ownedBy() != null) {
            calls.add(
                    Expression.call(
                            "ownedBy",
                            Expression.name(sequence.ownedBy().table().toString()),
                            Expression.name(sequence.ownedBy().column())));
        }
        String name = sequence.name().toString();
        return Chain.of(Expression.call("sequence", Expression.name(name)), calls);
    }

    private static List<Call> options(SequenceOptions options, Long increment) {
        List<Call> calls = new ArrayList<>();
        number(calls, "startWith", options.start());
        number(calls, "incrementBy", increment);
        number(calls, "minValue", options.min());
        number(calls, "maxValue", options.max());
        number(calls, "cache", options.cache());
        if (options.cycle()) {
            calls.add(Expression.call("cycle"));
        }
        return calls;
    }

    private static void number(List<Call> calls, String word, Long value) {
        if (value != null) {
            boolean isInt = value == value.intValue();
            calls.add(Expression.call(word, Expression.token(isInt ? "" + value : value + "L")));
        }
    }

    Expression constraint(Constraint constraint) {
        return constraint.accept(this);
    }

    @Override
    public Expression primaryKey(PrimaryKey key) {
        List<Call> calls = new ArrayList<>();
        include(calls, key.include());
        parameters(calls, key.parameters());
        deferrability(calls, key.deferrability());
        return Chain.of(named("primaryKey", key.name(), key.columns()), calls);
    }

    @Override
    public Expression unique(Unique key) {
        List<Call> calls = new ArrayList<>();
        include(calls, key.include());
        if (key.isNullsNotDistinct()) {
            calls.add(Expression.call("nullsNotDistinct"));
        }
        parameters(calls, key.parameters());
        deferrability(calls, key.deferrability());
        return Chain.of(named("unique", key.name(), key.columns()), calls);
    }

    @Override
    public Expression foreignKey(ForeignKey key) {
        List<Call> calls = new ArrayList<>();
        calls.add(named("references", key.references().toString(), key.referencedColumns()));
        action(calls, "onDelete", key.onDelete(), key.onDeleteColumns());
        action(calls, "onUpdate", key.onUpdate(), List.of());
        if (key.isMatchFull()) {
            calls.add(Expression.call("matchFull"));
        }
        deferrability(calls, key.deferrability());
        validity(calls, key.isNotValid(), key.isNotEnforced());
        return new Chain(named("foreignKey", key.name(), key.columns()), calls, 1);
    }

    @Override
    public Expression check(Check check) {
        List<Call> calls = new ArrayList<>();
        if (check.isNoInherit()) {
            calls.add(Expression.call("noInherit"));
        }
        validity(calls, check.isNotValid(), check.isNotEnforced());
        Expression expression = Expression.text(check.expression());
        return Chain.of(named("check", Expression.name(check.name()), expression), calls);
    }

    @Override
    public Expression exclusion(Exclusion exclusion) {
        List<Expression> arguments = new ArrayList<>();
        arguments.add(Expression.name(exclusion.name()));
        for (Exclusion.Element element : exclusion.elements()) {
            IndexKey key = element.key();
            boolean isPlain = key.equals(IndexKey.ofColumn(key.text()));
            arguments.add(
                    Expression.call(
                            "with",
                            isPlain ? Expression.name(key.text()) : key(key),
                            Expression.name(element.operator())));
        }
        List<Call> calls = new ArrayList<>();
        if (!exclusion.method().equals(INDEX_METHOD)) {
            calls.add(Expression.call("using", Expression.name(exclusion.method())));
        }
        include(calls, exclusion.include());
        parameters(calls, exclusion.parameters());
        if (exclusion.predicate() != null) {
            calls.add(text("where", exclusion.predicate()));
        }
        deferrability(calls, exclusion.deferrability());
        return Chain.of(named("exclude", arguments), calls);
    }

    Expression index(Index index) {
        List<Expression> arguments = new ArrayList<>();
        arguments.add(Expression.name(index.name()));
        boolean isPlain =
                index.keys().stream().allMatch(key -> key.equals(IndexKey.ofColumn(key.text())));
        for (IndexKey key : index.keys()) {
            arguments.add(isPlain ? Expression.name(key.text()) : key(key));
        }
        List<Call> calls = new ArrayList<>();
        if (index.isUnique()) {
            calls.add(Expression.call("unique"));
        }
        if (!index.method().equals(INDEX_METHOD)) {
            calls.add(Expression.call("using", Expression.name(index.method())));
        }
        include(calls, index.include());
        if (index.isNullsNotDistinct()) {
            calls.add(Expression.call("nullsNotDistinct"));
        }
        parameters(calls, index.parameters());
        if (index.predicate() != null) {
            calls.add(text("where", index.predicate()));
        }
        return Chain.of(named("index", arguments), calls);
    }

    private static Expression key(IndexKey key) {
        List<Call> calls = new ArrayList<>();
        boolean isDescendingColumn = key.descending() && !key.expression();
        if (key.descending() && key.expression()) {
            calls.add(Expression.call("desc"));
        }
        if (key.nullsAreFirst() != null) {
            calls.add(Expression.call(key.nullsAreFirst() ? "nullsFirst" : "nullsLast"));
        }
        if (key.operatorClass() != null) {
            calls.add(Expression.call("using", Expression.name(key.operatorClass())));
        }
        if (key.collation() != null) {
            calls.add(text("collate", key.collation()));
        }
        Expression text =
                key.expression() ? Expression.text(key.text()) : Expression.name(key.text());
        String word = key.expression() ? "expression" : isDescendingColumn ? "desc" : "key";
        return Chain.of(Expression.call(word, text), calls);
    }

    private void action(
            List<Call> calls, String word, ForeignKey.Action action, List<String> columns) {
        if (action != ForeignKey.Action.NO_ACTION || !columns.isEmpty()) {
            actions.add(action);
            List<Expression> arguments = new ArrayList<>();
            arguments.add(Expression.token(action.name()));
            arguments.addAll(List.of(names(columns)));
            calls.add(named(word, arguments));
        }
    }

    private static void validity(List<Call> calls, boolean isNotValid, boolean isNotEnforced) {
        if (isNotValid) {
            calls.add(Expression.call("notValid"));
        }
        if (isNotEnforced) {
            calls.add(Expression.call("notEnforced"));
        }
    }

    private static void parameters(List<Call> calls, Map<String, String> parameters) {
        parameters.forEach(
                (name, value) ->
                        calls.add(
                                Expression.call(
                                        "with", Expression.name(name), Expression.name(value))));
    }

    private static void include(List<Call> calls, List<String> columns) {
        if (!columns.isEmpty()) {
            calls.add(Expression.call("include", names(columns)));
        }
    }

    private static void deferrability(List<Call> calls, Deferrability deferrability) {
        if (deferrability == Deferrability.DEFERRABLE) {
            calls.add(Expression.call("deferrable"));
        } else if (deferrability == Deferrability.INITIALLY_DEFERRED) {
            calls.add(Expression.call("initiallyDeferred"));
        }
    }

    private static Call text(String word, String value) {
        return Expression.call(word, Expression.text(value));
    }

    private static Call named(String word, String name, List<String> columns) {
        List<Expression> arguments = new ArrayList<>();
        arguments.add(Expression.name(name));
        arguments.addAll(List.of(names(columns)));
        return named(word, arguments);
    }

    private static Call named(String word, Expression... arguments) {
        return named(word, List.of(arguments));
    }

    private static Call named(String word, List<Expression> arguments) {
        return new Call(word, arguments, 1, Call.Style.FILLED);
    }

    private static Expression[] names(List<String> columns) {
        return columns.stream().map(Expression::name).toArray(Expression[]::new);
    }
}
