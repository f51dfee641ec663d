package dev.retort.codegen;

import dev.retort.RetortException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The Java sources of the revision folders, read once: a snapshot. Subfolders are not entered; who
 * has some lists them.
 */
public final class RevisionFolder {

    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final List<RevisionFile> revisions;
    private final List<SourceFile> sources;

    private RevisionFolder(List<RevisionFile> revisions, List<SourceFile> sources) {
        this.revisions = List.copyOf(revisions);
        this.sources = List.copyOf(sources);
    }

    /**
     * Reads every {@code .java} file of these folders. A file without {@code @Revision} is no
     * revision, but revisions may use it.
     *
     * @throws RetortException RT-2201 a folder is not there; RT-2202 a file cannot be read; RT-2203
     *     the head of a revision cannot be understood
     */
    public static RevisionFolder read(List<Path> folders) {
        List<RevisionFile> revisions = new ArrayList<>();
        List<SourceFile> sources = new ArrayList<>();
        for (Path path : paths(folders)) {
            String text = text(path);
            SourceHead head = SourceHead.of(path, JavaTokens.ofHead(text));
            if (head.revision() == null) {
                head = SourceHead.of(path, JavaTokens.of(text));
            }
            sources.add(new SourceFile(path, text, head.types()));
            if (head.revision() != null) {
                revisions.add(head.revision());
            }
        }
        return new RevisionFolder(revisions, sources);
    }

    /** Folder by folder, in the order of their file names; ids may still be there twice. */
    public List<RevisionFile> revisions() {
        return revisions;
    }

    List<SourceFile> sources() {
        return sources;
    }

    private static List<Path> paths(List<Path> folders) {
        List<Path> paths = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> entries = Files.list(folder)) {
                entries.filter(RevisionFolder::isSource).sorted().forEach(paths::add);
            } catch (NoSuchFileException | NotDirectoryException e) {
                throw new RetortException(
                        "RT-2201",
                        "the revision folder " + folder + " is not there",
                        "mkdir -p " + folder + "     or correct revisions = [..] in retort.toml",
                        e);
            } catch (IOException e) {
                throw unreadable(folder, e);
            }
        }
        return paths.stream().distinct().toList();
    }

    /** Editors keep their own files beside ours. */
    private static boolean isSource(Path path) {
        String name = path.getFileName().toString();
        return name.endsWith(".java")
                && !name.startsWith(".")
                && !name.equals("module-info.java")
                && !name.equals("package-info.java")
                && Files.isRegularFile(path);
    }

    private static String text(Path path) {
        try {
            String text = Files.readString(path);
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static RetortException unreadable(Path path, IOException e) {
        return new RetortException(
                "RT-2202",
                "cannot read " + path + ": " + e,
                "revisions are UTF-8 text that the user running Retort may read",
                e);
    }
}
