package dev.retort.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.diff.Comparison;
import dev.retort.fixtures.Database;
import dev.retort.fixtures.Fingerprint;
import dev.retort.fixtures.PostgresServer;
import dev.retort.fixtures.Rows;
import dev.retort.laws.cases.CaseList;
import dev.retort.laws.cases.Entry;
import dev.retort.laws.cases.Recording;
import dev.retort.migrate.ConflictingRows;
import dev.retort.migrate.Migrator;
import dev.retort.operation.Description;
import dev.retort.revision.Migration;
import dev.retort.snapshot.Desired;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * L9 over the cases of {@code filled}: rows that were there are there after the upgrade and
 * unchanged after the way back, or the run refuses by name and count, and changes nothing. L11: so
 * does its script.
 */
class FilledTablesTest {

    private static final int VERSION = PostgresServer.shared().majorVersion();
    private static final Recording RECORDING = new Recording(VERSION);

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> rowsAreKept() throws IOException {
        return CaseList.read("filled", VERSION).stream()
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> hold(each)));
    }

    @AfterAll
    static void write() throws IOException {
        RECORDING.write();
    }

    private static void hold(Entry entry) throws Exception {
        try (Database database = PostgresServer.shared().createDatabase();
                Connection connection = database.connect()) {
            database.execute(entry.before());
            Desired desired = new DdlSide(entry.after()).desired();
            RECORDING.schemas(entry, Laws.read(connection), desired.schema());
            Comparison comparison = Laws.compare(connection, desired);
            RECORDING.operations(entry, comparison.upgrade());
            Migration migration = Laws.compiled(comparison.upgrade(), comparison.downgrade());
            ScriptAgrees.hold(new DdlSide(entry.before()), migration);
            Migrator migrator = new OneRevision(migration).migrator();
            SortedMap<String, SortedSet<String>> kept =
                    Rows.common(Rows.columns(connection), columns(entry.after()));
            Rows rows = Rows.of(connection, kept);
            Fingerprint fingerprint = Fingerprint.of(connection);

            List<String> upgrade = findings(() -> migrator.upgrade(connection, "head"));
            assertThat(upgrade).as("in the way").isEqualTo(entry.inTheWay());
            if (!upgrade.isEmpty()) {
                assertUntouched(connection, fingerprint, Rows.of(connection, kept), rows);
                return;
            }
            assertThat(counts(Rows.of(connection, kept)))
                    .as("L9: no row is lost")
                    .isEqualTo(counts(rows));
            assertThat(left(connection, desired)).as("L6: nothing is left to do").isEmpty();

            Fingerprint upgraded = Fingerprint.of(connection);
            Rows between = Rows.of(connection, kept);
            List<String> downgrade = findings(() -> migrator.downgrade(connection, "base"));
            assertThat(downgrade).as("in the way").isEqualTo(entry.inTheWayBack());
            if (!downgrade.isEmpty()) {
                assertUntouched(connection, upgraded, Rows.of(connection, kept), between);
                return;
            }
            database.execute("DROP TABLE retort_version, retort_history");
            assertThat(
                            fingerprint
                                    .withoutColumnOrder()
                                    .differenceTo(Fingerprint.of(connection).withoutColumnOrder()))
                    .as("L7: the downgrade restores")
                    .isEmpty();
            assertThat(Rows.of(connection, kept))
                    .as("L9: every value is what it was")
                    .isEqualTo(rows);
        }
    }

    private static void assertUntouched(
            Connection connection, Fingerprint before, Rows rows, Rows rowsBefore)
            throws SQLException {
        assertThat(before.differenceTo(Fingerprint.of(connection)))
                .as("nothing is touched")
                .isEmpty();
        assertThat(rows).as("L9: no value is touched").isEqualTo(rowsBefore);
    }

    private static SortedMap<String, SortedSet<String>> columns(String ddl) throws SQLException {
        try (Database database = PostgresServer.shared().createDatabase();
                Connection connection = database.connect()) {
            database.execute(ddl);
            return Rows.columns(connection);
        }
    }

    private static Map<String, Long> counts(Rows rows) {
        Map<String, Long> counts = new TreeMap<>();
        rows.tables().forEach((table, content) -> counts.put(table, content.count()));
        return counts;
    }

    /** What is left to do, but for the tables of the run itself. */
    private static List<String> left(Connection connection, Desired desired) throws SQLException {
        return Laws.differences(connection, desired).stream()
                .map(Description::of)
                .filter(text -> !text.contains("retort_"))
                .toList();
    }

    private static List<String> findings(Runnable run) {
        try {
            run.run();
            return List.of();
        } catch (ConflictingRows refused) {
            return refused.findings().stream()
                    .map(finding -> finding.obstacle().sentence(finding.count()))
                    .toList();
        }
    }
}
