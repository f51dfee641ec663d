package dev.retort.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A unique constraint. A unique index is another thing to PostgreSQL and an {@link Index} here.
 *
 * @param columns in key order
 * @param include columns carried by the index without being part of the key
 * @param isNullsNotDistinct PostgreSQL 15 and newer
 * @param parameters storage parameters of its index (WITH), sorted by name
 */
public record Unique(
        String name,
        List<String> columns,
        List<String> include,
        boolean isNullsNotDistinct,
        Map<String, String> parameters,
        Deferrability deferrability)
        implements Constraint {

    public Unique {
        columns = List.copyOf(columns);
        include = List.copyOf(include);
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(deferrability, "deferrability");
    }

    public static Unique of(String name, List<String> columns) {
        return new Unique(name, columns, List.of(), false, Map.of(), Deferrability.NOT_DEFERRABLE);
    }

    public Unique include(String... names) {
        return withColumns(columns, List.of(names));
    }

    public Unique nullsNotDistinct() {
        return new Unique(name, columns, include, true, parameters, deferrability);
    }

    public Unique with(String parameter, String value) {
        Map<String, String> more = new TreeMap<>(parameters);
        more.put(parameter, value);
        return withParameters(more);
    }

    public Unique withParameters(Map<String, String> value) {
        return new Unique(name, columns, include, isNullsNotDistinct, value, deferrability);
    }

    public Unique deferrable() {
        return withDeferrability(Deferrability.DEFERRABLE);
    }

    public Unique initiallyDeferred() {
        return withDeferrability(Deferrability.INITIALLY_DEFERRED);
    }

    public Unique withDeferrability(Deferrability value) {
        return new Unique(name, columns, include, isNullsNotDistinct, parameters, value);
    }

    public Unique withColumns(List<String> key, List<String> included) {
        return new Unique(name, key, included, isNullsNotDistinct, parameters, deferrability);
    }

    @Override
    public Unique withName(String value) {
        return new Unique(value, columns, include, isNullsNotDistinct, parameters, deferrability);
    }

    @Override
    public boolean hasIndex() {
        return true;
    }

    @Override
    public ConstraintKind constraintKind() {
        return ConstraintKind.UNIQUE;
    }

    @Override
    public List<String> namedColumns() {
        return Stream.of(columns, include).flatMap(List::stream).toList();
    }

    @Override
    public List<String> carriedColumns() {
        return include;
    }

    @Override
    public Optional<List<String>> keyColumns() {
        return Optional.of(columns);
    }

    @Override
    public Unique withNames(UnaryOperator<String> column, UnaryOperator<String> text) {
        return withColumns(
                columns.stream().map(column).toList(), include.stream().map(column).toList());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.unique(this);
    }
}
