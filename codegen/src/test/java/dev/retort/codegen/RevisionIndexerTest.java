package dev.retort.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.revision.Migration;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevisionIndexerTest {

    @TempDir Path classes;

    private record Source(String name, String text) {

        static Source of(String name, String doc) {
            return new Source(
                    name,
                    """
                    package db;
                    import dev.retort.operation.Op;
                    import dev.retort.revision.*;
                    %s
                    @Revision("%s")
                    public class %s implements Migration {
                        @Override public void upgrade(Op op) {}
                        @Override public void downgrade(Op op) {}
                    }
                    """
                            .formatted(doc, name.toLowerCase(java.util.Locale.ROOT), name));
        }

        JavaFileObject file() {
            return new SimpleJavaFileObject(
                    URI.create("memory:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
                @Override
                public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                    return text;
                }
            };
        }
    }

    /** As a build does, with what was compiled before on the class path. */
    private String index(Source... sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        boolean compiled =
                compiler.getTask(
                                said,
                                null,
                                null,
                                List.of(
                                        "-d",
                                        classes.toString(),
                                        "-cp",
                                        classes + System.getProperty("path.separator") + executor(),
                                        "-processorpath",
                                        System.getProperty("java.class.path"),
                                        "-Xlint:all",
                                        "-Werror"),
                                null,
                                Arrays.stream(sources).map(Source::file).toList())
                        .call();
        assertThat(compiled).as(said.toString()).isTrue();
        return Files.readString(classes.resolve("META-INF/retort/db.index"));
    }

    private static String executor() {
        return Migration.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    }

    @Test
    void keepsWhatTheJavadocSays() throws IOException {
        Source add = Source.of("Add", "/**\n * Add &lt;orders&gt;\n * and items. Then more.\n */");
        assertThat(index(add, Source.of("Zap", "/** Zap. */"), Source.of("Mute", "")))
                .isEqualTo("db.Add Add <orders> and items.\ndb.Mute\ndb.Zap Zap.\n");
    }

    @Test
    void remembersWhatIsNotCompiledAgainAndForgetsWhatIsGone() throws IOException {
        index(Source.of("Add", "/** Add. */"), Source.of("Zap", "/** Zap. */"));
        Files.delete(classes.resolve("db/Zap.class"));
        assertThat(index(Source.of("Next", "/** Next. */")))
                .isEqualTo("db.Add Add.\ndb.Next Next.\n");
    }
}
