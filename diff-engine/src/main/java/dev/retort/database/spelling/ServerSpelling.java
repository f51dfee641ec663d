package dev.retort.database.spelling;

import dev.retort.RetortException;
import dev.retort.database.Snapshot;
import dev.retort.diff.spelling.Spelling;
import dev.retort.model.Column;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.model.Type;
import dev.retort.sql.SqlText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

    private interface Asking<T> {
        T with(Snapshot open) throws SQLException;
    }

    private final Connection connection;
    private final String defaultSchema;

    /** {@code null} when each call is a transaction of its own. */
    private final Snapshot snapshot;

    /** What was asked before, and what a reader of the same snapshot brought along. */
    private final Map<Type, Optional<Type>> known = new HashMap<>();

    /**
     * Each call is a transaction of its own.
     *
     * @param connection without a transaction in progress whenever a question is asked; it is left
     *     as it was
     */
    public ServerSpelling(Connection connection, String defaultSchema) {
        this.connection = connection;
        this.defaultSchema = defaultSchema;
        this.snapshot = null;
    }

    /**
     * Answers as long as the snapshot is open.
     *
     * @param spelled a schema of which the server spelled the types
     */
    public ServerSpelling(Snapshot snapshot, Schema spelled) {
        this.connection = snapshot.connection();
        this.defaultSchema = snapshot.defaultSchema();
        this.snapshot = snapshot;
        for (Table table : spelled.tables().values()) {
            for (Column column : table.columns().values()) {
                known.put(column.type(), Optional.of(column.type()));
            }
        }
    }

    @Override
    public List<Optional<String>> normalForms(List<Question> questions) {
        if (questions.isEmpty()) {
            return List.of();
        }
        return asked(open -> normalForms(questions, new Explain(open)));
    }

    @Override
    public List<Optional<Type>> types(List<Type> types) {
        if (types.isEmpty()) {
            return List.of();
        }
        return asked(
                open -> {
                    learn(types, new Explain(open));
                    return types.stream().map(known::get).toList();
                });
    }

    @Override
    public boolean looksFurther() {
        return asked(open -> new Explain(open).path().leadsFurther());
    }

    @Override
    public List<String> qualified(List<Question> questions) {
        return asked(
                open -> {
                    Explain explain = new Explain(open);
                    if (!explain.path().leadsFurther()) {
                        return Spelling.super.qualified(questions);
                    }
                    // A cast to the type of the column has no part in what a name means.
                    List<Question> plain =
                            questions.stream()
                                    .map(each -> new Question(each.columns(), each.sql(), null))
                                    .toList();
                    return new NameQualification(connection, explain)
                            .qualified(
                                    subjects(plain, explain),
                                    plain.stream().map(Question::sql).toList());
                });
    }

    @Override
    public Map<QualifiedName, String> taken(
            Set<QualifiedName> relations, Set<QualifiedName> types) {
        return asked(open -> TakenNamesQuery.run(open, relations, types));
    }

    private <T> T asked(Asking<T> asking) {
        try {
            if (snapshot != null) {
                return asking.with(snapshot);
            }
            known.clear();
            try (Snapshot own = Snapshot.open(connection, defaultSchema)) {
                return asking.with(own);
            }
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

    private List<Optional<String>> normalForms(List<Question> questions, Explain explain)
            throws SQLException {
        return explain.expressions(subjects(questions, explain));
    }

    private List<Explain.Subject> subjects(List<Question> questions, Explain explain)
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
        learn(used, explain);
        List<Explain.Subject> subjects = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            subjects.add(subject(questions.get(i), mentioned.get(i)));
        }
        return subjects;
    }

    /** {@code null} when the server cannot understand it anyway. */
    private Explain.Subject subject(Question question, List<String> mentioned) {
        if (!SqlText.of(question.sql()).isSelfContained()) {
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

    /** The columns whose name occurs in the text: more than it refers to, but hardly more. */
    private static List<String> mentioned(Question question) {
        Set<String> names =
                SqlText.of(question.sql()).names().stream()
                        .map(ServerSpelling::inAnyCase)
                        .collect(Collectors.toSet());
        return question.columns().keySet().stream()
                .filter(column -> names.contains(inAnyCase(column)))
                .sorted()
                .toList();
    }

    /** A server of a one-byte encoding folds other letters than ASCII's, too. */
    private static String inAnyCase(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Asks for those that are not known. */
    private void learn(Collection<Type> types, Explain explain) throws SQLException {
        List<Type> unknown =
                types.stream().distinct().filter(type -> !known.containsKey(type)).toList();
        List<Optional<String>> spelled = explain.types(unknown.stream().map(Type::sql).toList());
        for (int i = 0; i < unknown.size(); i++) {
            known.put(unknown.get(i), spelled.get(i).map(Type::parse));
        }
    }
}
