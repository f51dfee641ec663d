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
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * The laws over {@code cases.sql}: one case for each thing a schema has, and for each change of it.
 */
class DdlCasesTest {

    private static final Pattern CASE = Pattern.compile("(?m)^## ");

    /** After a case's name: the oldest server that has what it is about. */
    private static final Pattern SINCE = Pattern.compile("(.*) \\[(\\d+)\\+]");

    /** {@code -Dretort.case=REGEX} runs those whose name has a match. */
    private static final Pattern ASKED_FOR = Pattern.compile(System.getProperty("retort.case", ""));

    private static final Pattern ARROW = Pattern.compile("(?m)^->$");

    @TestFactory
    Stream<DynamicNode> lawsHold() throws IOException {
        return cases().stream().map(Case::tests);
    }

    static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        String[] texts = CASE.split(text());
        for (int i = 1; i < texts.length; i++) {
            int line = texts[i].indexOf('\n');
            String[] sides = ARROW.split(texts[i].substring(line + 1), -1);
            if (sides.length != 2) {
                throw new IllegalArgumentException("a case has two sides: " + texts[i]);
            }
            String name = texts[i].substring(0, line);
            if (runsHere(name) && ASKED_FOR.matcher(name).find()) {
                cases.add(
                        new Case(
                                name,
                                new DdlSide(sides[0].strip()),
                                new DdlSide(sides[1].strip()),
                                renaming(sides[0])));
            }
        }
        return cases;
    }

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

    private static boolean runsHere(String name) {
        Matcher since = SINCE.matcher(name);
        return !since.matches()
                || Integer.parseInt(since.group(2)) <= PostgresServer.shared().majorVersion();
    }

    private static String text() throws IOException {
        try (InputStream in = DdlCasesTest.class.getResourceAsStream("cases.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
