package dev.retort.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * An index that no constraint owns. It lives in the schema of its table; its name is isUnique among
 * all relations there.
 *
 * @param method {@code btree} unless said
 * @param include columns carried without being part of the key
 * @param predicate SQL text of WHERE, or {@code null}
 * @param isNullsNotDistinct PostgreSQL 15 and newer; only for a unique index
 * @param parameters storage parameters (WITH), sorted by name
 */
public record Index(
        String name,
        List<IndexKey> keys,
        boolean isUnique,
        String method,
        List<String> include,
        String predicate,
        boolean isNullsNotDistinct,
        Map<String, String> parameters)
        implements Definition {

    public Index {
        keys = List.copyOf(keys);
        include = List.copyOf(include);
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(method, "method");
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("index " + name + " needs at least one key");
        }
    }

    public static Index of(String name, List<IndexKey> keys) {
        return new Index(name, keys, false, "btree", List.of(), null, false, Map.of());
    }

    /** Over plain columns, ascending. */
    public static Index of(String name, String... columns) {
        List<IndexKey> keys = new ArrayList<>();
        for (String column : columns) {
            keys.add(IndexKey.ofColumn(column));
        }
        return of(name, keys);
    }

    public Index unique() {
        return new Index(
                name, keys, true, method, include, predicate, isNullsNotDistinct, parameters);
    }

    public Index using(String accessMethod) {
        return new Index(
                name,
                keys,
                isUnique,
                accessMethod,
                include,
                predicate,
                isNullsNotDistinct,
                parameters);
    }

    public Index include(String... columns) {
        return new Index(
                name,
                keys,
                isUnique,
                method,
                List.of(columns),
                predicate,
                isNullsNotDistinct,
                parameters);
    }

    public Index where(String sql) {
        return new Index(
                name, keys, isUnique, method, include, sql, isNullsNotDistinct, parameters);
    }

    public Index nullsNotDistinct() {
        return new Index(name, keys, isUnique, method, include, predicate, true, parameters);
    }

    public Index with(String parameter, String value) {
        Map<String, String> more = new TreeMap<>(parameters);
        more.put(parameter, value);
        return new Index(
                name, keys, isUnique, method, include, predicate, isNullsNotDistinct, more);
    }

    public Index withName(String value) {
        return new Index(
                value, keys, isUnique, method, include, predicate, isNullsNotDistinct, parameters);
    }

    public Index withKeys(List<IndexKey> value) {
        return new Index(
                name, value, isUnique, method, include, predicate, isNullsNotDistinct, parameters);
    }

    /** The columns of its table that it names, those that it carries included. */
    public List<String> namedColumns() {
        List<String> names = new ArrayList<>(include);
        for (IndexKey key : keys) {
            if (!key.expression()) {
                names.add(key.text());
            }
        }
        return names;
    }

    /** Its SQL expressions. */
    public List<String> expressions() {
        List<String> texts = new ArrayList<>();
        for (IndexKey key : keys) {
            if (key.expression()) {
                texts.add(key.text());
            }
        }
        if (predicate != null) {
            texts.add(predicate);
        }
        return texts;
    }

    /** The columns, in order, that a foreign key could reference; empty when none could. */
    public Optional<List<String>> keyColumns() {
        return isUnique && expressions().isEmpty()
                ? Optional.of(keys.stream().map(IndexKey::text).toList())
                : Optional.empty();
    }

    /** As {@link Constraint#withNames}. */
    public Index withNames(UnaryOperator<String> column, UnaryOperator<String> text) {
        Index renamed =
                withKeys(keys.stream().map(each -> each.withNames(column, text)).toList())
                        .include(include.stream().map(column).toArray(String[]::new));
        return predicate == null ? renamed : renamed.where(text.apply(predicate));
    }

    @Override
    public ObjectId.Kind kind() {
        return ObjectId.Kind.INDEX;
    }

    @Override
    public <R> R accept(Definition.Visitor<R> visitor) {
        return visitor.index(this);
    }
}
