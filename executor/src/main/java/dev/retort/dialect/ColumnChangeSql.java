package dev.retort.dialect;

import static dev.retort.model.QualifiedName.quote;
import static dev.retort.sql.Identifiers.quote;

import dev.retort.model.Identity;
import dev.retort.operation.ColumnChange;
import java.util.List;

/**
 * What follows ALTER COLUMN name, one or more subcommands; {@code null} for a change that is
 * another subcommand or a statement of its own.
 */
final class ColumnChangeSql implements ColumnChange.Visitor<String> {

    private final String column;

    ColumnChangeSql(String column) {
        this.column = column;
    }

    @Override
    public String setType(ColumnChange.SetType change) {
        return "TYPE "
                + change.type().sql()
                + (change.collation() == null ? "" : " COLLATE " + change.collation())
                + (change.using() == null ? "" : " USING " + using(change));
    }

    /** While nobody has said how, a row that has a value fails: 1 / 0. */
    private String using(ColumnChange.SetType change) {
        return change.using().isTodo()
                ? "CASE 1 / ("
                        + quote(column)
                        + " IS NULL)::integer WHEN 1 THEN NULL::"
                        + change.type().sql()
                        + " END"
                : change.using().text();
    }

    @Override
    public String setNotNull(ColumnChange.SetNotNull change) {
        return change.clause() == null ? "SET NOT NULL" : null;
    }

    @Override
    public String dropNotNull(ColumnChange.DropNotNull change) {
        return "DROP NOT NULL";
    }

    @Override
    public String setDefault(ColumnChange.SetDefault change) {
        return "SET DEFAULT " + change.expression();
    }

    @Override
    public String dropDefault(ColumnChange.DropDefault change) {
        return "DROP DEFAULT";
    }

    @Override
    public String addIdentity(ColumnChange.AddIdentity change) {
        Identity identity = change.identity();
        List<String> options = DefinitionSql.given(identity.options());
        return "ADD GENERATED "
                + kind(identity)
                + " AS IDENTITY"
                + (options.isEmpty() ? "" : " (" + String.join(" ", options) + ")");
    }

    @Override
    public String setIdentity(ColumnChange.SetIdentity change) {
        StringBuilder sql = new StringBuilder("SET GENERATED ").append(kind(change.identity()));
        for (String option : OperationSql.all(change.identity().options())) {
            sql.append(" SET ").append(option);
        }
        return sql.toString();
    }

    @Override
    public String dropIdentity(ColumnChange.DropIdentity change) {
        return "DROP IDENTITY";
    }

    @Override
    public String dropExpression(ColumnChange.DropExpression change) {
        return "DROP EXPRESSION";
    }

    @Override
    public String setOption(ColumnChange.SetOption change) {
        return "SET " + DefinitionSql.option(change.option(), change.value());
    }

    @Override
    public String setComment(ColumnChange.SetComment change) {
        return null;
    }

    private static String kind(Identity identity) {
        return identity.isAlways() ? "ALWAYS" : "BY DEFAULT";
    }
}
