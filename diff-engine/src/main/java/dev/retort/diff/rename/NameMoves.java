package dev.retort.diff.rename;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Renames in an order in which each new name is free: a chain from its end, a circle by way of a
 * name that nobody has. Whatever else stands in the way steps aside, under such a name.
 */
final class NameMoves {

    /** One rename. */
    record Move<N>(N from, N to) {}

    private NameMoves() {}

    /**
     * @param wanted new names by old ones
     * @param present all names that are taken before
     * @param aside an unused name, made of the given one
     */
    static <N extends Comparable<N>> List<Move<N>> ordered(
            Map<N, N> wanted, Set<N> present, UnaryOperator<N> aside) {
        TreeMap<N, N> pending = new TreeMap<>(wanted);
        pending.entrySet().removeIf(each -> each.getKey().equals(each.getValue()));
        Set<N> taken = new TreeSet<>(present);
        List<Move<N>> moves = new ArrayList<>();
        while (!pending.isEmpty()) {
            Optional<N> next =
                    pending.keySet().stream()
                            .filter(from -> !taken.contains(pending.get(from)))
                            .findFirst();
            if (next.isPresent()) {
                N from = next.get();
                moves.add(move(taken, from, pending.remove(from)));
                continue;
            }
            N inTheWay = pending.firstEntry().getValue();
            N meanwhile = aside.apply(inTheWay);
            moves.add(move(taken, inTheWay, meanwhile));
            if (pending.containsKey(inTheWay)) {
                pending.put(meanwhile, pending.remove(inTheWay));
            }
        }
        return moves;
    }

    private static <N> Move<N> move(Set<N> taken, N from, N to) {
        taken.remove(from);
        taken.add(to);
        return new Move<>(from, to);
    }
}
