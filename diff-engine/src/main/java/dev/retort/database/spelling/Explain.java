package dev.retort.database.spelling;

import dev.retort.database.Snapshot;
import dev.retort.sql.Identifiers;
import dev.retort.sql.Literals;
import dev.retort.sql.SqlText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Has the server print expressions and types after analysis: EXPLAIN (VERBOSE) shows what each node
 * of a plan puts out. Expressions over the same columns become the select list of one scan of a
 * function that returns rows of any shape, so that the columns need not exist anywhere; each scan
 * is a materialized CTE, which the planner leaves as it is.
 *
 * <p>Text that goes in is closed in itself ({@link SqlText}), and a plan of another shape than
 * expected counts as not understood: what the text says is the value of one expression, or nothing.
 *
 * <p>Where the connection has a longer {@link SearchPath}, text is understood along that and
 * printed for the one of the snapshot, in one statement: EXPLAIN ANALYZE prints after it ran. All
 * that runs is a function that sets the other path; the CTEs stand in the branch of a CASE that is
 * not taken.
 */
final class Explain {

    /**
     * @param columns types by name, which is not quoted yet
     * @param expression SQL text
     */
    record Subject(Map<String, String> columns, String expression) {}

    /** Some of the server's work grows with the square of this. */
    private static final int SELECT_LIST = 100;

    /** Each scan is an entry of a select list, too: at most 1664 (manual, appendix K). */
    private static final int SCANS = 1000;

    /** What it calls such a plan. */
    private static final String CTE = "CTE ";

    private static final String TYPES = "retort_types";

    /** What the server says where a role lacks USAGE of a schema, for instance. */
    static final String NOT_ALLOWED = "42501";

    /** A query that is planned as it is. */
    private record Cte(String name, String query) {}

    private final Snapshot snapshot;
    private final SearchPath path;

    Explain(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.path = new SearchPath(snapshot);
    }

    SearchPath path() {
        return path;
    }

    /**
     * Each subject, spelled as in the model, as the server prints it; empty for {@code null} and
     * what it rejects. (The path leads further for what stands inside of functions.)
     */
    List<Optional<String>> expressions(List<Subject> subjects) throws SQLException {
        return expressions(subjects, path.ofModel());
    }

    /** The same for what is spelled for the connection. */
    List<Optional<String>> ofConnection(List<Subject> subjects) throws SQLException {
        return expressions(subjects, path.ofConnection());
    }

    /** The same for what is spelled for any connection. */
    List<Optional<String>> atHome(List<Subject> subjects) throws SQLException {
        return expressions(subjects, path.printed());
    }

    private List<Optional<String>> expressions(List<Subject> subjects, String searchPath)
            throws SQLException {
        String alias = unused(subjects);
        List<Subject> distinct =
                subjects.stream().filter(Objects::nonNull).distinct().collect(Collectors.toList());
        // Neighbours share a scan.
        Map<Map<String, String>, List<Subject>> byColumns = new LinkedHashMap<>();
        distinct.forEach(
                subject ->
                        byColumns
                                .computeIfAbsent(subject.columns(), columns -> new ArrayList<>())
                                .add(subject));
        Map<Subject, String> answers = new HashMap<>();
        List<List<Subject>> scans = new ArrayList<>();
        byColumns.values().forEach(same -> portions(same, SELECT_LIST).forEach(scans::add));
        for (List<List<Subject>> some : portions(scans, SCANS)) {
            halve(
                    some.stream().flatMap(List::stream).toList(),
                    asked -> explain(scans(asked, alias), alias, searchPath),
                    (plan, asked) -> outputs(plan, asked, alias),
                    answers);
        }
        return subjects.stream().map(each -> Optional.ofNullable(each).map(answers::get)).toList();
    }

    private static <T> List<List<T>> portions(List<T> all, int size) {
        List<List<T>> portions = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            portions.add(all.subList(from, Math.min(from + size, all.size())));
        }
        return portions;
    }

    /** Each type, spelled for the connection, in the spelling of {@code format_type}. */
    List<Optional<String>> types(List<String> types) throws SQLException {
        Map<String, String> answers = new HashMap<>();
        List<String> contained =
                types.stream()
                        .distinct()
                        .filter(text -> SqlText.of(text).isSelfContained())
                        .toList();
        for (List<String> some : portions(contained, SELECT_LIST)) {
            halve(
                    some,
                    asked ->
                            explain(
                                    List.of(new Cte(TYPES, nulls(asked))),
                                    TYPES,
                                    path.ofConnection()),
                    (plan, asked) ->
                            strings(ctes(plan).get(TYPES).get("Output")).stream()
                                    .map(Explain::typeOfNull)
                                    .toList(),
                    answers);
        }
        return types.stream().map(type -> Optional.ofNullable(answers.get(type))).toList();
    }

    private static String nulls(List<String> types) {
        return types.stream()
                .map(type -> "CAST(NULL AS " + type + "\n)")
                .collect(Collectors.joining(", ", "SELECT ", ""));
    }

    private interface Reading<S> {
        /** In the order of what was asked; of another number when it was not understood. */
        List<String> answers(Map<?, ?> plan, List<S> asked);
    }

    private <S> void halve(
            List<S> asked,
            Function<List<S>, String> query,
            Reading<S> reading,
            Map<S, String> answers)
            throws SQLException {
        List<String> heard =
                plan(query.apply(asked))
                        .map(plan -> reading.answers(plan, asked))
                        .orElse(List.of());
        if (heard.size() == asked.size()) {
            for (int i = 0; i < heard.size(); i++) {
                answers.put(asked.get(i), heard.get(i));
            }
        } else if (asked.size() > 1) {
            int middle = asked.size() / 2;
            halve(asked.subList(0, middle), query, reading, answers);
            halve(asked.subList(middle, asked.size()), query, reading, answers);
        }
    }

    private Optional<Map<?, ?>> plan(String query) throws SQLException {
        try (Statement statement = snapshot.connection().createStatement()) {
            // Braces and question marks are SQL here, not JDBC's.
            statement.setEscapeProcessing(false);
            statement.execute(query);
            if (path.leadsFurther()) {
                statement.getMoreResults();
            }
            try (ResultSet row = statement.getResultSet()) {
                row.next();
                List<?> plans = (List<?>) Json.parse(row.getString(1));
                return Optional.of((Map<?, ?>) ((Map<?, ?>) plans.get(0)).get("Plan"));
            }
        } catch (SQLException rejected) {
            if (isFatal(rejected)) {
                throw rejected;
            }
            snapshot.recover();
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

    /** Runs of subjects over the same columns, as a scan takes them. */
    private static List<List<Subject>> runs(List<Subject> asked) {
        List<List<Subject>> runs = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= asked.size(); i++) {
            if (i == asked.size()
                    || i - from == SELECT_LIST
                    || !asked.get(i).columns().equals(asked.get(from).columns())) {
                runs.add(asked.subList(from, i));
                from = i;
            }
        }
        return runs;
    }

    private static List<Cte> scans(List<Subject> asked, String alias) {
        List<List<Subject>> runs = runs(asked);
        return IntStream.range(0, runs.size())
                .mapToObj(i -> new Cte(alias + i, scan(runs.get(i), alias + i)))
                .toList();
    }

    /**
     * @param alias no CTE has it with the word behind it that is used here
     * @param searchPath to understand them by
     */
    private String explain(List<Cte> ctes, String alias, String searchPath) {
        String all =
                ctes.stream()
                        .map(each -> each.name() + " AS MATERIALIZED (" + each.query() + ")")
                        .collect(Collectors.joining(",\n"));
        List<String> exist =
                ctes.stream().map(each -> "EXISTS (TABLE " + each.name() + ")").toList();
        if (!path.leadsFurther()) {
            return "EXPLAIN (VERBOSE, COSTS OFF, FORMAT JSON) WITH "
                    + all
                    + "\nSELECT "
                    + String.join(", ", exist);
        }
        String printing = alias + "_path";
        return "SELECT "
                + settingPath(searchPath)
                + ";\nEXPLAIN (ANALYZE, VERBOSE, COSTS OFF, TIMING OFF, SUMMARY OFF, BUFFERS OFF,"
                + " FORMAT JSON) WITH "
                + printing
                + " AS MATERIALIZED (SELECT "
                + settingPath(path.printed())
                + " AS set),\n"
                + all
                + "\nSELECT CASE WHEN (SELECT set IS NULL FROM "
                + printing
                + ") THEN "
                + String.join(" OR ", exist)
                + " END";
    }

    private static String settingPath(String searchPath) {
        return "pg_catalog.set_config('search_path', " + Literals.literal(searchPath) + ", true)";
    }

    private static String scan(List<Subject> run, String alias) {
        String columns =
                run.get(0).columns().entrySet().stream()
                        .map(
                                column ->
                                        Identifiers.quoteAlways(column.getKey())
                                                + " "
                                                + column.getValue())
                        .collect(Collectors.joining(", "));
        return "SELECT "
                // Left to itself the server would compare the name of each column with all others.
                + IntStream.range(0, run.size())
                        .mapToObj(i -> run.get(i).expression() + " AS " + alias + "_" + i)
                        .collect(Collectors.joining(",\n"))
                + " FROM pg_catalog.json_to_recordset('[]') AS "
                + alias
                + "("
                // It needs a column, also where the expressions need none.
                + (columns.isEmpty() ? alias + " pg_catalog.int4" : columns)
                + ")";
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

    /** Each CTE has become a scan of its function, which shows the alias and the values. */
    private static List<String> outputs(Map<?, ?> plan, List<Subject> asked, String alias) {
        Map<String, Map<?, ?>> nodes = ctes(plan);
        List<List<Subject>> runs = runs(asked);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            String name = alias + i;
            Map<?, ?> node = nodes.get(name);
            boolean isExpected =
                    node != null
                            && "Function Scan".equals(node.get("Node Type"))
                            && !node.containsKey("Plans")
                            && !node.containsKey("Filter")
                            && name.equals(node.get("Alias"));
            List<String> output = isExpected ? strings(node.get("Output")) : List.of();
            if (output.size() != runs.get(i).size()) {
                return List.of();
            }
            output.forEach(
                    text -> all.add(NowSpelling.inOneSpelling(text.replace(name + ".", ""))));
        }
        return all;
    }

    private static Map<String, Map<?, ?>> ctes(Map<?, ?> plan) {
        Map<String, Map<?, ?>> nodes = new HashMap<>();
        for (Object each : plan.get("Plans") instanceof List<?> list ? list : List.of()) {
            Map<?, ?> node = (Map<?, ?>) each;
            if (node.get("Subplan Name") instanceof String name && name.startsWith(CTE)) {
                nodes.put(name.substring(CTE.length()), node);
            }
        }
        return nodes;
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
