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
 * A primary key.
 *
 * @param columns in key order
 * @param include columns carried by the index without being part of the key
 * @param parameters storage parameters of its index (WITH), sorted by name
 */
public record PrimaryKey(
        String name,
        List<String> columns,
        List<String> include,
        Map<String, String> parameters,
        Deferrability deferrability)
        implements Constraint {

    public PrimaryKey {
        columns = List.copyOf(columns);
        include = List.copyOf(include);
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(deferrability, "deferrability");
    }

    public static PrimaryKey of(String name, List<String> columns) {
        return new PrimaryKey(name, columns, List.of(), Map.of(), Deferrability.NOT_DEFERRABLE);
    }

    public PrimaryKey include(String... names) {
        return withColumns(columns, List.of(names));
    }

    public PrimaryKey with(String parameter, String value) {
        Map<String, String> more = new TreeMap<>(parameters);
        more.put(parameter, value);
        return withParameters(more);
    }

    public PrimaryKey withParameters(Map<String, String> value) {
        return new PrimaryKey(name, columns, include, value, deferrability);
    }

    public PrimaryKey deferrable() {
        return withDeferrability(Deferrability.DEFERRABLE);
    }

    public PrimaryKey initiallyDeferred() {
        return withDeferrability(Deferrability.INITIALLY_DEFERRED);
    }

    private PrimaryKey withDeferrability(Deferrability value) {
        return new PrimaryKey(name, columns, include, parameters, value);
    }

    public PrimaryKey withColumns(List<String> key, List<String> included) {
        return new PrimaryKey(name, key, included, parameters, deferrability);
    }

    @Override
    public PrimaryKey withName(String value) {
        return new PrimaryKey(value, columns, include, parameters, deferrability);
    }

    @Override
    public boolean hasIndex() {
        return true;
    }

    @Override
    public ConstraintKind constraintKind() {
        return ConstraintKind.PRIMARY_KEY;
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
    public PrimaryKey withNames(UnaryOperator<String> column, UnaryOperator<String> text) {
        return withColumns(
                columns.stream().map(column).toList(), include.stream().map(column).toList());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.primaryKey(this);
    }
}
