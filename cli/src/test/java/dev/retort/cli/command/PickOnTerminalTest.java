package dev.retort.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.Main;
import dev.retort.cli.session.Terminal;
import dev.retort.fixtures.Database;
import dev.retort.fixtures.PostgresServer;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code --pick} in a process of its own, on a terminal as a person has it: that is where Java has
 * a console. The terminal is that of the program {@code script}, which Linux and macOS come with.
 */
class PickOnTerminalTest {

    @Entity(name = "person")
    @Table(name = "person")
    static class Person {
        @Id Long id;

        @Column(name = "born", length = 10)
        String born;

        @Column(name = "code", nullable = false)
        String code;

        @Column(name = "full_name", length = 40)
        String fullName;
    }

    private static final String ASKED = "anything else stops: ";

    @TempDir Path folder;
    private Database database;
    private EntityProject project;

    @BeforeEach
    void project() throws Exception {
        database = PostgresServer.shared().createDatabase();
        database.execute(
                "create table person (id bigint primary key, born text, code varchar(255),"
                        + " full_name text)");
        project = EntityProject.in(folder);
        project.configure(Person.class, database);
    }

    @AfterEach
    void drop() throws Exception {
        database.close();
    }

    private record Typed(String whenAsked, String answer) {}

    private record Session(int status, String screen) {}

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    /** Types each answer when its question is on the screen. */
    private Session onTerminal(List<Typed> answers, String... arguments) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String command =
                Stream.concat(
                                Stream.of(
                                        java,
                                        "-XX:TieredStopAtLevel=1",
                                        "-Djdk.console=java.base",
                                        "-Dretort.terminals=12",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        Main.class.getName()),
                                Stream.of(arguments))
                        .map(PickOnTerminalTest::quoted)
                        .collect(Collectors.joining(" "));
        ProcessBuilder builder =
                new ProcessBuilder(script(command))
                        .directory(folder.toFile())
                        .redirectErrorStream(true);
        builder.environment().putAll(Map.of("TERM", "xterm", "NO_COLOR", "1", "SHELL", "/bin/sh"));
        Process process = builder.start();
        // A question that does not come is a failure, and nothing to wait for.
        CompletableFuture.delayedExecutor(1, TimeUnit.MINUTES).execute(process::destroyForcibly);
        try (InputStream out = process.getInputStream();
                OutputStream in = process.getOutputStream()) {
            StringBuilder screen = new StringBuilder();
            for (Typed each : answers) {
                int from = screen.length();
                while (screen.indexOf(each.whenAsked(), from) < 0) {
                    read(out, screen, each.whenAsked());
                }
                in.write((each.answer() + "\n").getBytes(StandardCharsets.UTF_8));
                in.flush();
            }
            screen.append(new String(out.readAllBytes(), StandardCharsets.UTF_8));
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return new Session(process.exitValue(), screen.toString().replace("\r\n", "\n"));
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<String> script(String command) {
        return System.getProperty("os.name").startsWith("Mac")
                ? List.of("script", "-q", "/dev/null", "/bin/sh", "-c", command)
                : List.of("script", "-qec", command, "/dev/null");
    }

    private static void read(InputStream out, StringBuilder screen, String awaited)
            throws IOException {
        int c = out.read();
        assertThat(c).as("no " + awaited + " in\n" + screen).isNotNegative();
        // What is waited for is ASCII.
        screen.append((char) c);
    }

    private List<Path> revisions() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("revisions"))) {
            return files.filter(each -> each.toString().endsWith(".java")).toList();
        }
    }

    @Test
    void oneGoesInOneWaitsAndOneStays() throws Exception {
        Session session =
                onTerminal(
                        List.of(
                                new Typed(ASKED, "c"),
                                new Typed("born: type", "a"),
                                new Typed("Why is it meant to stay? ", "some only know the year"),
                                new Typed("code: not null", "w"),
                                new Typed("full_name: type", "i")),
                        "revision",
                        "--autogenerate",
                        "--pick",
                        "-m",
                        "picked");
        assertThat(session.status()).as(session.screen()).isZero();
        assertThat(session.screen())
                .contains(
                        "? table person: 3 differences",
                        "accepted  1 difference, in revisions/accepted.toml",
                        "1 difference waits");
        assertThat(Files.readString(revisions().get(0)))
                .contains("full_name")
                .doesNotContain("born")
                .doesNotContain("code");
        assertThat(Files.readString(project.accepted()))
                .contains("column person.born", "\"some only know the year\"")
                .doesNotContain("code")
                .doesNotContain("full_name");
        project.run(0, "upgrade");
        Run left = project.run(2, "check");
        assertThat(left.out()).contains("code").doesNotContain("born").doesNotContain("full_name");
        assertThat(left.err()).contains("accepted: 1");
    }

    /** Neither the revision nor what was accepted is kept without the other. */
    @Test
    void whereItCannotBeWrittenDownThereIsNoRevision() throws Exception {
        Files.createSymbolicLink(project.accepted(), folder.resolve("gone/accepted.toml"));
        Iterator<String> answers = List.of("c", "a", "why", "I").iterator();
        Run run =
                Run.in(
                        folder,
                        Map.of(),
                        new Terminal() {
                            @Override
                            public Optional<String> line(String question) {
                                return Optional.of(answers.next());
                            }

                            @Override
                            public Optional<String> secret(String question) {
                                throw new AssertionError(question);
                            }
                        },
                        "revision",
                        "--autogenerate",
                        "--pick");
        assertThat(run.status()).as(run.out()).isEqualTo(1);
        assertThat(run.err()).contains("error[RT-2106]", "Nothing was written");
        assertThat(run.out()).doesNotContain("wrote");
        assertThat(revisions()).isEmpty();
    }
}
