package dev.retort.migrate.internal;

import dev.retort.sql.Literals;
import java.util.List;

/**
 * What stops a script whose precondition does not hold, in any client. The first statement looks,
 * and succeeds either way: where the script must not go on, it leaves two equal rows behind, which
 * a deferred constraint forbids, so that nothing of the transaction can be committed. The second
 * one fails then, which is where most clients stop. One that goes on after an error, such as psql
 * with ON_ERROR_ROLLBACK, fails at the COMMIT at last.
 */
final class Refusal {

    /** It is there only while a transaction must not be committed. */
    private static final String TABLE = "pg_temp.retort_refusal";

    /** As much as an index takes of a text. */
    private static final int LONGEST = 600;

    private Refusal() {}

    /**
     * @param declared variables, or the empty text
     * @param look PL/pgSQL that gives {@code refusal} a text where the script must not go on
     * @param hint what to do then, or {@code null}
     */
    static List<String> statements(String declared, String look, String hint) {
        return List.of(leave(declared, look), stop(hint));
    }

    /** Nobody who could not look goes on; where no table can be made, the session ends. */
    private static String leave(String declared, String look) {
        return block(
                "DECLARE\n    refusal text;\n"
                        + declared
                        + "BEGIN\n    BEGIN\n"
                        + look.indent(8)
                        + "    EXCEPTION WHEN OTHERS OR query_canceled THEN\n"
                        + "        refusal := SQLERRM;\n"
                        + "    END;\n"
                        + "    IF refusal IS NOT NULL THEN\n"
                        + "        CREATE TEMPORARY TABLE IF NOT EXISTS "
                        + TABLE
                        + " (\n            message text CONSTRAINT retort_refuses"
                        + " UNIQUE DEFERRABLE INITIALLY DEFERRED\n        ) ON COMMIT DROP;\n"
                        + "        refusal := left(refusal, "
                        + LONGEST
                        + ");\n        INSERT INTO "
                        + TABLE
                        + " VALUES (refusal), (refusal);\n"
                        + "    END IF;\n"
                        + "EXCEPTION WHEN OTHERS OR query_canceled THEN\n"
                        + "    RAISE WARNING '%', refusal;\n"
                        + "    PERFORM pg_catalog.pg_terminate_backend("
                        + "pg_catalog.pg_backend_pid());\n"
                        + "END");
    }

    private static String stop(String hint) {
        return block(
                "BEGIN\n    IF pg_catalog.to_regclass("
                        + Literals.literal(TABLE)
                        + ") IS NOT NULL THEN\n        RAISE EXCEPTION USING MESSAGE = (SELECT"
                        + " message FROM "
                        + TABLE
                        + " LIMIT 1)"
                        + (hint == null ? "" : ", HINT = " + Literals.robustLiteral(hint))
                        + ";\n    END IF;\nEND");
    }

    private static String block(String body) {
        return "DO " + Literals.dollarQuoted(body);
    }
}
