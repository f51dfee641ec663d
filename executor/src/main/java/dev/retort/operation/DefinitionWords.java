package dev.retort.operation;

import dev.retort.model.Column;
import dev.retort.model.CompositeType;
import dev.retort.model.Constraint;
import dev.retort.model.Definition;
import dev.retort.model.Domain;
import dev.retort.model.EnumType;
import dev.retort.model.Identity;
import dev.retort.model.Index;
import dev.retort.model.Namespace;
import dev.retort.model.NotNull;
import dev.retort.model.QualifiedName;
import dev.retort.model.Sequence;
import dev.retort.model.SequenceOptions;
import dev.retort.model.Table;
import dev.retort.model.TableDependent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What something is, in words, without its own name: {@code integer not null default 0}. Of a part
 * of a table that has a sentence of its own, that sentence.
 *
 * @param table that it is a part of; {@code null} for none, or where its name and table are said
 */
record DefinitionWords(QualifiedName table) implements Definition.Visitor<String> {

    @Override
    public String namespace(Namespace namespace) {
        return "";
    }

    @Override
    public String enumType(EnumType type) {
        return Description.labels(type.labels())
                + (type.varcharCasts() ? " with casts from and to varchar" : "");
    }

    @Override
    public String domain(Domain domain) {
        StringBuilder text = new StringBuilder(typed(domain.type().sql(), domain.collation()));
        text.append(domain.nullable() ? "" : " not null");
        if (domain.defaultExpression() != null) {
            text.append(" default ").append(domain.defaultExpression());
        }
        domain.checks()
                .values()
                .forEach(
                        check ->
                                text.append(" check ")
                                        .append(check.name())
                                        .append(" (")
                                        .append(check.expression())
                                        .append(')'));
        return text.toString();
    }

    @Override
    public String composite(CompositeType type) {
        return type.attributes().values().stream()
                .map(each -> each.name() + " " + typed(each.type().sql(), each.collation()))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    @Override
    public String sequence(Sequence sequence) {
        return Description.sequence(sequence);
    }

    @Override
    public String table(Table table) {
        return table.columns().values().stream()
                .map(column -> column.name() + " " + column.type().sql())
                .collect(Collectors.joining(", ", "(", ")"));
    }

    @Override
    public String column(Column column) {
        StringBuilder text = new StringBuilder(typed(column.type().sql(), column.collation()));
        text.append(column.nullable() ? "" : " " + notNull(column));
        if (column.defaultExpression() != null) {
            text.append(" default ").append(column.defaultExpression());
        }
        if (column.identityClause() != null) {
            text.append(' ').append(identity(column.identityClause()));
        }
        if (column.generated() != null) {
            text.append(' ').append(generated(column));
        }
        column.options().keySet().stream()
                .sorted()
                .forEach(
                        option ->
                                text.append(' ')
                                        .append(option.word())
                                        .append(' ')
                                        .append(column.options().get(option)));
        if (column.comment() != null) {
            text.append(" comment ").append(Description.text(column.comment()));
        }
        return text.toString();
    }

    @Override
    public String constraint(Constraint constraint) {
        return constraint.accept(new PartWords(table));
    }

    @Override
    public String index(Index index) {
        return new PartWords(table).index(index);
    }

    @Override
    public String tableDependent(TableDependent dependent) {
        List<String> read = new ArrayList<>(dependent.columns());
        dependent.expressions().forEach(each -> read.add("(" + each + ")"));
        return "on " + dependent.table() + " (" + String.join(", ", read) + ")";
    }

    static String typed(String type, String collation) {
        return type + (collation == null ? "" : " collate " + collation);
    }

    static String notNull(Column column) {
        NotNull clause = column.notNullClause();
        if (clause == null) {
            return "not null";
        }
        return "not null"
                + (clause.isNoInherit() ? " no inherit" : "")
                + (clause.isNotValid() ? " from now on" : "");
    }

    static String generated(Column column) {
        return "generated as " + column.generated().expression();
    }

    /** {@code identity}, which is by default, and what else it is not by default. */
    static String identity(Identity identity) {
        List<String> words = new ArrayList<>();
        words.add(identity.isAlways() ? "identity always" : "identity");
        words.addAll(options(identity.options()));
        return String.join(", ", words);
    }

    static List<String> options(SequenceOptions options) {
        List<String> words = new ArrayList<>();
        add(words, "start ", options.start());
        add(words, "increment ", options.increment());
        add(words, "minvalue ", options.min());
        add(words, "maxvalue ", options.max());
        add(words, "cache ", options.cache());
        if (options.cycle()) {
            words.add("cycle");
        }
        return words;
    }

    private static void add(List<String> words, String word, Object value) {
        if (value != null) {
            words.add(word + value);
        }
    }
}
