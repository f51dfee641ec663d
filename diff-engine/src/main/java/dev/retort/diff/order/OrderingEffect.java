package dev.retort.diff.order;

import java.util.HashSet;
import java.util.Set;

/**
 * What an operation does to slots: which it stops depending on, which it frees, which it takes,
 * which it depends on afterwards. One that changes a thing in place frees and takes the same slot.
 */
record OrderingEffect(Set<Slot> leaves, Set<Slot> frees, Set<Slot> takes, Set<Slot> uses) {

    static OrderingEffect none() {
        return new OrderingEffect(
                new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
    }

    OrderingEffect leaving(Set<Slot> slots) {
        leaves.addAll(slots);
        return this;
    }

    OrderingEffect freeing(Set<Slot> slots) {
        frees.addAll(slots);
        return this;
    }

    OrderingEffect taking(Set<Slot> slots) {
        takes.addAll(slots);
        return this;
    }

    OrderingEffect using(Set<Slot> slots) {
        uses.addAll(slots);
        return this;
    }

    OrderingEffect changing(Slot slot) {
        return freeing(Set.of(slot)).taking(Set.of(slot));
    }
}
