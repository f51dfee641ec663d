package dev.retort.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.retort.cli.command.RetortCommand;
import dev.retort.cli.session.Surroundings;
import dev.retort.fixtures.Database;
import dev.retort.fixtures.Fingerprint;
import dev.retort.fixtures.PostgresServer;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The baseline of the schemas that their projects publish: run on an empty database, it leads to an
 * equal one, and so says its proof; afterwards nothing differs. A few of them in each build, and
 * all with {@code -Dretort.scripts}.
 */
class BaselineTest {

    /** Those with something that the model cannot say. */
    private static final Set<String> IN_EACH_BUILD = Set.of("jBPM", "JobRunr");

    /** A model has to have an entity. */
    @Entity(name = "of_ours")
    static class OfOurs {
        @Id Long id;
    }

    /** What a run of the command line came to. */
    private record Run(int status, String out, String err) {

        JsonNode json() throws IOException {
            return new ObjectMapper().readTree(out);
        }
    }

    @TestFactory
    Stream<DynamicTest> leadsToAnEqualDatabase() throws IOException {
        return RealSchemasTest.schemas().entrySet().stream()
                .filter(each -> ScriptAgrees.EVERYWHERE || IN_EACH_BUILD.contains(each.getKey()))
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> holds(each.getValue())));
    }

    private static void holds(PackagedSide schema) throws Exception {
        Path folder = Files.createTempDirectory("retort-baseline");
        try (Database database = PostgresServer.shared().createDatabase();
                Database copy = PostgresServer.shared().createDatabase()) {
            schema.buildWhole(database);
            database.execute("create table of_ours (id bigint primary key)");
            configure(folder, database);
            Fingerprint empty = fingerprint(copy);

            Run baseline = retort(folder, "baseline", "--scratch-url", url(copy));
            assertThat(baseline.status()).as(baseline.toString()).isZero();
            assertThat(baseline.json().at("/proof/proven").booleanValue())
                    .as("it is proven: %s", baseline)
                    .isTrue();
            assertThat(empty.differenceTo(fingerprint(copy))).as("what the proof left").isEmpty();

            Run check = retort(folder, "check");
            assertThat(check.status()).as(check.toString()).isZero();
            assertThat(check.json().at("/operations")).as("nothing differs").isEmpty();

            configure(folder, copy);
            Run upgrade = retort(folder, "upgrade");
            assertThat(upgrade.status()).as(upgrade.toString()).isZero();
            assertThat(fingerprint(database).differenceTo(fingerprint(copy)))
                    .as("an equal database")
                    .isEmpty();
        } finally {
            delete(folder);
        }
    }

    private static String url(Database of) {
        return of.jdbcUrl() + "?user=" + of.user();
    }

    private static Fingerprint fingerprint(Database of) throws Exception {
        return Fingerprint.of(of).withoutTables("retort_version", "retort_history");
    }

    private static void configure(Path folder, Database chosen) throws IOException {
        Files.createDirectories(folder.resolve("revisions"));
        Files.writeString(
                folder.resolve("libraries.txt"),
                System.getProperty("java.class.path").replace(File.pathSeparator, "\n"));
        Files.writeString(
                folder.resolve("retort.toml"),
                """
                [retort]
                revisions = ["revisions"]
                package = "db"
                [database]
                url = "%s"
                user = "%s"
                [model]
                classpath = ["@libraries.txt"]
                classes = ["%s"]
                """
                        .formatted(chosen.jdbcUrl(), chosen.user(), OfOurs.class.getName()));
    }

    private static Run retort(Path folder, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<String> all =
                Stream.concat(Stream.of(arguments), Stream.of("--format", "json")).toList();
        int status =
                RetortCommand.run(
                        new Surroundings(
                                Map.of(),
                                folder,
                                new PrintStream(out, true, StandardCharsets.UTF_8),
                                new PrintStream(err, true, StandardCharsets.UTF_8),
                                false,
                                false),
                        all.toArray(String[]::new));
        return new Run(
                status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
