package dev.retort.operation;

import dev.retort.model.Definition;
import dev.retort.model.Schema;
import dev.retort.model.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An operation in one line for a person. It is no SQL: nothing is quoted. */
public final class Description {

    private static final int LONGEST_SQL = 80;

    static final String FROM_START = ", from its start if nothing was drawn";

    static final ColumnChange.Visitor<String> CHANGES = new ChangeWords();
    static final DomainChange.Visitor<String> DOMAIN_CHANGES = new DomainWords();
    static final CompositeChange.Visitor<String> COMPOSITE_CHANGES = new CompositeWords();

    private Description() {}

    /** For instance {@code add column orders.returned_at timestamp with time zone}. */
    public static String of(Operation operation) {
        return operation.description();
    }

    /**
     * What it was before: {@code integer, nullable}.
     *
     * @param before knows at least what the operation is about
     * @return {@code null} where there is nothing before it, or the line of the operation says it
     */
    public static String former(Operation operation, Schema before) {
        return operation.accept(new FormerWords(before));
    }

    /** All that something is but for its name and its table: {@code integer not null default 0}. */
    public static String of(Definition definition) {
        return definition.accept(new DefinitionWords(null));
    }

    static String quoted(String label) {
        return "'" + label + "'";
    }

    static String labels(List<String> labels) {
        return labels.stream().map(Description::quoted).collect(Collectors.joining(", ", "(", ")"));
    }

    static String comment(String text) {
        return text == null ? "remove the comment" : "set the comment " + text(text);
    }

    /** In one line, and in quotes. */
    static String text(String text) {
        return quoted(oneLine(text));
    }

    /** What is not as by default. */
    static String sequence(Sequence sequence) {
        List<String> words = new ArrayList<>(DefinitionWords.options(sequence.options()));
        if (!sequence.type().sql().equals("bigint")) {
            words.add("as " + sequence.type().sql());
        }
        if (sequence.ownedBy() != null) {
            words.add("owned by " + sequence.ownedBy());
        }
        return words.isEmpty() ? "all as by default" : String.join(", ", words);
    }

    static String oneLine(String sql) {
        String line = sql.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_SQL ? line : line.substring(0, LONGEST_SQL - 3) + "...";
    }

    static String value(SqlExpression value) {
        return value.isTodo() ? "? (" + value.text() + ")" : value.text();
    }

    /** {@code alter column t.c: nullable, no default}. */
    static <C> String list(String subject, List<C> changes, Function<C, String> words) {
        return changes.stream().map(words).collect(Collectors.joining(", ", subject + ": ", ""));
    }

    private static final class DomainWords implements DomainChange.Visitor<String> {

        @Override
        public String setNotNull(ColumnChange.SetNotNull change) {
            return change.accept(CHANGES);
        }

        @Override
        public String dropNotNull(ColumnChange.DropNotNull change) {
            return change.accept(CHANGES);
        }

        @Override
        public String setDefault(ColumnChange.SetDefault change) {
            return change.accept(CHANGES);
        }

        @Override
        public String dropDefault(ColumnChange.DropDefault change) {
            return change.accept(CHANGES);
        }

        @Override
        public String addCheck(DomainChange.AddCheck change) {
            return "add check " + change.check().name() + " (" + change.check().expression() + ")";
        }

        @Override
        public String dropCheck(DomainChange.DropCheck change) {
            return "drop check " + change.name();
        }

        @Override
        public String validateCheck(DomainChange.ValidateCheck change) {
            return "validate check " + change.name();
        }
    }

    private static final class CompositeWords implements CompositeChange.Visitor<String> {

        @Override
        public String addAttribute(CompositeChange.AddAttribute change) {
            return "add attribute "
                    + change.attribute().name()
                    + " "
                    + change.attribute().type().sql();
        }

        @Override
        public String dropAttribute(CompositeChange.DropAttribute change) {
            return "drop attribute " + change.name();
        }

        @Override
        public String alterAttribute(CompositeChange.AlterAttribute change) {
            return "type of attribute "
                    + change.attribute().name()
                    + " to "
                    + change.attribute().type().sql();
        }
    }

    private static final class ChangeWords implements ColumnChange.Visitor<String> {

        @Override
        public String setType(ColumnChange.SetType change) {
            return "type "
                    + change.type().sql()
                    + (change.collation() == null ? "" : " collate " + change.collation())
                    + (change.using() == null ? "" : " using " + value(change.using()));
        }

        @Override
        public String setNotNull(ColumnChange.SetNotNull change) {
            return change.clause() != null && change.clause().isNotValid()
                    ? "not null from now on"
                    : "not null";
        }

        @Override
        public String dropNotNull(ColumnChange.DropNotNull change) {
            return "nullable";
        }

        @Override
        public String setDefault(ColumnChange.SetDefault change) {
            return "default " + change.expression();
        }

        @Override
        public String dropDefault(ColumnChange.DropDefault change) {
            return "no default";
        }

        @Override
        public String addIdentity(ColumnChange.AddIdentity change) {
            return "add "
                    + DefinitionWords.identity(change.identity())
                    + (change.replaces() == null
                            ? ""
                            : " in place of sequence " + change.replaces());
        }

        @Override
        public String setIdentity(ColumnChange.SetIdentity change) {
            return DefinitionWords.identity(change.identity())
                    + (change.isFromStart() ? FROM_START : "");
        }

        @Override
        public String dropIdentity(ColumnChange.DropIdentity change) {
            return "no identity";
        }

        @Override
        public String dropExpression(ColumnChange.DropExpression change) {
            return "no generation expression";
        }

        @Override
        public String setOption(ColumnChange.SetOption change) {
            return change.option().word()
                    + " "
                    + (change.value() == null ? "default" : change.value());
        }

        @Override
        public String setComment(ColumnChange.SetComment change) {
            return comment(change.comment());
        }
    }
}
