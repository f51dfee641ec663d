package dev.retort.replay;

import dev.retort.operation.Operation;
import java.util.List;

/**
 * A mark of something that is not there when it is said.
 *
 * @param revision the place of its revision among those that were looked through
 * @param mark what it says
 * @param missing the names of what is not there
 */
public record StrayMark(int revision, Operation.Found mark, List<String> missing) {

    public StrayMark {
        missing = List.copyOf(missing);
    }
}
