package dev.retort.cli.rename;

import dev.retort.cli.output.ShellWord;
import dev.retort.cli.output.Style;
import dev.retort.diff.rename.Decisions;
import dev.retort.diff.rename.DottedName;
import dev.retort.diff.rename.RenameCandidate;
import dev.retort.diff.rename.RenameFamily;
import dev.retort.diff.rename.RenameRound;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Renames in question, for people and for programs: both readings, and how to say which. */
public final class RenameLines {

    /** So many of a family are named; the others look the same. */
    private static final int EXAMPLES = 2;

    private RenameLines() {}

    /** As a line of differences. */
    public static String line(RenameCandidate candidate, Style style) {
        return "  "
                + style.changed("? " + what(candidate) + " to " + candidate.to() + "?")
                + "  "
                + evidence(candidate)
                + "\n      "
                + options(candidate);
    }

    private static String what(RenameCandidate candidate) {
        return "renamed " + candidate.kind().word() + " " + candidate.from();
    }

    private static String evidence(RenameCandidate candidate) {
        return String.join(", ", candidate.evidence());
    }

    private static String options(RenameCandidate candidate) {
        return rename(candidate) + "     or     " + refuse(candidate);
    }

    private static String rename(RenameCandidate candidate) {
        return "--rename " + ShellWord.of(candidate.from() + "=" + candidate.to());
    }

    private static String refuse(RenameCandidate candidate) {
        return candidate.stays() ? keep(candidate) : drop(candidate);
    }

    private static String drop(RenameCandidate candidate) {
        return "--drop " + ShellWord.of(candidate.from().toString());
    }

    private static String keep(RenameCandidate candidate) {
        return "--keep " + ShellWord.of(candidate.from().toString());
    }

    /** What can be typed: a number for each choice, and a letter for none of them. */
    static List<String> answers(List<RenameCandidate> choices) {
        List<String> answers = new ArrayList<>();
        for (int i = 1; i <= choices.size(); i++) {
            answers.add(String.valueOf(i));
        }
        answers.add(choices.get(0).stays() ? "s" : "d");
        return answers;
    }

    /**
     * @param choices all for the same thing
     */
    static String question(List<RenameCandidate> choices, Style style) {
        RenameCandidate gone = choices.get(0);
        StringBuilder text = new StringBuilder();
        text.append(style.changed("  ? "))
                .append(gone.kind().word())
                .append(' ')
                .append(gone.from())
                .append(gone.stays() ? " is mapped by nothing." : " is gone.")
                .append(" What became of it?\n");
        for (int i = 0; i < choices.size(); i++) {
            text.append("      ")
                    .append(i + 1)
                    .append("  renamed to ")
                    .append(choices.get(i).to())
                    .append("   (")
                    .append(evidence(choices.get(i)))
                    .append(")\n");
        }
        return text.append(
                        gone.stays()
                                ? "      s  not renamed, and stays as it is\n"
                                : "      d  not renamed, and gone for good\n")
                .append("    Type ")
                .append(choices.size() == 1 ? "1" : "1 to " + choices.size())
                .append(gone.stays() ? " or s" : " or d")
                .append("; anything else stops: ")
                .toString();
    }

    static String question(RenameFamily family, Style style) {
        return style.changed("  ? ")
                + summary(family)
                + "\n      a  all of them were renamed\n"
                + "      o  ask one by one\n"
                + "    Type a or o; anything else stops: ";
    }

    /** How many there are of what, and some of them. */
    private static String summary(RenameFamily family) {
        Map<RenameCandidate.Kind, Long> counts =
                family.members().stream()
                        .collect(
                                Collectors.groupingBy(
                                        RenameCandidate::kind,
                                        LinkedHashMap::new,
                                        Collectors.counting()));
        String all =
                counts.entrySet().stream()
                        .map(
                                each ->
                                        each.getValue()
                                                + " "
                                                + each.getKey().word()
                                                + (each.getValue() == 1 ? "" : "s"))
                        .collect(Collectors.joining(", "));
        Stream<String> examples =
                family.members().stream()
                        .limit(EXAMPLES)
                        .map(each -> each.from() + " to " + each.to());
        return all
                + (family.members().size() == 1 ? " is" : " are")
                + " gone and came again "
                + family.change().map(change -> "with " + change).orElse("under one name")
                + ": "
                + Stream.concat(
                                examples,
                                family.members().size() > EXAMPLES
                                        ? Stream.of("...")
                                        : Stream.empty())
                        .collect(Collectors.joining(", "));
    }

    /**
     * All questions, and the command that answers them as is most likely.
     *
     * @param command that was typed, as it can be typed again, or empty when it is not to be shown
     */
    static String open(RenameRound round, String command) {
        List<RenameFamily> families = RenameFamily.of(round.renames());
        Set<RenameRound.Gone> members = new HashSet<>();
        StringBuilder text = new StringBuilder();
        List<String> likely = new ArrayList<>();
        for (RenameFamily family : families) {
            String option =
                    family.change()
                            .map(change -> "--rename-all " + ShellWord.of(change.toString()))
                            .orElseGet(
                                    () ->
                                            family.members().stream()
                                                    .map(RenameLines::rename)
                                                    .collect(Collectors.joining(" ")));
            text.append('\n').append(summary(family)).append("?\n    ").append(option);
            likely.add(option);
            family.members().forEach(each -> members.add(RenameRound.Gone.of(each)));
        }
        for (List<RenameCandidate> choices : round.questions()) {
            RenameRound.Gone gone = RenameRound.Gone.of(choices.get(0));
            if (members.contains(gone)) {
                continue;
            }
            for (RenameCandidate each : choices) {
                text.append('\n')
                        .append(what(each))
                        .append(" to ")
                        .append(each.to())
                        .append("?  ")
                        .append(evidence(each))
                        .append("\n    ")
                        .append(options(each));
            }
            RenameCandidate best = round.believed().get(gone);
            likely.add(best == null ? refuse(choices.get(0)) : rename(best));
        }
        text.append("\nMost likely:\n    ")
                .append(command)
                .append(command.isEmpty() ? "" : " ")
                .append(String.join(" ", likely));
        return text.toString();
    }

    /** What a person said, in words; empty where there was nothing to say. */
    public static String said(Decisions decisions) {
        List<String> words = new ArrayList<>();
        decisions
                .changes()
                .forEach(each -> words.add("all that has a new name by " + each + " was renamed"));
        decisions
                .renames()
                .forEach(each -> words.add(each.from() + " was renamed to " + each.to()));
        decisions.drops().forEach(each -> words.add(each + " was not renamed, and is gone"));
        decisions.keeps().forEach(each -> words.add(each + " was not renamed, and stays"));
        return words.isEmpty() ? "" : "As was said: " + String.join("; ", words) + ".";
    }

    /** The JSON list {@code renames}. */
    public static List<Map<String, Object>> facts(List<RenameCandidate> candidates) {
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
        if (candidate.stays()) {
            fact.put("keep", keep(candidate));
        }
        return fact;
    }
}
