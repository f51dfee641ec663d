package dev.retort.cli.accepted;

import dev.retort.RetortException;
import dev.retort.cli.output.Output;
import dev.retort.cli.session.Session;
import dev.retort.diff.accepted.Acceptance;
import dev.retort.diff.accepted.Accepted;
import dev.retort.diff.accepted.Difference;
import dev.retort.diff.accepted.Entry;
import dev.retort.diff.accepted.Leaving;
import dev.retort.model.ObjectId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets a person say which differences go into a revision, which wait for another one, and which are
 * meant to stay: table by table, and where that is too coarse, by columns, keys and indexes, and
 * one by one.
 */
public final class Picking {

    private enum Answer {
        IN,
        WAIT,
        ACCEPT
    }

    private final Session session;
    private final List<String> at;
    private final Set<Difference> waiting = new LinkedHashSet<>();
    private final Map<Difference, String> accepted = new LinkedHashMap<>();
    private final List<Entry> entries = new ArrayList<>();

    /** What a capital letter said of all that follow. */
    private Answer rest;

    private String restWhy;

    /**
     * @param at the version rows of the database that is compared
     */
    public Picking(Session session, Collection<String> at) {
        this.session = session;
        this.at = at.isEmpty() ? List.of(Entry.BASE) : List.copyOf(at);
    }

    /**
     * Asks about each difference that is left.
     *
     * @return what was said before, and this; the very same when all of it goes into the revision
     * @throws RetortException RT-2122 when nobody can be asked, or nobody answers
     */
    public Accepted choose(Acceptance acceptance, Accepted said) {
        List<Difference> all = acceptance.differences();
        if (all.isEmpty()) {
            return said;
        }
        Map<String, List<Difference>> groups = new LinkedHashMap<>();
        all.forEach(
                each -> groups.computeIfAbsent(group(each), name -> new ArrayList<>()).add(each));
        groups.forEach((name, some) -> ask(name, some));
        Set<Difference> left = new LinkedHashSet<>(waiting);
        left.addAll(accepted.keySet());
        Leaving leaving = acceptance.leaving(left);
        leaving.taken().forEach(this::tell);
        waiting.retainAll(leaving.left());
        accepted.keySet().retainAll(leaving.left());
        accepted.forEach(
                (difference, why) -> {
                    entries.add(Entry.of(difference, why, at));
                });
        return left.isEmpty()
                ? said
                : said.with(entries)
                        .withWaiting(
                                waiting.stream().map(Difference::key).collect(Collectors.toSet()));
    }

    private void tell(Leaving.Taken taken) {
        session.output()
                .note(
                        "goes in as well: "
                                + AcceptedLines.change(taken.difference())
                                + "   ("
                                + (taken.because().equals(taken.difference().id())
                                        ? "something that goes in asks for it"
                                        : taken.because() + " needs it")
                                + ")");
    }

    private static String group(Difference difference) {
        ObjectId id = difference.id();
        String word =
                id.isPartOf(id.name()) || id.kind() == ObjectId.Kind.TABLE
                        ? "table"
                        : id.part() == null ? difference.kind() : "type";
        return word + " " + id.name();
    }

    private static String subgroup(Difference difference) {
        return switch (difference.id().kind()) {
            case COLUMN -> "columns";
            case CONSTRAINT -> "keys and constraints";
            case INDEX -> "indexes";
            default -> "the table itself";
        };
    }

    private void ask(String name, List<Difference> some) {
        if (rest != null) {
            put(some, rest, restWhy);
            return;
        }
        String answer = answer(name, some);
        switch (answer) {
            case "i", "I" -> put(answer, some, Answer.IN, null);
            case "w", "W" -> put(answer, some, Answer.WAIT, null);
            case "a", "A" -> put(answer, some, Answer.ACCEPT, why());
            case "c" -> {
                if (some.size() < 2) {
                    throw stopped("and that was left open");
                }
                finer(name, some);
            }
            default -> throw stopped("and that was left open");
        }
    }

    private void finer(String name, List<Difference> some) {
        Map<String, List<Difference>> finer = new LinkedHashMap<>();
        some.forEach(
                each -> finer.computeIfAbsent(subgroup(each), any -> new ArrayList<>()).add(each));
        if (finer.size() > 1) {
            finer.forEach((word, group) -> ask(name + ", " + word, group));
        } else {
            some.forEach(each -> ask(name, List.of(each)));
        }
    }

    private String answer(String name, List<Difference> some) {
        StringBuilder text = new StringBuilder();
        text.append(session.output().noteStyle().changed("  ? "))
                .append(name)
                .append(some.size() == 1 ? "" : ": " + some.size() + " differences")
                .append('\n');
        some.forEach(each -> text.append("      ").append(AcceptedLines.change(each)).append('\n'));
        text.append("    i in this revision, w wait, a meant to stay")
                .append(some.size() == 1 ? "" : ", c choose among them")
                .append("; I, W, A for all that follow, too; anything else stops: ");
        return session.ask(text.toString())
                .orElseThrow(() -> stopped("and there is nobody to ask"))
                .strip();
    }

    private String why() {
        return session.ask("    Why is it meant to stay? ")
                .map(String::strip)
                .filter(typed -> !typed.isEmpty())
                .orElseThrow(() -> stopped("and nobody said why it is to stay"));
    }

    private void put(String letter, List<Difference> some, Answer answer, String why) {
        if (letter.equals(letter.toUpperCase(Locale.ROOT))) {
            rest = answer;
            restWhy = why;
        }
        put(some, answer, why);
    }

    private void put(List<Difference> some, Answer answer, String why) {
        switch (answer) {
            case IN -> {
                // That is what a difference does unless somebody says otherwise.
            }
            case WAIT -> waiting.addAll(some);
            case ACCEPT -> some.forEach(each -> accepted.put(each, why));
        }
    }

    private static RetortException stopped(String why) {
        return new RetortException(
                RetortException.Kind.REFUSED,
                "RT-2122",
                "--pick asks which differences go into the revision, "
                        + why
                        + ". Nothing was written",
                "retort accept PATTERN --why TEXT     writes down what is meant to stay, and exclude"
                        + " in [scope] what is none of our business; without --pick all goes in",
                null);
    }

    /** Whether something waits or stays. */
    public boolean isAnythingLeft() {
        return !waiting.isEmpty() || !entries.isEmpty();
    }

    /** How many differences wait. */
    public int waiting() {
        return waiting.size();
    }

    /** Writes down what is meant to stay. */
    public void write() {
        if (entries.isEmpty()) {
            return;
        }
        AcceptedFile file = AcceptedFile.of(session);
        file.add(entries);
        Output output = session.output();
        output.data(
                "  accepted  "
                        + (entries.size() == 1 ? "1 difference" : entries.size() + " differences")
                        + ", in "
                        + file.shownAs());
    }
}
