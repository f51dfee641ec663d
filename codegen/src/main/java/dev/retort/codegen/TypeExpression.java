package dev.retort.codegen;

import dev.retort.model.Type;
import dev.retort.operation.Ddl;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** A type as the shortest word of {@link Ddl} that gives exactly its text. */
final class TypeExpression {

    private static final Map<String, String> PLAIN = plain();
    private static final Map<String, IntFunction<Type>> WITH_LENGTH = withLength();

    private TypeExpression() {}

    static Expression of(Type type) {
        String sql = type.sql();
        String word = PLAIN.get(sql);
        if (word != null) {
            return Expression.call(word);
        }
        Expression measured = measured(sql);
        if (measured != null) {
            return measured;
        }
        String element = sql.endsWith("[]") ? sql.substring(0, sql.length() - 2) : "";
        return element.isBlank()
                ? Expression.call("type", Expression.text(sql))
                : Expression.call("array", of(new Type(element)));
    }

    /** A word with numbers, or {@code null} if none gives this text. */
    private static Expression measured(String sql) {
        int open = sql.indexOf('(');
        int close = sql.indexOf(')');
        if (open < 0 || close < open) {
            return null;
        }
        String[] numbers = sql.substring(open + 1, close).split(",", -1);
        try {
            int first = Integer.parseInt(numbers[0]);
            if (numbers.length == 2) {
                int second = Integer.parseInt(numbers[1]);
                return Ddl.numeric(first, second).sql().equals(sql)
                        ? Expression.call("numeric", number(first), number(second))
                        : null;
            }
            for (Map.Entry<String, IntFunction<Type>> word : WITH_LENGTH.entrySet()) {
                if (word.getValue().apply(first).sql().equals(sql)) {
                    return Expression.call(word.getKey(), number(first));
                }
            }
            return null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static Expression number(int value) {
        return Expression.token(Integer.toString(value));
    }

    private static Map<String, String> plain() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put(Ddl.smallint().sql(), "smallint");
        words.put(Ddl.integer().sql(), "integer");
        words.put(Ddl.bigint().sql(), "bigint");
        words.put(Ddl.real().sql(), "real");
        words.put(Ddl.doublePrecision().sql(), "doublePrecision");
        words.put(Ddl.numeric().sql(), "numeric");
        words.put(Ddl.bool().sql(), "bool");
        words.put(Ddl.text().sql(), "text");
        words.put(Ddl.varchar().sql(), "varchar");
        words.put(Ddl.bytea().sql(), "bytea");
        words.put(Ddl.uuid().sql(), "uuid");
        words.put(Ddl.json().sql(), "json");
        words.put(Ddl.jsonb().sql(), "jsonb");
        words.put(Ddl.oid().sql(), "oid");
        words.put(Ddl.date().sql(), "date");
        words.put(Ddl.time().sql(), "time");
        words.put(Ddl.timestamp().sql(), "timestamp");
        words.put(Ddl.timestamptz().sql(), "timestamptz");
        return words;
    }

    private static Map<String, IntFunction<Type>> withLength() {
        Map<String, IntFunction<Type>> words = new LinkedHashMap<>();
        words.put("varchar", Ddl::varchar);
        words.put("character", Ddl::character);
        words.put("time", Ddl::time);
        words.put("timestamp", Ddl::timestamp);
        words.put("timestamptz", Ddl::timestamptz);
        return words;
    }
}
