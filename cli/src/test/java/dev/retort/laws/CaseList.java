package dev.retort.laws;

import dev.retort.fixtures.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Cases written as SQL in one file: a name after {@code ##}, and parts with a line between them
 * that says which comes next.
 */
final class CaseList {

    /**
     * @param exclude what is out of scope, or {@code null}
     * @param renaming what somebody said about names that are gone
     * @param open what a person has to write
     * @param openBack the same of the downgrade
     */
    record Entry(
            String name,
            String exclude,
            List<String> parts,
            Renaming renaming,
            List<String> open,
            List<String> openBack) {}

    private static final Pattern CASE = Pattern.compile("(?m)^## ");

    /** Between the databases before and after, and in front of what the change consists of. */
    private static final Pattern NEXT_PART = Pattern.compile("(?m)^(?:->|=>)$");

    /** After a case's name: the oldest server that has what it is about. */
    private static final Pattern SINCE = Pattern.compile("(.*) \\[(\\d+)\\+]");

    /** After a case's name: as in {@code [scope]} of {@code retort.toml}. */
    private static final Pattern SCOPE = Pattern.compile("(.*) \\[scope: exclude=(.*)]");

    /** {@code -Dretort.case=REGEX} runs those whose name has a match. */
    private static final Pattern ASKED_FOR = Pattern.compile(System.getProperty("retort.case", ""));

    private CaseList() {}

    /**
     * Those that this server can run.
     *
     * @param parts how many each has
     */
    static List<Entry> read(PostgresServer server, String resource, int parts) throws IOException {
        List<Entry> entries = new ArrayList<>();
        String[] texts = CASE.split(text(resource));
        for (int i = 1; i < texts.length; i++) {
            int line = texts[i].indexOf('\n');
            String name = texts[i].substring(0, line);
            List<String> found =
                    NEXT_PART
                            .splitAsStream(texts[i].substring(line + 1))
                            .map(CaseList::withoutRemarks)
                            .toList();
            if (found.size() != parts) {
                throw new IllegalArgumentException("a case has " + parts + " parts: " + name);
            }
            if (runsOn(server, name) && ASKED_FOR.matcher(name).find()) {
                Matcher scope = SCOPE.matcher(name);
                entries.add(
                        new Entry(
                                name,
                                scope.matches() ? scope.group(2) : null,
                                found,
                                renaming(texts[i]),
                                marked(texts[i], "todo"),
                                marked(texts[i], "todo on the way back")));
            }
        }
        return entries;
    }

    /** See the head of {@code cases.sql}. */
    private static Renaming renaming(String before) {
        List<String> renames = marked(before, "rename");
        List<String> unasked = marked(before, "rename unasked");
        return new Renaming(
                Stream.concat(renames.stream(), unasked.stream()).toList(),
                marked(before, "drop"),
                marked(before, "drop on the way back"),
                !renames.isEmpty());
    }

    private static List<String> marked(String before, String word) {
        return before.lines()
                .filter(line -> line.startsWith("-- " + word + ": "))
                .map(line -> line.substring(word.length() + 5))
                .toList();
    }

    /** A remark about the next case stands in front of its name. */
    private static String withoutRemarks(String part) {
        return part.replaceAll("(?m)^-- .*$", "").strip();
    }

    private static boolean runsOn(PostgresServer server, String name) {
        Matcher since = SINCE.matcher(name);
        return !since.matches() || Integer.parseInt(since.group(2)) <= server.majorVersion();
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = CaseList.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
