package dev.retort.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.RetortException;
import dev.retort.fixtures.Database;
import dev.retort.fixtures.PostgresServer;
import dev.retort.revision.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LockTest {

    private Database database;
    private ExecutorService threads;

    @BeforeEach
    void open() throws SQLException {
        database = PostgresServer.shared().createDatabase();
        threads = Executors.newCachedThreadPool();
    }

    @AfterEach
    void close() throws SQLException {
        threads.shutdownNow();
        database.close();
    }

    private static Revisions chain(int length) {
        Revisions revisions = new Revisions();
        for (int i = 0; i < length; i++) {
            revisions.table("t" + i, i == 0 ? "" : "t" + (i - 1));
        }
        return revisions;
    }

    /** Stops a run after its lock was taken until somebody lets it go on. */
    private static final class Stopped implements RunListener {

        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);

        @Override
        public void planned(List<PreparedStep> steps) {
            reached.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void letsSeveralRunAtOnceAndAppliesEachRevisionOnce() throws Exception {
        int runners = 4;
        CountDownLatch start = new CountDownLatch(1);
        List<Future<RunResult>> runs = new ArrayList<>();
        for (int i = 0; i < runners; i++) {
            Callable<RunResult> run =
                    () -> {
                        try (Connection connection = database.connect()) {
                            start.await();
                            return chain(20).migrator().upgrade(connection, "head");
                        }
                    };
            runs.add(threads.submit(run));
        }
        start.countDown();
        List<Integer> sizes = new ArrayList<>();
        for (Future<RunResult> run : runs) {
            RunResult result = run.get(60, TimeUnit.SECONDS);
            assertThat(result.heads()).containsExactly("t19");
            sizes.add(result.steps().size());
        }
        assertThat(sizes).containsExactlyInAnyOrder(20, 0, 0, 0);
        assertThat(Rows.history(database)).hasSize(20).doesNotHaveDuplicates();
        assertThat(Rows.locks(database)).isEmpty();
    }

    @Test
    void saysWhoHoldsTheLockWhenItGivesUp() throws Exception {
        Stopped stopped = new Stopped();
        try (Connection first = database.connect();
                Connection second = database.connect()) {
            try (Statement statement = first.createStatement()) {
                statement.execute("SET application_name = 'the first one'");
            }
            String pid = Rows.of(first, "SELECT pg_backend_pid()").get(0);
            Future<RunResult> run =
                    threads.submit(
                            () ->
                                    chain(2).migrator(Options.defaults(), stopped)
                                            .upgrade(first, "head"));
            assertThat(stopped.reached.await(30, TimeUnit.SECONDS)).isTrue();
            List<LockHolder> heard = new ArrayList<>();
            RunListener listener =
                    new RunListener() {
                        @Override
                        public void lockBusy(LockHolder holder) {
                            heard.add(holder);
                        }
                    };
            Options impatient = Options.defaults().withLockWait(Duration.ofMillis(300));
            assertThatThrownBy(() -> chain(2).migrator(impatient, listener).upgrade(second, "head"))
                    .isInstanceOfSatisfying(
                            RetortException.class,
                            e -> {
                                assertThat(e.kind()).isEqualTo(RetortException.Kind.LOCKED);
                                assertThat(e.code()).isEqualTo("RT-4001");
                                assertThat(e.hint()).contains("pg_terminate_backend(" + pid + ")");
                            })
                    .hasMessageContaining("pid " + pid + " (application the first one, user ")
                    .hasMessageContaining("waited 0.3 s");
            assertThat(heard).hasSize(1);
            assertThat(chain(2).migrator().current(second)).isEmpty();
            stopped.goOn.countDown();
            assertThat(run.get(30, TimeUnit.SECONDS).steps()).hasSize(2);
            assertThat(chain(2).migrator(impatient).upgrade(second, "head").steps()).isEmpty();
        }
    }

    /** A lock that is held or waited for in a transaction would be one that it waits for. */
    @Test
    void letsAnIndexBeBuiltConcurrently() throws Exception {
        database.execute("CREATE TABLE big (id integer)");
        Stopped stopped = new Stopped();
        try (Connection first = database.connect();
                Connection second = database.connect();
                Connection third = database.connect()) {
            Future<RunResult> holds =
                    threads.submit(
                            () ->
                                    chain(2).migrator(Options.defaults(), stopped)
                                            .upgrade(first, "head"));
            assertThat(stopped.reached.await(30, TimeUnit.SECONDS)).isTrue();
            CountDownLatch waiting = new CountDownLatch(1);
            RunListener tells =
                    new RunListener() {
                        @Override
                        public void lockBusy(LockHolder holder) {
                            waiting.countDown();
                        }
                    };
            Future<RunResult> waits =
                    threads.submit(
                            () ->
                                    chain(2).migrator(Options.defaults(), tells)
                                            .upgrade(second, "head"));
            assertThat(waiting.await(30, TimeUnit.SECONDS)).isTrue();
            try (Statement statement = third.createStatement()) {
                statement.execute("SET statement_timeout = '20s'");
                statement.execute("CREATE INDEX CONCURRENTLY big_id ON big (id)");
            }
            assertThat(
                            Rows.of(
                                    third,
                                    "SELECT indisvalid FROM pg_index"
                                            + " WHERE indexrelid = 'big_id'::regclass"))
                    .containsExactly("t");
            stopped.goOn.countDown();
            assertThat(getSteps(holds)).isEqualTo(2);
            assertThat(getSteps(waits)).isZero();
        }
    }

    @Test
    void isForASchemaOfItsOwn() throws Exception {
        database.execute("CREATE SCHEMA other");
        Stopped stopped = new Stopped();
        try (Connection first = database.connect();
                Connection second = database.connect()) {
            Future<RunResult> run =
                    threads.submit(
                            () ->
                                    chain(2).migrator(Options.defaults(), stopped)
                                            .upgrade(first, "head"));
            assertThat(stopped.reached.await(30, TimeUnit.SECONDS)).isTrue();
            Options other =
                    Options.defaults().withSchema("other").withLockWait(Duration.ofMillis(1));
            assertThat(chain(2).migrator(other).upgrade(second, "head").steps()).hasSize(2);
            stopped.goOn.countDown();
            run.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void diesWithItsSession() throws Exception {
        RunListener kills =
                new RunListener() {
                    @Override
                    public void started(Step step, int number, int count) {
                        if (number == 2) {
                            terminateHolder();
                        }
                    }
                };
        try (Connection connection = database.connect()) {
            assertThatThrownBy(
                            () ->
                                    chain(3).migrator(Options.defaults(), kills)
                                            .upgrade(connection, "head"))
                    .isInstanceOf(MigrationFailed.class)
                    .hasMessageEndingWith("The database is at t0; nothing of t1 was kept");
        }
        assertThat(Rows.version(database)).containsExactly("t0");
        try (Connection connection = database.connect()) {
            Options impatient = Options.defaults().withLockWait(Duration.ofSeconds(5));
            assertThat(chain(3).migrator(impatient).upgrade(connection, "head").steps())
                    .extracting(StepResult::revision)
                    .containsExactly("t1", "t2");
        }
    }

    private void terminateHolder() {
        try {
            Rows.of(
                    database,
                    "SELECT pg_terminate_backend(pid, 5000) FROM pg_locks"
                            + " WHERE locktype = 'advisory' AND database ="
                            + " (SELECT oid FROM pg_database WHERE datname = current_database())");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void isMissedWhenARevisionReleasesIt() throws SQLException {
        Revisions revisions = new Revisions().sql("a1", "", "SELECT pg_advisory_unlock_all()");
        try (Connection connection = database.connect()) {
            assertThatThrownBy(() -> revisions.migrator().upgrade(connection, "head"))
                    .isInstanceOfSatisfying(
                            RetortException.class, e -> assertThat(e.code()).isEqualTo("RT-4003"));
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    @Test
    void triesAgainWhenATableIsLocked() throws SQLException {
        database.execute("CREATE TABLE busy (id integer)");
        Revisions revisions =
                new Revisions()
                        .table("a1", "")
                        .sql("b1", "a1", "CREATE TABLE b1 (id integer)", "DROP TABLE busy");
        Options options = Options.defaults().withLockTimeout(Duration.ofMillis(100)).withTries(2);
        List<String> attempts = new ArrayList<>();
        try (Connection connection = database.connect();
                Connection reader = database.connect()) {
            reader.setAutoCommit(false);
            Rows.of(reader, "SELECT * FROM busy");
            RunListener counts =
                    new RunListener() {
                        @Override
                        public void retrying(Step step, int attempt, int tries) {
                            attempts.add(step.id() + " " + attempt + "/" + tries);
                        }
                    };
            assertThatThrownBy(
                            () -> revisions.migrator(options, counts).upgrade(connection, "head"))
                    .isInstanceOfSatisfying(
                            MigrationFailed.class,
                            e -> {
                                assertThat(e.code()).isEqualTo("RT-4002");
                                assertThat(e.place().operationNumber()).isEqualTo(2);
                            });
            assertThat(attempts).containsExactly("b1 2/2");
            assertThat(Rows.version(database)).containsExactly("a1");
            assertThat(Rows.objects(database)).doesNotContain("public.b1");

            RunListener lets =
                    new RunListener() {
                        @Override
                        public void retrying(Step step, int attempt, int tries) {
                            try {
                                reader.commit();
                            } catch (SQLException e) {
                                throw new IllegalStateException(e);
                            }
                        }
                    };
            revisions.migrator(options, lets).upgrade(connection, "head");
            assertThat(Rows.version(database)).containsExactly("b1");
            assertThat(Rows.history(database)).containsExactly("upgrade|a1", "upgrade|b1");
        }
    }

    @Test
    void canBeInterruptedWhileItWaits() throws Exception {
        Stopped stopped = new Stopped();
        try (Connection first = database.connect();
                Connection second = database.connect()) {
            Future<RunResult> run =
                    threads.submit(
                            () ->
                                    chain(1).migrator(Options.defaults(), stopped)
                                            .upgrade(first, "head"));
            assertThat(stopped.reached.await(30, TimeUnit.SECONDS)).isTrue();
            CountDownLatch waiting = new CountDownLatch(1);
            RunListener tells =
                    new RunListener() {
                        @Override
                        public void lockBusy(LockHolder holder) {
                            waiting.countDown();
                        }
                    };
            FutureThread waits =
                    new FutureThread(
                            () ->
                                    chain(1).migrator(Options.defaults(), tells)
                                            .upgrade(second, "head"));
            waits.start();
            assertThat(waiting.await(30, TimeUnit.SECONDS)).isTrue();
            waits.interrupt();
            waits.join(10_000);
            assertThat(waits.thrown)
                    .isInstanceOfSatisfying(
                            RetortException.class, e -> assertThat(e.code()).isEqualTo("RT-4005"));
            stopped.goOn.countDown();
            assertThat(getSteps(run)).isEqualTo(1);
        }
    }

    private static int getSteps(Future<RunResult> run) throws Exception {
        try {
            return run.get(30, TimeUnit.SECONDS).steps().size();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static final class FutureThread extends Thread {

        private final Callable<RunResult> body;
        private volatile Exception thrown;

        FutureThread(Callable<RunResult> body) {
            this.body = body;
        }

        @Override
        public void run() {
            try {
                body.call();
            } catch (Exception e) {
                thrown = e;
            }
        }
    }
}
