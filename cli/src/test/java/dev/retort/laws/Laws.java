package dev.retort.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.codegen.RevisionCompiler;
import dev.retort.codegen.RevisionDraft;
import dev.retort.codegen.RevisionFolder;
import dev.retort.codegen.RevisionWriter;
import dev.retort.database.DatabaseReader;
import dev.retort.database.ReadScope;
import dev.retort.database.Snapshot;
import dev.retort.database.dependents.ServerDependents;
import dev.retort.database.spelling.ServerSpelling;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.PostgreSqlDialect;
import dev.retort.diff.Comparison;
import dev.retort.diff.baseline.BaselineRevision;
import dev.retort.diff.rename.Decisions;
import dev.retort.diff.rename.RenameCandidate;
import dev.retort.diff.rename.RenameFamily;
import dev.retort.diff.rename.RenameRound;
import dev.retort.diff.scope.Filter;
import dev.retort.diff.scope.Scope;
import dev.retort.environment.Environment;
import dev.retort.environment.Hooks;
import dev.retort.fixtures.Fingerprint;
import dev.retort.fixtures.Rows;
import dev.retort.laws.cases.InMemory;
import dev.retort.laws.cases.Renaming;
import dev.retort.model.ObjectId;
import dev.retort.model.Schema;
import dev.retort.operation.Effect;
import dev.retort.operation.Op;
import dev.retort.operation.Operation;
import dev.retort.replay.History;
import dev.retort.revision.Migration;
import dev.retort.snapshot.Desired;
import dev.retort.snapshot.Reflected;
import dev.retort.snapshot.SqlDefinitions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Laws L1 to L9, L11, L12 and L14, for one move from one side to another. */
public final class Laws {

    private static final Dialect DIALECT = new PostgreSqlDialect();
    private static final Scope ALL = new Scope("public", List.of("*.*"), List.of());

    private Laws() {}

    static void hold(Side from, Side to) throws Exception {
        hold(from, to, Expectation.withoutRows(), Decisions.NONE);
    }

    /**
     * The same with decisions about what was renamed.
     *
     * @return what the upgrade consists of
     */
    static List<Operation> hold(Side from, Side to, Expectation expectation, Decisions decisions)
            throws Exception {
        return hold(from, to, expectation, decisions, Evidence.OURS);
    }

    /** The same over a database that is somebody's work. */
    static List<Operation> hold(
            Side from, Side to, Expectation expectation, Decisions decisions, Evidence evidence)
            throws Exception {
        return hold(
                from,
                to,
                evidence == Evidence.FOUND ? Scope.of("public") : ALL,
                expectation,
                decisions,
                Environment.NONE,
                evidence,
                (before, upgraded) -> {});
    }

    /**
     * The same with a look at the database.
     *
     * @param looks given it before and after the upgrade
     */
    static List<Operation> hold(
            Side from, Side to, Decisions decisions, BiConsumer<Fingerprint, Fingerprint> looks)
            throws Exception {
        return hold(
                from,
                to,
                ALL,
                Expectation.withoutRows(),
                decisions,
                Environment.NONE,
                Evidence.OURS,
                looks);
    }

    /**
     * @return what the upgrade consists of
     */
    static List<Operation> hold(Side from, Side to, Scope scope, Decisions decisions)
            throws Exception {
        return hold(
                from,
                to,
                scope,
                Expectation.withoutRows(),
                decisions,
                Environment.NONE,
                Evidence.OURS,
                (before, upgraded) -> {});
    }

    /**
     * With filters: what they hide is on neither side.
     *
     * @param environment asked in each comparison
     * @param looks given the database before and after the upgrade
     */
    static List<Operation> hold(
            Side from,
            Side to,
            Scope scope,
            Environment environment,
            BiConsumer<Fingerprint, Fingerprint> looks)
            throws Exception {
        return hold(from, to, scope, environment, Evidence.STRICT, looks);
    }

    /** The same over a database that is somebody's work. */
    static List<Operation> hold(
            Side from,
            Side to,
            Scope scope,
            Environment environment,
            Evidence evidence,
            BiConsumer<Fingerprint, Fingerprint> looks)
            throws Exception {
        return hold(
                from,
                to,
                scope,
                Expectation.withoutRows(),
                Decisions.NONE,
                environment,
                evidence,
                looks);
    }

    private static List<Operation> hold(
            Side from,
            Side to,
            Scope scope,
            Expectation expectation,
            Decisions decisions,
            Environment environment,
            Evidence evidence,
            BiConsumer<Fingerprint, Fingerprint> looks)
            throws Exception {
        Hooks hooks = new Hooks(environment);
        Desired desired = to.desired();
        try (Scratch scratch = from.scratch()) {
            Connection connection = scratch.connection();
            Fingerprint before = from.truth();
            from.buildAgain(scratch.database());
            Comparison comparison =
                    thereAndBack(
                            connection,
                            before,
                            desired,
                            () -> new Filter(scope, hooks),
                            expectation,
                            decisions,
                            evidence,
                            from.searchPath(),
                            upgraded -> {
                                looks.accept(before, upgraded);
                                if (from.isEmpty() && scope.excludesNothing() && hooks.isNone()) {
                                    isAsOthersBuildIt(upgraded, to, expectation);
                                }
                            });
            Migration migration = compiled(comparison.upgrade(), comparison.downgrade());
            assertThat(Op.record(migration::upgrade))
                    .as("L4: the source says the upgrade")
                    .isEqualTo(comparison.upgrade());
            assertThat(Op.record(migration::downgrade))
                    .as("L4: the source says the downgrade")
                    .isEqualTo(comparison.downgrade());
            if (from.hasScript()) {
                ScriptAgrees.holdWithSamples(from, migration);
            }
            return comparison.upgrade();
        }
    }

    private static void isAsOthersBuildIt(Fingerprint upgraded, Side to, Expectation expectation) {
        try {
            assertThat(
                            to.truth().differenceTo(upgraded).stream()
                                    .filter(
                                            line ->
                                                    expectation.allowed().stream()
                                                            .noneMatch(each -> each.covers(line))))
                    .as("L8: as others build it, column order included")
                    .isEmpty();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Laws L1 to L3, L5 to L7 and L12, without rows. */
    public static void thereAndBack(
            Connection connection,
            Desired desired,
            Decisions decisions,
            Consumer<Fingerprint> upgraded)
            throws Exception {
        thereAndBack(
                connection,
                Fingerprint.of(connection),
                desired,
                () -> new Filter(ALL, Hooks.NONE),
                Expectation.withoutRows(),
                decisions,
                Evidence.OURS,
                null,
                upgraded);
    }

    /**
     * @param searchPath for the comparison; what it proposes means the same on a connection that
     *     has another one
     */
    private static Comparison thereAndBack(
            Connection connection,
            Fingerprint before,
            Desired desired,
            Supplier<Filter> filter,
            Expectation expectation,
            Decisions decisions,
            Evidence evidence,
            String searchPath,
            Consumer<Fingerprint> upgraded)
            throws Exception {
        Comparison comparison =
                compare(
                        connection,
                        searchPath,
                        desired,
                        filter.get(),
                        decisions,
                        evidence,
                        evidence::history);
        List<Operation> up = comparison.upgrade();
        List<Operation> down = comparison.downgrade();

        if (evidence == Evidence.FOUND) {
            assertThat(
                            afterBaseline(
                                            comparison,
                                            connection,
                                            searchPath,
                                            desired,
                                            filter,
                                            decisions)
                                    .upgrade())
                    .as("L14: a baseline changes nothing about what differs")
                    .isEqualTo(up);
        }
        InMemory.hold(comparison);

        RowsKept rows = RowsKept.start(connection, expectation.hasRows());
        SortedMap<String, SortedSet<String>> columns = Rows.columns(connection);
        Rows all = Rows.of(connection, columns);
        rows.move(() -> runWatched(connection, comparison.current(), up), expectation.upRefused());
        Comparison again =
                compare(
                        connection,
                        searchPath,
                        desired,
                        filter.get(),
                        Decisions.NONE,
                        evidence,
                        there -> evidence.history(there, up));
        assertThat(again.current())
                .as("L5: the database is what is desired")
                .isEqualTo(again.desired());
        assertThat(again.upgrade()).as("L6: nothing is left to do").isEmpty();
        Fingerprint there = Fingerprint.of(connection);
        upgraded.accept(there);

        rows.move(
                () -> runWatched(connection, again.current(), down),
                expectation.downgradeRefused());
        assertSame(
                "L7: the downgrade restores",
                Fingerprint.of(connection).withoutColumnOrder(),
                before.withoutColumnOrder());
        if (!decisions.renames().isEmpty() && up.stream().noneMatch(Laws::drops)) {
            assertThat(Rows.of(connection, columns))
                    .as("L9: what was renamed and renamed back")
                    .isEqualTo(all);
        }
        return comparison;
    }

    /**
     * The same comparison of a database that is stamped at its baseline, of which nobody decided
     * anything.
     */
    private static Comparison afterBaseline(
            Comparison comparison,
            Connection connection,
            String searchPath,
            Desired desired,
            Supplier<Filter> filter,
            Decisions decisions)
            throws SQLException {
        Comparison found =
                decisions.equals(Decisions.NONE)
                        ? comparison
                        : compare(
                                connection,
                                searchPath,
                                desired,
                                filter.get(),
                                Decisions.NONE,
                                Evidence.FOUND,
                                Evidence.FOUND::history);
        BaselineRevision baseline =
                BaselineRevision.of(
                        found.current(),
                        SqlDefinitions.NONE,
                        DIALECT.canonical(desired.schema()),
                        found,
                        DIALECT);
        return compare(
                connection,
                searchPath,
                desired,
                filter.get(),
                decisions,
                Evidence.FOUND,
                there -> History.of(List.of(baseline.upgrade())));
    }

    /**
     * What is not decided and looks like a rename is asked about, all at once; nothing is guessed,
     * and what is believed is nothing but what a person says.
     */
    static void ask(String name, Side from, Side to, Renaming renaming) throws Exception {
        Decisions said = renaming.decisions();
        Desired desired = to.desired();
        try (Scratch scratch = from.scratch()) {
            Connection connection = scratch.connection();
            from.truth();
            from.buildAgain(scratch.database());
            RenameRound round =
                    RenameRound.of(
                            open(connection, from, desired, Decisions.NONE),
                            Decisions.NONE,
                            more -> open(connection, from, desired, more));
            assertThat(round.candidates().isEmpty())
                    .as("%s: %s", name, round.candidates())
                    .isEqualTo(said.renames().isEmpty());
            assertThat(round.renames().stream().map(Laws::oldAndNew))
                    .as(name)
                    .isSubsetOf(said.renames().stream().map(Laws::oldAndNew).toList());
            if (renaming.questions() >= 0) {
                assertThat(questions(round)).as(name).hasSize(renaming.questions());
            }
        }
    }

    /** For a family one, and for what is in none its own. */
    private static List<String> questions(RenameRound round) {
        List<RenameCandidate> open = new ArrayList<>();
        round.questions().forEach(each -> open.add(each.get(0)));
        List<String> questions = new ArrayList<>();
        for (RenameFamily family : RenameFamily.of(round.renames())) {
            questions.add(family.toString());
            open.removeIf(each -> family.members().contains(each));
        }
        open.forEach(each -> questions.add(each.toString()));
        return questions;
    }

    private static List<RenameCandidate> open(
            Connection connection, Side from, Desired desired, Decisions decisions) {
        try {
            return compare(
                            connection,
                            from.searchPath(),
                            desired,
                            new Filter(ALL, Hooks.NONE),
                            decisions,
                            Evidence.OURS,
                            Evidence.OURS::history)
                    .candidates();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> oldAndNew(RenameCandidate candidate) {
        return oldAndNew(new Decisions.Rename(candidate.from(), candidate.to()));
    }

    /** A new name can be written with its schema or without. */
    private static List<String> oldAndNew(Decisions.Rename rename) {
        List<String> to = rename.to().parts();
        return List.of(rename.from().toString(), to.get(to.size() - 1));
    }

    /**
     * What goes and does not come again; without constraints, which may be in the way of what is
     * written.
     */
    static Set<ObjectId> takenAway(List<Operation> operations) {
        Set<ObjectId> gone = new LinkedHashSet<>();
        for (Operation operation : operations) {
            for (Effect effect : operation.effects()) {
                if (effect.is(Effect.What.DROPPED)
                        && effect.id().kind() != ObjectId.Kind.CONSTRAINT) {
                    gone.add(effect.id());
                } else if (effect.is(Effect.What.CREATED)) {
                    gone.remove(effect.id());
                }
            }
        }
        return gone;
    }

    private static boolean drops(Operation operation) {
        return operation.effects().stream()
                .anyMatch(
                        effect ->
                                effect.is(Effect.What.DROPPED, ObjectId.Kind.TABLE)
                                        || effect.is(Effect.What.DROPPED, ObjectId.Kind.COLUMN));
    }

    /** What a database lacks and what it has too much, both empty for an equal one. */
    public static List<Operation> differences(Connection connection, Desired desired)
            throws SQLException {
        Comparison comparison = compare(connection, desired);
        return Stream.of(comparison.upgrade(), comparison.downgrade())
                .flatMap(List::stream)
                .toList();
    }

    private static void assertSame(String law, Fingerprint actual, Fingerprint expected) {
        assertThat(expected.differenceTo(actual)).as(law).isEmpty();
    }

    static Comparison compare(Connection connection, Desired desired) throws SQLException {
        return compare(connection, desired, Decisions.NONE);
    }

    static Comparison compare(Connection connection, Desired desired, Decisions decisions)
            throws SQLException {
        return compare(connection, null, desired, decisions);
    }

    static Comparison compare(
            Connection connection, String searchPath, Desired desired, Decisions decisions)
            throws SQLException {
        return compare(
                connection,
                searchPath,
                desired,
                new Filter(ALL, Hooks.NONE),
                decisions,
                Evidence.OURS,
                Evidence.OURS::history);
    }

    static Comparison compare(
            Connection connection,
            String searchPath,
            Desired desired,
            Filter filter,
            Decisions decisions,
            Evidence evidence,
            Function<Schema, History> history)
            throws SQLException {
        if (searchPath == null) {
            return compared(connection, desired, filter, decisions, evidence, history);
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("set search_path = " + searchPath);
            Comparison comparison =
                    compared(connection, desired, filter, decisions, evidence, history);
            statement.execute("reset search_path");
            return comparison;
        }
    }

    private static Comparison compared(
            Connection connection,
            Desired desired,
            Filter filter,
            Decisions decisions,
            Evidence evidence,
            Function<Schema, History> history)
            throws SQLException {
        try (Snapshot snapshot = Snapshot.open(connection, "public")) {
            Reflected reflected =
                    DatabaseReader.read(
                            snapshot, new ReadScope("public", filter::readsSchema, object -> true));
            return Comparison.of(
                    desired,
                    reflected,
                    () -> history.apply(reflected.schema()),
                    filter,
                    DIALECT,
                    new ServerSpelling(snapshot, reflected.schema()),
                    new ServerDependents(snapshot),
                    decisions,
                    evidence == Evidence.STRICT);
        }
    }

    static Migration compiled(List<Operation> up, List<Operation> down) throws IOException {
        String source =
                RevisionWriter.write(
                        new RevisionDraft(
                                "0123456789ab",
                                List.of(),
                                List.of(),
                                List.of(),
                                "A case.",
                                "db.revisions",
                                "Rev_case",
                                up,
                                down));
        Path folder = Files.createTempDirectory("retort-law");
        Path file = Files.writeString(folder.resolve("Rev_case.java"), source);
        try {
            RevisionFolder read = RevisionFolder.read(List.of(folder));
            return new RevisionCompiler(null, List.of())
                    .compile(read, read.revisions())
                    .get("0123456789ab");
        } finally {
            Files.delete(file);
            Files.delete(folder);
        }
    }

    public static Schema read(Connection connection) throws SQLException {
        return DatabaseReader.read(connection, ReadScope.everything("public")).schema();
    }

    /** What is looked at when an operation is done. */
    private interface Step {
        void of(Operation operation) throws SQLException;
    }

    /** Runs them for good, with a look at the catalogue after each (L12). */
    static void runWatched(Connection connection, Schema from, List<Operation> operations)
            throws SQLException {
        CatalogueEffects effects = CatalogueEffects.start(connection, from);
        run(connection, operations, effects::done);
    }

    public static void run(Connection connection, List<Operation> operations) throws SQLException {
        run(connection, operations, done -> {});
    }

    private static void run(Connection connection, List<Operation> operations, Step done)
            throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (Operation operation : operations) {
                for (String sql : DIALECT.sql(operation)) {
                    try {
                        statement.execute(sql);
                    } catch (SQLException e) {
                        throw new AssertionError("cannot run: " + sql + "\n" + e.getMessage(), e);
                    }
                }
                done.of(operation);
            }
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
