package dev.retort.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.laws.cases.Renaming;
import dev.retort.operation.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * Before and after, to be run in both directions and each from an empty database.
 *
 * @param expectation what the move from before to after meets; the way back meets its reverse
 * @param renaming what somebody said was renamed
 * @param nothing the empty database that both sides are built in
 */
record Case(
        String name,
        Side before,
        Side after,
        Expectation expectation,
        Renaming renaming,
        Side nothing) {

    static final Side EMPTY = new DdlSide("");

    Case(String name, Side before, Side after) {
        this(name, before, after, Expectation.withoutRows(), Renaming.NONE);
    }

    Case(String name, Side before, Side after, Expectation expectation, Renaming renaming) {
        this(name, before, after, expectation, renaming, EMPTY);
    }

    DynamicNode tests() {
        return tests(upgrade -> {});
    }

    /**
     * @param looks given what the move from before to after consists of, if it is not to nothing
     */
    DynamicNode tests(Consumer<List<Operation>> looks) {
        Consumer<List<Operation>> blind = upgrade -> {};
        List<DynamicTest> moves = new ArrayList<>();
        move(
                moves,
                "nothing → before",
                nothing,
                before,
                expectation.fromNothing(),
                Renaming.NONE,
                blind);
        move(
                moves,
                "nothing → after",
                nothing,
                after,
                expectation.fromNothing(),
                Renaming.NONE,
                before.isEmpty() ? looks : blind);
        if (!before.isEmpty() && !after.isEmpty()) {
            move(moves, "before → after", before, after, expectation, renaming, looks);
            move(
                    moves,
                    "after → before",
                    after,
                    before,
                    expectation.reversed(),
                    renaming.inverse(),
                    blind);
        }
        if (renaming.isAsked()) {
            moves.add(
                    DynamicTest.dynamicTest(
                            "asked", () -> Laws.ask(name, before, after, renaming)));
        }
        return DynamicContainer.dynamicContainer(name, moves);
    }

    /** From before to after, over a database that no revision made. */
    DynamicTest adopted() {
        return DynamicTest.dynamicTest(
                name,
                () -> {
                    try {
                        List<Operation> upgrade =
                                Laws.hold(
                                        before,
                                        after,
                                        Expectation.withoutRows(),
                                        renaming.decisions(),
                                        Evidence.FOUND);
                        assertThat(Laws.takenAway(upgrade))
                                .as("L13: what nobody wrote stays")
                                .isEmpty();
                        UntoldTypes.makeNoDifference(before, after, renaming.decisions());
                    } catch (AssertionError | Exception e) {
                        throw new AssertionError(name + ", found: " + e.getMessage(), e);
                    }
                });
    }

    /** The one move that shows most of it: to after and back, or to before where that is all. */
    DynamicTest move() {
        Side from = after.isEmpty() ? nothing : before;
        Side to = after.isEmpty() ? before : after;
        return DynamicTest.dynamicTest(
                name,
                () ->
                        hold(
                                "there and back",
                                from,
                                to,
                                from.isEmpty() ? expectation.fromNothing() : expectation,
                                from.isEmpty() ? Renaming.NONE : renaming,
                                upgrade -> {}));
    }

    private void move(
            List<DynamicTest> moves,
            String name,
            Side from,
            Side to,
            Expectation expectation,
            Renaming told,
            Consumer<List<Operation>> looks) {
        if (!to.isEmpty()) {
            moves.add(
                    DynamicTest.dynamicTest(
                            name, () -> hold(name, from, to, expectation, told, looks)));
        }
    }

    /** Surefire's reports name dynamic tests by their number alone. */
    private void hold(
            String move,
            Side from,
            Side to,
            Expectation expectation,
            Renaming told,
            Consumer<List<Operation>> looks)
            throws Exception {
        try {
            looks.accept(Laws.hold(from, to, expectation, told.decisions()));
        } catch (AssertionError | Exception e) {
            throw new AssertionError(name + ", " + move + ": " + e.getMessage(), e);
        }
    }
}
