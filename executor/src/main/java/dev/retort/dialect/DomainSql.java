package dev.retort.dialect;

import static dev.retort.model.QualifiedName.quote;
import static dev.retort.sql.Identifiers.quote;

import dev.retort.model.Check;
import dev.retort.model.Domain;
import dev.retort.operation.ColumnChange;
import dev.retort.operation.DomainChange;
import java.util.ArrayList;
import java.util.List;

/** What follows ALTER DOMAIN name, and the making of a domain. */
final class DomainSql implements DomainChange.Visitor<String> {

    static final DomainSql INSTANCE = new DomainSql();

    private DomainSql() {}

    /** CREATE DOMAIN makes every check valid, whatever it is told. */
    static List<String> create(Domain domain) {
        StringBuilder sql =
                new StringBuilder("CREATE DOMAIN ")
                        .append(quote(domain.name()))
                        .append(" AS ")
                        .append(domain.type().sql());
        if (domain.collation() != null) {
            sql.append(" COLLATE ").append(domain.collation());
        }
        if (domain.defaultExpression() != null) {
            sql.append(" DEFAULT ").append(domain.defaultExpression());
        }
        if (!domain.nullable()) {
            sql.append(" NOT NULL");
        }
        List<String> statements = new ArrayList<>();
        for (Check check : domain.checks().values()) {
            if (check.isNotValid()) {
                statements.add(
                        "ALTER DOMAIN "
                                + quote(domain.name())
                                + " ADD "
                                + DefinitionSql.constraint(check));
            } else {
                sql.append("\n    ").append(DefinitionSql.constraint(check));
            }
        }
        statements.add(0, sql.toString());
        return statements;
    }

    @Override
    public String setNotNull(ColumnChange.SetNotNull change) {
        return "SET NOT NULL";
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
    public String addCheck(DomainChange.AddCheck change) {
        return "ADD " + DefinitionSql.constraint(change.check());
    }

    @Override
    public String dropCheck(DomainChange.DropCheck change) {
        return "DROP CONSTRAINT " + quote(change.name());
    }

    @Override
    public String validateCheck(DomainChange.ValidateCheck change) {
        return "VALIDATE CONSTRAINT " + quote(change.name());
    }
}
