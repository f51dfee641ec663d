package dev.retort.cli.accepted;

import dev.retort.RetortException;
import dev.retort.Suggestion;
import dev.retort.cli.session.Session;
import dev.retort.diff.accepted.Entry;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * {@code accepted.toml} in the first folder of revisions. It is written by {@code retort accept}
 * and by people; a mistake in it is an error with its line, because an entry that nobody reads
 * would let a difference come back.
 */
public final class AcceptedFile {

    /** Its name, in a folder of revisions. */
    public static final String NAME = "accepted.toml";

    static final String TABLE = "accepted";
    static final String OBJECT = "object";
    static final String PROPERTY = "property";
    static final String DATABASE = "database";
    static final String ENTITY = "entity";
    static final String WHY = "why";
    static final String AT = "at";

    private static final Set<String> KEYS = Set.of(OBJECT, PROPERTY, DATABASE, ENTITY, WHY, AT);

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path path;
    private final String shownAs;

    private AcceptedFile(Path path, String shownAs) {
        this.path = path;
        this.shownAs = shownAs;
    }

    /** That of the section of {@code retort.toml} that is in use, whether it is there or not. */
    public static AcceptedFile of(Session session) {
        Path path = session.config().project().revisions().get(0).resolve(NAME);
        return new AcceptedFile(path, session.shown(path));
    }

    /** As messages name it. */
    public String shownAs() {
        return shownAs;
    }

    /** Whether there is such a file. */
    public boolean isThere() {
        return Files.isRegularFile(path);
    }

    /** In the order of the file; none when there is no file. */
    public List<Entry> entries() {
        return entries(parsed(text()));
    }

    /**
     * The same, where each is at revisions that are there.
     *
     * @param isKnown whether there is a revision of that id
     */
    public List<Entry> entries(Predicate<String> isKnown) {
        List<Entry> entries = entries();
        for (Entry entry : entries) {
            for (String id : entry.at()) {
                if (!id.equals(Entry.BASE) && !isKnown.test(id)) {
                    throw new RetortException(
                            "RT-1231",
                            entry.place() + ": there is no revision " + id,
                            "at says by which revision's names the entry speaks of things: write"
                                    + " the id of one that is there, or leave at out for the names"
                                    + " that they have now");
                }
            }
        }
        return entries;
    }

    private String text() {
        try {
            return Files.readString(path);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new RetortException("RT-1230", "cannot read " + shownAs + ": " + e, null, e);
        }
    }

    private TomlParseResult parsed(String text) {
        TomlParseResult result = Toml.parse(text);
        if (result.hasErrors()) {
            TomlParseError error = result.errors().get(0);
            throw new RetortException(
                    "RT-1230",
                    shownAs
                            + ":"
                            + error.position().line()
                            + ":"
                            + error.position().column()
                            + ": this is not TOML: "
                            + error.getMessage(),
                    "correct that line; where a merge left both sides, keep both entries");
        }
        return result;
    }

    private List<Entry> entries(TomlTable root) {
        for (String key : root.keySet()) {
            if (!key.equals(TABLE)) {
                throw wrong(
                        place(root.inputPositionOf(List.of(key))),
                        "unknown key " + key,
                        Suggestion.didYouMean(
                                key, List.of(TABLE), "the file has nothing but [[accepted]]"));
            }
        }
        Object value = root.get(List.of(TABLE));
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof TomlArray array)) {
            throw wrong(
                    place(root.inputPositionOf(List.of(TABLE))),
                    "accepted is no list of tables",
                    "write [[accepted]] above each entry, with two brackets");
        }
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            if (!(array.get(i) instanceof TomlTable table)) {
                throw wrong(
                        place(array.inputPositionOf(i)),
                        "accepted is no list of tables",
                        "write [[accepted]] above each entry, with two brackets");
            }
            entries.add(entry(table, array.inputPositionOf(i)));
        }
        return entries;
    }

    private Entry entry(TomlTable table, TomlPosition position) {
        for (String key : table.keySet()) {
            if (!KEYS.contains(key)) {
                throw wrong(
                        place(table.inputPositionOf(List.of(key))),
                        "unknown key " + key,
                        Suggestion.didYouMean(
                                key,
                                KEYS,
                                "an entry has object, property, database, entity, why, at"));
            }
        }
        return new Entry(
                required(table, position, OBJECT),
                text(table, PROPERTY).orElse(null),
                required(table, position, DATABASE),
                required(table, position, ENTITY),
                required(table, position, WHY),
                at(table),
                place(position));
    }

    private String required(TomlTable table, TomlPosition position, String key) {
        return text(table, key)
                .orElseThrow(
                        () ->
                                wrong(
                                        place(position),
                                        "the entry"
                                                + text(table, OBJECT)
                                                        .map(object -> " about " + object)
                                                        .orElse("")
                                                + " has no "
                                                + key,
                                        key.equals(DATABASE) || key.equals(ENTITY)
                                                ? "write what that side has, or \"none\"; retort"
                                                        + " accept writes whole entries"
                                                : "write " + key + " = \"...\""));
    }

    private Optional<String> text(TomlTable table, String key) {
        Object value = table.get(List.of(key));
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof String text) || text.isBlank()) {
            throw wrong(
                    place(table.inputPositionOf(List.of(key))),
                    key + " must be a text",
                    "write " + key + " = \"...\"");
        }
        return Optional.of(text);
    }

    private List<String> at(TomlTable table) {
        Object value = table.get(List.of(AT));
        if (value == null) {
            return List.of();
        }
        if (value instanceof String id) {
            return List.of(id);
        }
        if (value instanceof TomlArray array
                && !array.isEmpty()
                && array.toList().stream().allMatch(String.class::isInstance)) {
            return array.toList().stream().map(String.class::cast).toList();
        }
        throw wrong(
                place(table.inputPositionOf(List.of(AT))),
                "at must be the id of a revision, or a list of them",
                "write at = \"3f9d2c71b8e0\", or leave it out");
    }

    private String place(TomlPosition position) {
        return shownAs + (position == null ? "" : ":" + position.line());
    }

    private static RetortException wrong(String place, String what, String hint) {
        return new RetortException("RT-1231", place + ": " + what, hint);
    }

    /**
     * Writes these entries among those that are there, which stay as somebody wrote them: each goes
     * where the order of objects puts it. One about the same state of a database, whose entity
     * moved, is replaced.
     */
    public void add(List<Entry> added) {
        AcceptedText text = new AcceptedText(text());
        for (Entry entry : added) {
            TomlParseResult root = parsed(text.toString());
            requireTables(root, text.toString());
            List<Entry> entries = entries(root);
            text.put(entry, entries, positions(root));
        }
        // What cannot be read again is not written.
        entries(parsed(text.toString()));
        save(text.toString());
    }

    /** What is a list within brackets has no place for an entry. */
    private void requireTables(TomlTable root, String text) {
        TomlPosition at = root.inputPositionOf(List.of(TABLE));
        if (at != null
                && !text.lines()
                        .skip(at.line() - 1L)
                        .findFirst()
                        .orElse("")
                        .strip()
                        .startsWith("[[")) {
            throw wrong(
                    place(at),
                    "accepted is a list within brackets, to which no entry can be added",
                    "write [[accepted]] above each entry, and its keys on lines of their own");
        }
    }

    /** Where each entry begins, and each of its keys. */
    private static List<Map<String, Integer>> positions(TomlTable root) {
        List<Map<String, Integer>> positions = new ArrayList<>();
        TomlArray array = root.getArray(TABLE);
        for (int i = 0; array != null && i < array.size(); i++) {
            Map<String, Integer> lines = new LinkedHashMap<>();
            TomlTable table = array.getTable(i);
            for (String key : table.keySet()) {
                lines.put(key, table.inputPositionOf(List.of(key)).line());
            }
            positions.add(lines);
        }
        return positions;
    }

    private void save(String text) {
        try {
            Files.createDirectories(path.getParent());
            Path target = target();
            if (Files.exists(target) && !Files.isWritable(target)) {
                throw new AccessDeniedException(target.toString(), null, "it is read-only");
            }
            Path whole = target.resolveSibling(NAME + ".new");
            try {
                // Who may read a new file is for the process to say, and that of an old one stays.
                Files.writeString(whole, text);
                if (Files.exists(target) && POSIX) {
                    Files.setPosixFilePermissions(whole, Files.getPosixFilePermissions(target));
                }
                Files.move(whole, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(whole);
            }
        } catch (IOException e) {
            throw new RetortException(
                    "RT-2106",
                    "cannot write " + shownAs + ": " + e + ". Nothing was written",
                    "make the file and its folder writable for whoever runs retort, and then again",
                    e);
        }
    }

    /** Where a link leads, which stays a link. */
    private Path target() throws IOException {
        return Files.isSymbolicLink(path)
                ? path.resolveSibling(Files.readSymbolicLink(path))
                : path;
    }
}
