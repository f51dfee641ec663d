package dev.retort.hibernate;

import dev.retort.hibernate.version.Since;
import dev.retort.model.Check;
import dev.retort.model.QualifiedName;
import dev.retort.sql.Token;
import dev.retort.sql.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.mapping.AggregateColumn;
import org.hibernate.mapping.CheckConstraint;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;

/**
 * The checks of one table, in the order of CREATE TABLE: those of its columns, then its own.
 * Unnamed ones get the name that PostgreSQL gives: with the column in it when the expression uses
 * exactly one (AddRelationNewConstraints in catalog/heap.c).
 */
final class ChecksMapping {

    private final SchemaMapping schema;
    private final Table table;
    private final QualifiedName name;
    private final ColumnsMapping columns;
    private final Set<String> columnNames;
    private final List<Check> checks = new ArrayList<>();

    ChecksMapping(SchemaMapping schema, Table table, QualifiedName name, ColumnsMapping columns) {
        this.schema = schema;
        this.table = table;
        this.name = name;
        this.columns = columns;
        this.columnNames =
                table.getColumns().stream()
                        .map(TableMapping::columnName)
                        .collect(Collectors.toSet());
    }

    List<Check> map() {
        for (Column column : table.getColumns()) {
            columns.definedChecks(column).forEach(check -> add(check.name(), check.expression()));
            ofColumn(column.getCheckConstraints());
        }
        for (CheckConstraint check : table.getChecks()) {
            warnOfOptions(check);
            add(check.isNamed() ? check.getName() : null, check.getConstraint());
        }
        ofAggregates();
        return checks;
    }

    /** Several unnamed checks of a column become one. */
    private void ofColumn(List<CheckConstraint> constraints) {
        List<String> unnamed =
                constraints.stream()
                        .filter(CheckConstraint::isAnonymous)
                        .map(CheckConstraint::getConstraint)
                        .toList();
        if (unnamed.size() == 1) {
            add(null, unnamed.get(0));
        } else if (unnamed.size() > 1) {
            add(null, unnamed.stream().collect(Collectors.joining(") and (", "(", ")")));
        }
        for (CheckConstraint constraint : constraints) {
            warnOfOptions(constraint);
            if (constraint.isNamed()) {
                add(constraint.getName(), constraint.getConstraint());
            }
        }
    }

    /** PostgreSQL's dialect leaves them out. */
    private void warnOfOptions(CheckConstraint check) {
        schema.options()
                .warn("check " + check.getConstraint() + " on " + name, Since.options(check));
    }

    /**
     * The components of an embeddable that is stored in one column are checked by an expression
     * that only Hibernate's own exporter can write; it stands last in CREATE TABLE.
     */
    private void ofAggregates() {
        if (table.getColumns().stream().noneMatch(AggregateColumn.class::isInstance)) {
            return;
        }
        String create =
                schema.dialect()
                        .getTableExporter()
                        .getSqlCreateStrings(table, schema.metadata(), schema.context())[0];
        List<String> unnamed = unnamedTableChecks(create);
        long known = table.getChecks().stream().filter(CheckConstraint::isAnonymous).count();
        unnamed.stream().skip(known).forEach(expression -> add(null, expression));
    }

    private static List<String> unnamedTableChecks(String create) {
        Tokens tokens = Tokens.of(create);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.at(i).depth() == 1 && tokens.are(i, ",", "check", "(")) {
                found.add(tokens.text(i + 3, tokens.closing(i + 2)));
            }
        }
        return found;
    }

    /**
     * @param given SQL text, or {@code null} when PostgreSQL is to find a name
     */
    private void add(String given, String expression) {
        String checkName;
        if (given == null || given.isBlank()) {
            Set<String> used = columnsIn(expression);
            checkName =
                    schema.invented()
                            .check(
                                    name.schema(),
                                    name.name(),
                                    used.size() == 1 ? used.iterator().next() : null);
            schema.generatedName(name, checkName);
        } else {
            checkName = PostgresName.fromSql(given);
            schema.invented().takeConstraint(name.schema(), checkName);
        }
        checks.add(Check.of(checkName, expression));
    }

    private Set<String> columnsIn(String expression) {
        Tokens tokens = Tokens.of(expression);
        Set<String> used = new LinkedHashSet<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.at(i);
            if (token.isName() && columnNames.contains(token.value()) && isColumn(tokens, i)) {
                used.add(token.value());
            }
        }
        return used;
    }

    /** Not a function, not a type in a cast, not the type of a literal. */
    private static boolean isColumn(Tokens tokens, int at) {
        Token next = tokens.at(at + 1);
        Token previous = tokens.at(at - 1);
        boolean isCall = next.is("(") && tokens.at(at).kind() == Token.Kind.WORD;
        boolean isType = previous.is("::") || previous.is("as");
        return !next.isString() && !isType && !isCall;
    }
}
