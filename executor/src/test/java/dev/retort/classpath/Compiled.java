package dev.retort.classpath;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Sources of a test, compiled to a folder and packed. */
final class Compiled {

    private Compiled() {}

    /**
     * @param sources each with its package and one public class
     */
    static Path folder(Path target, String... sources) throws IOException {
        Files.createDirectories(target);
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "-d",
                                target.toString(),
                                "-proc:none",
                                "-cp",
                                System.getProperty("java.class.path")));
        Path written = Files.createTempDirectory(target.toAbsolutePath().getParent(), "sources");
        for (String source : sources) {
            String name = source.replaceFirst("(?s).*?class (\\w+).*", "$1");
            Path file = written.resolve(name + ".java");
            Files.writeString(file, source);
            arguments.add(file.toString());
        }
        int status =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, arguments.toArray(String[]::new));
        if (status != 0) {
            throw new AssertionError("the sources of the test do not compile");
        }
        return target;
    }

    static String revision(String packageName, String className, String head) {
        return """
               package %s;

               import dev.retort.operation.Op;
               import dev.retort.revision.*;

               %s
               public class %s implements Migration {
                   @Override public void upgrade(Op op) { op.execute("SELECT '%s'"); }
                   @Override public void downgrade(Op op) {}
               }
               """
                .formatted(packageName, head, className, className);
    }

    /**
     * @param folders whether the jar has entries for its folders, as most have
     */
    static Path jar(Path folder, Path jar, boolean folders) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                boolean isFolder = Files.isDirectory(file);
                if (!name.isEmpty() && (folders || !isFolder)) {
                    out.putNextEntry(new JarEntry(isFolder ? name + "/" : name));
                    if (!isFolder) {
                        Files.copy(file, out);
                    }
                    out.closeEntry();
                }
            }
        }
        return jar;
    }
}
