package dev.retort.laws;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * A schema before and after, to be run in both directions and each from an empty database.
 *
 * @param renames what somebody said was renamed
 */
record Case(String name, Side before, Side after, Renaming renames) {

    private static final Side EMPTY = new DdlSide("");

    Case(String name, Side before, Side after) {
        this(name, before, after, Renaming.NONE);
    }

    DynamicNode tests() {
        List<DynamicTest> moves = new ArrayList<>();
        move(moves, "nothing → before", EMPTY, before, Renaming.NONE);
        move(moves, "nothing → after", EMPTY, after, Renaming.NONE);
        if (!before.isEmpty() && !after.isEmpty()) {
            move(moves, "before → after", before, after, renames);
            move(moves, "after → before", after, before, renames.inverse());
        }
        if (renames.isAsked()) {
            moves.add(DynamicTest.dynamicTest("asked", () -> Laws.ask(before, after)));
        }
        return DynamicContainer.dynamicContainer(name, moves);
    }

    private static void move(
            List<DynamicTest> moves, String name, Side from, Side to, Renaming renames) {
        if (!to.isEmpty()) {
            moves.add(
                    DynamicTest.dynamicTest(name, () -> Laws.hold(from, to, renames.decisions())));
        }
    }
}
