package dev.retort.cli.hook;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the program that a word names. Unix does that by itself; Windows starts {@code mvn.exe} for
 * {@code mvn}, and knows nothing of {@code mvn.cmd} without its shell.
 *
 * @param extensions that a program's name may lack, with their dots; empty where it lacks none
 * @param path the folders that are looked through
 */
record Program(List<String> extensions, List<Path> path) {

    static final Program SYSTEM = of(System.getProperty("os.name"), System.getenv("PATH"));

    private static Program of(String system, String path) {
        if (!system.toLowerCase(Locale.ROOT).startsWith("windows")) {
            return new Program(List.of(""), folders(path));
        }
        String extensions = System.getenv().getOrDefault("PATHEXT", ".COM;.EXE;.BAT;.CMD");
        return new Program(Arrays.asList(extensions.split(";")), folders(path));
    }

    private static List<Path> folders(String path) {
        List<Path> folders = new ArrayList<>();
        for (String folder : path == null ? new String[0] : path.split(File.pathSeparator)) {
            try {
                folders.add(Path.of(folder));
            } catch (InvalidPathException e) {
                // No program is in there.
                continue;
            }
        }
        return folders;
    }

    /**
     * The command with its program's own path in front.
     *
     * @param directory that a relative path starts from
     */
    List<String> startable(List<String> command, Path directory) throws IOException {
        String name = command.get(0);
        Path program =
                find(name, directory)
                        .orElseThrow(() -> new IOException("there is no program " + name));
        List<String> startable = new ArrayList<>(command);
        startable.set(0, program.toString());
        return startable;
    }

    private Optional<Path> find(String name, Path directory) {
        boolean isPath = name.contains("/") || name.contains(File.separator);
        for (Path folder : isPath ? List.of(directory) : path) {
            for (String extension : candidates(name)) {
                Path file = folder.resolve(name + extension);
                if (Files.isRegularFile(file) && Files.isExecutable(file)) {
                    return Optional.of(file.normalize());
                }
            }
        }
        return Optional.empty();
    }

    /** As Windows' shell does it: a name that has one of the extensions gets no other. */
    private List<String> candidates(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean complete =
                extensions.stream().anyMatch(each -> lower.endsWith(each.toLowerCase(Locale.ROOT)));
        return complete ? List.of("") : extensions;
    }
}
