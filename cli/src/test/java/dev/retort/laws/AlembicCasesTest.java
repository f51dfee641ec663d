package dev.retort.laws;

import dev.retort.diff.scope.Scope;
import dev.retort.fixtures.PostgresServer;
import dev.retort.laws.cases.CaseList;
import dev.retort.laws.cases.Entry;
import dev.retort.laws.cases.Recording;
import dev.retort.laws.cases.Renaming;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The laws over the cases of {@code alembic}, there and back. */
class AlembicCasesTest {

    private static final int VERSION = PostgresServer.shared().majorVersion();
    private static final Recording RECORDING = new Recording(VERSION);

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicNode> lawsHold() throws IOException {
        return entries().stream().map(AlembicCasesTest::tests);
    }

    @AfterAll
    static void write() throws IOException {
        RECORDING.write();
    }

    static List<Entry> entries() throws IOException {
        return CaseList.read("alembic", VERSION);
    }

    private static DynamicNode tests(Entry entry) {
        DdlSide before = new DdlSide(entry.before());
        if (ScriptAgrees.EVERYWHERE) {
            before.withScript();
        }
        Side after = new DdlSide(entry.after());
        Scope scope = new Scope("public", List.of("*.*"), entry.exclude());
        Renaming told = entry.renaming();
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(
                DynamicTest.dynamicTest(
                        "recorded",
                        () -> DdlCasesTest.isRecorded(RECORDING, entry, before, after)));
        if (Recording.REWRITES) {
            return DynamicContainer.dynamicContainer(entry.name(), tests);
        }
        tests.add(
                DynamicTest.dynamicTest(
                        "before → after",
                        () ->
                                RECORDING.agrees(
                                        entry, Laws.hold(before, after, scope, told.decisions()))));
        tests.add(
                DynamicTest.dynamicTest(
                        "after → before",
                        () -> Laws.hold(after, before, scope, told.inverse().decisions())));
        if (told.isAsked()) {
            tests.add(
                    DynamicTest.dynamicTest(
                            "asked", () -> Laws.ask(entry.name(), before, after, told)));
        }
        return DynamicContainer.dynamicContainer(entry.name(), tests);
    }
}
