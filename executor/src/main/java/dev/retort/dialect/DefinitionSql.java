package dev.retort.dialect;

import static dev.retort.model.QualifiedName.quote;
import static dev.retort.sql.Identifiers.quote;
import static dev.retort.sql.Literals.literal;

import dev.retort.model.Check;
import dev.retort.model.Column;
import dev.retort.model.ColumnOption;
import dev.retort.model.Constraint;
import dev.retort.model.Deferrability;
import dev.retort.model.Exclusion;
import dev.retort.model.ForeignKey;
import dev.retort.model.Generated;
import dev.retort.model.Identity;
import dev.retort.model.Index;
import dev.retort.model.IndexKey;
import dev.retort.model.NotNull;
import dev.retort.model.PrimaryKey;
import dev.retort.model.SequenceOptions;
import dev.retort.model.Unique;
import dev.retort.sql.Identifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The SQL of a definition: what stands inside CREATE TABLE, after ADD, or after ON in CREATE INDEX.
 */
final class DefinitionSql implements Constraint.Visitor<String> {

    static final DefinitionSql INSTANCE = new DefinitionSql();

    private DefinitionSql() {}

    static String columns(List<String> names) {
        return names.stream().map(Identifiers::quote).collect(Collectors.joining(", ", "(", ")"));
    }

    static String column(Column column) {
        StringBuilder sql = new StringBuilder(quote(column.name()));
        sql.append(' ').append(column.type().sql());
        for (ColumnOption option : ColumnOption.values()) {
            if (option.isInDefinition() && column.option(option) != null) {
                sql.append(' ').append(option(option, column.option(option)));
            }
        }
        if (column.collation() != null) {
            sql.append(" COLLATE ").append(column.collation());
        }
        if (column.defaultExpression() != null) {
            sql.append(" DEFAULT ").append(column.defaultExpression());
        }
        Identity identity = column.identityClause();
        if (identity != null) {
            sql.append(" GENERATED ")
                    .append(identity.isAlways() ? "ALWAYS" : "BY DEFAULT")
                    .append(" AS IDENTITY");
            List<String> options = given(identity.options());
            if (!options.isEmpty()) {
                sql.append(" (").append(String.join(" ", options)).append(')');
            }
        }
        Generated generated = column.generated();
        if (generated != null) {
            sql.append(" GENERATED ALWAYS AS (")
                    .append(generated.expression())
                    .append(") ")
                    .append(generated.stored() ? "STORED" : "VIRTUAL");
        }
        NotNull clause = column.notNullClause();
        if (!column.nullable() && (clause == null || !clause.isNotValid())) {
            sql.append(clause == null ? " NOT NULL" : notNull(clause, ""));
        }
        return sql.toString();
    }

    /**
     * @param column what stands behind NOT NULL: nothing in a column's own definition
     */
    private static String notNull(NotNull clause, String column) {
        return (clause.name() == null ? "" : " CONSTRAINT " + quote(clause.name()))
                + " NOT NULL"
                + column
                + (clause.isNoInherit() ? " NO INHERIT" : "")
                + (clause.isNotValid() ? " NOT VALID" : "");
    }

    /** A subcommand of ALTER TABLE. */
    static String addNotNull(String column, NotNull clause) {
        return "ADD" + notNull(clause, " " + quote(column));
    }

    /** What the column is told afterwards, as subcommands of ALTER TABLE: its definition cannot. */
    static List<String> afterDefinition(Column column) {
        List<String> subcommands = new ArrayList<>();
        if (column.notNullClause() != null && column.notNullClause().isNotValid()) {
            subcommands.add(addNotNull(column.name(), column.notNullClause()));
        }
        for (ColumnOption option : ColumnOption.values()) {
            if (!option.isInDefinition() && column.option(option) != null) {
                subcommands.add(
                        "ALTER COLUMN "
                                + quote(column.name())
                                + " SET "
                                + option(option, column.option(option)));
            }
        }
        return subcommands;
    }

    /**
     * @param value or {@code null} for the server's default
     */
    static String option(ColumnOption option, String value) {
        if (option.isNumber()) {
            // Servers older than PostgreSQL 17 have no word for the default, and all know -1.
            return option.name() + " " + (value == null ? "-1" : value);
        }
        return option.name() + " " + (value == null ? "default" : quote(value));
    }

    /** The options that are given, as CREATE SEQUENCE has them. */
    static List<String> given(SequenceOptions options) {
        List<String> sql = new ArrayList<>();
        if (options.increment() != null) {
            sql.add("INCREMENT BY " + options.increment());
        }
        if (options.min() != null) {
            sql.add("MINVALUE " + options.min());
        }
        if (options.max() != null) {
            sql.add("MAXVALUE " + options.max());
        }
        if (options.start() != null) {
            sql.add("START WITH " + options.start());
        }
        if (options.cache() != null) {
            sql.add("CACHE " + options.cache());
        }
        if (options.cycle()) {
            sql.add("CYCLE");
        }
        return sql;
    }

    static String constraint(Constraint constraint) {
        return "CONSTRAINT " + quote(constraint.name()) + " " + constraint.accept(INSTANCE);
    }

    @Override
    public String primaryKey(PrimaryKey key) {
        return "PRIMARY KEY "
                + columns(key.columns())
                + include(key.include())
                + parameters(key.parameters())
                + deferrability(key.deferrability());
    }

    @Override
    public String unique(Unique unique) {
        return "UNIQUE "
                + (unique.isNullsNotDistinct() ? "NULLS NOT DISTINCT " : "")
                + columns(unique.columns())
                + include(unique.include())
                + parameters(unique.parameters())
                + deferrability(unique.deferrability());
    }

    @Override
    public String foreignKey(ForeignKey key) {
        return "FOREIGN KEY "
                + columns(key.columns())
                + " REFERENCES "
                + quote(key.references())
                + " "
                + columns(key.referencedColumns())
                + (key.isMatchFull() ? " MATCH FULL" : "")
                + action(" ON DELETE ", key.onDelete())
                + (key.onDeleteColumns().isEmpty() ? "" : " " + columns(key.onDeleteColumns()))
                + action(" ON UPDATE ", key.onUpdate())
                + deferrability(key.deferrability())
                + validity(key.isNotValid(), key.isNotEnforced());
    }

    @Override
    public String check(Check check) {
        return "CHECK ("
                + check.expression()
                + ")"
                + (check.isNoInherit() ? " NO INHERIT" : "")
                + validity(check.isNotValid(), check.isNotEnforced());
    }

    @Override
    public String exclusion(Exclusion exclusion) {
        return "EXCLUDE USING "
                + quote(exclusion.method())
                + exclusion.elements().stream()
                        .map(each -> key(each.key()) + " WITH " + each.operator())
                        .collect(Collectors.joining(", ", " (", ")"))
                + include(exclusion.include())
                + parameters(exclusion.parameters())
                + (exclusion.predicate() == null ? "" : " WHERE (" + exclusion.predicate() + ")")
                + deferrability(exclusion.deferrability());
    }

    private static String parameters(Map<String, String> parameters) {
        return parameters.isEmpty()
                ? ""
                : parameters.entrySet().stream()
                        .map(entry -> quote(entry.getKey()) + "=" + literal(entry.getValue()))
                        .collect(Collectors.joining(", ", " WITH (", ")"));
    }

    private static String validity(boolean isNotValid, boolean isNotEnforced) {
        return isNotEnforced ? " NOT ENFORCED" : isNotValid ? " NOT VALID" : "";
    }

    /** What follows ON in CREATE INDEX. */
    static String index(Index index) {
        StringBuilder sql = new StringBuilder();
        if (!index.method().equals("btree")) {
            sql.append("USING ").append(quote(index.method())).append(' ');
        }
        sql.append(
                index.keys().stream()
                        .map(DefinitionSql::key)
                        .collect(Collectors.joining(", ", "(", ")")));
        sql.append(include(index.include()));
        if (index.isNullsNotDistinct()) {
            sql.append(" NULLS NOT DISTINCT");
        }
        sql.append(parameters(index.parameters()));
        if (index.predicate() != null) {
            sql.append(" WHERE ").append(index.predicate());
        }
        return sql.toString();
    }

    private static String key(IndexKey key) {
        StringBuilder sql =
                new StringBuilder(key.expression() ? "(" + key.text() + ")" : quote(key.text()));
        if (key.collation() != null) {
            sql.append(" COLLATE ").append(key.collation());
        }
        if (key.operatorClass() != null) {
            sql.append(' ').append(key.operatorClass());
        }
        if (key.descending()) {
            sql.append(" DESC");
        }
        if (key.nullsAreFirst() != null) {
            sql.append(key.nullsAreFirst() ? " NULLS FIRST" : " NULLS LAST");
        }
        return sql.toString();
    }

    private static String include(List<String> names) {
        return names.isEmpty() ? "" : " INCLUDE " + columns(names);
    }

    private static String deferrability(Deferrability value) {
        switch (value) {
            case DEFERRABLE:
                return " DEFERRABLE";
            case INITIALLY_DEFERRED:
                return " DEFERRABLE INITIALLY DEFERRED";
            default:
                return "";
        }
    }

    private static String action(String clause, ForeignKey.Action action) {
        return action == ForeignKey.Action.NO_ACTION
                ? ""
                : clause + action.name().replace('_', ' ');
    }
}
