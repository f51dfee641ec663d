package dev.retort.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.PostgreSqlDialect;
import dev.retort.diff.Comparison;
import dev.retort.fixtures.Database;
import dev.retort.fixtures.Fingerprint;
import dev.retort.fixtures.PostgresServer;
import dev.retort.fixtures.Rows;
import dev.retort.migrate.ConflictingRows;
import dev.retort.migrate.LossPolicy;
import dev.retort.migrate.Migrator;
import dev.retort.migrate.Options;
import dev.retort.migrate.Preparation;
import dev.retort.migrate.RunListener;
import dev.retort.operation.Description;
import dev.retort.revision.Migration;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.RevisionNode;
import dev.retort.snapshot.Desired;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * L9 over {@code filled.sql}: rows that were there are there after the upgrade and unchanged after
 * the way back, or the run refuses by name and count, and changes nothing.
 */
class FilledTablesTest {

    private static final Pattern ASKED_FOR = Pattern.compile(System.getProperty("retort.case", ""));

    @TestFactory
    Stream<DynamicTest> rowsAreKept() throws IOException {
        return Arrays.stream(text().split("(?m)^## "))
                .skip(1)
                .filter(text -> ASKED_FOR.matcher(text.lines().findFirst().orElseThrow()).find())
                .map(
                        text ->
                                DynamicTest.dynamicTest(
                                        text.lines().findFirst().orElseThrow(), () -> hold(text)));
    }

    private static void hold(String text) throws Exception {
        String[] sections = text.split("(?m)^(?=->$|=>$|<=$)");
        String before = sections[0].substring(sections[0].indexOf('\n'));
        String after = section(sections, "->");
        try (Database database = PostgresServer.shared().createDatabase();
                Connection connection = database.connect()) {
            database.execute(before);
            Desired desired = new DdlSide(after).desired();
            Comparison comparison = Laws.compare(connection, desired);
            Migrator migrator =
                    migrator(Laws.compiled(comparison.upgrade(), comparison.downgrade()));
            SortedMap<String, SortedSet<String>> kept =
                    Rows.common(Rows.columns(connection), columns(after));
            Rows rows = Rows.of(connection, kept);
            Fingerprint fingerprint = Fingerprint.of(connection);

            List<String> upgrade = findings(() -> migrator.upgrade(connection, "head"));
            assertThat(upgrade).as("in the way").isEqualTo(lines(section(sections, "=>")));
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
            assertThat(downgrade).as("in the way").isEqualTo(lines(section(sections, "<=")));
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

    private static Migrator migrator(Migration migration) {
        RevisionNode node =
                new RevisionNode("a1", List.of(), List.of(), List.of(), "The only one.");
        return new Migrator(
                RevisionGraph.of(List.of(node)),
                new Preparation(ids -> Map.of("a1", migration), new PostgreSqlDialect()),
                Options.defaults().withOnLoss(LossPolicy.ALLOW_ALL),
                RunListener.NONE);
    }

    private static String section(String[] sections, String mark) {
        return Arrays.stream(sections)
                .filter(section -> section.startsWith(mark + "\n"))
                .map(section -> section.substring(mark.length() + 1))
                .findFirst()
                .orElse("");
    }

    private static List<String> lines(String section) {
        return section.lines().filter(line -> !line.isBlank()).toList();
    }

    private static String text() throws IOException {
        try (InputStream in = FilledTablesTest.class.getResourceAsStream("filled.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
