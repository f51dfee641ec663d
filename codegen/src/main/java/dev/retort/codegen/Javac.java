package dev.retort.codegen;

import dev.retort.RetortException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** The JDK's compiler, from memory to memory. The only class here that loads it. */
final class Javac {

    private static final List<String> OPTIONS =
            Stream.of(
                            List.of("-proc:none", "-Xlint:none", "-implicit:none"),
                            List.of("-Xmaxerrs", "20"),
                            release())
                    .flatMap(List::stream)
                    .toList();

    private Javac() {}

    /**
     * A revision runs wherever Java 17 runs. Java 17 itself needs no option for that, which spares
     * it the reading of its own API a second time: nearly half of what the compilation of a
     * revision takes.
     */
    private static List<String> release() {
        return Runtime.version().feature() == 17 ? List.of() : List.of("--release", "17");
    }

    /**
     * The class files that each source gave, by class name.
     *
     * @throws RetortException RT-2210 it does not compile
     */
    static Map<SourceFile, Map<String, byte[]>> compile(
            Collection<SourceFile> sources, List<Path> classPath) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter output = new StringWriter();
        try (StandardJavaFileManager standard =
                        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
                Memory memory = new Memory(standard)) {
            standard.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
            standard.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of());
            List<Source> units = sources.stream().map(Source::new).toList();
            JavaCompiler.CompilationTask task =
                    compiler.getTask(output, memory, null, OPTIONS, null, units);
            task.setLocale(Locale.ROOT);
            if (!task.call()) {
                throw new RetortException(
                        "RT-2210",
                        "the revision does not compile\n" + output.toString().strip(),
                        "correct the source; values such as column(..) come from"
                                + " import static dev.retort.operation.Ddl.*");
            }
            return memory.classes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A source that is text already. */
    private static final class Source extends SimpleJavaFileObject {

        private final SourceFile file;

        Source(SourceFile file) {
            super(file.path().toUri(), Kind.SOURCE);
            this.file = file;
        }

        /** What error messages call it. */
        @Override
        public String getName() {
            return file.path().toString();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return file.text();
        }
    }

    /** A class file that is kept. */
    private static final class Output extends SimpleJavaFileObject {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Output(String className) {
            super(URI.create("memory:///" + className.hashCode()), Kind.CLASS);
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }
    }

    /** Remembers which source each class file came from. */
    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {

        private final Map<SourceFile, Map<String, Output>> outputs = new HashMap<>();

        Memory(JavaFileManager standard) {
            super(standard);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            Output output = new Output(className);
            outputs.computeIfAbsent(((Source) sibling).file, file -> new LinkedHashMap<>())
                    .put(className, output);
            return output;
        }

        Map<SourceFile, Map<String, byte[]>> classes() {
            Map<SourceFile, Map<String, byte[]>> classes = new HashMap<>();
            outputs.forEach(
                    (source, files) -> {
                        Map<String, byte[]> bytes = new LinkedHashMap<>();
                        files.forEach(
                                (name, output) -> bytes.put(name, output.bytes.toByteArray()));
                        classes.put(source, bytes);
                    });
            return classes;
        }
    }
}
