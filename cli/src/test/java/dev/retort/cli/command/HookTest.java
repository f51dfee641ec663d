package dev.retort.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs after a revision is written: a real program, the JDK's launcher on a source file. */
class HookTest {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir Path temporary;
    private Path folder;

    @BeforeEach
    void aFolderWithABlankInItsName() throws IOException {
        folder = Files.createDirectories(temporary.resolve("my project"));
        Files.createDirectories(folder.resolve("revisions"));
        Files.createDirectories(folder.resolve("tools"));
        Files.writeString(
                folder.resolve("tools/Format.java"),
                """
                import java.nio.file.*;
                class Format {
                    public static void main(String[] arguments) throws Exception {
                        Path file = Path.of(arguments[0]);
                        Files.writeString(file, "// " + arguments[1] + "\\n" + Files.readString(file));
                        System.out.println("formatted it");
                    }
                }
                """);
        Files.writeString(
                folder.resolve("tools/Refuse.java"),
                """
                class Refuse {
                    public static void main(String[] arguments) {
                        System.out.println("I do not like it");
                        System.err.println("at all");
                        System.exit(3);
                    }
                }
                """);
    }

    private Run revision(String hooks, String... more) throws IOException {
        Files.writeString(
                folder.resolve("retort.toml"),
                "[retort]\nrevisions = [\"revisions\"]\npackage = \"db\"\nhooks = ["
                        + hooks
                        + "]\n");
        String[] arguments =
                Stream.concat(Stream.of("revision", "-m", "by hand"), Stream.of(more))
                        .toArray(String[]::new);
        return Run.in(folder, Map.of("WHO", "the formatter"), arguments);
    }

    private List<Path> written() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("revisions"))) {
            return files.toList();
        }
    }

    @Test
    void itSeesTheFileAndLeavesItFormatted() throws IOException {
        Run run = revision("{run = '\"" + JAVA + "\" Format.java ${FILE} ${WHO}', cwd = 'tools'}");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).contains("Ran  ", "Format.java", "retort upgrade");
        assertThat(run.err()).doesNotContain("formatted it");
        assertThat(Files.readString(written().get(0))).startsWith("// the formatter\npackage db;");
    }

    @Test
    void whereItFailsTheRevisionStays() throws IOException {
        Run run =
                revision(
                        "{run = '\""
                                + JAVA
                                + "\" tools/Refuse.java'},"
                                + "{run = '\""
                                + JAVA
                                + "\" tools/Format.java ${FILE} second'}");
        assertThat(run.status()).isOne();
        assertThat(run.err())
                .contains(
                        "error[RT-2126]: the hook of retort.toml:4 ended with status 3",
                        "  | I do not like it\n  | at all\n",
                        "The revision was written and is kept: revisions/Rev")
                .doesNotContain("retort upgrade");
        assertThat(run.out()).contains("  wrote  revisions/Rev");
        assertThat(Files.readString(written().get(0))).startsWith("package db;");
        assertThat(Run.in(folder, "history").out()).contains("by hand");
    }

    @Test
    void aProgramThatIsNotThere() throws IOException {
        Run run = revision("{run = 'no-such-formatter ${FILE}'}", "--format", "json");
        assertThat(run.status()).isOne();
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(json.at("/error/code").asText()).isEqualTo("RT-2126");
        assertThat(json.at("/error/message").asText()).contains("no program no-such-formatter");
        assertThat(json.at("/revision/file").asText()).startsWith("revisions/Rev");
        assertThat(written()).hasSize(1);

        Run quote = revision("{run = 'mvn \"x'}");
        assertThat(quote.err()).contains("RT-1202", "retort.toml:4", "a quote that nothing closes");
    }

    @Test
    void withoutStarsWhereTheProjectSaysSo() throws IOException {
        Files.writeString(
                folder.resolve("retort.toml"),
                "[retort]\nrevisions = [\"revisions\"]\npackage = \"db\"\nstar-imports = false\n");
        assertThat(Run.in(folder, "revision", "-m", "x").status()).isZero();
        assertThat(Files.readString(written().get(0))).doesNotContain("Ddl.*");
    }
}
