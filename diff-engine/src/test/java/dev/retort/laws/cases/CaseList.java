package dev.retort.laws.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The cases that are written as SQL; {@code README.md} beside them says how. */
public final class CaseList {

    /** In the sources, where {@link Recording} writes, whichever module asks. */
    private static final Path FOLDER =
            Path.of(
                    "..",
                    "diff-engine",
                    "src",
                    "test",
                    "resources",
                    "dev",
                    "retort",
                    "laws",
                    "cases");

    private static final Pattern CASE = Pattern.compile("(?m)^## ");

    /** What a person changes by hand no more than by a switch. */
    private static final Pattern OPERATIONS =
            Pattern.compile("(?m)^" + Entry.OPERATIONS + "\n(?:(?!-- |!>$|<!$).+\n)*");

    /** What stands behind the last part: remarks about the next case. */
    private static final Pattern REMARKS = Pattern.compile("\n(?:(?:-- .*)?\n)*\\z");

    /** {@code -Dretort.case=REGEX} runs those whose name has a match. */
    private static final Pattern ASKED_FOR = Pattern.compile(System.getProperty("retort.case", ""));

    private CaseList() {}

    /** Those that are asked for, in the files of a folder. */
    public static List<Entry> read(String folder) throws IOException {
        List<Entry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Path file : files(folder)) {
            for (String text : texts(file)) {
                Entry entry = Entry.parse(file, text);
                if (!names.add(entry.name())) {
                    throw new IllegalArgumentException("two cases are called " + entry.name());
                }
                if (ASKED_FOR.matcher(entry.name()).find()) {
                    entries.add(entry);
                }
            }
        }
        return entries;
    }

    /** Those that a server can run. */
    public static List<Entry> read(String folder, int serverVersion) throws IOException {
        return read(folder).stream().filter(each -> each.since() <= serverVersion).toList();
    }

    static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            return files.filter(each -> each.toString().endsWith(".sql")).sorted().toList();
        }
    }

    /** Of each case, its name first. */
    static List<String> texts(Path file) throws IOException {
        return CASE.splitAsStream(Files.readString(file)).skip(1).toList();
    }

    /** Writes a file again with other operations in each case. */
    static void rewrite(Path file, UnaryOperator<String> operationsOf) throws IOException {
        Files.writeString(file, rewritten(file, operationsOf));
    }

    static String rewritten(Path file, UnaryOperator<String> operationsOf) throws IOException {
        String text = Files.readString(file);
        StringBuilder rewritten = new StringBuilder(text.substring(0, start(text)));
        for (String each : texts(file)) {
            String name = Entry.parse(file, each).name();
            rewritten.append("## ").append(withOperations(each, operationsOf.apply(name)));
        }
        return rewritten.toString();
    }

    private static int start(String text) {
        return CASE.matcher(text).results().map(MatchResult::start).findFirst().orElseThrow();
    }

    /**
     * @param operations in lines, or {@code null} for those that are there
     */
    private static String withOperations(String text, String operations) {
        if (operations == null) {
            return text;
        }
        String part = Entry.OPERATIONS + "\n" + operations;
        Matcher there = OPERATIONS.matcher(text);
        if (there.find()) {
            return text.substring(0, there.start()) + part + text.substring(there.end());
        }
        Matcher findings = Pattern.compile("(?m)^(?:!>|<!)$").matcher(text);
        if (findings.find()) {
            return text.substring(0, findings.start()) + part + text.substring(findings.start());
        }
        Matcher remarks = REMARKS.matcher(text);
        if (!remarks.find()) {
            throw new IllegalArgumentException("a case ends in the middle of a line: " + text);
        }
        int end = remarks.start() + 1;
        return text.substring(0, end) + part + text.substring(end);
    }
}
