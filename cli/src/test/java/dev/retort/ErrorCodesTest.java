package dev.retort;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * docs/errors.md names every code once and nothing else. A code that a second package wants to use
 * has to be allowed there, which is when somebody asks whether it still means one thing.
 */
class ErrorCodesTest {

    private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LITERAL = Pattern.compile("\"(RT-\\d{4})\"");
    private static final Pattern ROW = Pattern.compile("\\| (RT-\\d{4}) \\| (.+) \\| (\\S.*) \\|");
    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "retort");

    @Test
    void theTableIsWhatTheSourcesSay() throws IOException {
        assertThat(table()).isEqualTo(sources());
    }

    @Test
    void eachMeaningIsThereOnce() throws IOException {
        List<String> meanings = rows().map(row -> row.group(2)).toList();
        assertThat(meanings).doesNotHaveDuplicates();
        assertThat(rows().map(row -> row.group(1)).toList()).doesNotHaveDuplicates();
    }

    private static Stream<Matcher> rows() throws IOException {
        return Files.readAllLines(CHECKOUT.resolve("docs/errors.md")).stream()
                .map(ROW::matcher)
                .filter(Matcher::matches);
    }

    private static SortedMap<String, String> table() throws IOException {
        SortedMap<String, String> table = new TreeMap<>();
        rows().forEach(
                        row ->
                                table.put(
                                        row.group(1),
                                        new TreeSet<>(List.of(row.group(3).split(", ")))
                                                .toString()));
        return table;
    }

    private static SortedMap<String, String> sources() throws IOException {
        SortedMap<String, TreeSet<String>> packages = new TreeMap<>();
        try (Stream<Path> modules = Files.list(CHECKOUT)) {
            for (Path module : (Iterable<Path>) modules::iterator) {
                Path root = module.resolve(SOURCES);
                if (Files.isDirectory(root)) {
                    read(root, packages);
                }
            }
        }
        SortedMap<String, String> result = new TreeMap<>();
        packages.forEach((code, names) -> result.put(code, names.toString()));
        return result;
    }

    private static void read(Path root, SortedMap<String, TreeSet<String>> packages)
            throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (file.toString().endsWith(".java")) {
                    Matcher code = LITERAL.matcher(Files.readString(file));
                    while (code.find()) {
                        Path folder = root.relativize(file.getParent());
                        packages.computeIfAbsent(code.group(1), any -> new TreeSet<>())
                                .add(
                                        folder.toString()
                                                .replace(
                                                        folder.getFileSystem().getSeparator(),
                                                        "."));
                    }
                }
            }
        }
    }
}
