package dev.retort.diff.rename;

import dev.retort.RetortException;
import dev.retort.model.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * What a person decided about names that are gone: what was renamed, and what was not.
 *
 * @param drops gone, and nothing else is the same thing
 * @param changes names that all came about in the same way
 * @param keeps not the same thing as anything else, and to stay where nothing asks for it to go
 */
public record Decisions(
        List<Rename> renames,
        List<NamingChange> changes,
        List<DottedName> drops,
        List<DottedName> keeps) {

    public static final Decisions NONE = new Decisions(List.of(), List.of(), List.of(), List.of());

    /** What {@code --rename OLD=NEW} says. */
    public record Rename(DottedName from, DottedName to) {

        @Override
        public String toString() {
            return from + "=" + to;
        }
    }

    public Decisions {
        renames = List.copyOf(renames);
        changes = List.copyOf(changes);
        drops = List.copyOf(drops);
        keeps = List.copyOf(keeps);
    }

    /**
     * @param renames {@code table.column=column}, {@code table=table}, {@code sequence=sequence}
     * @param changes {@code snake_case} and the like, see {@link NamingChange#parse}
     * @param drops {@code table}, {@code table.column}, {@code sequence}
     * @param keeps the same
     * @throws RetortException for what is no such text
     */
    public static Decisions parse(
            List<String> renames, List<String> changes, List<String> drops, List<String> keeps) {
        List<Rename> renamed = new ArrayList<>();
        for (String text : renames) {
            List<DottedName> names = DottedName.parse(text);
            if (names.size() != 2) {
                throw malformed("--rename", text, "OLD=NEW, as in orders.total=amount");
            }
            renamed.add(new Rename(names.get(0), names.get(1)));
        }
        return new Decisions(
                renamed,
                changes.stream().map(Decisions::change).toList(),
                names("--drop", drops),
                names("--keep", keeps));
    }

    private static NamingChange change(String text) {
        return NamingChange.parse(text)
                .orElseThrow(
                        () ->
                                malformed(
                                        "--rename-all",
                                        text,
                                        "snake_case, camelCase, UPPER_CASE, prefix=app_,"
                                                + " no-prefix=app_, suffix=_t or no-suffix=_t"));
    }

    private static List<DottedName> names(String option, List<String> texts) {
        List<DottedName> all = new ArrayList<>();
        for (String text : texts) {
            List<DottedName> names = DottedName.parse(text);
            if (names.size() != 1) {
                throw malformed(option, text, "TABLE or TABLE.COLUMN");
            }
            all.add(names.get(0));
        }
        return all;
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
        return new Decisions(
                with(renames, new Rename(candidate.from(), candidate.to())), changes, drops, keeps);
    }

    /** What is gone there is nothing else. */
    public Decisions refuse(RenameCandidate candidate) {
        return candidate.stays()
                ? new Decisions(renames, changes, drops, with(keeps, candidate.from()))
                : new Decisions(renames, changes, with(drops, candidate.from()), keeps);
    }

    private static <T> List<T> with(List<T> some, T more) {
        List<T> all = new ArrayList<>(some);
        all.add(more);
        return all;
    }

    public Decided of(Schema current, Schema desired, String defaultSchema) {
        return new DecisionReading(this, current, desired, defaultSchema).decided();
    }
}
