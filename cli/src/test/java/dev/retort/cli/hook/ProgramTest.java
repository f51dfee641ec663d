package dev.retort.cli.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Windows finds programs by their extensions, also on a machine that is none. */
class ProgramTest {

    @TempDir Path folder;

    private Path program(String name) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    private String found(Program program, String name) throws IOException {
        return program.startable(List.of(name, "an argument"), folder).get(0);
    }

    @Test
    void windowsTriesExtensions() throws IOException {
        Path mvn = program("mvn.cmd");
        program("mvn");
        Path wrapper = program("mvnw.cmd");
        Program windows = new Program(List.of(".EXE", ".cmd"), List.of(folder));
        assertThat(found(windows, "mvn")).isEqualTo(mvn.toString());
        assertThat(found(windows, "mvn.cmd")).isEqualTo(mvn.toString());
        assertThat(found(windows, "./mvnw")).isEqualTo(wrapper.toString());
    }

    @Test
    void elsewhereANameIsAName() throws IOException {
        program("mvn.cmd");
        Program unix = new Program(List.of(""), List.of(folder));
        assertThatThrownBy(() -> found(unix, "mvn")).hasMessageContaining("no program mvn");
        assertThat(found(unix, "mvn.cmd")).isEqualTo(folder.resolve("mvn.cmd").toString());
        assertThat(found(unix, "./mvn.cmd")).isEqualTo(folder.resolve("mvn.cmd").toString());
    }
}
