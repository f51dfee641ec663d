package dev.retort.cli.config;

import java.nio.file.Path;
import java.util.List;

/**
 * A program that runs after a revision is written, such as the formatter of the build.
 *
 * @param command the program and its arguments; {@link #FILE} stands for what was written
 * @param directory that it runs in, absolute
 * @param source where it is said
 */
public record Hook(List<String> command, Path directory, Source source) {

    /** In an argument of the command: the absolute path of the file. */
    public static final String FILE = "${FILE}";

    public Hook {
        command = List.copyOf(command);
    }

    /** The command for one file. */
    public List<String> commandFor(Path file) {
        return command.stream().map(word -> word.replace(FILE, file.toString())).toList();
    }
}
