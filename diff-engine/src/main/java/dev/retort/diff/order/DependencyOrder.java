package dev.retort.diff.order;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Things in an order in which each comes after what it depends on. Whatever that leaves open stays
 * as it was given.
 */
public final class DependencyOrder<T> {

    private final Function<T, ? extends Collection<T>> dependencies;
    private final Consumer<Collection<T>> circle;
    private final Set<T> seen = new HashSet<>();

    /** Each waits for the next. */
    private final Set<T> waiting = new LinkedHashSet<>();

    private final List<T> ordered = new ArrayList<>();

    private DependencyOrder(
            Function<T, ? extends Collection<T>> dependencies, Consumer<Collection<T>> circle) {
        this.dependencies = dependencies;
        this.circle = circle;
    }

    /**
     * Those on a circle come in the order in which they were met.
     *
     * @param dependencies in the order in which they are to come
     */
    public static <T> List<T> of(
            Collection<T> given, Function<T, ? extends Collection<T>> dependencies) {
        return of(given, dependencies, each -> {});
    }

    /**
     * @param circle is given what waits for itself, once for each dependency that closes a circle
     */
    static <T> List<T> of(
            Collection<T> given,
            Function<T, ? extends Collection<T>> dependencies,
            Consumer<Collection<T>> circle) {
        DependencyOrder<T> order = new DependencyOrder<>(dependencies, circle);
        given.forEach(order::visit);
        return order.ordered;
    }

    private void visit(T each) {
        if (seen.add(each)) {
            waiting.add(each);
            dependencies.apply(each).forEach(this::visit);
            waiting.remove(each);
            ordered.add(each);
        } else if (waiting.contains(each)) {
            circle.accept(waiting.stream().dropWhile(other -> !other.equals(each)).toList());
        }
    }
}
