package dev.retort.cli.model;

import dev.retort.cli.config.Setting;
import dev.retort.cli.config.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the configuration files of an application by name, from its class path and from its folder.
 * The folders of the class path that are not there, because nothing was compiled yet, are replaced
 * by those that the build copies into them.
 */
final class ApplicationFiles {

    private static final List<String> SOURCES = List.of("src/main/resources");

    private static final Pattern OF_PROFILE =
            Pattern.compile("application-(.+)\\.(?:properties|ya?ml)");

    private final Resources classPath;
    private final Path project;

    ApplicationFiles(Resources classPath, Path project) {
        boolean compiled = classPath.entries().stream().anyMatch(Files::isDirectory);
        List<Path> entries = new ArrayList<>(classPath.entries());
        if (!compiled) {
            SOURCES.forEach(folder -> entries.add(project.resolve(folder)));
        }
        this.classPath = new Resources(entries);
        this.project = project;
    }

    /** The documents of the first such file of the class path, in their order; empty for none. */
    List<Layer> onClassPath(String name) {
        return classPath.first(name).map(found -> documents(found.bytes(), name)).orElse(List.of());
    }

    /** The documents of each such file of the class path, file by file. */
    List<List<Layer>> allOnClassPath(String name) {
        return classPath.all(name).stream().map(found -> documents(found.bytes(), name)).toList();
    }

    /**
     * The profiles that have a file of their own, such as {@code application-prod.yml}, in the
     * project or in the folders of its class path; sorted.
     */
    List<String> profiles() {
        Set<String> profiles = new TreeSet<>();
        List<Path> folders = new ArrayList<>(classPath.entries());
        folders.add(project);
        for (Path entry : folders) {
            for (String folder : List.of("", "config")) {
                for (String name : names(entry.resolve(folder))) {
                    Matcher file = OF_PROFILE.matcher(name);
                    if (file.matches()) {
                        profiles.add(file.group(1));
                    }
                }
            }
        }
        return List.copyOf(profiles);
    }

    private static List<String> names(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }

    /** The same of a file below the project's folder. */
    List<Layer> inFolder(String name) {
        Path file = project.resolve(name);
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try {
            return documents(Files.readAllBytes(file), name);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static List<Layer> documents(byte[] bytes, String name) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        // People say application.yml, wherever it was copied from.
        String shownAs = name.substring(name.lastIndexOf('/') + 1);
        List<List<Entry>> documents =
                name.endsWith(".properties") || name.endsWith(".env")
                        ? PropertiesText.documents(text, shownAs)
                        : YamlText.documents(text, shownAs);
        return documents.stream().map(entries -> layer(entries, shownAs)).toList();
    }

    private static Layer layer(List<Entry> entries, String shownAs) {
        Map<String, Setting<String>> values = new LinkedHashMap<>();
        for (Entry entry : entries) {
            values.put(
                    entry.key(), new Setting<>(entry.value(), new Source(shownAs, entry.line())));
        }
        return new Layer(values);
    }
}
