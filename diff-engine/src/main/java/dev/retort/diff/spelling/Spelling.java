package dev.retort.diff.spelling;

import dev.retort.model.QualifiedName;
import dev.retort.model.Type;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Asks the server how it spells expressions and types, and what has a name. */
public interface Spelling {

    /**
     * SQL text to be understood over some columns.
     *
     * @param columns what the text may refer to; a column whose type the server does not know is
     *     left out
     * @param sql an expression
     * @param castTo the type that the value is given, as a default gets that of its column, or
     *     {@code null}
     */
    record Question(Map<String, Type> columns, String sql, Type castTo) {

        public Question {
            columns = Map.copyOf(columns);
            Objects.requireNonNull(sql, "sql");
        }
    }

    /**
     * For each question, in order, the normal form as the server prints it after analysis, or empty
     * where the server does not understand it (unknown column, type, syntax). Two questions whose
     * answers are equal mean the same.
     */
    List<Optional<String>> normalForms(List<Question> questions);

    /**
     * For each type, in order, the same type in the spelling of {@link Type}, or empty where the
     * server does not know it.
     */
    List<Optional<Type>> types(List<Type> types);

    /**
     * Whether names that stand without a schema are looked for in other schemas than the default
     * one and the system's, so that they may mean something else on another connection.
     */
    default boolean looksFurther() {
        return false;
    }

    /**
     * For each question, in order, its text with a schema in front of the names that would be found
     * in neither the default schema nor the system's; otherwise as it is.
     */
    default List<String> qualified(List<Question> questions) {
        return questions.stream().map(Question::sql).toList();
    }

    /**
     * Those of some names that something has, with its kind in PostgreSQL's words; without the
     * sequences of identities, which take another name when theirs is taken.
     *
     * @param relations names of tables, sequences, indexes and the like
     * @param types names of types
     */
    Map<QualifiedName, String> taken(Set<QualifiedName> relations, Set<QualifiedName> types);
}
