package dev.retort.model;

import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Maps that keep declaration order for printing and ignore it when compared. {@link Map#copyOf}
 * keeps no order.
 */
final class Ordered {

    private Ordered() {}

    static <K, V> Map<K, V> copy(Map<K, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    static <K, V> Map<K, V> index(Collection<? extends V> values, Function<? super V, K> key) {
        Map<K, V> map = new LinkedHashMap<>();
        for (V value : values) {
            if (map.put(key.apply(value), value) != null) {
                throw new IllegalArgumentException("given twice: " + key.apply(value));
            }
        }
        return Collections.unmodifiableMap(map);
    }

    /** Whether these are the same objects, in the same order. */
    static boolean areTheVery(Collection<?> some, Collection<?> others) {
        Iterator<?> other = others.iterator();
        for (Object one : some) {
            if (!other.hasNext() || other.next() != one) {
                return false;
            }
        }
        return !other.hasNext();
    }
}
