package dev.retort.laws;

import java.util.Set;

/**
 * What a move between two sides meets.
 *
 * @param hasRows whether there are rows to keep (L9)
 * @param upRefused the SQLSTATE with which the server refuses the upgrade while there are rows;
 *     empty when it does not
 * @param downRefused as well, for the upgrade of the move in the other direction
 * @param forthRefused as well, for the downgrade of the move in the other direction alone
 * @param backRefused as well, for the downgrade alone
 * @param allowed how the result may differ from what others build
 */
record Expectation(
        boolean hasRows,
        String upRefused,
        String downRefused,
        String forthRefused,
        String backRefused,
        Set<AllowedDifference> allowed) {

    static Expectation withoutRows() {
        return new Expectation(false, "", "", "", "", Set.of());
    }

    static Expectation withRows(Refused refused, Set<AllowedDifference> allowed) {
        return refused == null
                ? new Expectation(true, "", "", "", "", allowed)
                : new Expectation(
                        true,
                        refused.toAfter(),
                        refused.toBefore(),
                        refused.backToAfter(),
                        refused.backToBefore(),
                        allowed);
    }

    Expectation reversed() {
        return new Expectation(hasRows, downRefused, upRefused, backRefused, forthRefused, allowed);
    }

    Expectation fromNothing() {
        return new Expectation(hasRows, "", "", "", "", allowed);
    }

    /**
     * Rows that came with the upgrade lack a value for a column that comes back; but they have no
     * value that was not there before, so that everything else that rows can be in the way of is
     * not in the way of a downgrade.
     */
    String downgradeRefused() {
        return downRefused.equals(Refused.NOT_NULL) ? downRefused : backRefused;
    }
}
