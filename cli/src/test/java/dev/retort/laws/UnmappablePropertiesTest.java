package dev.retort.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.database.DatabaseReader;
import dev.retort.database.ReadScope;
import dev.retort.database.spelling.ServerSpelling;
import dev.retort.dialect.PostgreSqlDialect;
import dev.retort.diff.Comparison;
import dev.retort.diff.dependents.Dependents;
import dev.retort.diff.scope.Scope;
import dev.retort.fixtures.Database;
import dev.retort.fixtures.PostgresServer;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.operation.Description;
import dev.retort.replay.History;
import dev.retort.snapshot.Desired;
import dev.retort.snapshot.Reflected;
import dev.retort.snapshot.Unmapped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What entities have no words for is no difference to them, and one to another database. */
class UnmappablePropertiesTest {

    private static final String SAID =
            "create table t (id int constraint t_pkey primary key, a text not null, b int,"
                    + " constraint t_b_key unique (b)); create index t_a_idx on t (a);"
                    + " create sequence q;";

    private static final String UNSAID =
            "alter table t alter a set storage external, alter a set compression pglz;"
                    + " alter table t alter a set statistics 7, alter b set statistics 0;"
                    + " alter table t add constraint x exclude (a with =);"
                    + " alter index t_pkey set (fillfactor = 70);"
                    + " alter index t_b_key set (fillfactor = 80);"
                    + " comment on constraint t_pkey on t is 'x'; comment on index t_a_idx is 'x';"
                    + " comment on sequence q is 'x'; create domain d as int;";

    @Test
    void staysAsItIs() throws SQLException {
        Comparison comparison = compare(new Desired(read(SAID), Set.of(), List.of()));

        assertThat(comparison.upgrade()).isEmpty();
        assertThat(comparison.downgrade()).isEmpty();
        assertThat(comparison.notCompared())
                .containsExactly(
                        Unmapped.of("domain", "d"),
                        Unmapped.partOf(QualifiedName.of("t"), "exclusion constraint", "x"));
    }

    /** PostgreSQL forgets the storage with the type, and keeps the statistics target. */
    @Test
    void isNotSaidWhenTheTypeChanges() throws SQLException {
        Schema retyped = read(SAID.replace("a text", "a varchar(9)").replace("b int", "b bigint"));
        Comparison comparison = compare(new Desired(retyped, Set.of(), List.of()));

        assertThat(comparison.upgrade())
                .extracting(Description::of)
                .containsExactly(
                        "alter column t.a: type character varying(9)",
                        "alter column t.b: type bigint");
        assertThat(comparison.downgrade())
                .extracting(Description::of)
                .containsExactly(
                        "alter column t.a: type text, storage external, compression pglz",
                        "alter column t.b: type integer");
    }

    @Test
    void isADifferenceToAnotherDatabase() throws SQLException {
        assertThat(compare(Desired.like(read(SAID))).upgrade()).hasSizeGreaterThan(5);
    }

    private static Schema read(String sql) throws SQLException {
        try (Database database = PostgresServer.shared().createDatabase()) {
            database.execute(sql);
            return read(database).schema();
        }
    }

    private static Reflected read(Database database) throws SQLException {
        try (Connection connection = database.connect()) {
            return DatabaseReader.read(connection, ReadScope.everything("public"));
        }
    }

    private static Comparison compare(Desired desired) throws SQLException {
        try (Database database = PostgresServer.shared().createDatabase();
                Connection connection = database.connect()) {
            database.execute(SAID + UNSAID + notNull(database));
            return Comparison.of(
                    desired,
                    DatabaseReader.read(connection, ReadScope.everything("public")),
                    () -> History.NONE,
                    Scope.of("public"),
                    new PostgreSqlDialect(),
                    new ServerSpelling(connection, "public"),
                    Dependents.NONE);
        }
    }

    /** Only PostgreSQL 18 and newer give NOT NULL a name that can be changed. */
    private static String notNull(Database database) {
        return database.server().majorVersion() < 18
                ? ""
                : "alter table t rename constraint t_a_not_null to a_needed";
    }
}
