package dev.retort.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Has the server print expressions and types after analysis: EXPLAIN (VERBOSE) shows what each node
 * of a plan puts out. An expression becomes a sub-select over a function that returns rows of any
 * shape, so that its columns need not exist anywhere.
 *
 * <p>Text that goes in is closed in itself ({@link SqlText}), and a plan of another shape than
 * expected counts as not understood: what the text says is the value of one expression, or nothing.
 */
final class Explain {

    /**
     * @param columns types by name, which is not quoted yet
     * @param expression SQL text
     */
    record Subject(Map<String, String> columns, String expression) {}

    /** A select list has at most 1664 entries (manual, appendix K). */
    private static final int AT_ONCE = 1000;

    /** What the server says where a role lacks USAGE of a schema, for instance. */
    static final String NOT_ALLOWED = "42501";

    private final Connection connection;

    /**
     * @param connection in a transaction
     */
    Explain(Connection connection) {
        this.connection = connection;
    }

    /** Each subject as the server prints it; empty for {@code null} and what it rejects. */
    List<Optional<String>> expressions(List<Subject> subjects) throws SQLException {
        String alias = unused(subjects);
        return ask(
                subjects,
                asked ->
                        IntStream.range(0, asked.size())
                                .mapToObj(i -> subSelect(asked.get(i), alias + i))
                                .collect(Collectors.joining(",\n")),
                (plan, count) -> outputsByAlias(plan, alias, count));
    }

    /** Each type in the spelling of {@code format_type}. */
    List<Optional<String>> types(List<String> types) throws SQLException {
        List<String> contained =
                types.stream().map(type -> SqlText.isSelfContained(type) ? type : null).toList();
        return ask(
                contained,
                asked ->
                        asked.stream()
                                .map(type -> "CAST(NULL AS " + type + "\n)")
                                .collect(Collectors.joining(", ")),
                (plan, count) ->
                        strings(plan.get("Output")).stream().map(Explain::typeOfNull).toList());
    }

    private interface Reading {
        List<String> answers(Map<?, ?> plan, int count);
    }

    /** Nulls among the subjects are not asked about. */
    private <S> List<Optional<String>> ask(
            List<S> subjects, Function<List<S>, String> selectList, Reading reading)
            throws SQLException {
        List<Integer> places =
                IntStream.range(0, subjects.size())
                        .filter(i -> subjects.get(i) != null)
                        .boxed()
                        .toList();
        List<Optional<String>> result =
                new ArrayList<>(Collections.nCopies(subjects.size(), Optional.empty()));
        for (int from = 0; from < places.size(); from += AT_ONCE) {
            List<Integer> some = places.subList(from, Math.min(from + AT_ONCE, places.size()));
            halve(some, subjects, selectList, reading, result);
        }
        return result;
    }

    private <S> void halve(
            List<Integer> places,
            List<S> subjects,
            Function<List<S>, String> selectList,
            Reading reading,
            List<Optional<String>> result)
            throws SQLException {
        List<S> asked = places.stream().map(subjects::get).toList();
        List<String> answers =
                plan(selectList.apply(asked))
                        .map(plan -> reading.answers(plan, asked.size()))
                        .orElse(List.of());
        if (answers.size() == asked.size()) {
            for (int i = 0; i < places.size(); i++) {
                result.set(places.get(i), Optional.of(answers.get(i)));
            }
        } else if (places.size() > 1) {
            int middle = places.size() / 2;
            halve(places.subList(0, middle), subjects, selectList, reading, result);
            halve(places.subList(middle, places.size()), subjects, selectList, reading, result);
        }
    }

    private Optional<Map<?, ?>> plan(String selectList) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            // Braces and question marks are SQL here, not JDBC's.
            statement.setEscapeProcessing(false);
            try (ResultSet row =
                    statement.executeQuery(
                            "EXPLAIN (VERBOSE, COSTS OFF, FORMAT JSON) SELECT " + selectList)) {
                row.next();
                List<?> plans = (List<?>) Json.parse(row.getString(1));
                connection.releaseSavepoint(before);
                return Optional.of((Map<?, ?>) ((Map<?, ?>) plans.get(0)).get("Plan"));
            }
        } catch (SQLException rejected) {
            if (isFatal(rejected)) {
                throw rejected;
            }
            connection.rollback(before);
            connection.releaseSavepoint(before);
            return Optional.empty();
        }
    }

    /**
     * Not about the question: connection (08), resources (53, 54), operator's intervention (57), or
     * a role that may not know the answer, which does not mean that there is none.
     */
    private static boolean isFatal(SQLException failure) {
        String state = failure.getSQLState();
        return state == null
                || state.equals(NOT_ALLOWED)
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57")
                || state.startsWith("58")
                || state.startsWith("XX");
    }

    private static String subSelect(Subject subject, String alias) {
        String columns =
                subject.columns().entrySet().stream()
                        .map(
                                column ->
                                        '"'
                                                + column.getKey().replace("\"", "\"\"")
                                                + "\" "
                                                + column.getValue())
                        .collect(Collectors.joining(", "));
        return "(SELECT "
                + subject.expression()
                + " FROM pg_catalog.json_to_recordset('[]') AS "
                + alias
                + "("
                // It needs a column, also where the expression needs none.
                + (columns.isEmpty() ? alias + " pg_catalog.int4" : columns)
                + "))";
    }

    /** The beginning of a name that occurs nowhere, so that it can be taken out again. */
    private static String unused(List<Subject> subjects) {
        int number = 0;
        while (occurs("retort_" + number + "_", subjects)) {
            number++;
        }
        return "retort_" + number + "_";
    }

    private static boolean occurs(String text, List<Subject> subjects) {
        return subjects.stream()
                .anyMatch(
                        subject ->
                                subject != null
                                        && (subject.expression().contains(text)
                                                || subject.columns().toString().contains(text)));
    }

    /** Each sub-select has become a scan of its function, which shows the alias and the value. */
    private static List<String> outputsByAlias(Map<?, ?> plan, String alias, int count) {
        String[] found = new String[count];
        List<?> nodes = plan.get("Plans") instanceof List<?> list ? list : List.of();
        for (Object each : nodes) {
            Map<?, ?> node = (Map<?, ?>) each;
            List<String> output = strings(node.get("Output"));
            String name = String.valueOf(node.get("Alias"));
            boolean isExpected =
                    "Function Scan".equals(node.get("Node Type"))
                            && !node.containsKey("Plans")
                            && !node.containsKey("Filter")
                            && name.startsWith(alias)
                            && output.size() == 1;
            if (!isExpected) {
                return List.of();
            }
            found[Integer.parseInt(name.substring(alias.length()))] =
                    Clock.inOneSpelling(output.get(0).replace(name + ".", ""));
        }
        List<String> all = Arrays.asList(found);
        return nodes.size() != count || all.contains(null) ? List.of() : all;
    }

    /** {@code NULL::integer}, or {@code (NULL::integer)::positive} for a domain. */
    private static String typeOfNull(String text) {
        return text.startsWith("(")
                ? text.substring(text.lastIndexOf(")::") + ")::".length())
                : text.substring("NULL::".length());
    }

    private static List<String> strings(Object list) {
        return ((List<?>) list).stream().map(String.class::cast).toList();
    }
}
