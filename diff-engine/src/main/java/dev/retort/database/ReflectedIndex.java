package dev.retort.database;

import dev.retort.model.Index;
import dev.retort.model.IndexKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns rows of {@code pg_index} into indexes of the model. */
final class ReflectedIndex {

    /** What is read of an index. */
    static final PackedRow FACTS = new PackedRow();

    private static final PackedRow.Fact NAME = FACTS.with("ic.relname::text");
    private static final PackedRow.Fact UNIQUE = FACTS.with("i.indisunique::text");
    private static final PackedRow.Fact METHOD = FACTS.with("am.amname::text");
    private static final PackedRow.Fact NULLS_NOT_DISTINCT = FACTS.with(":nulls_not_distinct");
    private static final PackedRow.Fact PREDICATE =
            FACTS.with("pg_get_expr(i.indpred, i.indrelid)");
    private static final PackedRow.Fact PARAMETERS = FACTS.with("ic.reloptions::text");
    private static final PackedRow.Fact KEY_COUNT = FACTS.with("i.indnkeyatts::text");
    private static final PackedRow.Fact COLUMNS = FACTS.with("i.indkey::text");
    private static final PackedRow.Fact ORDERS = FACTS.with("i.indoption::text");
    private static final PackedRow.Fact CLASSES = FACTS.with("i.indclass::text");
    private static final PackedRow.Fact COLLATIONS =
            FACTS.with("i.indcollation::oid[]::regcollation[]::text");
    private static final PackedRow.Fact CLASS_PARAMETERS = FACTS.with("op.parameters");
    private static final PackedRow.Fact KEY_TEXTS =
            FACTS.with(
                    """
                case when i.indexprs is not null
                   then array(select pg_get_indexdef(i.indexrelid, k.k, false)
                                from generate_series(1, i.indnatts) k(k))::text end\
                """);
    private static final PackedRow.Fact EXPRESSIONS =
            FACTS.with("pg_get_expr(i.indexprs, i.indrelid)");
    private static final PackedRow.Fact DEFINITION =
            FACTS.with("case when i.indexprs is not null then pg_get_indexdef(i.indexrelid) end");

    // Bits of pg_index.indoption (manual, section 51.26).
    private static final int DESCENDING = 1;
    private static final int NULLS_FIRST = 2;

    private final OperatorClasses classes;

    ReflectedIndex(OperatorClasses classes) {
        this.classes = classes;
    }

    Index of(ReflectedTable table, ArrayLiteral row) {
        int[] columns = row.vectorAt(COLUMNS);
        int keys = Math.toIntExact(row.number(KEY_COUNT));
        return new Index(
                row.text(NAME),
                keys(table, row, columns, keys),
                row.flag(UNIQUE),
                row.text(METHOD),
                table.columnNames(columns, keys),
                table.stable(row.text(PREDICATE)),
                row.flag(NULLS_NOT_DISTINCT),
                parameters(row.list(PARAMETERS)));
    }

    private List<IndexKey> keys(ReflectedTable table, ArrayLiteral row, int[] columns, int count) {
        int[] orders = row.vectorAt(ORDERS);
        String[] classIds = row.text(CLASSES).split(" ");
        List<String> collations = row.list(COLLATIONS);
        Map<Integer, String> classParameters = classParameters(row);
        List<String> texts = row.list(KEY_TEXTS);
        int expressionAt = 0;
        List<IndexKey> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean isExpression = columns[i] == 0;
            ReflectedColumn column = isExpression ? null : table.column(columns[i]);
            String text;
            if (isExpression) {
                text = expression(row.text(EXPRESSIONS), expressionAt, texts.get(i));
                expressionAt += text.length() + ", ".length();
            } else {
                text = column.column().name();
            }
            boolean isDescending = (orders[i] & DESCENDING) != 0;
            keys.add(
                    new IndexKey(
                            text,
                            isExpression,
                            isDescending,
                            (orders[i] & NULLS_FIRST) != 0,
                            operatorClass(
                                    Long.parseLong(classIds[i]),
                                    column,
                                    classParameters.get(i + 1)),
                            isExpression
                                    ? ofExpression(collations.get(i), texts.get(i), row)
                                    : ofColumn(collations.get(i), column)));
        }
        return keys;
    }

    /**
     * One of the expressions that {@code pg_get_expr} printed in a row.
     *
     * @param key the same one as {@code pg_get_indexdef} prints it: in parentheses, unless it looks
     *     like the call of a function
     */
    private static String expression(String all, int from, String key) {
        return all.startsWith(key, from) ? key : key.substring(1, key.length() - 1);
    }

    private String operatorClass(long id, ReflectedColumn column, String parameters) {
        if (parameters != null) {
            return classes.name(id) + " (" + parameters + ")";
        }
        return classes.isDefault(id, column == null ? null : column.typeId())
                ? null
                : classes.name(id);
    }

    private static String ofColumn(String collation, ReflectedColumn column) {
        return collation.equals("-") || collation.equals(column.collation()) ? null : collation;
    }

    /**
     * What an expression's own collation is cannot be asked for, so the definition tells whether
     * the index has another one.
     */
    private static String ofExpression(String collation, String key, ArrayLiteral row) {
        return !collation.equals("-")
                        && row.text(DEFINITION).contains(key + " COLLATE " + collation)
                ? collation
                : null;
    }

    /** Options of operator classes by the position of the key, as they are written. */
    private static Map<Integer, String> classParameters(ArrayLiteral row) {
        Map<Integer, String> result = new HashMap<>();
        for (ArrayLiteral one : row.rows(CLASS_PARAMETERS)) {
            List<String> settings = new ArrayList<>();
            parameters(one.list(1))
                    .forEach((name, value) -> settings.add(name + "='" + quoted(value) + "'"));
            result.put(Math.toIntExact(one.number(0)), String.join(", ", settings));
        }
        return result;
    }

    private static String quoted(String value) {
        return value.replace("'", "''");
    }

    /** Storage parameters, as {@code name=value}. */
    static Map<String, String> parameters(List<String> settings) {
        Map<String, String> result = new TreeMap<>();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            result.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        return result;
    }
}
