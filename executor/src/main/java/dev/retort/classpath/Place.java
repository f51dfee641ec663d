package dev.retort.classpath;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** An entry of the class path: a folder, a jar, or a folder or jar inside of a jar. */
interface Place extends AutoCloseable {

    /**
     * The files that lie right in a folder, by their name there; empty when this place can only be
     * asked for files whose name is known.
     *
     * @param folder with slashes, the last one included
     */
    Optional<List<String>> list(String folder) throws IOException;

    /** A file by its path with slashes; {@code null} when it is not there. */
    InputStream open(String path) throws IOException;

    @Override
    void close() throws IOException;

    /**
     * The place that something was found in.
     *
     * @param found where a class loader says that {@code path} is
     * @param loader that may know more about a place than its URL says
     */
    static Place of(URL found, String path, ClassLoader loader) throws IOException {
        if (found.getProtocol().equals("file")) {
            return new Folder(root(found, path));
        }
        URLConnection connection = found.openConnection();
        if (connection instanceof JarURLConnection jar) {
            // A jar that somebody else has open would be closed for them, too.
            jar.setUseCaches(false);
            String entry = jar.getEntryName();
            JarFile file = jar.getJarFile();
            return new Jar(file, entry.substring(0, entry.length() - shared(entry, path)));
        }
        return new Unlisted(loader);
    }

    /** A directory may be named with or without its last slash. */
    private static int shared(String entry, String path) {
        return entry.endsWith(path) ? path.length() : path.length() - 1;
    }

    private static Path root(URL found, String path) throws IOException {
        try {
            Path root = Path.of(found.toURI());
            for (int i = Path.of(path).getNameCount(); i > 0; i--) {
                root = root.getParent();
            }
            return root;
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    /** Classes as a compiler leaves them. */
    record Folder(Path root) implements Place {

        @Override
        public Optional<List<String>> list(String folder) throws IOException {
            Path inside = root.resolve(folder);
            if (!Files.isDirectory(inside)) {
                return Optional.of(List.of());
            }
            try (Stream<Path> files = Files.list(inside)) {
                return Optional.of(files.map(file -> file.getFileName().toString()).toList());
            }
        }

        @Override
        public InputStream open(String path) throws IOException {
            Path file = root.resolve(path);
            return Files.exists(file) ? Files.newInputStream(file) : null;
        }

        @Override
        public void close() {}
    }

    /**
     * A jar, wherever it lies: who can read a jar inside of another one hands out a {@link JarFile}
     * for it.
     *
     * @param prefix of what the class loader sees; empty for all of it
     */
    record Jar(JarFile file, String prefix) implements Place {

        @Override
        public Optional<List<String>> list(String folder) {
            String inside = prefix + folder;
            return Optional.of(
                    file.stream()
                            .map(ZipEntry::getName)
                            .filter(name -> name.startsWith(inside))
                            .map(name -> name.substring(inside.length()))
                            .filter(name -> !name.isEmpty() && name.indexOf('/') < 0)
                            .toList());
        }

        @Override
        public InputStream open(String path) throws IOException {
            ZipEntry entry = file.getEntry(prefix + path);
            return entry == null ? null : file.getInputStream(entry);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    /** A server's own file system, an image, an archive of another kind. */
    record Unlisted(ClassLoader loader) implements Place {

        @Override
        public Optional<List<String>> list(String folder) {
            return Optional.empty();
        }

        @Override
        public InputStream open(String path) throws IOException {
            URL found = loader.getResource(path);
            try {
                return found == null ? null : found.openStream();
            } catch (FileNotFoundException e) {
                return null;
            }
        }

        @Override
        public void close() {}
    }
}
