package dev.retort.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.diff.Scope;
import dev.retort.fixtures.PostgresServer;
import dev.retort.operation.Description;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The laws over {@code alembic-cases.sql}, there and back, and that an upgrade consists of just the
 * operations that are listed.
 */
class AlembicCasesTest {

    @TestFactory
    Stream<DynamicNode> lawsHold() throws IOException {
        return entries().stream().map(AlembicCasesTest::tests);
    }

    static List<CaseList.Entry> entries() throws IOException {
        return CaseList.read(PostgresServer.shared(), "alembic-cases.sql", 3);
    }

    private static DynamicNode tests(CaseList.Entry entry) {
        Side before = new DdlSide(entry.parts().get(0)).withScript();
        Side after = new DdlSide(entry.parts().get(1));
        Scope scope =
                new Scope(
                        "public",
                        List.of("*.*"),
                        entry.exclude() == null ? List.of() : List.of(entry.exclude()));
        Renaming told = entry.renaming();
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(
                DynamicTest.dynamicTest(
                        "before → after",
                        () ->
                                assertThat(
                                                Laws.hold(before, after, scope, told.decisions())
                                                        .stream()
                                                        .map(Description::of))
                                        .containsExactlyElementsOf(
                                                entry.parts().get(2).lines().toList())));
        tests.add(
                DynamicTest.dynamicTest(
                        "after → before",
                        () -> Laws.hold(after, before, scope, told.inverse().decisions())));
        if (told.isAsked()) {
            tests.add(DynamicTest.dynamicTest("asked", () -> Laws.ask(before, after)));
        }
        return DynamicContainer.dynamicContainer(entry.name(), tests);
    }
}
