package dev.retort.cli.config;

import dev.retort.RetortException;
import java.util.ArrayList;
import java.util.List;

/**
 * The words of a command line. Quotes, single or double, hold a word together, and nothing else
 * means anything: a backslash is part of a path on Windows, and there is no shell.
 */
final class CommandWords {

    private CommandWords() {}

    static List<String> of(Setting<String> line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = null;
        char quote = 0;
        for (char c : line.value().toCharArray()) {
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (Character.isWhitespace(c)) {
                if (word != null) {
                    words.add(word.toString());
                    word = null;
                }
            } else {
                word = word == null ? new StringBuilder() : word;
                if (c == '"' || c == '\'') {
                    quote = c;
                } else {
                    word.append(c);
                }
            }
        }
        if (word != null) {
            words.add(word.toString());
        }
        if (quote != 0 || words.isEmpty() || words.get(0).isEmpty()) {
            throw new RetortException(
                    "RT-1202",
                    line.source()
                            + ": retort.hooks.run "
                            + (quote != 0
                                    ? "has a quote that nothing closes: " + line.value()
                                    : "names no program"),
                    "write it as for a shell, for example \"mvn -q spotless:apply"
                            + " -DspotlessFiles=${FILE}\"; a backslash is a plain character");
        }
        return words;
    }
}
