package dev.retort.dialect;

import static dev.retort.model.QualifiedName.quote;
import static dev.retort.sql.Identifiers.quote;
import static dev.retort.sql.Literals.literal;

import dev.retort.dialect.Obstacle.Reads;
import dev.retort.model.QualifiedName;
import dev.retort.model.Type;
import dev.retort.operation.ColumnChange;
import dev.retort.operation.Operation;
import dev.retort.sql.Identifiers;
import dev.retort.sql.Literals;
import dev.retort.sql.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rows whose value does not become one of another type: no SELECT can count them, because the first
 * one ends it (only PostgreSQL 16 and newer can ask beforehand, and not about any expression). So
 * all are converted at once, as ALTER TABLE would; and only if that fails, one after another, in a
 * block that goes on after each. It cannot write, not even what an expression of a person's calls.
 */
final class Conversion {

    /** What PostgreSQL turns into one of these can at most be too long. */
    private static final Set<String> TEXTS = Set.of("text", "character varying", "character");

    /** Types, and those of which every value becomes one of them. */
    private static final Map<String, List<String>> FIT =
            Map.of(
                    "integer", List.of("smallint"),
                    "bigint", List.of("smallint", "integer"),
                    "numeric", List.of("smallint", "integer", "bigint"),
                    "real", List.of("smallint", "integer", "bigint"),
                    "double precision", List.of("smallint", "integer", "bigint", "real"));

    private static final String FAILS =
            "EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN\n";

    private Conversion() {}

    /** Nothing where PostgreSQL's own cast cannot fail, or would not read the rows either. */
    static Optional<Obstacle> obstacle(Operation.AlterColumn alter, ColumnChange.SetType change) {
        Type type = change.type();
        boolean isOwn = change.using() == null;
        if (isOwn && TEXTS.contains(type.withoutModifiers().sql())) {
            return Optional.empty();
        }
        String value = isOwn ? quote(alter.column()) : change.using().text();
        if (!isOwn && !SqlText.of(value).isSelfContained()) {
            return Optional.empty();
        }
        String table = quote(alter.table());
        String closed = value.contains("--") ? value + "\n" : value;
        String convert = "SELECT CAST((" + closed + ") AS " + type.sql() + ") FROM ";
        String where = isOwn ? "\nWHERE " + isConverted(alter, type) : "";
        return Optional.of(
                new Obstacle(
                        alter.table(),
                        reads(alter, value, type),
                        true,
                        convert + table + where,
                        "row",
                        "whose " + alter.column() + " does not become " + type.sql(),
                        "correct the rows before that line, with op.execute; or say how it is made to"
                                + " fit: setType(...).using(\"...\")",
                        false,
                        probe(alter.table(), convert, where)));
    }

    /**
     * What else has one of these names counts as well. The type may be made first, or get a label.
     */
    private static List<Reads> reads(Operation.AlterColumn alter, String value, Type type) {
        SqlText text = SqlText.of(value);
        List<String> columns = new ArrayList<>();
        if (!text.mentions(alter.table().name())) {
            columns.addAll(text.names());
            columns.add(alter.column());
        }
        List<Reads> reads = new ArrayList<>();
        reads.add(new Reads(alter.table(), columns));
        for (String name : SqlText.of(type.name()).names()) {
            reads.add(new Reads(QualifiedName.of(name), List.of()));
        }
        return reads;
    }

    /** Whether the server has to look at the values: not where both types are stored alike. */
    private static String isConverted(Operation.AlterColumn alter, Type type) {
        String wanted = literal(type.sql()) + "::regtype";
        List<String> narrower = FIT.getOrDefault(type.sql(), List.of());
        return "(SELECT atttypid <> "
                + wanted
                + (narrower.isEmpty()
                        ? ""
                        : " AND atttypid <> ALL (ARRAY["
                                + narrower.stream()
                                        .map(each -> literal(each) + "::regtype")
                                        .collect(Collectors.joining(", "))
                                + "])")
                + " AND NOT EXISTS (SELECT FROM pg_catalog.pg_cast WHERE castsource = atttypid AND"
                + " casttarget = "
                + wanted
                + " AND castmethod = 'b')\n    AND NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE"
                + " oid = atttypid AND typbasetype = "
                + wanted
                + ")\n    FROM pg_catalog.pg_attribute WHERE attrelid = "
                + literal(quote(alter.table()))
                + "::regclass AND attname = "
                + literal(alter.column())
                + ")";
    }

    private static String probe(QualifiedName table, String convert, String where) {
        String all = convert.replaceFirst("SELECT ", "PERFORM count(").replaceFirst(" FROM $", ")");
        String body =
                "#variable_conflict use_column\n"
                        + "DECLARE\n"
                        + "    each_row "
                        + quote(table)
                        + "%ROWTYPE;\n"
                        + "    failed bigint := 0;\n"
                        + "    example text;\n"
                        + "BEGIN\n"
                        + "PERFORM pg_catalog.set_config('transaction_read_only', 'on', true);\n"
                        + "BEGIN\n"
                        + all
                        + " FROM "
                        + quote(table)
                        + where
                        + ";\n"
                        + FAILS
                        + "FOR each_row IN SELECT * FROM "
                        + quote(table)
                        + " LOOP\n"
                        + "BEGIN\n"
                        + convert.replaceFirst("SELECT", "PERFORM")
                        + "(SELECT (each_row).*) AS "
                        + Identifiers.quote(table.name())
                        + ";\n"
                        + FAILS
                        + "failed := failed + 1;\n"
                        + "example := coalesce(example, SQLERRM);\n"
                        + "END;\n"
                        + "END LOOP;\n"
                        + "END;\n"
                        + "PERFORM pg_catalog.set_config("
                        + literal(Obstacle.FOUND)
                        + ", failed || ' ' || coalesce(example, ''), true);\n"
                        + "END";
        return "DO " + Literals.dollarQuoted(body);
    }
}
