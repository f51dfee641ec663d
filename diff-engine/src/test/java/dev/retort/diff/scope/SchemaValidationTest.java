package dev.retort.diff.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.model.Schema;
import dev.retort.model.Type;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hibernate.Version;
import org.hibernate.dialect.PostgreSQLDialect;
import org.junit.jupiter.api.Test;

/** Which number a column may be in the place of which: Hibernate's own answer is the measure. */
class SchemaValidationTest {

    /** With what the JDBC driver reports for them. */
    private static final Map<String, Integer> NUMBERS =
            new TreeMap<>(
                    Map.of(
                            "smallint", Types.SMALLINT,
                            "integer", Types.INTEGER,
                            "bigint", Types.BIGINT,
                            "numeric", Types.NUMERIC,
                            "real", Types.REAL,
                            "double precision", Types.DOUBLE));

    private static final Set<String> INTEGERS = Set.of("smallint", "integer", "bigint");

    @Test
    void numbersAreTakenAsHibernateTakesThem() {
        PostgreSQLDialect hibernate = new PostgreSQLDialect();
        SchemaValidation validation = new SchemaValidation(Schema.EMPTY);
        for (String there : NUMBERS.keySet()) {
            for (String wanted : NUMBERS.keySet()) {
                if (isBefore66() && INTEGERS.contains(there) && INTEGERS.contains(wanted)) {
                    continue;
                }
                assertThat(validation.accepts(type(there), type(wanted)))
                        .as("%s in the place of %s", there, wanted)
                        .isEqualTo(
                                hibernate.equivalentTypes(NUMBERS.get(wanted), NUMBERS.get(there)));
            }
        }
    }

    private static Type type(String name) {
        return new Type(name, List.of(), 0);
    }

    /** It takes no integer for a shorter one, which works all the same. */
    private static boolean isBefore66() {
        String[] version = Version.getVersionString().split("\\.");
        return version[0].equals("6") && Integer.parseInt(version[1]) < 6;
    }
}
