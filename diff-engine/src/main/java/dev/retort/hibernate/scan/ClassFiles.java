package dev.retort.hibernate.scan;

import dev.retort.hibernate.ReadErrors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
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

    /** What a class file has to have in it, one of these, to be read at all; empty for anything. */
    private final List<String> mentions;

    private Indexer indexer = new Indexer();
    private int indexed;

    private ClassFiles(List<String> mentions, Consumer<ClassInfo> consumer) {
        this.mentions = mentions;
        this.consumer = consumer;
    }

    /**
     * @param wanted by the file's path in the entry, with slashes
     */
    static void read(Path entry, Predicate<String> wanted, Consumer<ClassInfo> consumer) {
        read(entry, wanted, new ClassFiles(List.of(), consumer));
    }

    /**
     * Those that have one of the annotations on anything, and perhaps others. Most have none of
     * them, and looking for a name is much quicker than reading a class.
     *
     * @param annotations by their full names
     */
    static void readAnnotated(Path entry, List<String> annotations, Consumer<ClassInfo> consumer) {
        List<String> descriptors =
                annotations.stream().map(name -> "L" + name.replace('.', '/') + ";").toList();
        read(entry, path -> true, new ClassFiles(descriptors, consumer));
    }

    private static void read(Path entry, Predicate<String> wanted, ClassFiles files) {
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
        try (Stream<Path> files = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
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

    private void index(InputStream file) throws IOException {
        byte[] bytes = file.readAllBytes();
        String text = mentions.isEmpty() ? "" : new String(bytes, StandardCharsets.ISO_8859_1);
        if (!mentions.isEmpty() && mentions.stream().noneMatch(text::contains)) {
            return;
        }
        indexer.index(new ByteArrayInputStream(bytes));
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
