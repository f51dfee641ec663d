package dev.retort.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * An exclusion constraint (manual, CREATE TABLE, EXCLUDE): no two rows for which every element's
 * operator says yes.
 *
 * @param method of its index; {@code btree} unless said
 * @param include columns carried by the index without being part of the key
 * @param predicate SQL text of WHERE, or {@code null}
 * @param parameters storage parameters of its index (WITH), sorted by name
 */
public record Exclusion(
        String name,
        List<Element> elements,
        String method,
        List<String> include,
        String predicate,
        Map<String, String> parameters,
        Deferrability deferrability)
        implements Constraint {

    /**
     * What is compared, and how.
     *
     * @param operator SQL text: {@code =}, {@code &&}, {@code OPERATOR(other.===)}
     */
    public record Element(IndexKey key, String operator) {

        public Element {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(operator, "operator");
        }
    }

    public Exclusion {
        elements = List.copyOf(elements);
        include = List.copyOf(include);
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(deferrability, "deferrability");
        if (elements.isEmpty()) {
            throw new IllegalArgumentException(
                    "exclusion constraint " + name + " needs at least one element");
        }
    }

    public static Exclusion of(String name, List<Element> elements) {
        return new Exclusion(
                name, elements, "btree", List.of(), null, Map.of(), Deferrability.NOT_DEFERRABLE);
    }

    public Exclusion using(String accessMethod) {
        return new Exclusion(
                name, elements, accessMethod, include, predicate, parameters, deferrability);
    }

    public Exclusion include(String... columns) {
        return new Exclusion(
                name, elements, method, List.of(columns), predicate, parameters, deferrability);
    }

    public Exclusion where(String sql) {
        return new Exclusion(name, elements, method, include, sql, parameters, deferrability);
    }

    public Exclusion with(String parameter, String value) {
        Map<String, String> more = new TreeMap<>(parameters);
        more.put(parameter, value);
        return new Exclusion(name, elements, method, include, predicate, more, deferrability);
    }

    public Exclusion deferrable() {
        return withDeferrability(Deferrability.DEFERRABLE);
    }

    public Exclusion initiallyDeferred() {
        return withDeferrability(Deferrability.INITIALLY_DEFERRED);
    }

    private Exclusion withDeferrability(Deferrability value) {
        return new Exclusion(name, elements, method, include, predicate, parameters, value);
    }

    @Override
    public Exclusion withName(String value) {
        return new Exclusion(
                value, elements, method, include, predicate, parameters, deferrability);
    }

    @Override
    public ConstraintKind constraintKind() {
        return ConstraintKind.EXCLUSION;
    }

    @Override
    public List<String> namedColumns() {
        List<String> columns = new ArrayList<>();
        for (Element element : elements) {
            if (!element.key().expression()) {
                columns.add(element.key().text());
            }
        }
        columns.addAll(include);
        return columns;
    }

    /** The same constraint over other elements and included columns. */
    public Exclusion withElements(List<Element> value, List<String> included) {
        return new Exclusion(name, value, method, included, predicate, parameters, deferrability);
    }

    @Override
    public boolean hasIndex() {
        return true;
    }

    @Override
    public List<String> carriedColumns() {
        return include;
    }

    @Override
    public List<String> expressions() {
        List<String> texts = new ArrayList<>();
        for (Element element : elements) {
            if (element.key().expression()) {
                texts.add(element.key().text());
            }
        }
        if (predicate != null) {
            texts.add(predicate);
        }
        return texts;
    }

    @Override
    public Exclusion withNames(UnaryOperator<String> column, UnaryOperator<String> text) {
        Exclusion renamed =
                withElements(
                        elements.stream()
                                .map(
                                        each ->
                                                new Element(
                                                        each.key().withNames(column, text),
                                                        each.operator()))
                                .toList(),
                        include.stream().map(column).toList());
        return predicate == null ? renamed : renamed.where(text.apply(predicate));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.exclusion(this);
    }
}
