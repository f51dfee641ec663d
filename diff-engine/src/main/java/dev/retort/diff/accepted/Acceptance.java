package dev.retort.diff.accepted;

import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.operation.Effect;
import dev.retort.operation.Effect.What;
import dev.retort.operation.Operation;
import dev.retort.replay.Replay;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What became of the differences that somebody wrote down as meant to stay. An entry holds while
 * both sides say what it says; where one of them moved, the difference is one again.
 */
public final class Acceptance {

    /** A difference that is none, and the entry that says so. */
    public record Match(Difference difference, Entry entry) {}

    /**
     * An entry that does not hold any more, and the difference that it was about.
     *
     * @param because what needs the difference to be made, where the entry would hold; or {@code
     *     null} when a side moved
     */
    public record Moved(Entry entry, Difference difference, ObjectId because) {}

    private final Schema database;
    private final Schema entities;
    private final Schema desired;
    private final List<Match> accepted = new ArrayList<>();
    private final List<Moved> moved = new ArrayList<>();
    private final List<Entry> unmatched = new ArrayList<>();
    private final List<Leaving.Taken> taken = new ArrayList<>();

    private Acceptance(Schema database, Schema entities, Accepted said) {
        this.database = database;
        this.entities = entities;
        Schema result = entities;
        if (!said.entries().isEmpty()) {
            result = matched(said);
        }
        if (!said.waiting().isEmpty()) {
            Leaving leaving =
                    Leaving.of(
                            database,
                            result,
                            Differences.of(database, result).stream()
                                    .filter(each -> said.waiting().contains(each.key()))
                                    .toList());
            taken.addAll(leaving.taken());
            result = leaving.schema();
        }
        this.desired = result;
    }

    /**
     * @param entities what they want, by the names that the database has
     */
    public static Acceptance of(Schema database, Schema entities, Accepted said) {
        return new Acceptance(database, entities, said);
    }

    private Schema matched(Accepted said) {
        List<Difference> now = Differences.of(database, entities);
        Map<Difference, Entry> matches = new LinkedHashMap<>();
        Map<Entry, List<Difference>> concerned = new LinkedHashMap<>();
        Map<List<String>, List<Entry>> byNames = new LinkedHashMap<>();
        said.entries()
                .forEach(
                        each ->
                                byNames.computeIfAbsent(each.at(), at -> new ArrayList<>())
                                        .add(each));
        Set<Entry> used = new HashSet<>();
        byNames.forEach(
                (at, entries) -> {
                    // Where nothing differs nobody has to know how anything was called.
                    List<Operation> back = now.isEmpty() ? List.of() : said.back().apply(at);
                    Map<Difference, Difference> then = then(now, back);
                    for (Entry entry : entries) {
                        then.forEach(
                                (is, was) -> {
                                    if (entry.matches(was)) {
                                        matches.putIfAbsent(is, entry);
                                        used.add(entry);
                                    } else if (entry.concerns(was)) {
                                        concerned
                                                .computeIfAbsent(entry, any -> new ArrayList<>())
                                                .add(is);
                                    }
                                });
                    }
                });
        Leaving leaving = Leaving.of(database, entities, matches.keySet());
        leaving.left().forEach(each -> accepted.add(new Match(each, matches.get(each))));
        leaving.taken()
                .forEach(
                        each ->
                                moved.add(
                                        new Moved(
                                                matches.get(each.difference()),
                                                each.difference(),
                                                each.because())));
        for (Entry entry : said.entries()) {
            if (used.contains(entry)) {
                continue;
            }
            List<Difference> others =
                    concerned.getOrDefault(entry, List.of()).stream()
                            .filter(each -> !matches.containsKey(each))
                            .toList();
            others.forEach(each -> moved.add(new Moved(entry, each, null)));
            if (others.isEmpty()) {
                unmatched.add(entry);
            }
        }
        return leaving.schema();
    }

    /** Each difference as it was when things had other names. */
    private Map<Difference, Difference> then(List<Difference> now, List<Operation> back) {
        Map<Difference, Difference> then = new LinkedHashMap<>();
        if (back.isEmpty()) {
            now.forEach(each -> then.put(each, each));
            return then;
        }
        Map<Difference.Key, Difference> were = new HashMap<>();
        Differences.of(Replay.known(database, back), Replay.known(entities, back))
                .forEach(each -> were.put(each.key(), each));
        for (Difference each : now) {
            ObjectId id = then(each.id(), back);
            Difference was = id == null ? null : were.get(new Difference.Key(id, each.property()));
            if (was != null) {
                then.put(each, was);
            }
        }
        return then;
    }

    /** {@code null} for what was not there. */
    private static ObjectId then(ObjectId now, List<Operation> back) {
        ObjectId id = now;
        for (Operation operation : back) {
            for (Effect effect : operation.effects()) {
                if (effect.is(What.DROPPED) && isOf(id, effect.id())) {
                    return null;
                }
                if (effect.is(What.RENAMED)) {
                    id = renamed(id, effect);
                }
            }
        }
        return id;
    }

    private static boolean isOf(ObjectId id, ObjectId whole) {
        return id.equals(whole) || isPart(id, whole);
    }

    private static boolean isPart(ObjectId id, ObjectId whole) {
        return id.part() != null
                && whole.part() == null
                && id.name().equals(whole.name())
                && id.isPartOf(whole.name()) == (whole.kind() == ObjectId.Kind.TABLE);
    }

    private static ObjectId renamed(ObjectId id, Effect effect) {
        if (id.equals(effect.id())) {
            return effect.to();
        }
        QualifiedName to = effect.to().name();
        return isPart(id, effect.id()) ? id.of(to) : id;
    }

    /** What is desired when all of this stays, by the names that the database has. */
    public Schema desired() {
        return desired;
    }

    /** Sorted by the name of the object. */
    public List<Match> accepted() {
        return accepted;
    }

    /** In the order of the entries. */
    public List<Moved> moved() {
        return moved;
    }

    /** Entries about what does not differ here. */
    public List<Entry> unmatched() {
        return unmatched;
    }

    /** What was to wait and cannot. */
    public List<Leaving.Taken> taken() {
        return taken;
    }

    /** What is left to compare, one by one; found when asked. */
    public List<Difference> differences() {
        return Differences.of(database, desired);
    }

    /**
     * Which of these differences can be left, and which cannot while the others go.
     *
     * @param some of {@link #differences}
     */
    public Leaving leaving(Collection<Difference> some) {
        return Leaving.of(database, desired, new TreeSet<>(some));
    }

    /** Whether what is desired is not what the entities alone want. */
    public boolean isAnything() {
        return desired != entities;
    }

    /** Whether one thing is to be as the database has it, where the entities want it otherwise. */
    public boolean concerns(ObjectId id) {
        return database.contains(id) == desired.contains(id)
                && entities.contains(id) != desired.contains(id);
    }

    /** The objects that differ, once each. */
    public static Set<ObjectId> objects(Collection<Difference> differences) {
        Set<ObjectId> objects = new LinkedHashSet<>();
        differences.forEach(each -> objects.add(each.id()));
        return objects;
    }
}
