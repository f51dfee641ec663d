package dev.retort.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The demo itself, with the class path of this test in the place of the distribution's. */
class PlayTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private boolean play(List<Path> libraries) throws Exception {
        return Play.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                libraries,
                false);
    }

    @Test
    void everyStepDoesWhatItShould() throws Exception {
        String path =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        boolean good = play(Stream.of(path.split(File.pathSeparator)).map(Path::of).toList());
        assertThat(err.toString(StandardCharsets.UTF_8)).doesNotContain("WRONG");
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("it is the empty database again")
                .contains("Every step did what it should.");
        assertThat(good).isTrue();
    }

    @Test
    void aStepThatDoesNotIsNoticed() throws Exception {
        assertThat(play(List.of())).isFalse();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("WRONG: it ended with status 1 instead of 0");
    }
}
