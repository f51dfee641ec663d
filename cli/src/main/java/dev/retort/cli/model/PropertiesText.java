package dev.retort.cli.model;

import dev.retort.RetortException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * A {@code .properties} file with the lines its keys are on. A line {@code #---} or {@code !---}
 * ends a document, as in Spring Boot; other readers see one comment more.
 */
final class PropertiesText {

    private PropertiesText() {}

    static List<List<Entry>> documents(String text, String shownAs) {
        List<List<Entry>> documents = new ArrayList<>();
        List<Entry> document = new ArrayList<>();
        documents.add(document);
        StringBuilder logical = new StringBuilder();
        int start = 0;
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            String stripped = line.stripLeading();
            if (logical.length() == 0) {
                if (stripped.startsWith("#---") || stripped.startsWith("!---")) {
                    document = new ArrayList<>();
                    documents.add(document);
                }
                if (stripped.isEmpty() || stripped.startsWith("#") || stripped.startsWith("!")) {
                    continue;
                }
                start = number;
            }
            logical.append(line).append('\n');
            if (!goesOn(line)) {
                add(logical.toString(), start, document, shownAs);
                logical.setLength(0);
            }
        }
        if (logical.length() > 0) {
            add(logical.toString(), start, document, shownAs);
        }
        return documents;
    }

    /** An odd number of backslashes at the end joins the next line (java.util.Properties). */
    private static boolean goesOn(String line) {
        int backslashes = 0;
        while (backslashes < line.length()
                && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private static void add(String logical, int line, List<Entry> document, String shownAs) {
        Properties one = new Properties();
        try {
            one.load(new StringReader(logical));
        } catch (IOException | IllegalArgumentException e) {
            throw new RetortException(
                    "RT-1213",
                    shownAs + ":" + line + ": this is no line of properties: " + e.getMessage(),
                    "correct that line",
                    e);
        }
        one.forEach((key, value) -> document.add(new Entry((String) key, (String) value, line)));
    }
}
