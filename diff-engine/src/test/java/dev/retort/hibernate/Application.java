package dev.retort.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.snapshot.Desired;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;

/** A small application in a folder, compiled against a Hibernate of its own. */
final class Application {

    private final Path folder;
    private final List<Path> libraries;
    private final List<String> classNames = new ArrayList<>();
    private final List<Path> sources = new ArrayList<>();

    /** Something to find out about an application. */
    interface Test {
        void run(Application application) throws IOException;
    }

    private Application(Path folder, List<Path> libraries) {
        this.folder = folder;
        this.libraries = libraries;
    }

    /** The same with either Hibernate. */
    static Stream<DynamicTest> withBoth(Test test) {
        return Stream.of("6.6", "7.4")
                .map(
                        version ->
                                DynamicTest.dynamicTest(
                                        version,
                                        () -> {
                                            Path folder = Files.createTempDirectory("application");
                                            test.run(
                                                    version.equals("6.6")
                                                            ? with6(folder)
                                                            : with7(folder));
                                        }));
    }

    /** With Hibernate 6.6. */
    static Application with6(Path folder) throws IOException {
        return new Application(
                folder,
                IsolatedReaderTest.USER_CLASS_PATH.stream().filter(Files::isRegularFile).toList());
    }

    /** With Hibernate 7. */
    static Application with7(Path folder) throws IOException {
        return new Application(
                folder,
                IsolatedReaderTest.classPathWithHibernate7().stream()
                        .filter(Files::isRegularFile)
                        .toList());
    }

    /** The same with Bean Validation, and with the Envers of its Hibernate. */
    Application withEverything() throws IOException {
        boolean seven =
                libraries.stream().anyMatch(jar -> jar.toString().contains("hibernate-core-7"));
        List<Path> all = new ArrayList<>(libraries);
        try (Stream<Path> jars = Files.list(Path.of("target/beside-hibernate"))) {
            jars.filter(jar -> !jar.toString().contains(seven ? "envers-6" : "envers-7"))
                    .sorted()
                    .forEach(all::add);
        }
        assertThat(all).hasSize(libraries.size() + 4);
        return new Application(folder, all);
    }

    /** A class of the package {@code shop}; the usual imports are there. */
    Application add(String name, String body) throws IOException {
        Path file = folder.resolve("source/shop/" + name + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file, "package shop;\nimport jakarta.persistence.*;\nimport java.util.*;\n" + body);
        sources.add(file);
        classNames.add("shop." + name);
        return this;
    }

    Application resource(String name, String text) throws IOException {
        Path file = classes().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    Path classes() {
        return folder.resolve("classes");
    }

    List<Path> classPath() {
        List<Path> path = new ArrayList<>(List.of(classes()));
        path.addAll(libraries);
        return path;
    }

    Application compile() throws IOException {
        Files.createDirectories(classes());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "-proc:none",
                                "-nowarn",
                                "-d",
                                classes().toString(),
                                "-cp",
                                libraries.stream()
                                        .map(Path::toString)
                                        .collect(Collectors.joining(File.pathSeparator))));
        sources.forEach(source -> arguments.add(source.toString()));
        assertThat(compiler.run(null, null, null, arguments.toArray(String[]::new))).isZero();
        return this;
    }

    Desired read(Map<String, String> settings) {
        return read(ReadRequest.Bootstrap.NATIVE, classNames, List.of(), settings);
    }

    Desired read(
            ReadRequest.Bootstrap bootstrap,
            List<String> names,
            List<String> mappingFiles,
            Map<String, String> settings) {
        return IsolatedReader.read(
                classPath(),
                new ReadRequest(
                        names,
                        mappingFiles,
                        Optional.empty(),
                        bootstrap,
                        settings,
                        17,
                        0,
                        "public"));
    }

    Desired readUnit(String name, List<String> listed, Map<String, String> settings) {
        return IsolatedReader.read(
                classPath(),
                new ReadRequest(
                        listed,
                        List.of(),
                        Optional.of(
                                new ReadRequest.Unit(
                                        name, classes().resolve("META-INF/persistence.xml"))),
                        ReadRequest.Bootstrap.JPA,
                        settings,
                        17,
                        0,
                        "public"));
    }
}
