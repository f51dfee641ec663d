package dev.retort.cli.warning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.output.Output;
import dev.retort.cli.output.Style;
import dev.retort.cli.session.Session;
import dev.retort.cli.session.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelWarningsTest {

    @TempDir Path folder;

    @BeforeEach
    void project() throws IOException {
        Files.writeString(folder.resolve("retort.toml"), "[staging.database]\nurl = \"x\"\n");
    }

    private String told(
            String section,
            Output.Volume volume,
            Map<String, String> environment,
            String... warnings) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Session session =
                new Session(
                        new Session.Request(
                                "check",
                                List.of(),
                                Optional.empty(),
                                Optional.of(section).filter(name -> !name.isEmpty()),
                                Optional.empty(),
                                Map.of(),
                                false,
                                false),
                        new Surroundings(environment, folder, nowhere, nowhere, false, false),
                        new Output(
                                nowhere,
                                new PrintStream(err, true, StandardCharsets.UTF_8),
                                Output.Format.TEXT,
                                volume,
                                Style.PLAIN,
                                Style.PLAIN));
        new ModelWarnings(session).tell(List.of(warnings));
        return err.toString(StandardCharsets.UTF_8);
    }

    private String told(String... warnings) {
        return told("", Output.Volume.NORMAL, cache(), warnings);
    }

    private Map<String, String> cache() {
        return Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString());
    }

    @Test
    void eachIsSaidOnce() {
        assertThat(told("a", "b")).isEqualTo("warning: a\nwarning: b\n");
        assertThat(told("a", "b"))
                .isEqualTo("Warnings  2 about the model, said before; -v says them again\n");
        assertThat(told("a", "c"))
                .isEqualTo(
                        "warning: c\nWarnings  1 about the model, said before; -v says it again\n");
        assertThat(told("a", "b", "c")).as("it was gone, and came back").startsWith("warning: b\n");
        assertThat(told("", Output.Volume.VERBOSE, cache(), "a", "b"))
                .isEqualTo("warning: a\nwarning: b\n");
    }

    @Test
    void eachSectionHasAModelOfItsOwn() {
        told("a");
        assertThat(told("staging", Output.Volume.NORMAL, cache(), "a")).isEqualTo("warning: a\n");
    }

    @Test
    void whatNobodySawWasNotSaid() {
        assertThat(told("", Output.Volume.QUIET, cache(), "a")).isEmpty();
        assertThat(told("a")).isEqualTo("warning: a\n");
    }

    @Test
    void withoutAPlaceToRememberEachIsSaidEveryTime() throws IOException {
        assertThat(told("", Output.Volume.NORMAL, Map.of(), "a")).isEqualTo("warning: a\n");
        assertThat(told("", Output.Volume.NORMAL, Map.of(), "a")).isEqualTo("warning: a\n");
        Files.writeString(folder.resolve("cache"), "no folder");
        assertThat(told("a")).isEqualTo("warning: a\n");
        assertThat(told("a")).isEqualTo("warning: a\n");
    }
}
