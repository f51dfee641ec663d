package dev.retort.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.database.DatabaseReader;
import dev.retort.database.ReadScope;
import dev.retort.fixtures.Database;
import dev.retort.fixtures.PostgresServer;
import dev.retort.model.QualifiedName;
import dev.retort.snapshot.Desired;
import dev.retort.snapshot.Reflected;
import dev.retort.snapshot.Unmapped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is left of an index that could not be built; a case cannot make one in a transaction. */
class InvalidIndexTest {

    @Test
    void isNamedAndNotProposed() throws SQLException {
        try (Database database = PostgresServer.shared().createDatabase();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table t (a int, b int)");
            statement.execute("create index t_b_idx on t (b)");
            Reflected before = read(connection);
            statement.execute("insert into t values (1, 1), (1, 2)");
            assertThatThrownBy(
                            () ->
                                    statement.execute(
                                            "create unique index concurrently half on t (a)"))
                    .hasMessageContaining("could not create unique index");

            Reflected after = read(connection);
            assertThat(after.schema()).isEqualTo(before.schema());
            assertThat(after.notCompared())
                    .containsExactly(
                            Unmapped.partOf(QualifiedName.of("t"), "invalid index", "half"));
            Desired desired = new Desired(before.schema(), Set.of(), List.of());
            assertThat(Laws.differences(connection, desired)).isEmpty();
        }
    }

    private static Reflected read(Connection connection) throws SQLException {
        return DatabaseReader.read(connection, ReadScope.everything("public"));
    }
}
