package dev.retort.cli.init;

import dev.retort.cli.build.BuildModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the sources of a module say, compiled or not.
 *
 * @param packages of its entities, one for each
 * @param isApplication whether an application starts there
 */
record ModuleSources(List<String> packages, boolean isApplication) {

    private static final Pattern PACKAGE =
            Pattern.compile("^\\s*package\\s+([\\w.]+)", Pattern.MULTILINE);
    private static final Pattern ENTITY =
            Pattern.compile(
                    "^\\s*@(?:(?:jakarta|javax)\\.persistence\\.)?Entity\\b", Pattern.MULTILINE);
    private static final Pattern APPLICATION =
            Pattern.compile(
                    "^\\s*@(?:SpringBootApplication|EnableAutoConfiguration)\\b",
                    Pattern.MULTILINE);

    static ModuleSources of(BuildModule module) {
        List<String> packages = new ArrayList<>();
        boolean isApplication = module.uses("quarkus-maven-plugin", "io.quarkus");
        for (String folder : List.of("src/main/java", "src/main/kotlin")) {
            for (Path file : sources(module.directory().resolve(folder))) {
                String text = text(file);
                isApplication |= APPLICATION.matcher(text).find();
                Matcher entity = ENTITY.matcher(text);
                Matcher name = PACKAGE.matcher(text);
                if (entity.find() && name.find()) {
                    // Kotlin has several in one file.
                    do {
                        packages.add(name.group(1));
                    } while (entity.find());
                }
            }
        }
        return new ModuleSources(List.copyOf(packages), isApplication);
    }

    private static List<Path> sources(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(file -> file.toString().matches(".*\\.(java|kt)"))
                    .sorted()
                    .toList();
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
}
