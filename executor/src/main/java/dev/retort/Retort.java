package dev.retort;

import dev.retort.classpath.ClassPathRevisions;
import dev.retort.dialect.PostgreSqlDialect;
import dev.retort.migrate.DryRun;
import dev.retort.migrate.LossPolicy;
import dev.retort.migrate.Migrator;
import dev.retort.migrate.OfflineMigrator;
import dev.retort.migrate.Options;
import dev.retort.migrate.Preparation;
import dev.retort.migrate.RunListener;
import dev.retort.migrate.RunResult;
import dev.retort.migrate.VersionRows;
import dev.retort.migrate.internal.DataSources;
import dev.retort.revision.RevisionGraph;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Runs an application's own revisions, compiled with it, on its database.
 *
 * <pre>{@code
 * Retort retort = Retort.configure().dataSource(dataSource).revisions("db.revisions").load();
 * retort.upgrade("head");
 * }</pre>
 *
 * <p>Targets are those of the command line. Several instances of an application may start at once:
 * one runs, the others wait for it and then find nothing to do. Whatever would take data away for
 * good is refused unless {@link Configuration#onLoss} says otherwise. All methods throw {@link
 * RetortException}; see {@link Migrator} and {@link ClassPathRevisions#read}.
 */
public final class Retort {

    private final DataSource dataSource;
    private final RevisionGraph graph;
    private final Preparation preparation;
    private final Options options;
    private final RunListener listener;

    private Retort(Configuration configuration, ClassPathRevisions revisions) {
        this.dataSource = configuration.dataSource;
        this.graph = revisions.graph();
        this.preparation = new Preparation(revisions, new PostgreSqlDialect());
        this.options = configuration.options;
        this.listener = configuration.listener;
    }

    /** Begins with {@link Options#defaults()} and no revisions. */
    public static Configuration configure() {
        return new Configuration();
    }

    /** What an application says about its revisions and its database. */
    public static final class Configuration {

        private DataSource dataSource;
        private String packageName;
        private ClassLoader classLoader;
        private Options options = Options.defaults();
        private RunListener listener = RunListener.NONE;

        private Configuration() {}

        /** Each method opens one connection, and closes it. */
        public Configuration dataSource(DataSource value) {
            dataSource = Objects.requireNonNull(value, "dataSource");
            return this;
        }

        /**
         * @param value the package of the compiled revisions, without those below it
         */
        public Configuration revisions(String value) {
            packageName = Objects.requireNonNull(value, "revisions");
            return this;
        }

        /** What finds the revisions; by default the thread's context class loader. */
        public Configuration classLoader(ClassLoader value) {
            classLoader = Objects.requireNonNull(value, "classLoader");
            return this;
        }

        /** Replaces all options, {@link #onLoss} included. */
        public Configuration options(Options value) {
            options = Objects.requireNonNull(value, "options");
            return this;
        }

        /** Who decides when a run would take data away for good. */
        public Configuration onLoss(LossPolicy value) {
            options = options.withOnLoss(value);
            return this;
        }

        /** Who hears of a run while it goes on. */
        public Configuration listener(RunListener value) {
            listener = Objects.requireNonNull(value, "listener");
            return this;
        }

        /**
         * Reads who the revisions are; loads no class of them and opens no connection.
         *
         * @throws IllegalStateException when the data source or the package was not said
         * @throws RetortException as {@link ClassPathRevisions#read} says
         */
        public Retort load() {
            if (dataSource == null || packageName == null) {
                throw new IllegalStateException(
                        "say dataSource(...) and revisions(\"the.package\") before load()");
            }
            return new Retort(this, ClassPathRevisions.read(packageName, loader()));
        }

        private ClassLoader loader() {
            if (classLoader != null) {
                return classLoader;
            }
            ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
            return ofThread == null ? Retort.class.getClassLoader() : ofThread;
        }
    }

    /** The revisions that were found. */
    public RevisionGraph graph() {
        return graph;
    }

    /**
     * Applies revisions.
     *
     * @param target as {@link RevisionGraph#upgrade} reads it, for instance {@code head}
     */
    public RunResult upgrade(String target) {
        return DataSources.call(dataSource, to -> migrator().upgrade(to, target));
    }

    /**
     * Takes revisions back.
     *
     * @param target as {@link RevisionGraph#downgrade} reads it, for instance {@code -1}
     */
    public RunResult downgrade(String target) {
        return DataSources.call(dataSource, to -> migrator().downgrade(to, target));
    }

    /** What {@link #upgrade} would do; writes nothing. */
    public DryRun dryUpgrade(String target) {
        return DataSources.call(dataSource, to -> migrator().dryUpgrade(to, target));
    }

    /** What {@link #downgrade} would do; writes nothing. */
    public DryRun dryDowngrade(String target) {
        return DataSources.call(dataSource, to -> migrator().dryDowngrade(to, target));
    }

    /**
     * Says where the database is, without running anything.
     *
     * @param targets as {@link RevisionGraph#stamp} reads them
     */
    public RunResult stamp(String... targets) {
        return DataSources.call(dataSource, to -> migrator().stamp(to, List.of(targets), false));
    }

    /** The version rows: the ids of the applied heads; empty before the first upgrade. */
    public SortedSet<String> current() {
        return DataSources.call(dataSource, to -> migrator().current(to));
    }

    /** What ran on the database, oldest first. */
    public List<VersionRows.Entry> history() {
        return DataSources.call(dataSource, to -> VersionRows.history(to, options.schema()));
    }

    /**
     * What {@link #upgrade} would execute, as a script for {@code psql}; opens no connection.
     *
     * @param range {@code TO}, or {@code FROM:TO}
     */
    public String upgradeScript(String range) {
        return script(out -> offline().upgrade(range, out));
    }

    /**
     * What {@link #downgrade} would execute, as a script for {@code psql}; opens no connection.
     *
     * @param range {@code FROM:TO}
     */
    public String downgradeScript(String range) {
        return script(out -> offline().downgrade(range, out));
    }

    private static String script(Consumer<StringBuilder> write) {
        StringBuilder script = new StringBuilder();
        write.accept(script);
        return script.toString();
    }

    private Migrator migrator() {
        return new Migrator(graph, preparation, options, listener);
    }

    private OfflineMigrator offline() {
        return new OfflineMigrator(graph, preparation, options, listener);
    }
}
