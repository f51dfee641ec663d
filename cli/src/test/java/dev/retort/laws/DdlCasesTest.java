package dev.retort.laws;

import dev.retort.fixtures.PostgresServer;
import dev.retort.laws.cases.CaseList;
import dev.retort.laws.cases.Entry;
import dev.retort.laws.cases.InMemory;
import dev.retort.laws.cases.Recording;
import dev.retort.model.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The laws over the cases of {@code ddl}: each thing that a schema has, and each change of it. */
class DdlCasesTest {

    private static final int VERSION = PostgresServer.shared().majorVersion();
    private static final Recording RECORDING = new Recording(VERSION);

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicNode> lawsHold() throws IOException {
        return entries().stream().map(DdlCasesTest::tests);
    }

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicNode> lawsHoldOnInstalledServers() throws IOException {
        List<DynamicNode> servers = new ArrayList<>();
        for (PostgresServer server : PostgresServer.installed()) {
            servers.add(
                    DynamicContainer.dynamicContainer(
                            "PostgreSQL " + server.version(),
                            sample(CaseList.read("ddl", server.majorVersion())).stream()
                                    .map(entry -> of(server, entry).move())));
        }
        return servers.stream();
    }

    /**
     * All of them with {@code -Dretort.scripts}, and each third in every build: what differs
     * between two servers is how they are read, and that has tests of its own on both.
     */
    private static List<Entry> sample(List<Entry> entries) {
        return IntStream.range(0, entries.size())
                .filter(i -> ScriptAgrees.EVERYWHERE || i % 3 == 0)
                .mapToObj(entries::get)
                .toList();
    }

    @AfterAll
    static void write() throws IOException {
        RECORDING.write();
    }

    static List<Entry> entries() throws IOException {
        return CaseList.read("ddl", VERSION);
    }

    private static DynamicNode tests(Entry entry) {
        Case each = of(PostgresServer.shared(), entry);
        DynamicNode recorded =
                DynamicTest.dynamicTest(
                        "recorded",
                        () -> isRecorded(RECORDING, entry, each.before(), each.after()));
        return Recording.REWRITES
                ? recorded
                : DynamicContainer.dynamicContainer(
                        entry.name(),
                        Stream.of(
                                each.tests(upgrade -> RECORDING.agrees(entry, upgrade)), recorded));
    }

    /** The operations too: where nothing is left, no server is asked for them. */
    static void isRecorded(Recording recording, Entry entry, Side before, Side after)
            throws Exception {
        Schema from = before.desired().schema();
        Schema to = after.desired().schema();
        recording.schemas(entry, from, to);
        recording.operations(
                entry, InMemory.compare(entry, from, to, entry.renaming().decisions()).upgrade());
    }

    private static Case of(PostgresServer server, Entry entry) {
        DdlSide before = new DdlSide(server, entry.before());
        if (ScriptAgrees.EVERYWHERE && server == PostgresServer.shared()) {
            before.withScript();
        }
        return new Case(
                entry.name(),
                before,
                new DdlSide(server, entry.after()),
                Expectation.withoutRows(),
                entry.renaming(),
                before.isEmpty() ? before : new DdlSide(server, ""));
    }
}
