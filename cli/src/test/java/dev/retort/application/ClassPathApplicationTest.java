package dev.retort.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.codegen.RevisionIndexer;
import dev.retort.fixtures.Database;
import dev.retort.fixtures.PostgresServer;
import dev.retort.revision.Migration;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * An application runs its own revisions, in a process of its own that has the executor and the
 * driver and nothing else of ours; packed the ways that applications are.
 */
class ClassPathApplicationTest {

    private static final String REVISIONS = "db/";

    @TempDir Path temp;
    private Path executor;
    private Path driver;
    private Path application;
    private Path revisions;

    @BeforeEach
    void compile() throws Exception {
        executor = jar(Migration.class);
        driver = jar(org.postgresql.Driver.class);
        application = javac("application", false, resource("app/Application.java"));
        revisions = javac("revisions", false, sources());
    }

    private static Path[] sources() throws URISyntaxException {
        return new Path[] {
            resource(REVISIONS + "Rev20261122T1514_add_customers.java"),
            resource(REVISIONS + "Rev20261123T0900_add_email.java")
        };
    }

    private static Path resource(String name) throws URISyntaxException {
        URL url = ClassPathApplicationTest.class.getResource(name);
        return Path.of(url.toURI());
    }

    /** Where a class comes from, as a jar even in a build that has it as a folder. */
    private Path jar(Class<?> type) throws Exception {
        Path place = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        return Files.isDirectory(place)
                ? Archive.of(place, temp.resolve(type.getSimpleName() + ".jar"))
                : place;
    }

    /**
     * @param indexed whether the build has the annotation processor
     */
    private Path javac(String name, boolean indexed, Path... sources) throws Exception {
        Path classes = Files.createDirectory(temp.resolve(name));
        List<String> arguments =
                new ArrayList<>(
                        List.of("-d", classes.toString(), "-cp", classPath(executor, driver)));
        if (indexed) {
            arguments.add("-processorpath");
            arguments.add(classPath(jar(RevisionIndexer.class), executor));
        } else {
            arguments.add("-proc:none");
        }
        Arrays.stream(sources).map(Path::toString).forEach(arguments::add);
        assertThat(
                        ToolProvider.getSystemJavaCompiler()
                                .run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
        return classes;
    }

    private static String classPath(Path... entries) {
        return Arrays.stream(entries)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private record Run(int status, String out) {}

    private Run java(List<String> start, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(start);
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(temp, "out", ".txt");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Run(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8));
    }

    private static List<String> main(Path... classPath) {
        return List.of("-cp", classPath(classPath), "app.Application");
    }

    /** Up, filled, refused, emptied, down. */
    private void runs(List<String> start, String... messages) throws Exception {
        try (Database database = PostgresServer.shared().createDatabase()) {
            String url = PostgresServer.shared().jdbcUrl(database.name());
            assertThat(java(start, url, "upgrade", "head"))
                    .isEqualTo(new Run(0, line("[a41c09e2d7b3]")));
            database.execute("INSERT INTO customers VALUES (1, 'a@b.c'), (2, NULL)");
            assertThat(java(start, url, "downgrade", "base"))
                    .isEqualTo(
                            new Run(
                                    1,
                                    line(
                                            """
                                            RT-3301 downgrade of revisions a41c09e2d7b3, 3f9d2c71b8e0 would \
                                            destroy data, and nobody agreed to that
                                            a41c09e2d7b3  drop column customers.email: 1 value
                                            3f9d2c71b8e0  drop table customers: 2 rows
                                            Nothing was changed
                                            save the data, or give it up by name: onLoss(LossPolicy\
                                            .allow("a41c09e2d7b3", "3f9d2c71b8e0"))""")));
            database.execute("DELETE FROM customers");
            assertThat(java(start, url, "downgrade", "base")).isEqualTo(new Run(0, line("[]")));
            assertThat(java(start, url, "history").out().lines().limit(2))
                    .containsExactly(messages);
        }
    }

    private static String line(String text) {
        return text.replace("\n", System.lineSeparator()) + System.lineSeparator();
    }

    private void runs(List<String> start) throws Exception {
        runs(start, "Add customers", "Add email");
    }

    @Test
    void fromAFolder() throws Exception {
        runs(main(executor, driver, application, revisions));
    }

    @Test
    void fromAJar() throws Exception {
        runs(
                main(
                        executor,
                        driver,
                        application,
                        Archive.of(revisions, temp.resolve("revisions.jar"))));
    }

    @Test
    void withTheMessagesOfTheSources() throws Exception {
        Path indexed = javac("indexed", true, sources());
        runs(
                main(executor, driver, application, indexed),
                "Add customers, who order.",
                "Add the address to write to.");
    }

    @TestFactory
    Stream<DynamicTest> fromAJarInsideOfAJar() throws IOException {
        List<Path> loaders;
        try (Stream<Path> files = Files.list(Path.of("target", "spring-boot"))) {
            loaders = files.filter(file -> name(file).startsWith("spring-boot-loader")).toList();
        }
        assertThat(loaders).as("Spring Boot's own, of all lines").hasSize(3);
        return loaders.stream()
                .flatMap(
                        loader ->
                                Stream.of(
                                        DynamicTest.dynamicTest(
                                                name(loader) + ", in BOOT-INF/classes",
                                                () -> runs(packed(loader, true))),
                                        DynamicTest.dynamicTest(
                                                name(loader) + ", in BOOT-INF/lib",
                                                () -> runs(packed(loader, false)))));
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static String launcher(Path loader) {
        return "org.springframework.boot.loader."
                + (name(loader).contains("classic") ? "" : "launch.")
                + "JarLauncher";
    }

    private List<String> packed(Path loader, boolean besideTheApplication) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, launcher(loader));
        main.putValue("Start-Class", "app.Application");
        main.putValue("Spring-Boot-Classes", "BOOT-INF/classes/");
        main.putValue("Spring-Boot-Lib", "BOOT-INF/lib/");
        Path jar = Files.createTempFile(temp, "application", ".jar");
        try (Archive archive = Archive.to(jar, manifest)) {
            archive.unpacked(loader);
            archive.entry("BOOT-INF/");
            archive.entry("BOOT-INF/classes/");
            archive.folder("BOOT-INF/classes/", application);
            if (besideTheApplication) {
                archive.folder("BOOT-INF/classes/", revisions);
            }
            archive.entry("BOOT-INF/lib/");
            archive.stored("BOOT-INF/lib/retort-executor.jar", executor);
            archive.stored("BOOT-INF/lib/postgresql.jar", driver);
            if (!besideTheApplication) {
                archive.stored(
                        "BOOT-INF/lib/revisions.jar",
                        Archive.of(revisions, temp.resolve("revisions.jar")));
            }
        }
        return List.of("-jar", jar.toString());
    }
}
