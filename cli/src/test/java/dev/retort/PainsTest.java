package dev.retort;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each case that docs/pains.md names is there. */
class PainsTest {

    private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern ROW = Pattern.compile("\\| .* \\| .* \\| (`.*`) \\|");
    private static final Pattern NAME = Pattern.compile("`(\\w[\\w./-]*)(?:: ([^`]+)|\\.(\\w+))`");

    @Test
    void eachCaseIsThere() throws IOException {
        Map<String, String> texts = texts();
        List<String> cells =
                Files.readAllLines(CHECKOUT.resolve("docs/pains.md")).stream()
                        .map(ROW::matcher)
                        .filter(Matcher::matches)
                        .map(row -> row.group(1))
                        .toList();
        assertThat(cells).hasSizeGreaterThan(15);
        for (String cell : cells) {
            List<MatchResult> names = NAME.matcher(cell).results().toList();
            assertThat(names).as(cell).hasSize(cell.split(", `").length);
            for (MatchResult name : names) {
                assertThat(isThere(name, texts)).as(name.group()).isTrue();
            }
        }
    }

    private static boolean isThere(MatchResult name, Map<String, String> texts) {
        String file = name.group(1);
        if (file.endsWith(".sql")) {
            return texts.getOrDefault(file, "").contains("\n## " + name.group(2) + "\n");
        }
        String text = texts.getOrDefault(file + ".java", "");
        return name.group(2) != null
                ? text.contains("\"" + name.group(2) + "\"")
                : text.contains(" class " + name.group(3) + " {")
                        || text.contains(" " + name.group(3) + "(");
    }

    /** Of the files that have cases, by their names; with SQL, by their folders too. */
    private static Map<String, String> texts() throws IOException {
        Map<String, String> texts = new HashMap<>();
        for (String module : List.of("executor", "diff-engine", "codegen", "cli")) {
            try (Stream<Path> files = Files.walk(CHECKOUT.resolve(module).resolve("src/test"))) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    if (file.toString().matches(".*(Test|Cases)\\.java|.*\\.sql")) {
                        texts.put(name(file), Files.readString(file));
                    }
                }
            }
        }
        return texts;
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".sql") ? file.getParent().getFileName() + "/" + name : name;
    }
}
