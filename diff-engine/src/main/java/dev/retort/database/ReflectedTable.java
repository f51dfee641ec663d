package dev.retort.database;

import dev.retort.model.Column;
import dev.retort.model.Generated;
import dev.retort.model.QualifiedName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A table whose columns can be found by their number.
 *
 * @param found what SchemaCrawler read
 * @param comment or {@code null}
 * @param columns by number, in the order of the table
 */
record ReflectedTable(
        long id,
        QualifiedName name,
        String comment,
        Map<Integer, ReflectedColumn> columns,
        schemacrawler.schema.Table found) {

    // SchemaCrawler's attributes of a table in which its parts come.
    private static final String COLUMNS = "PG_COLUMNS";
    private static final String INDEXES = "PG_INDEXES";
    private static final String CONSTRAINTS = "PG_CONSTRAINTS";

    /** What is read of a table itself. */
    static final PackedRow FACTS = new PackedRow();

    private static final PackedRow.Fact ID = FACTS.with("c.oid::text");
    private static final PackedRow.Fact COMMENT = FACTS.with("d.description");

    /**
     * @param interner what the columns of other tables are made of
     */
    static ReflectedTable of(schemacrawler.schema.Table found, ReadScope scope, Interner interner) {
        ArrayLiteral row = ArrayLiteral.parse(found.getAttribute(PackedRow.ATTRIBUTE));
        QualifiedName name =
                scope.name(
                        Names.unquote(found.getSchema().getName()), Names.unquote(found.getName()));
        Map<Integer, ReflectedColumn> columns = new LinkedHashMap<>();
        for (ArrayLiteral column : taken(found, COLUMNS)) {
            ReflectedColumn reflected = ReflectedColumn.of(name.name(), column, interner);
            columns.put(reflected.number(), reflected);
        }
        return new ReflectedTable(row.number(ID), name, row.text(COMMENT), columns, found);
    }

    /** One each; once only. */
    List<ArrayLiteral> takeConstraints() {
        return taken(found, CONSTRAINTS);
    }

    /** One each; once only. */
    List<ArrayLiteral> takeIndexes() {
        return taken(found, INDEXES);
    }

    // The packed texts are as large as what is made of them, so they go as it comes.
    private static List<ArrayLiteral> taken(schemacrawler.schema.Table found, String attribute) {
        String text = found.getAttribute(attribute);
        found.removeAttribute(attribute);
        return ArrayLiteral.rows(text);
    }

    /** In the order of the table. */
    List<Column> modelColumns() {
        return columns.values().stream().map(each -> stable(each.column())).toList();
    }

    private Column stable(Column column) {
        Generated generated = column.generated();
        return generated == null
                ? column
                : column.withGenerated(
                        new Generated(stable(generated.expression()), generated.stored()));
    }

    /** An expression over the columns of this table, see {@link StableExpression}. */
    String stable(String expression) {
        return StableExpression.of(expression, this::isVarchar);
    }

    private boolean isVarchar(String column) {
        return columns.values().stream()
                .map(ReflectedColumn::column)
                .anyMatch(
                        each ->
                                each.name().equals(column)
                                        && StableExpression.isVarchar(each.type()));
    }

    ReflectedColumn column(int number) {
        return columns.get(number);
    }

    List<String> columnNames(List<Integer> numbers) {
        return numbers.stream().map(number -> column(number).column().name()).toList();
    }

    /** The names of those from one position of a key on; all of them when it is 0. */
    List<String> columnNames(int[] numbers, int from) {
        return IntStream.range(from, numbers.length)
                .mapToObj(i -> column(numbers[i]).column().name())
                .toList();
    }
}
