package dev.retort.cli.init;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a look at a project's folder tells: its build tool, its framework, and where its entities
 * are.
 *
 * @param framework as {@code model.framework} names it
 * @param entityPackage the package that all entity sources share
 */
record ProjectLayout(
        Path directory, Tool tool, Optional<String> framework, Optional<String> entityPackage) {

    /** The build tool, with what depends on it. */
    enum Tool {
        MAVEN(
                "target/classes",
                "target/classpath.txt",
                "mvn -q compile dependency:build-classpath -Dmdep.outputFile=target/classpath.txt"),
        GRADLE(
                "build/classes/java/main",
                "build/classpath.txt",
                "compile, and write the runtime class path to build/classpath.txt"),
        NONE(
                "target/classes",
                "target/classpath.txt",
                "compile, and write the class path, with Hibernate, to target/classpath.txt");

        final String classes;
        final String classpathFile;
        final String howToCompile;

        Tool(String classes, String classpathFile, String howToCompile) {
            this.classes = classes;
            this.classpathFile = classpathFile;
            this.howToCompile = howToCompile;
        }
    }

    private static final Pattern PACKAGE =
            Pattern.compile("^\\s*package\\s+([\\w.]+)", Pattern.MULTILINE);
    private static final Pattern ENTITY = Pattern.compile("^\\s*@Entity\\b", Pattern.MULTILINE);

    static ProjectLayout of(Path directory) {
        Tool tool = Tool.NONE;
        if (Files.exists(directory.resolve("pom.xml"))) {
            tool = Tool.MAVEN;
        } else if (Files.exists(directory.resolve("build.gradle"))
                || Files.exists(directory.resolve("build.gradle.kts"))) {
            tool = Tool.GRADLE;
        }
        return new ProjectLayout(directory, tool, framework(directory), entityPackage(directory));
    }

    /** The one that configures Hibernate, by what the build file depends on. */
    private static Optional<String> framework(Path directory) {
        if (buildFilesContain(directory, "quarkus-hibernate-orm")) {
            return Optional.of("quarkus");
        }
        return buildFilesContain(directory, "spring-boot-starter-data-jpa")
                ? Optional.of("spring-boot")
                : Optional.empty();
    }

    /** The file that names the application's own database, if there is one. */
    Optional<String> databaseFile() {
        return framework.isEmpty()
                ? Optional.empty()
                : Stream.of("application.properties", "application.yml", "application.yaml")
                        .filter(
                                name -> {
                                    Path file = directory.resolve("src/main/resources/" + name);
                                    return Files.isRegularFile(file)
                                            && text(file).contains("datasource");
                                })
                        .findFirst();
    }

    /** Whether the build file mentions the artifact that revision sources are compiled against. */
    boolean knowsExecutor() {
        return buildFilesContain(directory, "retort-executor");
    }

    private static boolean buildFilesContain(Path directory, String word) {
        return Stream.of("pom.xml", "build.gradle", "build.gradle.kts")
                .map(directory::resolve)
                .filter(Files::exists)
                .anyMatch(file -> text(file).contains(word));
    }

    private static Optional<String> entityPackage(Path directory) {
        List<String> packages =
                Stream.of("src/main/java", "src/main/kotlin")
                        .map(directory::resolve)
                        .filter(Files::isDirectory)
                        .flatMap(ProjectLayout::sources)
                        .map(ProjectLayout::text)
                        .filter(source -> ENTITY.matcher(source).find())
                        .map(PACKAGE::matcher)
                        .filter(Matcher::find)
                        .map(matcher -> matcher.group(1))
                        .distinct()
                        .toList();
        return packages.stream()
                .reduce(ProjectLayout::sharedPrefix)
                .filter(prefix -> !prefix.isEmpty());
    }

    private static Stream<Path> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().matches(".*\\.(java|kt)"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file in some other encoding than UTF-8 counts as empty: this is a guess, no more. */
    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sharedPrefix(String first, String second) {
        String[] a = first.split("\\.");
        String[] b = second.split("\\.");
        int shared = 0;
        while (shared < Math.min(a.length, b.length) && a[shared].equals(b[shared])) {
            shared++;
        }
        return String.join(".", Arrays.copyOf(a, shared));
    }
}
