package dev.retort.hibernate;

import dev.retort.hibernate.version.Since;
import dev.retort.model.Column;
import dev.retort.model.ColumnOption;
import dev.retort.model.ColumnRef;
import dev.retort.model.Generated;
import dev.retort.model.QualifiedName;
import dev.retort.model.Sequence;
import dev.retort.snapshot.PartRef;
import dev.retort.sql.Literals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.Table;
import org.hibernate.type.BasicPluralType;
import org.hibernate.type.BasicType;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.jdbc.JdbcType;

/** The columns of one table (Hibernate's ColumnDefinitions). */
final class ColumnsMapping {

    private static final Map<String, String> SERIAL =
            Map.of(
                    "smallserial", "smallint",
                    "serial2", "smallint",
                    "serial", "integer",
                    "serial4", "integer",
                    "bigserial", "bigint",
                    "serial8", "bigint");

    private final SchemaMapping schema;
    private final Table table;
    private final QualifiedName name;
    private final Map<org.hibernate.mapping.Column, ColumnDefinition> definitions = new HashMap<>();

    ColumnsMapping(SchemaMapping schema, Table table, QualifiedName name) {
        this.schema = schema;
        this.table = table;
        this.name = name;
    }

    List<Column> map() {
        List<Column> columns = new ArrayList<>();
        for (org.hibernate.mapping.Column column : table.getColumns()) {
            PartRef part = new PartRef(name, TableMapping.columnName(column));
            if (column.getSqlType() != null && enumOf(column).isEmpty()) {
                schema.defined(column, part);
            }
            String type =
                    schema.typeOf(column, part, schema.claims().describe(table, column, name));
            columns.add(map(column, definition(column, type)));
        }
        return columns;
    }

    boolean isDefinedUnique(org.hibernate.mapping.Column column) {
        return definitions.containsKey(column) && definitions.get(column).isUnique();
    }

    List<ColumnDefinition.CheckClause> definedChecks(org.hibernate.mapping.Column column) {
        return definitions.containsKey(column) ? definitions.get(column).checks() : List.of();
    }

    private ColumnDefinition definition(org.hibernate.mapping.Column column, String text) {
        ColumnDefinition definition =
                withOptions(column, text)
                        .or(() -> schema.definition(text))
                        .orElseGet(
                                () -> {
                                    schema.warn(
                                            "The column definition of "
                                                    + name
                                                    + "."
                                                    + TableMapping.columnName(column)
                                                    + " is not understood and taken as a type: "
                                                    + text);
                                    return ColumnDefinition.ofType(text);
                                });
        ColumnDefinition known =
                enumOf(column)
                        .map(each -> definition.withType(enumType(each, definition.type())))
                        .orElse(definition);
        definitions.put(column, known);
        return known;
    }

    private String enumType(Class<?> enumClass, String type) {
        return schema.enums()
                .defined(
                        enumClass,
                        type,
                        schema.metadata().getTypeConfiguration().getDdlTypeRegistry()
                                ::isTypeNameRegistered);
    }

    /** Of a column that has a definition, and values that Hibernate makes an enum type for. */
    private static Optional<Class<?>> enumOf(org.hibernate.mapping.Column column) {
        if (column.getSqlType() == null || !(column.getValue() instanceof BasicValue value)) {
            return Optional.empty();
        }
        org.hibernate.type.Type type = value.getType();
        org.hibernate.type.Type element =
                type instanceof BasicPluralType<?, ?> many ? many.getElementType() : type;
        return element instanceof BasicType<?> basic && isNamed(basic.getJdbcType())
                ? Optional.of(basic.getReturnedClass())
                : Optional.empty();
    }

    private static boolean isNamed(JdbcType type) {
        return type.getDefaultSqlTypeCode() == SqlTypes.NAMED_ENUM
                || type.getDefaultSqlTypeCode() == SqlTypes.NAMED_ORDINAL_ENUM;
    }

    /** Hibernate writes a column's options behind all else that it says of the column. */
    private Optional<ColumnDefinition> withOptions(
            org.hibernate.mapping.Column column, String text) {
        String options = Since.options(column);
        if (options.isBlank()) {
            return Optional.empty();
        }
        // Alone, since what is no clause would become part of the type or default before it.
        Optional<ColumnDefinition> both =
                schema.definition("t " + options)
                        .filter(clauses -> clauses.type().equals("t"))
                        .flatMap(clauses -> schema.definition(text + " " + options));
        if (both.isEmpty()) {
            schema.options()
                    .warn("column " + name + "." + TableMapping.columnName(column), options);
        }
        return both;
    }

    private Column map(org.hibernate.mapping.Column column, ColumnDefinition definition) {
        String columnName = TableMapping.columnName(column);
        boolean nullable =
                (column.isNullable() || isNotNullLeftOut(column))
                        && !table.isPrimaryKey(column)
                        && !definition.isNotNull();
        boolean isIdentity = Since.isIdentity(column, table, schema.metadata());
        String ofIdentity = isIdentity ? Since.serialType(column, schema.metadata()) : null;
        String type = ofIdentity == null ? definition.type() : ofIdentity;
        String serial = SERIAL.get(type.toLowerCase(Locale.ROOT));
        Column mapped =
                Column.of(columnName, schema.type(serial == null ? type : serial))
                        .withNullable(nullable)
                        .withComment(comment(column.getComment()));
        for (Map.Entry<ColumnOption, String> option : definition.options().entrySet()) {
            mapped = mapped.withOption(option.getKey(), option.getValue());
        }
        if (serial != null) {
            return serial(mapped);
        }
        if (isIdentity) {
            schema.invented().sequence(name.schema(), name.name(), columnName);
            return mapped.identity();
        }
        // Hibernate puts quotes around all that it is given, dots included.
        String collation = Since.collation(column);
        mapped =
                mapped.withCollation(
                        collation == null
                                ? schema.withoutDefaultSchema(definition.collation())
                                : schema.dialect().quoteCollation(collation));
        return withValue(column, definition, mapped);
    }

    private Column withValue(
            org.hibernate.mapping.Column column, ColumnDefinition definition, Column mapped) {
        String defaultExpression =
                column.getDefaultValue() == null
                        ? definition.defaultExpression()
                        : column.getDefaultValue();
        Generated generated =
                column.getGeneratedAs() == null
                        ? definition.generated()
                        : generated(column.getGeneratedAs());
        int sources =
                (defaultExpression == null ? 0 : 1)
                        + (generated == null ? 0 : 1)
                        + (definition.identity() == null ? 0 : 1);
        if (sources > 1) {
            throw ReadErrors.notPossible(
                    "Column "
                            + name
                            + "."
                            + mapped.name()
                            + " is to have a default and be generated, which PostgreSQL does not"
                            + " allow",
                    "Keep one of @ColumnDefault, @GeneratedColumn and what columnDefinition says.");
        }
        if (definition.identity() != null) {
            schema.invented().sequence(name.schema(), name.name(), mapped.name());
            return mapped.identity(definition.identity());
        }
        return generated == null
                ? mapped.withDefault(defaultExpression)
                : mapped.withGenerated(generated);
    }

    private boolean isNotNullLeftOut(org.hibernate.mapping.Column column) {
        return column.getGeneratedAs() != null
                && Since.isNotNullLeftOutOfGenerated(schema.dialect());
    }

    /** What serial stands for (manual, section 8.1.4). */
    private Column serial(Column column) {
        String sequence = schema.invented().sequence(name.schema(), name.name(), column.name());
        QualifiedName qualified = name.sibling(sequence);
        schema.add(
                Sequence.of(qualified)
                        .as(column.type())
                        .withOwnedBy(new ColumnRef(name, column.name())));
        return column.notNull()
                .defaultTo(
                        "nextval("
                                + Literals.literal(QualifiedName.quote(qualified))
                                + "::regclass)");
    }

    /** Whether the column is stored depends on Hibernate's and the server's version. */
    private Generated generated(String expression) {
        boolean stored =
                schema.dialect().generatedAs(expression).stripTrailing().endsWith("stored");
        return new Generated(expression, stored);
    }

    /**
     * Hibernate puts a comment between quotes as it is, so one that doubles its quotes is stored
     * with single ones. {@code null} for none.
     */
    static String comment(String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        return text.replace("''", "").indexOf('\'') >= 0 ? text : text.replace("''", "'");
    }
}
