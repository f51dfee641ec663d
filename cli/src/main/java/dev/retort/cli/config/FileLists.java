package dev.retort.cli.config;

import dev.retort.RetortException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Lists whose entries may be {@code @file}, a file with more entries. */
final class FileLists {

    private final Path directory;

    FileLists(Path directory) {
        this.directory = directory;
    }

    /** Class path entries; in a file they are separated as on a class path, or by lines. */
    List<Path> classpath(List<Setting<String>> entries) {
        String separators = "[\\r\\n" + Pattern.quote(File.pathSeparator) + "]+";
        List<Path> paths = new ArrayList<>();
        for (Setting<String> entry : entries) {
            if (entry.value().startsWith("@")) {
                Path file = path(entry, entry.value().substring(1));
                String hint =
                        "mvn -q dependency:build-classpath -Dmdep.outputFile="
                                + directory.relativize(file)
                                + "     writes it";
                for (String part : read(file, entry, hint).split(separators)) {
                    // A dependency without classes: Java passes over it as well.
                    if (!part.isBlank() && !part.strip().endsWith(".pom")) {
                        paths.add(
                                existing(
                                        path(entry, part.strip()),
                                        " is listed in "
                                                + entry.value().substring(1)
                                                + " but does not exist",
                                        entry,
                                        "write that file again: mvn -q dependency:build-classpath"
                                                + " -Dmdep.outputFile="
                                                + directory.relativize(file)));
                    }
                }
            } else {
                paths.add(
                        existing(
                                path(entry, entry.value()),
                                " (model.classpath) does not exist",
                                entry,
                                "compile the entities first: mvn -q compile"));
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
                read(file, entry, "it holds the names of entity classes, one a line")
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

    private static Path existing(Path path, String complaint, Setting<String> entry, String hint) {
        if (!Files.exists(path)) {
            throw new RetortException("RT-1206", entry.source() + ": " + path + complaint, hint);
        }
        return path;
    }

    private static String read(Path file, Setting<String> entry, String hint) {
        if (!Files.isRegularFile(file)) {
            throw new RetortException(
                    "RT-1206",
                    entry.source() + ": there is no file " + file + " (" + entry.value() + ")",
                    hint);
        }
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new RetortException(
                    "RT-1206", entry.source() + ": cannot read " + file + ": " + e, hint, e);
        }
    }
}
