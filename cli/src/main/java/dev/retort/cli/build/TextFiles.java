package dev.retort.cli.build;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Files that may be there. What is in them is looked at for a guess, so none of them is an error.
 */
final class TextFiles {

    private TextFiles() {}

    /** No text where there is no file, none that may be read, or one in another encoding. */
    static String text(Path file) {
        if (!Files.isRegularFile(file)) {
            return "";
        }
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            return "";
        } catch (IOException e) {
            return "";
        }
    }

    static Optional<Path> first(Path folder, String... names) {
        return Stream.of(names).map(folder::resolve).filter(Files::isRegularFile).findFirst();
    }
}
