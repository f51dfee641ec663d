package dev.retort.database;

import dev.retort.model.Type;
import java.util.HashMap;
import java.util.Map;

/** Keeps one of equal values: many tables of a database have a column of the same name and type. */
final class Interner {

    private final Map<Object, Object> seen = new HashMap<>();

    private final Map<String, Type> types = new HashMap<>();

    /** The type of that text. */
    Type type(String text) {
        return types.computeIfAbsent(text, Type::parse);
    }

    /** An equal value, the same one for all who ask. */
    @SuppressWarnings("unchecked")
    <T> T one(T value) {
        Object before = seen.putIfAbsent(value, value);
        return before == null ? value : (T) before;
    }
}
