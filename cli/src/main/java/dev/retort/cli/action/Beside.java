package dev.retort.cli.action;

import dev.retort.diff.Comparison;
import dev.retort.snapshot.Unmapped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Something that is not compared, and which of the two sides has it. */
record Beside(Unmapped object, Side side) {

    enum Side {
        DATABASE,
        REFERENCE,
        BOTH;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Sorted by kind and name; what both sides have alike comes once. */
    static List<Beside> of(Comparison comparison) {
        Set<Unmapped> here = new LinkedHashSet<>(comparison.notCompared());
        Set<Unmapped> there = new LinkedHashSet<>(comparison.notDesired());
        List<Beside> all = new ArrayList<>();
        for (Unmapped object : here) {
            all.add(new Beside(object, there.contains(object) ? Side.BOTH : Side.DATABASE));
        }
        for (Unmapped object : there) {
            if (!here.contains(object)) {
                all.add(new Beside(object, Side.REFERENCE));
            }
        }
        all.sort(Comparator.comparing(Beside::object).thenComparing(Beside::side));
        return all;
    }
}
