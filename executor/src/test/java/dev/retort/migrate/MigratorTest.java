package dev.retort.migrate;

import static dev.retort.operation.Ddl.bigint;
import static dev.retort.operation.Ddl.column;
import static dev.retort.operation.Ddl.primaryKey;
import static dev.retort.operation.Ddl.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.retort.RetortException;
import dev.retort.fixtures.Database;
import dev.retort.fixtures.PostgresServer;
import dev.retort.migrate.internal.ToolVersion;
import dev.retort.revision.Direction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MigratorTest {

    private Database database;
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        database = PostgresServer.shared().createDatabase();
        connection = database.connect();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        database.close();
    }

    private static Revisions shop() {
        return new Revisions()
                .add(
                        "a1",
                        "",
                        op ->
                                op.createTable(
                                        "customers",
                                        column("id", bigint()).identity(),
                                        primaryKey("customers_pkey", "id")),
                        op -> op.dropTable("customers"))
                .add(
                        "b1",
                        "a1",
                        op -> {
                            op.addColumn("customers", column("email", varchar(320)));
                            op.execute("INSERT INTO customers (email) VALUES ('a'), ('b')");
                        },
                        op -> op.dropColumn("customers", "email"));
    }

    @Test
    void goesUpAndDownAndKeepsARecord() throws SQLException {
        Migrator migrator = shop().migrator(Options.defaults().withOnLoss(LossPolicy.ALLOW_ALL));
        RunResult up = migrator.upgrade(connection, "head");

        assertThat(up.steps())
                .extracting(StepResult::revision, StepResult::direction, StepResult::message)
                .containsExactly(
                        tuple("a1", Direction.UPGRADE, "About a1."),
                        tuple("b1", Direction.UPGRADE, "About b1."));
        assertThat(up.steps().get(1).statements()).hasSize(2);
        assertThat(up.heads()).containsExactly("b1");
        assertThat(Rows.version(database)).containsExactly("b1");
        assertThat(Rows.of(database, "SELECT email FROM customers ORDER BY 1"))
                .containsExactly("a", "b");

        RunResult down = migrator.downgrade(connection, "base");
        assertThat(down.heads()).isEmpty();
        assertThat(Rows.version(database)).isEmpty();
        assertThat(Rows.objects(database))
                .containsExactly("public.retort_history", "public.retort_version");

        assertThat(VersionRows.history(connection, null))
                .extracting(VersionRows.Entry::direction, VersionRows.Entry::revision)
                .containsExactly(
                        tuple("upgrade", "a1"),
                        tuple("upgrade", "b1"),
                        tuple("downgrade", "b1"),
                        tuple("downgrade", "a1"));
        assertThat(VersionRows.history(connection, null))
                .allSatisfy(
                        entry -> {
                            assertThat(entry.checksum()).hasSize(64);
                            assertThat(entry.appliedBy()).isEqualTo(database.user());
                            assertThat(entry.duration()).isNotNull();
                            assertThat(entry.toolVersion()).isEqualTo(ToolVersion.current());
                        });
    }

    @Test
    void writesItsRowInTheRoleThatItBeganWith() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE set_by_a_revision");
            try {
                Revisions revisions =
                        new Revisions()
                                .add(
                                        "r1",
                                        "",
                                        op -> op.execute("SET ROLE set_by_a_revision"),
                                        op -> op.execute("SET LOCAL ROLE set_by_a_revision"));
                assertThat(revisions.migrator().upgrade(connection, "head").heads())
                        .containsExactly("r1");
                assertThat(Rows.of(database, "SELECT count(*) FROM retort_history"))
                        .containsExactly("1");
                try (ResultSet row = statement.executeQuery("SELECT current_user = session_user")) {
                    row.next();
                    assertThat(row.getBoolean(1)).isTrue();
                }
                assertThat(revisions.migrator().downgrade(connection, "base").heads()).isEmpty();
            } finally {
                statement.execute("RESET ROLE");
                statement.execute("DROP ROLE set_by_a_revision");
            }
        }
    }

    @Test
    void createsNothingToRead() throws SQLException {
        Migrator migrator = shop().migrator();
        assertThat(migrator.current(connection)).isEmpty();
        assertThat(VersionRows.history(connection, null)).isEmpty();
        DryRun dry = migrator.dryUpgrade(connection, "head");
        assertThat(dry.result().heads()).containsExactly("b1");
        assertThat(dry.result().steps()).hasSize(2);
        assertThat(dry.steps().get(0).statements().get(0)).startsWith("CREATE TABLE customers");
        assertThat(migrator.upgrade(connection, "base").steps()).isEmpty();
        assertThat(Rows.objects(database)).isEmpty();
    }

    @Test
    void isDoneWhenThereIsNothingToDo() throws SQLException {
        Migrator migrator = shop().migrator();
        migrator.upgrade(connection, "head");
        assertThat(migrator.upgrade(connection, "head").steps()).isEmpty();
        assertThat(Rows.history(database)).hasSize(2);
    }

    @Test
    void leavesNothingOfARevisionThatFailsHalfWay() throws SQLException {
        Revisions revisions =
                shop().sql(
                                "c1",
                                "b1",
                                "CREATE TABLE half (id integer)",
                                "INSERT INTO customers (email) VALUES ('c')",
                                "ALTER TABLE customers ADD CONSTRAINT one UNIQUE (nosuch)",
                                "CREATE TABLE never (id integer)")
                        .table("d1", "c1");
        assertThatThrownBy(() -> revisions.migrator().upgrade(connection, "head"))
                .isInstanceOfSatisfying(
                        MigrationFailed.class,
                        e -> {
                            assertThat(e.code()).isEqualTo("RT-4099");
                            assertThat(e.place().revision()).isEqualTo("c1");
                            assertThat(e.place().direction()).isEqualTo(Direction.UPGRADE);
                            assertThat(e.place().operationNumber()).isEqualTo(3);
                            assertThat(e.place().sql())
                                    .isEqualTo(
                                            "ALTER TABLE customers ADD CONSTRAINT one UNIQUE"
                                                    + " (nosuch)");
                            assertThat(e.place().sqlState()).isEqualTo("42703");
                            assertThat(e.done())
                                    .extracting(StepResult::revision)
                                    .containsExactly("a1", "b1");
                        })
                .hasMessageContaining("upgrade of revision c1 failed at operation 3 of 4")
                .hasMessageContaining("column \"nosuch\"")
                .hasMessageContaining("SQLSTATE 42703")
                .hasMessageEndingWith("The database is at b1; nothing of c1 was kept");
        assertThat(Rows.version(database)).containsExactly("b1");
        assertThat(Rows.objects(database))
                .containsExactly(
                        "public.customers", "public.retort_history", "public.retort_version");
        assertThat(Rows.of(database, "SELECT count(*) FROM customers")).containsExactly("2");
        assertThat(Rows.locks(database)).isEmpty();
        assertThat(connection.getAutoCommit()).isTrue();

        shop().table("c1", "b1").table("d1", "c1").migrator().upgrade(connection, "head");
        assertThat(Rows.version(database)).containsExactly("d1");
    }

    @Test
    void leavesNotEvenItsOwnTablesWhenTheFirstRevisionFails() throws SQLException {
        Revisions revisions = new Revisions().sql("a1", "", "SELECT 1/0");
        assertThatThrownBy(() -> revisions.migrator().upgrade(connection, "head"))
                .hasMessageEndingWith("The database is at base; nothing of a1 was kept");
        assertThat(Rows.objects(database)).isEmpty();
    }

    @Test
    void leavesNothingOfTheRunWhenItIsOneTransaction() throws SQLException {
        Revisions revisions = shop().sql("c1", "b1", "SELECT 1/0");
        Options all = Options.defaults().withTransactions(TransactionMode.ALL);
        assertThatThrownBy(() -> revisions.migrator(all).upgrade(connection, "head"))
                .isInstanceOfSatisfying(MigrationFailed.class, e -> assertThat(e.done()).isEmpty())
                .hasMessageEndingWith("The database is at base; nothing of this run was kept");
        assertThat(Rows.objects(database)).isEmpty();

        shop().migrator(all).upgrade(connection, "head");
        assertThat(Rows.version(database)).containsExactly("b1");
        assertThat(Rows.of(database, "SELECT count(DISTINCT xmin::text) FROM retort_history"))
                .containsExactly("1");
    }

    @Test
    void recordsEverythingBeforeTheFirstStatement() throws SQLException {
        Revisions revisions =
                shop().add(
                                "c1",
                                "b1",
                                op -> {
                                    throw new IllegalStateException("half written");
                                },
                                op -> {});
        assertThatThrownBy(() -> revisions.migrator().upgrade(connection, "head"))
                .isInstanceOf(RetortException.class)
                .hasMessageContaining("upgrade() of revision c1 failed before anything ran")
                .hasMessageContaining("half written");
        assertThat(Rows.objects(database)).isEmpty();
        assertThat(Rows.locks(database)).isEmpty();
    }

    @Test
    void canBeRefusedWhenThePlanIsKnown() throws SQLException {
        List<Boolean> destructive = new ArrayList<>();
        RunListener refuses =
                new RunListener() {
                    @Override
                    public void planned(List<PreparedStep> steps) {
                        steps.forEach(step -> destructive.add(!step.destructive().isEmpty()));
                        throw new RetortException(
                                RetortException.Kind.REFUSED, "RT-3301", "no", null, null);
                    }
                };
        shop().migrator().upgrade(connection, "head");
        Migrator migrator = shop().migrator(Options.defaults(), refuses);
        assertThatThrownBy(() -> migrator.downgrade(connection, "base")).hasMessage("no");
        assertThat(destructive).containsExactly(true, true);
        assertThat(Rows.version(database)).containsExactly("b1");
        assertThat(Rows.locks(database)).isEmpty();
    }

    @Test
    void keepsARowForEachHead() throws SQLException {
        Revisions revisions =
                new Revisions()
                        .table("a1", "")
                        .table("b1", "a1")
                        .table("b2", "a1")
                        .table("c1", "b1,b2")
                        .table("z1", "");
        Migrator migrator = revisions.migrator();
        assertThat(migrator.upgrade(connection, "b1").heads()).containsExactly("b1");
        assertThat(migrator.upgrade(connection, "b2").heads()).containsExactly("b1", "b2");
        assertThat(Rows.version(database)).containsExactly("b1", "b2");
        migrator.upgrade(connection, "heads");
        assertThat(Rows.version(database)).containsExactly("c1", "z1");
        migrator.downgrade(connection, "b1");
        assertThat(Rows.version(database)).containsExactly("b1", "b2", "z1");
        migrator.downgrade(connection, "base");
        assertThat(Rows.version(database)).isEmpty();
    }

    @Test
    void stampsWithoutRunning() throws SQLException {
        Migrator migrator = shop().migrator();
        RunResult stamped = migrator.stamp(connection, List.of("head"), false);
        assertThat(stamped.heads()).containsExactly("b1");
        assertThat(stamped.steps())
                .extracting(StepResult::revision, StepResult::direction)
                .containsExactly(tuple("b1", Direction.STAMP));
        assertThat(Rows.version(database)).containsExactly("b1");
        migrator.stamp(connection, List.of("head"), false);
        migrator.stamp(connection, List.of("a1"), false);
        migrator.stamp(connection, List.of("base"), false);
        assertThat(Rows.version(database)).isEmpty();
        assertThat(Rows.history(database)).containsExactly("stamp|b1", "stamp|a1", "stamp|base");
    }

    @Test
    void refusesARowNobodyKnowsUntilItIsPurged() throws SQLException {
        Migrator migrator = shop().migrator();
        migrator.upgrade(connection, "a1");
        database.execute("UPDATE retort_version SET version_num = 'elsewhere'");
        assertThat(migrator.current(connection)).containsExactly("elsewhere");
        for (String target : List.of("head", "base")) {
            assertThatThrownBy(() -> migrator.upgrade(connection, target))
                    .hasMessageContaining("the database is at elsewhere");
        }
        assertThatThrownBy(() -> migrator.downgrade(connection, "base"))
                .hasMessageContaining("the database is at elsewhere");
        assertThatThrownBy(() -> migrator.stamp(connection, List.of("a1"), false))
                .hasMessageContaining("the database is at elsewhere");
        migrator.stamp(connection, List.of("a1"), true);
        assertThat(Rows.version(database)).containsExactly("a1");
        migrator.upgrade(connection, "head");
        assertThat(Rows.version(database)).containsExactly("b1");
    }

    @Test
    void noticesThatTheVersionRowIsNotItsOwn() throws SQLException {
        Revisions revisions =
                new Revisions()
                        .table("a1", "")
                        .sql(
                                "b1",
                                "a1",
                                "CREATE TABLE b1 (id integer)",
                                "UPDATE retort_version SET version_num = 'x'");
        assertThatThrownBy(() -> revisions.migrator().upgrade(connection, "head"))
                .isInstanceOfSatisfying(
                        RetortException.class, e -> assertThat(e.code()).isEqualTo("RT-4004"))
                .hasMessageContaining("0 rows were found instead of one");
        assertThat(Rows.version(database)).containsExactly("a1");
        assertThat(Rows.objects(database)).doesNotContain("public.b1");

        Revisions again = new Revisions().sql("a1", "", "INSERT INTO retort_version VALUES ('a1')");
        database.execute("DELETE FROM retort_version");
        assertThatThrownBy(() -> again.migrator().upgrade(connection, "head"))
                .hasMessageContaining("the row is already there");
    }

    @Test
    void noticesThatTheVersionTableHasARowTwice() throws SQLException {
        Revisions revisions = new Revisions().table("a1", "").table("b1", "a1");
        revisions.migrator().upgrade(connection, "a1");
        database.execute(
                "ALTER TABLE retort_version DROP CONSTRAINT retort_version_pkey;"
                        + "INSERT INTO retort_version VALUES ('a1')");
        assertThatThrownBy(() -> revisions.migrator().upgrade(connection, "head"))
                .hasMessageContaining("2 rows were found instead of one");
    }

    @Test
    void givesTheConnectionBackAsItWas() throws SQLException {
        connection.setAutoCommit(false);
        Revisions revisions =
                new Revisions()
                        .sql("a1", "", "SELECT set_config('search_path', '', false)")
                        .table("b1", "a1");
        revisions.migrator().upgrade(connection, "head");
        assertThat(connection.getAutoCommit()).isFalse();
        assertThat(Rows.of(connection, "SHOW search_path")).containsExactly("\"$user\", public");
        assertThat(Rows.of(connection, "SHOW lock_timeout")).containsExactly("0");
        assertThat(Rows.objects(database)).contains("public.b1");
    }

    @Test
    void livesInTheSchemaItIsGiven() throws SQLException {
        database.execute("CREATE SCHEMA \"Tenant 1\"");
        Migrator inPublic = shop().migrator();
        inPublic.upgrade(connection, "head");
        Options options = Options.defaults().withSchema("Tenant 1");
        Migrator inTenant = shop().migrator(options);
        assertThat(inTenant.current(connection)).isEmpty();
        inTenant.upgrade(connection, "a1");
        assertThat(Rows.of(connection, "SELECT version_num FROM \"Tenant 1\".retort_version"))
                .containsExactly("a1");
        assertThat(Rows.objects(database)).contains("\"Tenant 1\".customers");
        assertThat(inPublic.current(connection)).containsExactly("b1");
        assertThatThrownBy(
                        () ->
                                shop().migrator(Options.defaults().withSchema("nosuch"))
                                        .upgrade(connection, "head"))
                .hasMessage("schema nosuch does not exist in this database");
        assertThat(Rows.locks(database)).isEmpty();
    }

    @Test
    void saysWhatARoleLacks() throws SQLException {
        PostgresServer.shared().createRole("migrate_reader", "secret");
        // Until PostgreSQL 14 everybody may create there.
        database.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
        try (Connection reader = database.connect("migrate_reader", "secret")) {
            assertThatThrownBy(() -> shop().migrator().upgrade(reader, "head"))
                    .isInstanceOfSatisfying(
                            RetortException.class,
                            e -> {
                                assertThat(e.code()).isEqualTo("RT-4042");
                                assertThat(e.hint()).contains("GRANT CREATE ON SCHEMA");
                                assertThat(e)
                                        .hasMessageContaining(
                                                "at CREATE TABLE IF NOT EXISTS"
                                                        + " \"public\".retort_version ...: ERROR");
                            });
            assertThat(shop().migrator().current(reader)).isEmpty();
        }
    }

    @Test
    void needsNoRightToCreateWhereNothingIsCreated() throws SQLException {
        Revisions revisions =
                new Revisions()
                        .sql("a1", "", "CREATE TABLE prices (value integer)")
                        .sql("b1", "a1", "INSERT INTO prices VALUES (1)");
        revisions.migrator().upgrade(connection, "a1");
        PostgresServer.shared().createRole("migrate_writer", "secret");
        database.execute(
                "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public"
                        + " TO migrate_writer");
        try (Connection writer = database.connect("migrate_writer", "secret")) {
            revisions.migrator().upgrade(writer, "head");
        }
        assertThat(Rows.version(database)).containsExactly("b1");
        assertThat(Rows.of(database, "SELECT applied_by FROM retort_history ORDER BY id"))
                .containsExactly(database.user(), "migrate_writer");
    }

    @Test
    void noticesThatARevisionEndsItsTransaction() throws SQLException {
        for (String end : List.of("ROLLBACK", "COMMIT")) {
            Revisions revisions =
                    new Revisions()
                            .table("a1", "")
                            .sql("b1", "a1", "CREATE TABLE early (id integer)", end);
            assertThatThrownBy(() -> revisions.migrator().upgrade(connection, "head"))
                    .isInstanceOfSatisfying(
                            RetortException.class, e -> assertThat(e.code()).isEqualTo("RT-4006"));
            assertThat(Rows.version(database)).containsExactly("a1");
        }
    }
}
