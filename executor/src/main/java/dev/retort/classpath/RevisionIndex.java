package dev.retort.classpath;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The revisions of a package as the compiler saw them: a class a line, and behind it the message,
 * which class files do not keep.
 *
 * @param messages by the full name of the class
 */
public record RevisionIndex(Map<String, String> messages) {

    public static final RevisionIndex EMPTY = new RevisionIndex(Map.of());

    public RevisionIndex {
        messages = Collections.unmodifiableMap(new LinkedHashMap<>(messages));
    }

    /** Where it lies beside the classes of a package. */
    public static String resource(String packageName) {
        return "META-INF/retort/" + packageName + ".index";
    }

    public static RevisionIndex read(InputStream in) throws IOException {
        Map<String, String> messages = new LinkedHashMap<>();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] parts = line.strip().split(" ", 2);
                if (!parts[0].isEmpty()) {
                    messages.put(parts[0], parts.length == 1 ? "" : parts[1].strip());
                }
            }
        }
        return new RevisionIndex(messages);
    }

    /** Sorted, so that equal sources give equal bytes. */
    public String text() {
        StringBuilder text = new StringBuilder();
        SortedMap<String, String> sorted = new TreeMap<>(messages);
        sorted.forEach((name, message) -> text.append((name + " " + message).strip()).append('\n'));
        return text.toString();
    }
}
