package dev.retort.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.diff.Comparison;
import dev.retort.fixtures.Database;
import dev.retort.fixtures.Fingerprint;
import dev.retort.fixtures.PostgresServer;
import dev.retort.laws.cases.CaseList;
import dev.retort.laws.cases.Entry;
import dev.retort.laws.cases.Recording;
import dev.retort.laws.cases.Renaming;
import dev.retort.operation.Operation;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
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

/**
 * The laws over the cases of {@code dependents}: what depends on a changed schema is there
 * afterwards as if the database had been built so, and after the way back as it was.
 */
class DependentCasesTest {

    private static final int VERSION = PostgresServer.shared().majorVersion();
    private static final Recording RECORDING = new Recording(VERSION);

    private static final String ROLES =
            """
            do $$
            declare name text;
            begin
              foreach name in array array['dependent_owner', 'dependent reader'] loop
                if not exists (select from pg_roles where rolname = name) then
                  execute format('create role %I', name);
                end if;
              end loop;
            end $$\
            """;

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicNode> lawsHold() throws IOException, SQLException {
        return tests(PostgresServer.shared());
    }

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicNode> lawsHoldOnInstalledServers() throws IOException, SQLException {
        List<DynamicNode> servers = new ArrayList<>();
        for (PostgresServer server : PostgresServer.installed()) {
            servers.add(
                    DynamicContainer.dynamicContainer(
                            "PostgreSQL " + server.version(), tests(server)));
        }
        return servers.stream();
    }

    @AfterAll
    static void write() throws IOException {
        RECORDING.write();
    }

    private static Stream<DynamicNode> tests(PostgresServer server)
            throws IOException, SQLException {
        try (Database database = server.createDatabase()) {
            database.execute(ROLES);
        }
        Recording recording =
                server == PostgresServer.shared()
                        ? RECORDING
                        : new Recording(server.majorVersion());
        return CaseList.read("dependents", server.majorVersion()).stream()
                .flatMap(
                        entry ->
                                Stream.concat(
                                        tests(server, entry, recording), warnings(server, entry)));
    }

    private static Stream<DynamicNode> warnings(PostgresServer server, Entry entry) {
        return entry.warnings().isEmpty()
                ? Stream.of()
                : Stream.of(
                        DynamicTest.dynamicTest(
                                entry.name() + ", warnings", () -> warns(server, entry)));
    }

    private static void warns(PostgresServer server, Entry entry) throws Exception {
        DdlSide from = new DdlSide(server, entry.before() + '\n' + entry.dependents());
        DdlSide to = new DdlSide(server, entry.after());
        try (Database database = server.createDatabase();
                Connection connection = database.connect()) {
            from.build(database);
            assertThat(
                            Laws.compare(connection, to.desired(), entry.renaming().decisions())
                                    .warnings())
                    .isEqualTo(entry.warnings());
        }
    }

    private static Stream<DynamicNode> tests(
            PostgresServer server, Entry entry, Recording recording) {
        String before = entry.before();
        String after = entry.after();
        String dependents = entry.dependents();
        String gone = entry.dependentsBefore();
        DdlSide from = new DdlSide(server, before + '\n' + dependents + '\n' + gone);
        if (server == PostgresServer.shared()) {
            from.withScript();
        }
        if (!entry.open().isEmpty()) {
            return Stream.of(
                    DynamicTest.dynamicTest(
                            entry.name(),
                            () -> holdOpen(entry, from, new DdlSide(server, after), recording)));
        }
        Side to = new DdlSide(server, after + '\n' + dependents);
        DynamicTest there =
                DynamicTest.dynamicTest(
                        entry.name(),
                        () -> {
                            recording.operations(
                                    entry, hold(entry.name(), from, to, entry.renaming()));
                            recording.schemas(
                                    entry, from.desired().schema(), to.desired().schema());
                        });
        DynamicTest back =
                DynamicTest.dynamicTest(
                        entry.name() + ", back",
                        () -> hold(entry.name(), to, from, entry.renaming().inverse()));
        // Another server shows what it spells otherwise in one move, which goes there and back;
        // what
        // one side has for itself comes by that way alone.
        return server == PostgresServer.shared() && gone.isEmpty()
                ? Stream.of(there, back)
                : Stream.of(there);
    }

    private static List<Operation> hold(String name, Side from, Side to, Renaming told)
            throws Exception {
        try {
            List<Operation> upgrade =
                    Laws.hold(
                            from,
                            to,
                            told.decisions(),
                            (before, upgraded) -> isAsIfBuiltSo(upgraded, to));
            assertThat(open(upgrade)).isEmpty();
            return upgrade;
        } catch (AssertionError | Exception e) {
            throw new AssertionError(name + ": " + e.getMessage(), e);
        }
    }

    private static void isAsIfBuiltSo(Fingerprint upgraded, Side to) {
        try {
            assertThat(to.truth().withoutColumnOrder().differenceTo(upgraded.withoutColumnOrder()))
                    .as("what depends on it is as if the database had been built so")
                    .isEmpty();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a person has to write is asked for by name; here nobody wants it any more. */
    private static void holdOpen(Entry entry, Side from, Side to, Recording recording)
            throws Exception {
        recording.schemas(entry, from.desired().schema(), to.desired().schema());
        if (!entry.openBack().isEmpty()) {
            asksBothWays(entry, from, to, recording);
            return;
        }
        try {
            List<Operation> upgrade =
                    Laws.hold(from, to, entry.renaming().decisions(), (before, upgraded) -> {});
            assertThat(open(upgrade)).isEqualTo(entry.open());
            recording.operations(entry, upgrade);
        } catch (AssertionError | Exception e) {
            throw new AssertionError(entry.name() + ": " + e.getMessage(), e);
        }
    }

    /** What cannot be brought back either is nothing that the database would be without. */
    private static void asksBothWays(Entry entry, Side from, Side to, Recording recording)
            throws Exception {
        try (Database database = from.server().createDatabase();
                Connection connection = database.connect()) {
            from.build(database);
            Comparison comparison = Laws.compare(connection, to.desired());
            assertThat(open(comparison.upgrade())).as(entry.name()).isEqualTo(entry.open());
            recording.operations(entry, comparison.upgrade());
            assertThat(open(comparison.downgrade())).as(entry.name()).isEqualTo(entry.openBack());
        }
    }

    private static List<String> open(List<Operation> operations) {
        List<String> open = new ArrayList<>();
        for (Operation operation : operations) {
            if (operation instanceof Operation.Execute execute && execute.statement().isTodo()) {
                open.add(execute.statement().text().lines().findFirst().orElseThrow());
            }
        }
        return open;
    }
}
