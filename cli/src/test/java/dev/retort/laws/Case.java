package dev.retort.laws;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/** Before and after, to be run in both directions and each from an empty database. */
record Case(String name, Side before, Side after) {

    private static final Side EMPTY = new DdlSide("");

    DynamicNode tests() {
        List<DynamicTest> moves = new ArrayList<>();
        move(moves, "nothing → before", EMPTY, before);
        move(moves, "nothing → after", EMPTY, after);
        if (!before.isEmpty() && !after.isEmpty()) {
            move(moves, "before → after", before, after);
            move(moves, "after → before", after, before);
        }
        return DynamicContainer.dynamicContainer(name, moves);
    }

    private static void move(List<DynamicTest> moves, String name, Side from, Side to) {
        if (!to.isEmpty()) {
            moves.add(DynamicTest.dynamicTest(name, () -> Laws.hold(from, to)));
        }
    }
}
