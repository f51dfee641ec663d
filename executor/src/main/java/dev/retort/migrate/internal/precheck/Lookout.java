package dev.retort.migrate.internal.precheck;

import dev.retort.dialect.Obstacle;
import dev.retort.migrate.PreparedOperation;
import dev.retort.migrate.PreparedStep;
import dev.retort.operation.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * When rows in the way of an operation are looked for: before the first statement of the revision,
 * unless an earlier operation makes or changes what the query reads; then right before the
 * operation itself.
 *
 * @param before number of the operation that it comes before; 0 for all of them
 * @param number of the operation whose way it is, from 1
 */
public record Lookout(int before, int number, PreparedOperation prepared, Obstacle obstacle) {

    public static List<Lookout> of(PreparedStep step) {
        return of(step, new Touched());
    }

    /**
     * @param touched by what runs before the step, and afterwards by the step too
     */
    static List<Lookout> of(PreparedStep step, Touched touched) {
        List<Lookout> lookouts = new ArrayList<>();
        for (int i = 0; i < step.operations().size(); i++) {
            PreparedOperation prepared = step.operations().get(i);
            for (Obstacle obstacle : prepared.obstacles()) {
                if (obstacle.reads().stream().noneMatch(touched::touches)) {
                    lookouts.add(new Lookout(0, i + 1, prepared, obstacle));
                } else if (prepared.operation() instanceof Operation.Fill fill
                        && touched.isEmptyColumn(fill.table(), fill.column())) {
                    lookouts.add(new Lookout(0, i + 1, prepared, obstacle.ofAllRows()));
                } else if (!touched.hasNoRows(obstacle.table())) {
                    lookouts.add(new Lookout(i, i + 1, prepared, obstacle));
                }
            }
            touched.follow(prepared.operation());
        }
        return lookouts;
    }

    public static List<Lookout> before(int operation, List<Lookout> all) {
        return all.stream().filter(lookout -> lookout.before() == operation).toList();
    }
}
