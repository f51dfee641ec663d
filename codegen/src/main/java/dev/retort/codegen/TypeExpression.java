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
        String word = PLAIN.get(type.sql());
        if (word != null) {
            return Expression.call(word);
        }
        if (type.isArray()) {
            Type element = new Type(type.name(), type.modifiers(), type.dimensions() - 1);
            return Expression.call("array", of(element));
        }
        Expression measured = type.isMeasured() ? measured(type) : null;
        return measured == null ? Expression.call("type", Expression.text(type.sql())) : measured;
    }

    /** A word with numbers, or {@code null} if none gives this type. */
    private static Expression measured(Type type) {
        int first = type.modifier(0);
        if (type.modifiers().size() == 2) {
            int second = type.modifier(1);
            return Ddl.numeric(first, second).equals(type)
                    ? Expression.call("numeric", number(first), number(second))
                    : null;
        }
        return WITH_LENGTH.entrySet().stream()
                .filter(word -> word.getValue().apply(first).equals(type))
                .findFirst()
                .map(word -> Expression.call(word.getKey(), number(first)))
                .orElse(null);
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
