package dev.retort.dialect;

import static dev.retort.sql.Identifiers.quote;

import dev.retort.model.Column;
import dev.retort.model.CompositeType;
import dev.retort.model.Constraint;
import dev.retort.model.Definition;
import dev.retort.model.Domain;
import dev.retort.model.EnumType;
import dev.retort.model.Generation;
import dev.retort.model.Index;
import dev.retort.model.Namespace;
import dev.retort.model.ObjectId;
import dev.retort.model.Sequence;
import dev.retort.model.Statistics;
import dev.retort.model.Table;
import dev.retort.model.TableDependent;
import dev.retort.sql.Identifiers;
import dev.retort.sql.Literals;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What CREATE says of an object behind its name: a text by which two definitions can be told apart,
 * and that a person can read and write down.
 */
public final class DefinitionText
        implements Definition.Visitor<String>, TableDependent.Visitor<String> {

    private static final DefinitionText INSTANCE = new DefinitionText();

    private DefinitionText() {}

    public static String of(Definition definition) {
        return definition.accept((Definition.Visitor<String>) INSTANCE);
    }

    /** What a column has besides its type: its default, identity or expression. */
    public static String generation(Column column) {
        if (column.generation() == Generation.NONE) {
            return null;
        }
        if (column.defaultExpression() != null) {
            return column.defaultExpression();
        }
        Column bare = Column.of("c", column.type()).notNull().withGeneration(column.generation());
        String all = DefinitionSql.column(bare);
        return all.substring(all.indexOf(" GENERATED ") + 1).replaceFirst(" NOT NULL$", "");
    }

    /** Whether it is NOT NULL, and what is unusual about that. */
    public static String nullability(Column column) {
        if (column.nullable()) {
            return "NULL";
        }
        return column.notNullClause() == null
                ? "NOT NULL"
                : DefinitionSql.addNotNull(column.name(), column.notNullClause())
                        .substring("ADD ".length());
    }

    @Override
    public String namespace(Namespace namespace) {
        return "SCHEMA";
    }

    @Override
    public String enumType(EnumType type) {
        return type.labels().stream()
                        .map(Literals::literal)
                        .collect(Collectors.joining(", ", "ENUM (", ")"))
                + (type.varcharCasts() ? " WITH CASTS FROM AND TO varchar" : "");
    }

    @Override
    public String domain(Domain domain) {
        return DomainSql.create(domain).stream()
                .map(
                        each ->
                                behind(
                                        each,
                                        "DOMAIN "
                                                + Identifiers.quote(
                                                        domain.name().schema(),
                                                        domain.name().name())
                                                + " "))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public String composite(CompositeType type) {
        return behind(CompositeSql.create(type), " AS ")
                .replaceAll("\n +", " ")
                .replace("\n)", " )");
    }

    @Override
    public String sequence(Sequence sequence) {
        List<String> words = new ArrayList<>();
        words.add("AS " + sequence.type().sql());
        words.addAll(DefinitionSql.given(sequence.options()));
        if (sequence.ownedBy() != null) {
            words.add("OWNED BY " + OperationSql.owner(sequence.ownedBy()));
        }
        return String.join(" ", words);
    }

    /** A line for each column, constraint and index, sorted: their order is nobody's. */
    @Override
    public String table(Table table) {
        List<String> lines = new ArrayList<>();
        table.columns().values().forEach(each -> lines.add(quote(each.name()) + " " + of(each)));
        List<String> more = new ArrayList<>();
        table.constraints().values().forEach(each -> more.add(DefinitionSql.constraint(each)));
        table.indexes()
                .values()
                .forEach(each -> more.add("INDEX " + quote(each.name()) + " " + of(each)));
        more.sort(null);
        lines.addAll(more);
        if (table.comment() != null) {
            lines.add("COMMENT " + Literals.literal(table.comment()));
        }
        return String.join("\n", lines);
    }

    @Override
    public String column(Column column) {
        String sql = DefinitionSql.column(column).substring(quote(column.name()).length() + 1);
        List<String> after = DefinitionSql.afterDefinition(column);
        return sql
                + (after.isEmpty() ? "" : " " + String.join(" ", after))
                + (column.comment() == null
                        ? ""
                        : " COMMENT " + Literals.literal(column.comment()));
    }

    @Override
    public String constraint(Constraint constraint) {
        return constraint.accept(DefinitionSql.INSTANCE);
    }

    @Override
    public String index(Index index) {
        return (index.isUnique() ? "UNIQUE " : "") + DefinitionSql.index(index);
    }

    @Override
    public String tableDependent(TableDependent dependent) {
        return dependent.accept((TableDependent.Visitor<String>) this);
    }

    @Override
    public String statistics(Statistics statistics) {
        ObjectId id = statistics.id();
        List<String> sql = new CreateSql(id).statistics(statistics);
        return sql.stream()
                .map(
                        each ->
                                behind(
                                                each,
                                                "STATISTICS "
                                                        + Identifiers.quote(
                                                                id.name().schema(),
                                                                id.name().name()))
                                        .strip())
                .collect(Collectors.joining(" "));
    }

    private static String behind(String sql, String words) {
        return sql.substring(sql.indexOf(words) + words.length());
    }
}
