package dev.retort.dialect;

import static dev.retort.model.QualifiedName.quote;
import static dev.retort.sql.Identifiers.quote;

import dev.retort.model.Column;
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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The statements that create something.
 *
 * @param id of what is created; of a part, also of the table that has it
 */
record CreateSql(ObjectId id)
        implements Definition.Visitor<List<String>>, TableDependent.Visitor<List<String>> {

    @Override
    public List<String> namespace(Namespace namespace) {
        return List.of("CREATE SCHEMA " + quote(namespace.name()));
    }

    @Override
    public List<String> enumType(EnumType type) {
        return List.of(EnumSql.create(type.name(), type.labels()));
    }

    @Override
    public List<String> domain(Domain domain) {
        return DomainSql.create(domain);
    }

    @Override
    public List<String> composite(CompositeType type) {
        return List.of(CompositeSql.create(type));
    }

    @Override
    public List<String> sequence(Sequence sequence) {
        List<String> words = new ArrayList<>();
        words.add("CREATE SEQUENCE " + quote(sequence.name()));
        if (!sequence.type().sql().equals("bigint")) {
            words.add("AS " + sequence.type().sql());
        }
        words.addAll(DefinitionSql.given(sequence.options()));
        if (sequence.ownedBy() != null) {
            words.add("OWNED BY " + OperationSql.owner(sequence.ownedBy()));
        }
        return List.of(String.join(" ", words));
    }

    @Override
    public List<String> table(Table table) {
        List<String> elements = new ArrayList<>();
        table.columns().values().forEach(column -> elements.add(DefinitionSql.column(column)));
        table.constraints()
                .values()
                .forEach(constraint -> elements.add(DefinitionSql.constraint(constraint)));
        List<String> sql = new ArrayList<>();
        sql.add(
                "CREATE TABLE "
                        + quote(table.name())
                        + (elements.isEmpty()
                                ? " ()"
                                : elements.stream()
                                        .collect(
                                                Collectors.joining(",\n    ", " (\n    ", "\n)"))));
        List<String> after =
                table.columns().values().stream()
                        .flatMap(column -> DefinitionSql.afterDefinition(column).stream())
                        .toList();
        if (!after.isEmpty()) {
            sql.add(OperationSql.alterTable(table.name()) + String.join(", ", after));
        }
        if (table.comment() != null) {
            sql.add(OperationSql.commentOn(id, table.comment()));
        }
        for (Column column : table.columns().values()) {
            if (column.comment() != null) {
                sql.add(commentOn(table.name(), column));
            }
        }
        return sql;
    }

    private static String commentOn(QualifiedName table, Column column) {
        return OperationSql.commentOn(ObjectId.column(table, column.name()), column.comment());
    }

    @Override
    public List<String> column(Column column) {
        List<String> sql = new ArrayList<>();
        sql.add(OperationSql.alterTable(id.name()) + "ADD COLUMN " + DefinitionSql.column(column));
        List<String> after = DefinitionSql.afterDefinition(column);
        if (!after.isEmpty()) {
            sql.add(OperationSql.alterTable(id.name()) + String.join(", ", after));
        }
        if (column.comment() != null) {
            sql.add(commentOn(id.name(), column));
        }
        return sql;
    }

    @Override
    public List<String> constraint(Constraint constraint) {
        return List.of(
                OperationSql.alterTable(id.name()) + "ADD " + DefinitionSql.constraint(constraint));
    }

    @Override
    public List<String> index(Index index) {
        return List.of(
                "CREATE "
                        + (index.isUnique() ? "UNIQUE " : "")
                        + "INDEX "
                        + quote(index.name())
                        + " ON "
                        + quote(id.name())
                        + " "
                        + DefinitionSql.index(index));
    }

    @Override
    public List<String> tableDependent(TableDependent dependent) {
        TableDependent.Visitor<List<String>> visitor = this;
        return dependent.accept(visitor);
    }

    @Override
    public List<String> statistics(Statistics statistics) {
        String name = quote(statistics.name());
        List<String> on = new ArrayList<>();
        statistics.columns().forEach(each -> on.add(quote(each)));
        statistics.expressions().forEach(each -> on.add("(" + each + ")"));
        String kinds =
                statistics.kinds().isEmpty()
                        ? ""
                        : statistics.kinds().stream()
                                .map(Statistics.Kind::word)
                                .collect(Collectors.joining(", ", " (", ")"));
        List<String> sql = new ArrayList<>();
        sql.add(
                "CREATE STATISTICS "
                        + name
                        + kinds
                        + " ON "
                        + String.join(", ", on)
                        + " FROM "
                        + quote(statistics.table()));
        if (statistics.target() != null) {
            sql.add("ALTER STATISTICS " + name + " SET STATISTICS " + statistics.target());
        }
        return sql;
    }
}
