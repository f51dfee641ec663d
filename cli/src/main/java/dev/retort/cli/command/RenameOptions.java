package dev.retort.cli.command;

import dev.retort.RetortException;
import dev.retort.diff.rename.Decisions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What a person says about names that are gone; options of everything that compares. */
final class RenameOptions {

    @Option(
            names = "--rename",
            paramLabel = "OLD=NEW",
            description = {
                "This was renamed: table.column=column, table=table or sequence=sequence;",
                "repeatable."
            })
    private List<String> renames = new ArrayList<>();

    @Option(
            names = "--rename-all",
            paramLabel = "STRATEGY",
            description = {
                "All that is gone and came again under such a name was renamed: snake_case,",
                "camelCase, UPPER_CASE, prefix=app_, no-prefix=app_, suffix=_t, no-suffix=_t;",
                "repeatable."
            })
    private List<String> changes = new ArrayList<>();

    @Option(
            names = "--drop",
            paramLabel = "TABLE[.COLUMN]",
            description = "This is gone, whatever else looks like it; repeatable.")
    private List<String> drops = new ArrayList<>();

    @Option(
            names = "--keep",
            paramLabel = "TABLE[.COLUMN]",
            description = {"This was not renamed, and stays if no revision made it; repeatable."})
    private List<String> keeps = new ArrayList<>();

    @Option(
            names = "--answers",
            paramLabel = "FILE",
            description = "The same answers from a file, one a line: rename orders.total=amount.")
    private List<Path> files = new ArrayList<>();

    boolean areGiven() {
        return !(renames.isEmpty()
                && changes.isEmpty()
                && drops.isEmpty()
                && keeps.isEmpty()
                && files.isEmpty());
    }

    /**
     * @param folder that files are relative to
     */
    Decisions decisions(Path folder) {
        files.forEach(each -> read(each, folder.resolve(each)));
        return Decisions.parse(renames, changes, drops, keeps);
    }

    private void read(Path shown, Path file) {
        try {
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                String text = line.strip();
                if (!text.isEmpty() && !text.startsWith("#")) {
                    answer(shown + ":" + number, text);
                }
            }
        } catch (IOException e) {
            throw new RetortException(
                    RetortException.Kind.USAGE,
                    "RT-2116",
                    "--answers " + shown + " cannot be read: " + e,
                    "the path is relative to the folder where you are",
                    e);
        }
    }

    private void answer(String place, String text) {
        String[] words = text.split("[\\s]+", 2);
        List<String> answers =
                switch (words[0].replaceFirst("^--", "")) {
                    case "rename" -> renames;
                    case "rename-all" -> changes;
                    case "drop" -> drops;
                    case "keep" -> keeps;
                    default -> null;
                };
        if (answers == null || words.length < 2) {
            throw new RetortException(
                    RetortException.Kind.USAGE,
                    "RT-2116",
                    place + ": " + text + " is no answer",
                    "each line is one of: rename OLD=NEW, rename-all STRATEGY, drop NAME, keep NAME;"
                            + " or begins with # and says nothing",
                    null);
        }
        answers.add(words[1]);
    }
}
