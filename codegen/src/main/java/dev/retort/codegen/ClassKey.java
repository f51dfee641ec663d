package dev.retort.codegen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Names compiled classes by all that decides what they are. */
final class ClassKey {

    /** Changes when the options of the compiler or the layout of a cache entry do. */
    private static final String FORMAT = "1";

    private final byte[] ground;

    ClassKey(Path executor, List<Path> classPath) {
        MessageDigest digest = sha256();
        add(digest, FORMAT);
        add(digest, Runtime.version().toString());
        addEntry(digest, executor);
        classPath.forEach(entry -> addEntry(digest, entry));
        this.ground = digest.digest();
    }

    /** A file name of hexadecimal digits. */
    String of(Collection<SourceFile> unit) {
        MessageDigest digest = sha256();
        digest.update(ground);
        for (SourceFile source : unit) {
            add(digest, source.path().getFileName().toString());
            add(digest, source.text());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    /** A jar by the checksums in its directory, a folder by sizes and times. */
    private static void addEntry(MessageDigest digest, Path entry) {
        try {
            if (Files.isDirectory(entry)) {
                addFolder(digest, entry);
            } else if (Files.exists(entry)) {
                addJar(digest, entry);
            } else {
                add(digest, entry + " is not there");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the class path entry " + entry, e);
        }
    }

    private static void addFolder(MessageDigest digest, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : files.sorted().toList()) {
                BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
                if (is.isRegularFile()) {
                    add(digest, file + " " + is.size() + " " + is.lastModifiedTime());
                }
            }
        }
    }

    private static void addJar(MessageDigest digest, Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                add(digest, entry.getName() + " " + entry.getSize() + " " + entry.getCrc());
            }
        }
    }
}
