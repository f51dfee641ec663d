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

    private ClassFiles() {}

    /**
     * @param wanted by the file's path in the entry, with slashes
     */
    static void read(Path entry, Predicate<String> wanted, Consumer<ClassInfo> consumer) {
        try {
            if (Files.isDirectory(entry)) {
                readDirectory(entry, wanted, consumer);
            } else {
                readJar(entry, wanted, consumer);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw ReadErrors.unreadableEntry(entry, e);
        }
    }

    private static void readDirectory(
            Path directory, Predicate<String> wanted, Consumer<ClassInfo> consumer)
            throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String path =
                        directory
                                .relativize(file)
                                .toString()
                                .replace(file.getFileSystem().getSeparator(), "/");
                if (isClass(path) && wanted.test(path)) {
                    try (InputStream bytes = Files.newInputStream(file)) {
                        index(bytes, consumer);
                    }
                }
            }
        }
    }

    private static void readJar(Path file, Predicate<String> wanted, Consumer<ClassInfo> consumer)
            throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                if (isClass(entry.getName()) && wanted.test(entry.getName())) {
                    try (InputStream bytes = jar.getInputStream(entry)) {
                        index(bytes, consumer);
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

    private static void index(InputStream bytes, Consumer<ClassInfo> consumer) throws IOException {
        Indexer indexer = new Indexer();
        indexer.index(bytes);
        indexer.complete().getKnownClasses().forEach(consumer);
    }
}
