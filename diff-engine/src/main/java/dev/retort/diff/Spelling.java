package dev.retort.diff;

import dev.retort.model.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the server how it spells expressions and types. */
public interface Spelling {

    /**
     * SQL text to be understood over these columns.
     *
     * @param columns the columns of the table that the text belongs to, with their types
     * @param sql an expression
     * @param castTo the type that the expression is assigned to, or {@code null}
     */
    record Question(Map<String, Type> columns, String sql, Type castTo) {}

    /**
     * For each question, in order, the form that the server prints after analysis, or empty where
     * it does not understand the text (an unknown column, type or function; a syntax error). Two
     * questions with equal answers mean the same.
     */
    List<Optional<String>> normalForms(List<Question> questions);

    /** For each type, in order, its canonical name, or empty where the server has no such type. */
    List<Optional<Type>> types(List<Type> types);
}
