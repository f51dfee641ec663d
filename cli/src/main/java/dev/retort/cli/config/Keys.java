package dev.retort.cli.config;

import dev.retort.RetortException;
import dev.retort.Suggestion;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * Which keys there are, and of what kind. A key that nobody reads is an error: a mistyped one would
 * otherwise do something else than what was meant, in silence.
 */
final class Keys {

    private enum Kind {
        TEXT("a text", "\"...\""),
        TEXTS("a list of texts", "[\"...\"]"),
        SETTINGS("a table", "[model.settings]"),
        FLAG("true or false", "true"),
        HOOKS("a list of tables", "[{run = \"...\", cwd = \".\"}]");

        private final String noun;
        private final String example;

        Kind(String noun, String example) {
            this.noun = noun;
            this.example = example;
        }
    }

    private static final Set<String> HOOK = Set.of("run", "cwd");

    private static final Map<String, Map<String, Kind>> TABLES = new LinkedHashMap<>();

    static {
        TABLES.put(
                "retort",
                Map.of(
                        "revisions", Kind.TEXTS,
                        "package", Kind.TEXT,
                        "environment", Kind.TEXT,
                        "file-template", Kind.TEXT,
                        "timezone", Kind.TEXT,
                        "star-imports", Kind.FLAG,
                        "hooks", Kind.HOOKS));
        TABLES.put(
                "database",
                Map.of(
                        "url", Kind.TEXT,
                        "user", Kind.TEXT,
                        "schema", Kind.TEXT,
                        "datasource", Kind.TEXT));
        TABLES.put(
                "model",
                Map.of(
                        "classpath", Kind.TEXTS,
                        "packages", Kind.TEXTS,
                        "exclude", Kind.TEXTS,
                        "classes", Kind.TEXTS,
                        "persistence-unit", Kind.TEXT,
                        "mapping-files", Kind.TEXTS,
                        "framework", Kind.TEXT,
                        "profiles", Kind.TEXTS,
                        "settings", Kind.SETTINGS));
        TABLES.put("scope", Map.of("include", Kind.TEXTS, "exclude", Kind.TEXTS));
        TABLES.put("compare", Map.of("strict", Kind.FLAG));
    }

    private final String file;
    private final TomlTable root;
    private final Set<String> sections = new TreeSet<>();

    private Keys(String file, TomlTable root) {
        this.file = file;
        this.root = root;
    }

    /**
     * Checks every key of the file.
     *
     * @return the names of the sections that {@code -n} may choose: tables like {@code
     *     [staging.database]}
     */
    static Set<String> check(String file, TomlTable root) {
        Keys keys = new Keys(file, root);
        keys.tables(root, "");
        return keys.sections;
    }

    private void tables(TomlTable parent, String prefix) {
        for (String name : inFileOrder(parent)) {
            Object value = parent.get(List.of(name));
            if (TABLES.containsKey(name)) {
                TomlTable table = asTable(parent, name, value, prefix);
                entries(name, prefix + name, table);
            } else if (prefix.isEmpty() && isSection(value)) {
                sections.add(name);
                tables((TomlTable) value, name + ".");
            } else {
                throw unknown(parent, prefix, name, TABLES.keySet(), value instanceof TomlTable);
            }
        }
    }

    /** A section holds nothing but the tables that the file itself may hold. */
    private static boolean isSection(Object value) {
        return value instanceof TomlTable table
                && !table.isEmpty()
                && TABLES.keySet().containsAll(table.keySet());
    }

    private void entries(String tableName, String shownAs, TomlTable table) {
        Map<String, Kind> known = TABLES.get(tableName);
        for (String name : inFileOrder(table)) {
            Kind kind = known.get(name);
            if (kind == null) {
                throw unknown(table, shownAs + ".", name, known.keySet(), false);
            }
            Object value = table.get(List.of(name));
            boolean fits =
                    switch (kind) {
                        case TEXT -> value instanceof String;
                        case TEXTS -> value instanceof TomlArray array && holdsTexts(array);
                        case SETTINGS -> value instanceof TomlTable;
                        case FLAG -> value instanceof Boolean;
                        case HOOKS -> value instanceof TomlArray array && holdsHooks(array);
                    };
            if (!fits) {
                throw new RetortException(
                        "RT-1202",
                        position(table, name)
                                + ": "
                                + shownAs
                                + "."
                                + name
                                + " must be "
                                + kind.noun
                                + ", not "
                                + describe(value),
                        kind == Kind.SETTINGS
                                ? "write " + kind.example + " above the settings"
                                : "write " + name + " = " + kind.example);
            }
        }
    }

    /** Tables of texts, with something to run. */
    private boolean holdsHooks(TomlArray array) {
        for (Object each : array.toList()) {
            if (!(each instanceof TomlTable hook) || !(hook.get("run") instanceof String)) {
                return false;
            }
            for (String name : hook.keySet()) {
                if (!HOOK.contains(name)) {
                    throw unknown(hook, "retort.hooks.", name, HOOK, false);
                }
                if (!(hook.get(List.of(name)) instanceof String)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean holdsTexts(TomlArray array) {
        return array.toList().stream().allMatch(String.class::isInstance);
    }

    private TomlTable asTable(TomlTable parent, String name, Object value, String prefix) {
        if (value instanceof TomlTable table) {
            return table;
        }
        throw new RetortException(
                "RT-1202",
                position(parent, name)
                        + ": "
                        + prefix
                        + name
                        + " must be a table, not "
                        + describe(value),
                "write [" + prefix + name + "] on a line of its own, and the keys below it");
    }

    private RetortException unknown(
            TomlTable table, String prefix, String name, Set<String> known, boolean isTable) {
        String what =
                isTable ? "unknown table [" + prefix + name + "]" : "unknown key " + prefix + name;
        String hint;
        if (name.equals("password")) {
            hint =
                    "a password does not belong in a file: PGPASSWORD, ~/.pgpass or RETORT_PASSWORD_FILE";
        } else {
            String names = known.stream().sorted().collect(Collectors.joining(", "));
            hint = Suggestion.didYouMean(name, known, elsewhere(name, names));
        }
        return new RetortException("RT-1201", position(table, name) + ": " + what, hint);
    }

    /** The key may be right and only the table wrong. */
    private static String elsewhere(String name, String names) {
        return TABLES.entrySet().stream()
                .filter(table -> table.getValue().containsKey(name))
                .map(table -> name + " belongs in [" + table.getKey() + "]")
                .findFirst()
                .orElse("known here: " + names);
    }

    private Source position(TomlTable table, String name) {
        TomlPosition position = table.inputPositionOf(List.of(name));
        return new Source(file, position == null ? 0 : position.line());
    }

    private static List<String> inFileOrder(TomlTable table) {
        return table.keySet().stream()
                .sorted(
                        Comparator.comparingInt(
                                        (String name) -> {
                                            TomlPosition at = table.inputPositionOf(List.of(name));
                                            return at == null ? 0 : at.line();
                                        })
                                .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static String describe(Object value) {
        if (value instanceof String) {
            return "the text \"" + value + "\"";
        }
        if (value instanceof TomlArray array) {
            return holdsTexts(array) ? "a list" : "a list of something else";
        }
        return value instanceof TomlTable ? "a table" : String.valueOf(value);
    }
}
