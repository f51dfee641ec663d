package dev.retort.dialect;

import static dev.retort.model.QualifiedName.quote;
import static dev.retort.sql.Identifiers.quote;
import static dev.retort.sql.Literals.literal;

import dev.retort.dialect.Obstacle.Reads;
import dev.retort.model.QualifiedName;
import dev.retort.model.Sequence;
import dev.retort.model.SequenceOptions;
import dev.retort.model.Type;
import dev.retort.operation.ColumnChange;
import dev.retort.operation.Operation;
import dev.retort.sql.Literals;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a sequence has got to, when its bounds, its type or its owner change: the server takes no
 * bounds that the last number is outside of. One that nothing was drawn from begins again at its
 * new start; where numbers were drawn, they are in the way.
 */
final class SequencePosition {

    private static final String RESTART_FIRST =
            "give it bounds that this number is in; or, if numbers may come again, restart it before"
                    + " that line: ";

    private static final Type BIGINT = Type.parse("bigint");

    private SequencePosition() {}

    /**
     * Alters a sequence that is still at its start, and has it begin again.
     *
     * @param sequence an expression for its name, as text
     * @param alter the statement, to which RESTART can be added
     */
    static String restart(String sequence, String alter) {
        return "DO "
                + Literals.dollarQuoted(
                        "DECLARE\n"
                                + "    is_unused boolean;\n"
                                + "BEGIN\n"
                                + "    EXECUTE 'SELECT NOT is_called AND last_value = (SELECT seqstart FROM"
                                + " pg_catalog.pg_sequence WHERE seqrelid = $1::regclass) FROM ' || "
                                + sequence
                                + "\n        INTO is_unused USING "
                                + sequence
                                + ";\n"
                                + "    IF is_unused THEN\n"
                                + "        "
                                + alter
                                + " RESTART;\n"
                                + "    END IF;\n"
                                + "END");
    }

    /** The name of the sequence behind a column, as an expression. */
    static String of(QualifiedName table, String column) {
        return "pg_get_serial_sequence(" + literal(quote(table)) + ", " + literal(column) + ")";
    }

    static List<Obstacle> obstacles(Operation.AlterSequence alter) {
        Sequence sequence = alter.sequence();
        SequenceOptions options = sequence.options();
        Type type = sequence.type();
        Long min = options.lowest(type);
        Long max = options.highest(type);
        String name = literal(quote(sequence.name()));
        return List.of(
                drawn(
                        sequence.name(),
                        List.of(),
                        "SELECT last_value FROM "
                                + quote(sequence.name())
                                + " WHERE "
                                + outside("last_value", min, max)
                                + (alter.isFromStart()
                                        ? "\n  AND (is_called OR last_value <> (SELECT seqstart FROM"
                                                + " pg_catalog.pg_sequence WHERE seqrelid = "
                                                + name
                                                + "::regclass))"
                                        : ""),
                        "and is " + words(min, max),
                        "ALTER SEQUENCE " + quote(sequence.name()) + " RESTART"));
    }

    /** Of the sequence behind an identity column: its bounds change, or go with the type. */
    static List<Obstacle> obstacles(Operation.AlterColumn alter) {
        List<Obstacle> obstacles = new ArrayList<>();
        Long min = null;
        Long max = null;
        for (ColumnChange change : alter.changes()) {
            if (change instanceof ColumnChange.AddIdentity added) {
                obstacles.addAll(beyond(alter, added));
            } else if (change instanceof ColumnChange.SetIdentity set) {
                SequenceOptions options = set.identity().options();
                // The end that nobody gives is that of the type.
                boolean descending = options.isDescending();
                if (!descending || options.min() != null) {
                    min = larger(min, options.lowest(BIGINT));
                }
                if (descending || options.max() != null) {
                    max = smaller(max, options.highest(BIGINT));
                }
            } else if (change instanceof ColumnChange.SetType type
                    && NarrowedType.isSmallerThanBigint(type.type())) {
                min = larger(min, SequenceOptions.least(type.type()));
                max = smaller(max, SequenceOptions.greatest(type.type()));
            }
        }
        if (min != null || max != null) {
            obstacles.add(
                    drawn(
                            alter.table(),
                            List.of(alter.column()),
                            "SELECT pg_sequence_last_value(seqrelid) FROM pg_catalog.pg_sequence WHERE"
                                    + " seqrelid = (\n    SELECT "
                                    + of(alter.table(), alter.column())
                                    + "::regclass FROM pg_catalog.pg_attribute WHERE attrelid = "
                                    + literal(quote(alter.table()))
                                    + "::regclass AND attname = "
                                    + literal(alter.column())
                                    + " AND attidentity <> '')\n  AND "
                                    + outside("pg_sequence_last_value(seqrelid)", min, max),
                            "for " + alter.column() + " and is " + words(min, max),
                            "ALTER TABLE "
                                    + quote(alter.table())
                                    + " ALTER COLUMN "
                                    + quote(alter.column())
                                    + " RESTART"));
        }
        return obstacles;
    }

    /** An identity goes on after the values that are there. */
    private static List<Obstacle> beyond(
            Operation.AlterColumn alter, ColumnChange.AddIdentity added) {
        SequenceOptions options = added.identity().options();
        boolean descending = options.isDescending();
        Long end = descending ? options.min() : options.max();
        if (end == null) {
            return List.of();
        }
        String beyond = (descending ? " < " : " > ") + end;
        List<Obstacle> obstacles = new ArrayList<>();
        obstacles.add(
                new Obstacle(
                        alter.table(),
                        List.of(new Reads(alter.table(), List.of(alter.column()))),
                        false,
                        ObstacleSql.select(alter.table())
                                + " WHERE "
                                + quote(alter.column())
                                + beyond,
                        "row",
                        "whose "
                                + alter.column()
                                + " is beyond "
                                + end
                                + ", where its identity ends",
                        "give the identity bounds that all values are in",
                        false));
        QualifiedName replaced = added.replaces();
        if (replaced != null) {
            obstacles.add(
                    drawn(
                            replaced,
                            List.of(),
                            "SELECT last_value FROM "
                                    + quote(replaced)
                                    + " WHERE is_called AND last_value"
                                    + beyond,
                            "and is beyond " + end + ", where the identity ends that replaces it",
                            "ALTER SEQUENCE " + quote(replaced) + " RESTART"));
        }
        return obstacles;
    }

    static Obstacle obstacle(Operation.AdvanceSequence advance) {
        QualifiedName table = advance.column().table();
        String column = advance.column().column();
        return new Obstacle(
                table,
                List.of(
                        new Reads(table, List.of(column)),
                        new Reads(advance.sequence(), List.of())),
                false,
                ObstacleSql.select(table)
                        + " WHERE "
                        + quote(column)
                        + " > (SELECT seqmax FROM pg_catalog.pg_sequence WHERE seqrelid = "
                        + literal(quote(advance.sequence()))
                        + "::regclass)",
                "row",
                "whose " + column + " is beyond the last number of sequence " + advance.sequence(),
                "give the sequence a maximum that all values are below",
                false);
    }

    private static Obstacle drawn(
            QualifiedName of, List<String> columns, String query, String fault, String restart) {
        return new Obstacle(
                of,
                List.of(new Reads(of, columns)),
                false,
                query,
                "number",
                "that was drawn last " + fault,
                RESTART_FIRST
                        + "op.execute(\""
                        + restart.replace("\\", "\\\\").replace("\"", "\\\"")
                        + "\")",
                false);
    }

    private static String outside(String value, Long min, Long max) {
        if (min == null) {
            return value + " > " + max;
        }
        return max == null ? value + " < " + min : value + " NOT BETWEEN " + min + " AND " + max;
    }

    private static String words(Long min, Long max) {
        if (min == null) {
            return "greater than " + max;
        }
        return max == null ? "less than " + min : "outside of " + min + " to " + max;
    }

    private static Long larger(Long a, long b) {
        return a == null ? b : Long.valueOf(Math.max(a, b));
    }

    private static Long smaller(Long a, long b) {
        return a == null ? b : Long.valueOf(Math.min(a, b));
    }
}
