package dev.retort.cli.output;

import dev.retort.RetortException;
import dev.retort.migrate.ConflictingRows;
import dev.retort.migrate.DataLoss;
import dev.retort.migrate.LossRefused;
import dev.retort.migrate.MigrationFailed;
import dev.retort.operation.Description;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An error, ready to be printed: {@code error[CODE]: sentence} and lines below it that say more.
 *
 * @param status the process's exit status
 * @param hint what to do next, if anybody knows
 * @param facts more fields of the JSON object, with text or null
 */
public record Failure(
        int status, String code, String message, Optional<String> hint, Map<String, String> facts) {

    /** Wrong usage: {@code EX_USAGE} of sysexits.h. */
    public static final int USAGE = 64;

    private static final List<String> FACTS = List.of("revision", "operation", "sql", "sqlState");

    public Failure {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /** A command line that cannot be meant. */
    public static Failure usage(String message, String hint) {
        return new Failure(USAGE, "RT-0001", message, Optional.of(hint), Map.of());
    }

    /** Whatever was thrown; what is not a {@link RetortException} is a bug of ours. */
    public static Failure of(Throwable thrown) {
        Map<String, String> facts = new LinkedHashMap<>();
        sqlState(thrown).ifPresent(state -> facts.put("sqlState", state));
        if (thrown instanceof MigrationFailed e) {
            facts.put("revision", e.place().revision());
            facts.put("operation", e.place().operation());
            facts.put("sql", e.place().sql());
        }
        if (thrown instanceof ConflictingRows e) {
            ConflictingRows.Finding first = e.findings().get(0);
            facts.put("revision", first.step().id());
            facts.put("operation", Description.of(first.prepared().operation()));
            facts.put("sql", first.obstacle().query());
        }
        if (thrown instanceof LossRefused e) {
            DataLoss first = e.losses().get(0);
            facts.put("revision", first.step().id());
            facts.put("operation", Description.of(first.operation()));
        }
        if (thrown instanceof RetortException e) {
            return new Failure(
                    status(e.kind()),
                    e.code(),
                    e.getMessage(),
                    Optional.ofNullable(e.hint()),
                    facts);
        }
        return new Failure(
                1,
                "RT-9999",
                "a bug in Retort: " + thrown,
                Optional.of("run it again with --stacktrace and report what it prints"),
                facts);
    }

    private static int status(RetortException.Kind kind) {
        return switch (kind) {
            case FAILURE -> 1;
            case REFUSED -> 3;
            case LOCKED -> 4;
            case USAGE -> USAGE;
        };
    }

    private static Optional<String> sqlState(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof SQLException e) {
                return Optional.ofNullable(e.getSQLState());
            }
        }
        return Optional.empty();
    }

    /** The fields of the JSON object {@code error}; always the same ones. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("code", code);
        fields.put("message", message);
        fields.put("hint", hint.orElse(null));
        FACTS.forEach(name -> fields.put(name, facts.get(name)));
        return fields;
    }

    /** The lines for a person. */
    public List<String> lines(Style style) {
        List<String> lines = new ArrayList<>();
        String[] said = message.split("\\R");
        lines.add(style.alarm("error[" + code + "]:") + " " + said[0]);
        for (String line : Arrays.asList(said).subList(1, said.length)) {
            lines.add("  " + line);
        }
        hint.ifPresent(text -> lines.add(labelled(style, "fix", text)));
        return lines;
    }

    private static String labelled(Style style, String label, String text) {
        return "  "
                + style.faint(String.format("%-7s", label))
                + " "
                + text.replace("\n", "\n          ");
    }
}
