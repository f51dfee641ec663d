package dev.retort.diff.spelling;

import dev.retort.sql.SqlText;
import java.util.List;

/**
 * The conditions that {@code AND} joins. Hibernate makes one check of all the constraints on a
 * column, and Bean Validation gives it those in an order that changes from start to start.
 */
final class Conjunction {

    private Conjunction() {}

    /**
     * Whether both texts join the same conditions, in any order.
     *
     * @param a as the server prints it, which puts parentheses around whatever {@code AND} joins
     */
    static boolean same(String a, String b) {
        List<String> first = sorted(a);
        return first.size() > 1 && first.equals(sorted(b));
    }

    private static List<String> sorted(String printed) {
        return SqlText.of(printed).conditions().stream().sorted().toList();
    }
}
