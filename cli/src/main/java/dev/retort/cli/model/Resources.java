package dev.retort.cli.model;

import dev.retort.RetortException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Files on a class path: its folders and jars in their order. What is not there is passed over. */
final class Resources {

    /** A file's bytes, and where it was found. */
    record Found(Path entry, String name, byte[] bytes) {

        /** The path of the file, or the jar and the name in it. */
        String shown() {
            return Files.isDirectory(entry)
                    ? entry.resolve(name).toString()
                    : entry.getFileName() + "!/" + name;
        }

        /** The file itself, or the jar that has it. */
        Path file() {
            return Files.isDirectory(entry) ? entry.resolve(name) : entry;
        }
    }

    private final List<Path> entries;

    Resources(List<Path> entries) {
        this.entries = List.copyOf(entries);
    }

    List<Path> entries() {
        return entries;
    }

    Optional<Found> first(String name) {
        return all(name).stream().findFirst();
    }

    boolean has(String name) {
        return entries.stream().anyMatch(entry -> read(entry, name).isPresent());
    }

    List<Found> all(String name) {
        List<Found> found = new ArrayList<>();
        entries.forEach(entry -> read(entry, name).ifPresent(found::add));
        return found;
    }

    /** The names of files in a folder of the class path that end like that; none of a jar's. */
    static List<String> below(Path entry, String ending) {
        if (!Files.isDirectory(entry)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(entry, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(each -> each.toString().endsWith(ending))
                    .map(each -> entry.relativize(each).toString())
                    .map(each -> each.replace(entry.getFileSystem().getSeparator(), "/"))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new RetortException("RT-1213", "cannot read " + entry + ": " + e, null, e);
        }
    }

    private static Optional<Found> read(Path entry, String name) {
        try {
            if (Files.isDirectory(entry)) {
                Path file = entry.resolve(name);
                return Files.isRegularFile(file)
                        ? Optional.of(new Found(entry, name, Files.readAllBytes(file)))
                        : Optional.empty();
            }
            if (!Files.isRegularFile(entry)) {
                return Optional.empty();
            }
            try (JarFile jar = new JarFile(entry.toFile())) {
                ZipEntry file = jar.getEntry(name);
                if (file == null) {
                    return Optional.empty();
                }
                try (InputStream in = jar.getInputStream(file)) {
                    return Optional.of(new Found(entry, name, in.readAllBytes()));
                }
            }
        } catch (IOException e) {
            throw new RetortException(
                    "RT-1213", "cannot read " + name + " in " + entry + ": " + e, null, e);
        }
    }
}
