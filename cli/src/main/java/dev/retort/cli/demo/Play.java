package dev.retort.cli.demo;

import dev.retort.cli.command.RetortCommand;
import dev.retort.cli.session.Surroundings;
import dev.retort.fixtures.Database;
import dev.retort.fixtures.Fingerprint;
import dev.retort.fixtures.PostgresServer;
import dev.retort.fixtures.shop.Shop;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The play: commands as a person would type them, and after each a look whether it did its job. */
public final class Play {

    private static final int DONE = 0;
    private static final int DIFFERENCES = 2;
    private static final int LONGEST_OUTPUT = 20;

    private final PrintStream out;
    private final PrintStream err;
    private final Path folder;
    private final Database database;
    private int failures;

    private Play(PrintStream out, PrintStream err, Path folder, Database database) {
        this.out = out;
        this.err = err;
        this.folder = folder;
        this.database = database;
    }

    /**
     * Called by reflection, with types that every class loader shares.
     *
     * @param libraries jars with the entities, their Hibernate, and what it needs
     * @return whether every step did what it should
     */
    public static boolean run(PrintStream out, PrintStream err, List<Path> libraries, boolean keep)
            throws IOException, SQLException, InterruptedException {
        Path folder = Files.createTempDirectory("retort-demo");
        err.println("Starting a PostgreSQL of its own, and a project in " + folder);
        try (PostgresServer server = PostgresServer.start();
                Database database = server.createDatabase()) {
            Files.writeString(
                    folder.resolve("classpath.txt"),
                    libraries.stream()
                            .map(Path::toString)
                            .collect(Collectors.joining(File.pathSeparator)));
            Play play = new Play(out, err, folder, database);
            play.configure(server, Shop.V1);
            play.acts(server);
            if (keep) {
                err.println();
                err.println(
                        "The database is " + server.jdbcUrl(database.name()) + " (user postgres)");
                err.println("The project is   " + folder + "     Both stay until Ctrl-C.");
                new CountDownLatch(1).await();
            }
            return play.failures == 0;
        } finally {
            delete(folder);
        }
    }

    private void acts(PostgresServer server) throws IOException, SQLException {
        Fingerprint empty = look();
        title("An empty database, and the entities of a web shop");
        retort(DONE, "revision", "--autogenerate", "-m", "The shop as it opened");
        retort(DONE, "show", "head");
        retort(DONE, "upgrade");
        retort(DONE, "check");
        Fingerprint opened = look();

        title("Months later the entities have changed");
        configure(server, Shop.V2);
        retort(DIFFERENCES, "check");
        retort(DONE, "revision", "--autogenerate", "-m", "What the shop learned");
        source();
        retort(DONE, "upgrade");
        retort(DONE, "check");
        retort(DONE, "history", "-i");

        title("And all the way back");
        retort(DONE, "downgrade", "-1");
        same("the schema of the first revision", opened, look());
        retort(DONE, "downgrade", "base");
        same("the empty database", empty, look());
        retort(DONE, "history", "-i");

        out.println();
        out.println(
                failures == 0
                        ? "Every step did what it should."
                        : failures + (failures == 1 ? " step" : " steps") + " went wrong.");
    }

    private void configure(PostgresServer server, Shop shop) throws IOException {
        Path revisions = Files.createDirectories(folder.resolve("src/main/java/db/revisions"));
        Files.writeString(
                folder.resolve("retort.toml"),
                """
                [retort]
                revisions = ["%s"]
                package = "db.revisions"

                [database]
                url = "%s"
                user = "postgres"

                [model]
                classpath = ["@classpath.txt"]
                packages = ["%s"]
                """
                        .formatted(
                                folder.relativize(revisions),
                                server.jdbcUrl(database.name()),
                                shop.packageName()));
    }

    private void title(String text) {
        out.println();
        out.println("== " + text);
    }

    private void retort(int expected, String... arguments) {
        out.println();
        out.println("$ retort " + shell(arguments));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(said, true, StandardCharsets.UTF_8);
        int status =
                RetortCommand.run(
                        new Surroundings(
                                Map.of("HOME", folder.toString()),
                                folder,
                                both,
                                both,
                                false,
                                false),
                        arguments);
        shortened(said.toString(StandardCharsets.UTF_8).lines().toList()).forEach(out::println);
        if (status != expected) {
            wrong("it ended with status " + status + " instead of " + expected);
        }
    }

    /** The shop is large; the beginning and the end of a list tell enough. */
    private static List<String> shortened(List<String> lines) {
        int left = lines.size() - LONGEST_OUTPUT;
        if (left <= 1) {
            return lines;
        }
        List<String> some = new ArrayList<>(lines.subList(0, LONGEST_OUTPUT - 4));
        some.add("  ... " + left + " more ...");
        some.addAll(lines.subList(lines.size() - 4, lines.size()));
        return some;
    }

    private static String shell(String... arguments) {
        return Stream.of(arguments)
                .map(word -> word.contains(" ") ? "\"" + word + "\"" : word)
                .collect(Collectors.joining(" "));
    }

    /** Shows the newest revision's source: what a person would read before running it. */
    private void source() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("src/main/java/db/revisions"))) {
            Path newest =
                    files.filter(file -> file.toString().endsWith("learned.java"))
                            .findFirst()
                            .orElse(null);
            if (newest == null) {
                wrong("there is no source of the second revision");
                return;
            }
            out.println();
            out.println("$ cat " + folder.relativize(newest));
            out.print(Files.readString(newest));
        }
    }

    private Fingerprint look() throws SQLException {
        return Fingerprint.of(database)
                .withoutTables("retort_version", "retort_history")
                .withoutColumnOrder();
    }

    private void same(String what, Fingerprint expected, Fingerprint actual) {
        List<String> difference = expected.differenceTo(actual);
        if (difference.isEmpty()) {
            out.println("(looked up in the catalogue: it is " + what + " again)");
        } else {
            wrong("it is not " + what + ":");
            difference.forEach(out::println);
        }
    }

    private void wrong(String what) {
        failures++;
        out.flush();
        err.println("WRONG: " + what);
    }

    private static void delete(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
