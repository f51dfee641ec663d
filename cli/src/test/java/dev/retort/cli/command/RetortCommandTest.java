package dev.retort.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetortCommandTest {

    @TempDir Path folder;

    @Test
    void withoutACommandItShowsWhatThereIs() {
        Run run = Run.in(folder);
        assertThat(run.status()).isEqualTo(64);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("Usage: retort ").contains("Commands:");
    }

    @Test
    void helpIsData() {
        Run run = Run.in(folder, "--help");
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("Exit status:").contains("init");
        assertThat(run.err()).isEmpty();
        assertThat(Run.in(folder, "init", "-h").out()).startsWith("Usage: retort init ");
    }

    @Test
    void helpListsEveryCommandWhateverElseIsThere() {
        assertThat(Run.in(folder, "--help", "init").out())
                .contains("  init ", "  revision ", "  check ", "  upgrade ", "  demo ");
    }

    @Test
    void aMistypedVariableIsNamed() {
        Run.in(folder, "init");
        assertThat(Run.in(folder, Map.of("RETORT_ULR", "x", "RETORT_HOME", "y"), "history").err())
                .isEqualTo(
                        "warning: RETORT_ULR is set, and nothing reads it; did you mean"
                                + " RETORT_URL?\nno revisions yet\n");
    }

    @Test
    void anUnknownOptionIsAnError() {
        Run run = Run.in(folder, "init", "--vebose");
        assertThat(run.status()).isEqualTo(64);
        assertThat(run.err())
                .isEqualTo(
                        "error[RT-0001]: retort init has no option --vebose\n"
                                + "  fix     did you mean --verbose?\n");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anUnknownCommandIsAnError() {
        Run run = Run.in(folder, "inti");
        assertThat(run.status()).isEqualTo(64);
        assertThat(run.err()).contains("there is no command inti", "did you mean init?");
    }

    @Test
    void aValueThatIsNoneIsAnError() {
        Run run = Run.in(folder, "init", "--format", "xml");
        assertThat(run.status()).isEqualTo(64);
        assertThat(run.err()).contains("--format").contains("xml");
    }

    @Test
    void optionsStandBeforeOrAfterTheCommand() {
        assertThat(Run.in(folder, "-q", "init").err()).isEmpty();
        assertThat(Run.in(folder, "init", "again", "-q").err()).isEmpty();
    }

    @Test
    void failureIsAnErrorOnStderr() {
        Run.in(folder, "init");
        Run run = Run.in(folder, "init");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo(
                        "error[RT-1207]: retort.toml is there already; nothing was changed\n"
                                + "  fix     edit it, or take it away first\n");
    }

    @Test
    void colourOnlyWhenItIsAskedFor() {
        Run.in(folder, "init");
        assertThat(Run.in(folder, "init", "--color=always").err())
                .startsWith("\u001b[1;31merror[RT-1207]:\u001b[0m ");
        assertThat(Run.in(folder, "init").err()).doesNotContain("\u001b");
    }

    @Test
    void jsonHasOneShapeOnSuccessAndFailure() throws IOException {
        Run good = Run.in(folder, "init", "--format", "json");
        assertThat(good.status()).isZero();
        assertThat(good.err()).isEmpty();
        JsonNode ok = json(good);
        assertThat(ok.get("schemaVersion").asInt()).isEqualTo(1);
        assertThat(ok.get("command").asText()).isEqualTo("init");
        assertThat(ok.get("status").asText()).isEqualTo("ok");
        assertThat(ok.get("files")).hasSize(2);

        Run bad = Run.in(folder, "--format=json", "init");
        assertThat(bad.status()).isEqualTo(1);
        assertThat(bad.err()).isEmpty();
        JsonNode failed = json(bad);
        assertThat(failed.get("command").asText()).isEqualTo("init");
        assertThat(failed.get("status").asText()).isEqualTo("error");
        assertThat(failed.get("error").fieldNames())
                .toIterable()
                .containsExactly(
                        "code", "message", "hint", "revision", "operation", "sql", "sqlState");
        assertThat(failed.get("error").get("code").asText()).isEqualTo("RT-1207");
        assertThat(failed.get("error").get("sql").isNull()).isTrue();
    }

    @Test
    void wrongUsageIsJsonToo() throws IOException {
        Run run = Run.in(folder, "--format", "json", "init", "--bad");
        assertThat(run.status()).isEqualTo(64);
        assertThat(run.err()).isEmpty();
        JsonNode json = json(run);
        assertThat(json.get("command").asText()).isEqualTo("init");
        assertThat(json.get("error").get("code").asText()).isEqualTo("RT-0001");
    }

    @Test
    void aBugSaysThatItIsOne() throws IOException {
        Files.createDirectories(folder.resolve("src/main/java"));
        Files.createSymbolicLink(folder.resolve("src/main/java/A.java"), folder.resolve("gone"));
        Run run = Run.in(folder, "init");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("error[RT-9999]: a bug in Retort: java.io.UncheckedIOException")
                .contains("--stacktrace")
                .doesNotContain("\tat ");
        assertThat(Run.in(folder, "init", "--stacktrace").err()).contains("\tat dev.retort.cli");
    }

    private static JsonNode json(Run run) throws IOException {
        return new ObjectMapper().readTree(run.out());
    }
}
