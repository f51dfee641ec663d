package dev.retort.dialect;

import static dev.retort.model.QualifiedName.quote;
import static dev.retort.sql.Identifiers.quote;
import static dev.retort.sql.Literals.literal;

import dev.retort.model.ColumnRef;
import dev.retort.model.QualifiedName;
import dev.retort.operation.EnumChange;
import dev.retort.sql.Literals;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The statements of a change of an enum type. */
record EnumSql(QualifiedName type) implements EnumChange.Visitor<List<String>> {

    static String create(QualifiedName name, List<String> labels) {
        return "CREATE TYPE "
                + quote(name)
                + " AS ENUM "
                + labels.stream()
                        .map(Literals::literal)
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    @Override
    public List<String> addValue(EnumChange.AddValue change) {
        return List.of(
                "ALTER TYPE "
                        + quote(type)
                        + " ADD VALUE "
                        + literal(change.label())
                        + (change.before() == null ? "" : " BEFORE " + literal(change.before())));
    }

    @Override
    public List<String> renameValue(EnumChange.RenameValue change) {
        return List.of(OperationSql.renameValue(type, change.from(), change.to()));
    }

    @Override
    public List<String> replace(EnumChange.Replace change) {
        QualifiedName old = OperationSql.aside(type);
        String name = quote(type);
        List<String> sql = new ArrayList<>();
        sql.add("ALTER TYPE " + name + " RENAME TO " + quote(old.name()));
        sql.add(create(type, change.labels()));
        for (ColumnRef column : change.columns()) {
            sql.add(
                    OperationSql.alterTable(column.table())
                            + "ALTER COLUMN "
                            + quote(column.column())
                            + " TYPE "
                            + name
                            + " USING "
                            + quote(column.column())
                            + "::text::"
                            + name);
        }
        sql.add("DROP TYPE " + quote(old));
        return sql;
    }

    @Override
    public List<String> addCasts(EnumChange.AddCasts change) {
        String name = quote(type);
        return List.of(
                "CREATE CAST (character varying AS " + name + ") WITH INOUT AS IMPLICIT",
                "CREATE CAST (" + name + " AS character varying) WITH INOUT AS IMPLICIT");
    }

    @Override
    public List<String> dropCasts(EnumChange.DropCasts change) {
        String name = quote(type);
        return List.of(
                "DROP CAST (" + name + " AS character varying)",
                "DROP CAST (character varying AS " + name + ")");
    }
}
