package dev.retort.database;

import dev.retort.RetortException;
import java.util.List;
import java.util.Locale;

/**
 * Which server it is that speaks PostgreSQL's protocol. Several do, and have catalogues of the same
 * names that say other things or lack columns; what is read there could be wrong without an error.
 */
enum ServerProduct {
    POSTGRESQL("PostgreSQL"),
    COCKROACHDB("CockroachDB", "cockroachdb"),
    YUGABYTEDB("YugabyteDB", "-yb-", "yugabyte"),
    REDSHIFT("Amazon Redshift", "redshift"),
    GREENPLUM("Greenplum", "greenplum", "cloudberry"),
    MATERIALIZE("Materialize", "materialize"),
    CRATEDB("CrateDB", "cratedb"),
    QUESTDB("QuestDB", "questdb"),
    RISINGWAVE("RisingWave", "risingwave"),
    SPANNER("Google Spanner", "spanner"),
    OPENGAUSS("openGauss", "opengauss", "gaussdb");

    private final String label;
    private final List<String> marks;

    ServerProduct(String label, String... marks) {
        this.label = label;
        this.marks = List.of(marks);
    }

    /**
     * @param version what {@code version()} says
     */
    static ServerProduct of(String version) {
        String text = version.toLowerCase(Locale.ROOT);
        for (ServerProduct product : values()) {
            if (product.marks.stream().anyMatch(text::contains)) {
                return product;
            }
        }
        return POSTGRESQL;
    }

    /** What an extension adds to tables that no catalogue of PostgreSQL says, or {@code null}. */
    static String unsaid(String extension) {
        return switch (extension) {
            case "citus" -> "how tables are distributed is not compared";
            case "timescaledb" -> "which tables are hypertables is not compared";
            default -> null;
        };
    }

    /**
     * @throws RetortException when it is not PostgreSQL
     */
    static void require(String version) {
        ServerProduct product = of(version);
        if (product != POSTGRESQL) {
            throw new RetortException(
                    "RT-1404",
                    "the server is " + product.label + ", not PostgreSQL: " + version,
                    "Retort reads and writes what PostgreSQL 14 to 18 have; use one of these");
        }
    }
}
