package dev.retort.laws.cases;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A case that is written as SQL.
 *
 * @param file that it stands in
 * @param since the oldest server that has what it is about
 * @param exclude as in {@code [scope]} of {@code retort.toml}
 * @param parts by the line that they stand after
 * @param renaming what somebody said about names that are gone
 * @param synonyms texts that mean the same to a server, each with the other
 * @param open what a person has to write
 * @param openBack the same of the downgrade
 * @param warnings what a comparison says besides
 */
public record Entry(
        Path file,
        String name,
        int since,
        List<String> exclude,
        Map<String, String> parts,
        Renaming renaming,
        Map<String, String> synonyms,
        List<String> open,
        List<String> openBack,
        List<String> warnings) {

    static final String OPERATIONS = "=>";

    private static final Pattern PART = Pattern.compile("(?m)^(->|=>|&|<&|!>|<!)$");
    private static final Pattern SINCE = Pattern.compile(".* \\[(\\d+)\\+]");
    private static final Pattern SCOPE = Pattern.compile(".* \\[scope: exclude=(.*)]");

    static Entry parse(Path file, String text) {
        int line = text.indexOf('\n');
        String name = text.substring(0, line);
        Map<String, String> parts = parts(text.substring(line + 1));
        if (!parts.containsKey("->")) {
            throw new IllegalArgumentException("a case has a database after: " + name);
        }
        Matcher since = SINCE.matcher(name);
        Matcher scope = SCOPE.matcher(name);
        return new Entry(
                file,
                name,
                since.matches() ? Integer.parseInt(since.group(1)) : 0,
                scope.matches() ? List.of(scope.group(1)) : List.of(),
                parts,
                renaming(text),
                synonyms(text),
                marked(text, "todo"),
                marked(text, "todo on the way back"),
                marked(text, "warning"));
    }

    private static Map<String, String> parts(String text) {
        Map<String, String> parts = new LinkedHashMap<>();
        Matcher mark = PART.matcher(text);
        String key = "";
        int start = 0;
        while (mark.find()) {
            parts.put(key, withoutRemarks(text.substring(start, mark.start())));
            key = mark.group(1);
            start = mark.end();
        }
        parts.put(key, withoutRemarks(text.substring(start)));
        return parts;
    }

    /** A remark about the next case stands in front of its name. */
    private static String withoutRemarks(String part) {
        return part.replaceAll("(?m)^-- .*$", "").strip();
    }

    private static Renaming renaming(String text) {
        List<String> renames = marked(text, "rename");
        List<String> unasked = marked(text, "rename unasked");
        return new Renaming(
                Stream.concat(renames.stream(), unasked.stream()).toList(),
                marked(text, "drop"),
                marked(text, "drop on the way back"),
                !renames.isEmpty());
    }

    private static Map<String, String> synonyms(String text) {
        Map<String, String> synonyms = new LinkedHashMap<>();
        for (String line : marked(text, "same")) {
            String[] both = line.split(" <=> ", 2);
            synonyms.put(both[0], both[1]);
        }
        return synonyms;
    }

    private static List<String> marked(String text, String word) {
        return text.lines()
                .filter(line -> line.startsWith("-- " + word + ": "))
                .map(line -> line.substring(word.length() + 5))
                .toList();
    }

    /** The database before, as DDL. */
    public String before() {
        return parts.get("");
    }

    /** The database after, as DDL. */
    public String after() {
        return parts.get("->");
    }

    /** What depends on both and has no place in a schema, as DDL. */
    public String dependents() {
        return parts.getOrDefault("&", "");
    }

    /** The same, of what only the database before has. */
    public String dependentsBefore() {
        return parts.getOrDefault("<&", "");
    }

    /** What the upgrade consists of. */
    public List<String> operations() {
        return lines(OPERATIONS);
    }

    /** What is in the way of the upgrade. */
    public List<String> inTheWay() {
        return lines("!>");
    }

    /** What is in the way of the downgrade. */
    public List<String> inTheWayBack() {
        return lines("<!");
    }

    private List<String> lines(String part) {
        return parts.getOrDefault(part, "").lines().toList();
    }
}
