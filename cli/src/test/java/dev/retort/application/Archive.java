package dev.retort.application;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** A jar that a test packs. */
final class Archive implements AutoCloseable {

    private final JarOutputStream out;

    private Archive(JarOutputStream out) {
        this.out = out;
    }

    static Archive to(Path file, Manifest manifest) throws IOException {
        OutputStream bytes = Files.newOutputStream(file);
        return new Archive(
                manifest == null
                        ? new JarOutputStream(bytes)
                        : new JarOutputStream(bytes, manifest));
    }

    /** All that a folder has, with entries for its folders, as build tools write them. */
    static Path of(Path folder, Path file) throws IOException {
        try (Archive archive = to(file, null)) {
            archive.folder("", folder);
        }
        return file;
    }

    void entry(String name) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.closeEntry();
    }

    void folder(String prefix, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (name.isEmpty()) {
                    continue;
                }
                if (Files.isDirectory(file)) {
                    entry(prefix + name + "/");
                } else {
                    out.putNextEntry(new JarEntry(prefix + name));
                    Files.copy(file, out);
                    out.closeEntry();
                }
            }
        }
    }

    /** As it is: a jar inside of a jar must not be compressed again. */
    void stored(String name, Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        CRC32 sum = new CRC32();
        sum.update(bytes);
        JarEntry entry = new JarEntry(name);
        entry.setMethod(JarEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(sum.getValue());
        out.putNextEntry(entry);
        out.write(bytes);
        out.closeEntry();
    }

    /** The classes of another jar, beside what is there. */
    void unpacked(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry each : (Iterable<JarEntry>) file.stream()::iterator) {
                if (!each.getName().startsWith("META-INF/")) {
                    out.putNextEntry(new JarEntry(each.getName()));
                    file.getInputStream(each).transferTo(out);
                    out.closeEntry();
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
