package dev.retort.laws.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.model.Schema;
import dev.retort.operation.Description;
import dev.retort.operation.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a server reads back of the two databases of a case, as text in a file beside it, so that the
 * laws that need no server run without one. Whoever has the server checks it, or writes it with
 * {@code -Dretort.rewrite}.
 */
public final class Recording {

    /** Another one spells some things otherwise. */
    private static final int SERVER = 18;

    /** {@code -Dretort.rewrite}: then nothing but what is recorded is of interest. */
    public static final boolean REWRITES = System.getProperty("retort.rewrite") != null;

    private static final String HEAD =
            "# What PostgreSQL "
                    + SERVER
                    + " reads back of the databases of each case in %s: written by -Dretort.rewrite.%n";

    /** Of the files that were asked for. */
    private static final Map<Path, Map<String, Schemas>> READ = new TreeMap<>();

    private final int serverVersion;
    private final Map<Path, Map<String, Schemas>> schemas = new TreeMap<>();
    private final Map<Path, Map<String, String>> operations = new TreeMap<>();

    /** As text. */
    record Schemas(String before, String after) {}

    /** What the server has to say that runs the cases. */
    public Recording(int serverVersion) {
        this.serverVersion = serverVersion;
    }

    /** The database before. */
    public static Schema before(Entry entry) throws IOException {
        return SchemaParser.parse(recorded(entry).before());
    }

    /** The database after. */
    public static Schema after(Entry entry) throws IOException {
        return SchemaParser.parse(recorded(entry).after());
    }

    static Schemas recorded(Entry entry) throws IOException {
        Schemas found = read(entry.file()).get(entry.name());
        if (found == null) {
            throw new IllegalStateException("not recorded yet, see README.md: " + entry.name());
        }
        return found;
    }

    private static synchronized Map<String, Schemas> read(Path cases) throws IOException {
        Map<String, Schemas> all = READ.get(cases);
        if (all == null) {
            all = new LinkedHashMap<>();
            if (Files.exists(beside(cases))) {
                for (String text : CaseList.texts(beside(cases))) {
                    int line = text.indexOf('\n') + 1;
                    int middle = text.indexOf("\n->\n", line - 1);
                    all.put(
                            text.substring(0, line - 1),
                            new Schemas(
                                    text.substring(line, middle + 1),
                                    withoutBlankLines(text.substring(middle + 4))));
                }
            }
            READ.put(cases, all);
        }
        return all;
    }

    private static String withoutBlankLines(String text) {
        return text.replaceAll("\n+\\z", "") + "\n";
    }

    private static Path beside(Path cases) {
        return cases.resolveSibling(cases.getFileName().toString().replace(".sql", ".schemas"));
    }

    /** That this is recorded; with the switch it will be. */
    public synchronized void schemas(Entry entry, Schema before, Schema after) throws IOException {
        if (serverVersion != SERVER) {
            return;
        }
        Schemas read = new Schemas(text(before), text(after));
        if (REWRITES) {
            schemas.computeIfAbsent(entry.file(), file -> new LinkedHashMap<>())
                    .put(entry.name(), read);
            return;
        }
        assertThat(read.before()).as("recorded of before").isEqualTo(recorded(entry).before());
        assertThat(read.after()).as("recorded of after").isEqualTo(recorded(entry).after());
    }

    static String text(Schema schema) {
        String text = SchemaWriter.write(schema);
        assertThat(SchemaParser.parse(text)).as(text).isEqualTo(schema);
        return text.isEmpty() ? "\n" : text;
    }

    /** That the upgrade consists of what the case says; with the switch it will say so. */
    public synchronized void operations(Entry entry, List<Operation> upgrade) {
        if (serverVersion != SERVER) {
            return;
        }
        if (REWRITES) {
            operations
                    .computeIfAbsent(entry.file(), file -> new LinkedHashMap<>())
                    .put(
                            entry.name(),
                            described(upgrade).stream()
                                    .map(each -> each + "\n")
                                    .collect(Collectors.joining()));
            return;
        }
        agrees(entry, upgrade);
    }

    /** That a server that was asked for the upgrade says what the case says. */
    public void agrees(Entry entry, List<Operation> upgrade) {
        if (serverVersion == SERVER && !REWRITES) {
            assertThat(described(upgrade)).isEqualTo(entry.operations());
        }
    }

    /** As a case says them. */
    public static List<String> described(List<Operation> operations) {
        return operations.stream()
                .map(each -> Description.of(each).replaceAll("\\s*\n\\s*", " ").strip())
                .toList();
    }

    /** Writes what there is to write, beside what was not asked for. */
    public void write() throws IOException {
        for (Map.Entry<Path, Map<String, Schemas>> each : schemas.entrySet()) {
            Map<String, Schemas> all = new LinkedHashMap<>(read(each.getKey()));
            all.putAll(each.getValue());
            StringBuilder text = new StringBuilder(HEAD.formatted(each.getKey().getFileName()));
            for (String entry : CaseList.texts(each.getKey())) {
                String name = entry.lines().findFirst().orElseThrow();
                if (all.containsKey(name)) {
                    text.append("\n## ").append(name).append('\n');
                    text.append(all.get(name).before()).append("->\n");
                    text.append(all.get(name).after());
                }
            }
            Files.writeString(beside(each.getKey()), withoutBlankLines(text.toString()));
        }
        for (Map.Entry<Path, Map<String, String>> each : operations.entrySet()) {
            CaseList.rewrite(each.getKey(), each.getValue()::get);
        }
    }
}
