package dev.retort.laws.pairs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Chance in the words that a generator needs; the same seed throws the same. */
final class Dice {

    private final Random random;

    Dice(long seed) {
        this.random = new Random(seed);
    }

    /** True once in so many times. */
    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    /** From 0 to that, both included. */
    int upTo(int most) {
        return random.nextInt(most + 1);
    }

    <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    @SafeVarargs
    final <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }

    /** One of them, or {@code null} when there is none. */
    <T> T any(Collection<T> values) {
        return values.isEmpty() ? null : one(List.copyOf(values));
    }

    /** At most so many of them, each once, in any order. */
    <T> List<T> some(Collection<T> values, int most) {
        List<T> rest = new ArrayList<>(values);
        List<T> taken = new ArrayList<>();
        for (int i = upTo(most); i > 0 && !rest.isEmpty(); i--) {
            taken.add(rest.remove(random.nextInt(rest.size())));
        }
        return taken;
    }

    <T> List<T> times(int most, Supplier<T> each) {
        List<T> made = new ArrayList<>();
        for (int i = upTo(most); i > 0; i--) {
            made.add(each.get());
        }
        return made;
    }
}
