package dev.retort.cli.action;

import dev.retort.cli.output.ShellWord;
import dev.retort.cli.output.Style;
import dev.retort.diff.rename.DottedName;
import dev.retort.diff.rename.RenameCandidate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Renames in question, for people and for programs: both readings, and how to say which. */
final class RenameLines {

    private RenameLines() {}

    static String line(RenameCandidate candidate, Style style) {
        return "  "
                + style.changed("? " + what(candidate) + " to " + candidate.to() + "?")
                + "  "
                + evidence(candidate)
                + "\n      "
                + options(candidate);
    }

    static String what(RenameCandidate candidate) {
        return "renamed " + candidate.kind().word() + " " + candidate.from();
    }

    static String evidence(RenameCandidate candidate) {
        return String.join(", ", candidate.evidence());
    }

    static String options(RenameCandidate candidate) {
        return rename(candidate) + "     or     " + drop(candidate);
    }

    private static String rename(RenameCandidate candidate) {
        return "--rename " + ShellWord.of(candidate.from() + "=" + candidate.to());
    }

    private static String drop(RenameCandidate candidate) {
        return "--drop " + ShellWord.of(candidate.from().toString());
    }

    /** The JSON list {@code renames}. */
    static List<Map<String, Object>> facts(List<RenameCandidate> candidates) {
        return candidates.stream().map(RenameLines::fact).toList();
    }

    private static Map<String, Object> fact(RenameCandidate candidate) {
        List<String> parts = candidate.from().parts();
        boolean isColumn = candidate.kind() == RenameCandidate.Kind.COLUMN;
        int last = parts.size() - 1;
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put("kind", candidate.kind().word());
        fact.put("table", isColumn ? new DottedName(parts.subList(0, last)).toString() : null);
        fact.put("from", isColumn ? parts.get(last) : candidate.from().toString());
        fact.put("to", isColumn ? candidate.to().parts().get(0) : candidate.to().toString());
        fact.put("evidence", candidate.evidence());
        fact.put("rename", rename(candidate));
        fact.put("drop", drop(candidate));
        return fact;
    }
}
