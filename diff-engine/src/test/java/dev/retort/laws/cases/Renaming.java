package dev.retort.laws.cases;

import dev.retort.diff.rename.Decisions;
import dev.retort.diff.rename.DottedName;
import java.util.ArrayList;
import java.util.List;

/**
 * What a case says was renamed: {@code table=table}, {@code table.column=column}.
 *
 * @param drops what is in the way of it and goes
 * @param dropsBack the same, on the way back
 * @param isAsked whether Retort has to ask, when nobody says so: of two that changed places nothing
 *     is gone
 * @param questions how many it asks, or -1 for any number
 */
public record Renaming(
        List<String> renames,
        List<String> drops,
        List<String> dropsBack,
        boolean isAsked,
        int questions) {

    public static final Renaming NONE = new Renaming(List.of(), List.of(), List.of(), false);

    public Renaming(
            List<String> renames, List<String> drops, List<String> dropsBack, boolean isAsked) {
        this(renames, drops, dropsBack, isAsked, -1);
    }

    public Decisions decisions() {
        return Decisions.parse(renames, List.of(), drops, List.of());
    }

    /** On the way back a table may be called by the name it gets. */
    public Renaming inverse() {
        return new Renaming(
                decisions().renames().stream().map(Renaming::inverse).toList(),
                dropsBack,
                drops,
                isAsked,
                questions);
    }

    private static String inverse(Decisions.Rename rename) {
        int last = rename.from().parts().size() - 1;
        List<String> from = new ArrayList<>(rename.from().parts());
        String name = from.set(last, rename.to().parts().get(0));
        return new Decisions.Rename(new DottedName(from), new DottedName(List.of(name))).toString();
    }
}
