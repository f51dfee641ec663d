package dev.retort.codegen;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Compiled classes in files of their own, written beside and moved into place, so that several
 * processes may share the folder. It is a convenience: what cannot be read or written is as if it
 * had never been there.
 */
final class ClassCache {

    private static final String SUFFIX = ".classes";

    private final Path folder;

    /**
     * @param folder or {@code null} for a cache that keeps nothing
     */
    ClassCache(Path folder) {
        this.folder = folder;
    }

    /** Class files by class name, or {@code null} if there is no sound entry. */
    Map<String, byte[]> get(String key) {
        if (folder == null) {
            return null;
        }
        try {
            byte[] content = Files.readAllBytes(folder.resolve(key + SUFFIX));
            int length = content.length - ClassKey.sha256().getDigestLength();
            if (length < 0) {
                return null;
            }
            MessageDigest digest = ClassKey.sha256();
            digest.update(content, 0, length);
            byte[] expected = Arrays.copyOfRange(content, length, content.length);
            return MessageDigest.isEqual(digest.digest(), expected) ? decode(content) : null;
        } catch (IOException e) {
            return null;
        }
    }

    void put(String key, Map<String, byte[]> classes) {
        if (folder == null) {
            return;
        }
        Path written = null;
        try {
            Files.createDirectories(folder);
            written = Files.createTempFile(folder, key.substring(0, 8), ".tmp");
            Files.write(written, encode(classes));
            Files.move(written, folder.resolve(key + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            discard(written);
        }
    }

    private static void discard(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // A stray temporary file does no harm.
        }
    }

    private static byte[] encode(Map<String, byte[]> classes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(classes.size());
            for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
                out.writeUTF(entry.getKey());
                out.writeInt(entry.getValue().length);
                out.write(entry.getValue());
            }
            out.flush();
            out.write(ClassKey.sha256().digest(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Map<String, byte[]> decode(byte[] content) throws IOException {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                String name = in.readUTF();
                classes.put(name, in.readNBytes(in.readInt()));
            }
        }
        return classes;
    }
}
