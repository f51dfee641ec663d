package dev.retort.hibernate.scan;

import dev.retort.hibernate.ReadErrors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.Indexer;

/** The class files of one entry of a class path, read without loading them. */
final class ClassFiles {

    /**
     * How many are read together. What they have in common they then share, which is most of the
     * memory; what nobody keeps can go after each so many.
     */
    private static final int TOGETHER = 256;

    private final Consumer<ClassInfo> consumer;
    private Indexer indexer = new Indexer();
    private int indexed;

    private ClassFiles(Consumer<ClassInfo> consumer) {
        this.consumer = consumer;
    }

    /**
     * @param wanted by the file's path in the entry, with slashes
     */
    static void read(Path entry, Predicate<String> wanted, Consumer<ClassInfo> consumer) {
        ClassFiles files = new ClassFiles(consumer);
        try {
            if (Files.isDirectory(entry)) {
                files.readDirectory(entry, wanted);
            } else {
                files.readJar(entry, wanted);
            }
            files.handOver();
        } catch (IOException | IllegalArgumentException e) {
            throw ReadErrors.unreadableEntry(entry, e);
        }
    }

    private void readDirectory(Path directory, Predicate<String> wanted) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String path =
                        directory
                                .relativize(file)
                                .toString()
                                .replace(file.getFileSystem().getSeparator(), "/");
                if (isClass(path) && wanted.test(path)) {
                    try (InputStream bytes = Files.newInputStream(file)) {
                        index(bytes);
                    }
                }
            }
        }
    }

    private void readJar(Path file, Predicate<String> wanted) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                if (isClass(entry.getName()) && wanted.test(entry.getName())) {
                    try (InputStream bytes = jar.getInputStream(entry)) {
                        index(bytes);
                    }
                }
            }
        }
    }

    private static boolean isClass(String path) {
        return path.endsWith(".class")
                && !path.startsWith("META-INF/")
                && !path.endsWith("module-info.class");
    }

    private void index(InputStream bytes) throws IOException {
        indexer.index(bytes);
        indexed++;
        if (indexed == TOGETHER) {
            handOver();
        }
    }

    private void handOver() {
        indexer.complete().getKnownClasses().forEach(consumer);
        indexer = new Indexer();
        indexed = 0;
    }
}
