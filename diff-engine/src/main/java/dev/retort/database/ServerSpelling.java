package dev.retort.database;

import dev.retort.RetortException;
import dev.retort.diff.Spelling;
import dev.retort.model.Type;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks a live server by way of EXPLAIN, which parses, analyses, folds constants and prints, and
 * neither runs nor writes. It needs no privilege but USAGE of the schemas that the questions
 * mention, and works on a standby. (Folding calls immutable functions, those of the database among
 * them, in a transaction that cannot write.)
 *
 * <p>Everything is asked in one statement. Only if the server rejects it, the questions are asked
 * in halves until those are found that it does not understand.
 */
public final class ServerSpelling implements Spelling {

    private final Connection connection;
    private final String defaultSchema;

    /**
     * @param connection without a transaction in progress whenever a question is asked; it is left
     *     as it was
     */
    public ServerSpelling(Connection connection, String defaultSchema) {
        this.connection = connection;
        this.defaultSchema = defaultSchema;
    }

    @Override
    public List<Optional<String>> normalForms(List<Question> questions) {
        if (questions.isEmpty()) {
            return List.of();
        }
        return asked(explain -> normalForms(questions, explain));
    }

    @Override
    public List<Optional<Type>> types(List<Type> types) {
        if (types.isEmpty()) {
            return List.of();
        }
        return asked(
                explain -> {
                    Map<Type, Optional<Type>> known = canonical(types, explain);
                    return types.stream().map(known::get).toList();
                });
    }

    private interface Asking<T> {
        T with(Explain explain) throws SQLException;
    }

    private <T> T asked(Asking<T> asking) {
        try {
            return Snapshot.of(
                    connection,
                    defaultSchema,
                    (snapshot, server) -> asking.with(new Explain(snapshot)));
        } catch (SQLException failure) {
            throw new RetortException(
                    "RT-1402",
                    "the database could not be asked how it spells expressions: "
                            + failure.getMessage(),
                    Explain.NOT_ALLOWED.equals(failure.getSQLState())
                            ? "grant usage on that schema, or execute on that function, to the role"
                            : null,
                    failure);
        }
    }

    private static List<Optional<String>> normalForms(List<Question> questions, Explain explain)
            throws SQLException {
        List<List<String>> mentioned = questions.stream().map(ServerSpelling::mentioned).toList();
        Set<Type> used = new LinkedHashSet<>();
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            mentioned.get(i).forEach(column -> used.add(question.columns().get(column)));
            if (question.castTo() != null) {
                used.add(question.castTo());
            }
        }
        Map<Type, Optional<Type>> known = canonical(List.copyOf(used), explain);
        List<Explain.Subject> subjects = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            subjects.add(subject(questions.get(i), mentioned.get(i), known));
        }
        return explain.expressions(subjects);
    }

    /** {@code null} when the server cannot understand it anyway. */
    private static Explain.Subject subject(
            Question question, List<String> mentioned, Map<Type, Optional<Type>> known) {
        if (!SqlText.isSelfContained(question.sql())) {
            return null;
        }
        Map<String, String> columns = new LinkedHashMap<>();
        for (String column : mentioned) {
            known.get(question.columns().get(column))
                    .ifPresent(type -> columns.put(column, type.sql()));
        }
        if (question.castTo() == null) {
            return new Explain.Subject(columns, "(\n" + question.sql() + "\n)");
        }
        return known.get(question.castTo())
                .map(
                        type ->
                                new Explain.Subject(
                                        columns,
                                        "CAST((\n" + question.sql() + "\n) AS " + type.sql() + ")"))
                .orElse(null);
    }

    /**
     * The columns whose name occurs in the text at all: more than it refers to, but hardly more,
     * and found without parsing.
     */
    private static List<String> mentioned(Question question) {
        String text = question.sql().toLowerCase(Locale.ROOT);
        // Such a name may be spelled with escapes.
        boolean hides = text.contains("u&\"");
        return question.columns().keySet().stream()
                .filter(
                        column ->
                                hides
                                        || text.contains(
                                                column.toLowerCase(Locale.ROOT)
                                                        .replace("\"", "\"\"")))
                .sorted()
                .toList();
    }

    private static Map<Type, Optional<Type>> canonical(List<Type> types, Explain explain)
            throws SQLException {
        List<Type> distinct = List.copyOf(new LinkedHashSet<>(types));
        List<Optional<String>> spelled = explain.types(distinct.stream().map(Type::sql).toList());
        Map<Type, Optional<Type>> result = new LinkedHashMap<>();
        for (int i = 0; i < distinct.size(); i++) {
            result.put(distinct.get(i), spelled.get(i).map(Type::new));
        }
        return result;
    }
}
