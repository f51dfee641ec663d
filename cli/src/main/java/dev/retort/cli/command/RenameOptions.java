package dev.retort.cli.command;

import dev.retort.diff.rename.Decisions;
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
            names = "--drop",
            paramLabel = "TABLE[.COLUMN]",
            description = "This is gone, whatever else looks like it; repeatable.")
    private List<String> drops = new ArrayList<>();

    boolean areGiven() {
        return !renames.isEmpty() || !drops.isEmpty();
    }

    Decisions decisions() {
        return Decisions.parse(renames, drops);
    }
}
