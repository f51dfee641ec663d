package dev.retort.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.RetortException;
import dev.retort.fixtures.Database;
import dev.retort.fixtures.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What {@code version()} says on servers that one meets. */
class ServerProductTest {

    private static final String VERSIONS =
            """
            POSTGRESQL | PostgreSQL 18.0 on x86_64-pc-linux-gnu, compiled by gcc (GCC) 13.2.0, 64-bit
            POSTGRESQL | PostgreSQL 15.14 (Debian 15.14-0+deb12u1) on x86_64-pc-linux-gnu, compiled by gcc (Debian 12.2.0-14+deb12u1) 12.2.0, 64-bit
            POSTGRESQL | PostgreSQL 16.4 on aarch64-unknown-linux-gnu, compiled by aarch64-unknown-linux-gnu-gcc (GCC) 9.5.0, 64-bit
            POSTGRESQL | PostgreSQL 16.2 (EnterpriseDB Advanced Server 16.2.0) on x86_64-pc-linux-gnu, 64-bit
            COCKROACHDB | CockroachDB CCL v23.1.11 (x86_64-pc-linux-gnu, built 2023/09/27 01:53:43, go1.19.10)
            YUGABYTEDB | PostgreSQL 11.2-YB-2.20.1.3-b0 on x86_64-pc-linux-gnu, compiled by clang version 16.0.6, 64-bit
            YUGABYTEDB | PostgreSQL 15.2-YB-2.25.0.0-b0 on aarch64-unknown-linux-gnu, compiled by clang version 17.0.6, 64-bit
            REDSHIFT | PostgreSQL 8.0.2 on i686-pc-linux-gnu, compiled by GCC gcc (GCC) 3.4.2 20041017 (Red Hat 3.4.2-6.fc3), Redshift 1.0.12103
            GREENPLUM | PostgreSQL 9.4.26 (Greenplum Database 6.25.3 build commit:abc) on x86_64-unknown-linux-gnu, 64-bit
            MATERIALIZE | PostgreSQL 9.5.0 on x86_64-unknown-linux-gnu (Materialize v0.80.1 (ab12cd34))
            CRATEDB | CrateDB 5.4.1 (built 1a2b3c4/2023-08-09T10:12:13Z, Linux 5.10 amd64, OpenJDK 64-Bit)
            QUESTDB | PostgreSQL 12.3, compiled by Visual C++ build 1914, 64-bit, QuestDB
            RISINGWAVE | PostgreSQL 13.14.0-RisingWave-2.0.1 (0d15632)
            OPENGAUSS | (openGauss 5.0.0 build a07d57c3) compiled at 2023-03-29 03:37:13 on x86_64-unknown-linux-gnu
            """;

    @TestFactory
    Stream<DynamicTest> isToldByItsVersion() {
        return VERSIONS.lines().map(line -> DynamicTest.dynamicTest(line, () -> isTold(line)));
    }

    @Test
    void anExtensionThatSpreadsTablesSaysWhatIsNotCompared() {
        assertThat(ServerProduct.unsaid("citus")).contains("distributed");
        assertThat(ServerProduct.unsaid("timescaledb")).contains("hypertables");
        assertThat(ServerProduct.unsaid("hstore")).isNull();
    }

    @Test
    void anotherOneIsRefusedByName() throws SQLException {
        assertThatThrownBy(
                        () ->
                                ServerProduct.require(
                                        "CockroachDB CCL v23.1.11 (x86_64-pc-linux-gnu)"))
                .isInstanceOf(RetortException.class)
                .hasMessageContaining(
                        "the server is CockroachDB, not PostgreSQL: CockroachDB CCL v23");
        try (Database database = PostgresServer.shared().createDatabase();
                Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select version()")) {
            row.next();
            assertThat(ServerProduct.of(row.getString(1))).isEqualTo(ServerProduct.POSTGRESQL);
        }
    }

    private static void isTold(String line) {
        int bar = line.indexOf('|');
        assertThat(ServerProduct.of(line.substring(bar + 1)))
                .isEqualTo(ServerProduct.valueOf(line.substring(0, bar).strip()));
    }
}
