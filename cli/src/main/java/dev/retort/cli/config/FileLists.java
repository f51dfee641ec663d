package dev.retort.cli.config;

import dev.retort.RetortException;
import dev.retort.cli.build.Build;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Lists whose entries may be {@code @file}, a file with more entries. */
final class FileLists {

    private static final String SEPARATORS = "[\\r\\n" + Pattern.quote(File.pathSeparator) + "]+";

    private final Path directory;
    private final Path workingDirectory;

    /**
     * @param directory that relative paths start from
     * @param workingDirectory where a person types what a hint says
     */
    FileLists(Path directory, Path workingDirectory) {
        this.directory = directory;
        this.workingDirectory = workingDirectory;
    }

    /** Class path entries; in a file they are separated as on a class path, or by lines. */
    List<Path> classpath(List<Setting<String>> entries) {
        List<Path> paths = new ArrayList<>();
        for (Setting<String> entry : entries) {
            if (entry.value().startsWith("@")) {
                Path file = path(entry, entry.value().substring(1));
                // Where no build file is near, Maven is a guess.
                Supplier<String> hint =
                        () ->
                                Build.nearest(file)
                                        .map(
                                                build ->
                                                        build.commandForClassPath(
                                                                file, workingDirectory))
                                        .orElse(
                                                "mvn -q dependency:build-classpath -Dmdep.outputFile="
                                                        + directory.relativize(file)
                                                        + "     writes it");
                for (String part : read(file, entry, hint).split(SEPARATORS)) {
                    // A dependency without classes: Java passes over it as well.
                    if (!part.isBlank() && !part.strip().endsWith(".pom")) {
                        paths.add(
                                existing(
                                        path(entry, part.strip()),
                                        " is listed in "
                                                + entry.value().substring(1)
                                                + " but does not exist",
                                        entry,
                                        () -> "write that file again: " + hint.get()));
                    }
                }
            } else {
                Path path = path(entry, entry.value());
                Supplier<String> hint =
                        () ->
                                Build.nearest(path)
                                        .map(
                                                build ->
                                                        build.commandForClasses(
                                                                path, workingDirectory))
                                        .orElse("compile the entities first: mvn -q compile");
                paths.add(existing(path, " (model.classpath) does not exist", entry, hint));
            }
        }
        return paths;
    }

    /** Without a word about what is missing. */
    List<Path> asFarAsItGoes(List<Setting<String>> entries) {
        List<Path> paths = new ArrayList<>();
        for (Setting<String> entry : entries) {
            if (!entry.value().startsWith("@")) {
                paths.add(path(entry, entry.value()));
                continue;
            }
            Path file = path(entry, entry.value().substring(1));
            if (Files.isRegularFile(file)) {
                for (String part : read(file, entry, () -> null).split(SEPARATORS)) {
                    if (!part.isBlank() && !part.strip().endsWith(".pom")) {
                        paths.add(path(entry, part.strip()));
                    }
                }
            }
        }
        return paths;
    }

    /** Class names; in a file one a line. */
    List<String> classes(List<Setting<String>> entries) {
        List<String> names = new ArrayList<>();
        for (Setting<String> entry : entries) {
            if (entry.value().startsWith("@")) {
                Path file = path(entry, entry.value().substring(1));
                read(file, entry, () -> "it holds the names of entity classes, one a line")
                        .lines()
                        .map(String::strip)
                        .filter(name -> !name.isEmpty() && !name.startsWith("#"))
                        .forEach(names::add);
            } else {
                names.add(entry.value());
            }
        }
        return names;
    }

    private Path path(Setting<String> entry, String text) {
        try {
            return directory.resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw new RetortException(
                    "RT-1202", entry.source() + ": " + text + " is not a path", null, e);
        }
    }

    private static Path existing(
            Path path, String complaint, Setting<String> entry, Supplier<String> hint) {
        if (!Files.exists(path)) {
            throw new RetortException(
                    "RT-1206", entry.source() + ": " + path + complaint, hint.get());
        }
        return path;
    }

    private static String read(Path file, Setting<String> entry, Supplier<String> hint) {
        if (!Files.isRegularFile(file)) {
            throw new RetortException(
                    "RT-1206",
                    entry.source() + ": there is no file " + file + " (" + entry.value() + ")",
                    hint.get());
        }
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new RetortException(
                    "RT-1206", entry.source() + ": cannot read " + file + ": " + e, hint.get(), e);
        }
    }
}
