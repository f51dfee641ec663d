package dev.retort.migrate;

import static dev.retort.operation.Ddl.column;
import static dev.retort.operation.Ddl.integer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.RetortException;
import dev.retort.fixtures.Database;
import dev.retort.fixtures.PostgresServer;
import dev.retort.revision.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** a1 makes t with two rows, b1 makes u with one; the database has both. */
class LossPolicyTest {

    private Database database;
    private Connection connection;

    @BeforeEach
    void filled() throws SQLException {
        database = PostgresServer.shared().createDatabase();
        connection = database.connect();
        revisions().migrator().upgrade(connection, "head");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        database.close();
    }

    private static Revisions revisions() {
        return new Revisions()
                .add(
                        "a1",
                        "",
                        op -> {
                            op.createTable("t", column("a", integer()));
                            op.execute("INSERT INTO t VALUES (1), (2)");
                        },
                        op -> op.dropTable("t"))
                .add(
                        "b1",
                        "a1",
                        op -> {
                            op.createTable("u", column("a", integer()));
                            op.execute("INSERT INTO u VALUES (1)");
                        },
                        op -> op.dropTable("u"));
    }

    private RunResult downgrade(LossPolicy policy) {
        return revisions()
                .migrator(Options.defaults().withOnLoss(policy))
                .downgrade(connection, "base");
    }

    private void nothingChanged() throws SQLException {
        assertThat(Rows.of(database, "SELECT count(*) FROM t")).containsExactly("2");
        assertThat(Rows.of(database, "SELECT count(*) FROM u")).containsExactly("1");
        assertThat(Rows.version(database)).containsExactly("b1");
        assertThat(Rows.locks(database)).isEmpty();
        assertThat(connection.getAutoCommit()).isTrue();
    }

    @Test
    void refusesUnlessSomebodyAgrees() throws SQLException {
        assertThatThrownBy(() -> revisions().migrator().downgrade(connection, "base"))
                .isInstanceOfSatisfying(
                        LossRefused.class,
                        e -> {
                            assertThat(e.code()).isEqualTo("RT-3301");
                            assertThat(e.kind()).isEqualTo(RetortException.Kind.REFUSED);
                            assertThat(e.hint())
                                    .isEqualTo(
                                            "save the data, or give it up by name:"
                                                    + " onLoss(LossPolicy.allow(\"b1\", \"a1\"))");
                            assertThat(e.losses()).hasSize(2);
                        })
                .hasMessage(
                        """
                        downgrade of revisions b1, a1 would destroy data, and nobody agreed to that
                        b1  drop table u: 1 row
                        a1  drop table t: 2 rows
                        Nothing was changed""");
        nothingChanged();
    }

    @Test
    void refusesTheWholeRunForARevisionThatIsNotNamed() throws SQLException {
        assertThatThrownBy(() -> downgrade(LossPolicy.allow("b1")))
                .isInstanceOf(LossRefused.class)
                .hasMessageStartingWith("downgrade of revision a1 would destroy data");
        nothingChanged();
    }

    @Test
    void goesOnWhereAllIsAgreed() throws SQLException {
        assertThat(downgrade(LossPolicy.allow("a1", "b1")).heads()).isEmpty();
        revisions().migrator().upgrade(connection, "head");
        assertThat(downgrade(LossPolicy.ALLOW_ALL).heads()).isEmpty();
    }

    @Test
    void whatIsEmptyIsNoLoss() throws SQLException {
        database.execute("DELETE FROM t; DELETE FROM u");
        assertThat(revisions().migrator().downgrade(connection, "base").heads()).isEmpty();
    }

    @Test
    void asksOnceWithAllThatWouldBeLost() throws SQLException {
        List<List<String>> asked = new ArrayList<>();
        assertThatThrownBy(
                        () ->
                                downgrade(
                                        LossPolicy.ask(
                                                losses -> {
                                                    asked.add(ids(losses));
                                                    return false;
                                                })))
                .isInstanceOf(LossRefused.class)
                .hasMessageContaining("and that was not confirmed");
        assertThat(asked).containsExactly(List.of("b1", "a1"));
        nothingChanged();
        assertThat(downgrade(LossPolicy.ask(losses -> true)).heads()).isEmpty();
    }

    private static List<String> ids(List<DataLoss> losses) {
        return losses.stream().map(DataLoss::step).map(Step::id).toList();
    }
}
