package dev.retort.diff;

import java.util.HashSet;
import java.util.Set;

/**
 * What an operation does to slots: which it stops leaning on, which it frees, which it takes, which
 * it leans on afterwards. One that changes a thing in place frees and takes the same slot.
 */
record Moves(Set<Slot> leaves, Set<Slot> frees, Set<Slot> takes, Set<Slot> uses) {

    static Moves none() {
        return new Moves(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
    }

    Moves leaving(Set<Slot> slots) {
        leaves.addAll(slots);
        return this;
    }

    Moves freeing(Set<Slot> slots) {
        frees.addAll(slots);
        return this;
    }

    Moves taking(Set<Slot> slots) {
        takes.addAll(slots);
        return this;
    }

    Moves using(Set<Slot> slots) {
        uses.addAll(slots);
        return this;
    }

    Moves changing(Slot slot) {
        return freeing(Set.of(slot)).taking(Set.of(slot));
    }
}
