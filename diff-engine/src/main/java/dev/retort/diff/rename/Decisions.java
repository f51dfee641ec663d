package dev.retort.diff.rename;

import dev.retort.RetortException;
import dev.retort.model.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * What a person decided about names that are gone: what was renamed, and what was not.
 *
 * @param drops gone, and nothing else is the same thing
 */
public record Decisions(List<Rename> renames, List<DottedName> drops) {

    public static final Decisions NONE = new Decisions(List.of(), List.of());

    /** What {@code --rename OLD=NEW} says. */
    public record Rename(DottedName from, DottedName to) {

        @Override
        public String toString() {
            return from + "=" + to;
        }
    }

    public Decisions {
        renames = List.copyOf(renames);
        drops = List.copyOf(drops);
    }

    /**
     * @param renames {@code table.column=column}, {@code table=table}, {@code sequence=sequence}
     * @param drops {@code table}, {@code table.column}, {@code sequence}
     * @throws RetortException for what is no such text
     */
    public static Decisions parse(List<String> renames, List<String> drops) {
        List<Rename> renamed = new ArrayList<>();
        for (String text : renames) {
            List<DottedName> names = DottedName.parse(text);
            if (names.size() != 2) {
                throw malformed("--rename", text, "OLD=NEW, as in orders.total=amount");
            }
            renamed.add(new Rename(names.get(0), names.get(1)));
        }
        List<DottedName> dropped = new ArrayList<>();
        for (String text : drops) {
            List<DottedName> names = DottedName.parse(text);
            if (names.size() != 1) {
                throw malformed("--drop", text, "TABLE or TABLE.COLUMN");
            }
            dropped.add(names.get(0));
        }
        return new Decisions(renamed, dropped);
    }

    private static RetortException malformed(String option, String text, String form) {
        return new RetortException(
                RetortException.Kind.USAGE,
                "RT-2107",
                option + " " + text + " cannot be read",
                "write "
                        + form
                        + "; double quotes go around a name with a dot, a quote or an equals sign"
                        + " in it",
                null);
    }

    /** This candidate is one. */
    public Decisions rename(RenameCandidate candidate) {
        List<Rename> all = new ArrayList<>(renames);
        all.add(new Rename(candidate.from(), candidate.to()));
        return new Decisions(all, drops);
    }

    /** What is gone there is nothing else. */
    public Decisions drop(RenameCandidate candidate) {
        List<DottedName> all = new ArrayList<>(drops);
        all.add(candidate.from());
        return new Decisions(renames, all);
    }

    public Decided of(Schema current, Schema desired, String defaultSchema) {
        return new DecisionReading(this, current, desired, defaultSchema).decided();
    }
}
