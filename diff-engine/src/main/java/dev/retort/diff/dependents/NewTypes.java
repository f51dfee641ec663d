package dev.retort.diff.dependents;

import dev.retort.model.Column;
import dev.retort.model.Domain;
import dev.retort.model.EnumType;
import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.model.Type;
import dev.retort.sql.Identifiers;
import dev.retort.sql.Tokens;
import dev.retort.sql.Tokens.Replacement;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What depends on columns that get another type, as queries over tables that have the new types
 * already: a CTE hides a table of the same name, so that a server without them can say whether the
 * definition is still one. {@code grade = 'top'::text} is none where {@code grade} is an enum.
 */
final class NewTypes {

    private static final Set<String> STRINGS =
            Set.of("text", "character varying", "character", "name");

    private final Schema current;
    private final Schema desired;

    /** Queries by the name that they hide. */
    private final Map<QualifiedName, String> hidden = new LinkedHashMap<>();

    /**
     * @param touched what changes, by the names of before
     */
    NewTypes(Schema current, Schema desired, Collection<Touch> touched) {
        this.current = current;
        this.desired = desired;
        Set<QualifiedName> tables =
                touched.stream()
                        .filter(touch -> typeAfter(touch).isPresent())
                        .map(Touch::name)
                        .collect(Collectors.toSet());
        for (QualifiedName name : new TreeMap<>(current.tables()).keySet()) {
            if (tables.contains(name)) {
                rows(current.tables().get(name)).ifPresent(query -> hidden.put(name, query));
            }
        }
    }

    /** What a column becomes that has the same name then. */
    Optional<Type> typeAfter(Touch touch) {
        Table table =
                touch.isRetyped() && touch.id().kind() == ObjectId.Kind.COLUMN
                        ? desired.tables().get(touch.name())
                        : null;
        return Optional.ofNullable(table)
                .map(after -> after.columns().get(touch.id().part()))
                .map(Column::type);
    }

    /** For a sentence: what a column becomes. */
    String words(Touch touch) {
        return touch + ", which becomes " + typeAfter(touch).orElseThrow().sql();
    }

    private Optional<String> rows(Table table) {
        Table after = desired.tables().get(table.name());
        Map<String, String> types = new LinkedHashMap<>();
        for (Column column : table.columns().values()) {
            Column now = after.columns().get(column.name());
            Optional<String> type =
                    now == null
                            ? Optional.of(column.type().sql())
                            : known(now.type(), column.type());
            if (type.isEmpty()) {
                return Optional.empty();
            }
            types.put(column.name(), type.get());
        }
        return Optional.of(
                types.entrySet().stream()
                        .map(
                                each ->
                                        "NULL::"
                                                + each.getValue()
                                                + " AS "
                                                + Identifiers.quote(each.getKey()))
                        .collect(Collectors.joining(", ", "SELECT ", "")));
    }

    /**
     * The type itself, or where it is made only now another one that has no more and no fewer
     * operators with those that {@code before} had some with.
     */
    private Optional<String> known(Type type, Type before) {
        Type element = type.withoutDimensions();
        String brackets = type.sql().substring(element.sql().length());
        for (EnumType each : desired.enums().values()) {
            if (element.equals(Type.named(each.name()))
                    && !current.enums().containsKey(each.name())) {
                boolean wasString =
                        STRINGS.contains(before.withoutDimensions().withoutModifiers().sql());
                return Optional.of("pg_catalog." + (wasString ? "int4" : "text") + brackets);
            }
        }
        for (Domain each : desired.domains().values()) {
            if (element.equals(Type.named(each.name()))
                    && !current.domains().containsKey(each.name())) {
                return known(each.type(), before).map(base -> base + brackets);
            }
        }
        boolean isMadeNow =
                desired.composites().keySet().stream()
                        .anyMatch(
                                name ->
                                        element.equals(Type.named(name))
                                                && !current.composites().containsKey(name));
        return isMadeNow ? Optional.empty() : Optional.of(type.sql());
    }

    /** A view that is put back as it was has the new types, too. */
    void add(Dependent dependent) {
        if (!dependent.putBack().isEmpty()) {
            selected(Tokens.of(dependent.putBack().get(0)))
                    .ifPresent(query -> hidden.put(QualifiedName.parse(dependent.name()), query));
        }
    }

    /** Nothing for what is not understood here, or has no such expression. */
    Optional<String> query(Dependent dependent) {
        if (dependent.putBack().isEmpty() || hidden.isEmpty()) {
            return Optional.empty();
        }
        Tokens tokens = Tokens.of(dependent.putBack().get(0));
        Optional<String> asked =
                selected(tokens)
                        .or(() -> listed(tokens))
                        .or(() -> conditions(tokens, dependent.table()));
        return asked.flatMap(this::query);
    }

    /** Of expressions over the columns of one table. */
    Optional<String> query(List<String> expressions, QualifiedName table) {
        return hidden.containsKey(table)
                ? query(
                        expressions.stream()
                                        .map(each -> "(" + each + "\n)")
                                        .collect(Collectors.joining(", ", "SELECT ", ""))
                                + " FROM "
                                + QualifiedName.quote(table))
                : Optional.empty();
    }

    private Optional<String> query(String asked) {
        long names = hidden.keySet().stream().map(QualifiedName::name).distinct().count();
        boolean isPlain =
                names == hidden.size()
                        && current.tables().keySet().stream()
                                .filter(table -> !hidden.containsKey(table))
                                .noneMatch(this::hasHiddenName);
        return Optional.of(asked)
                .filter(query -> isPlain)
                .map(
                        query ->
                                hidden.entrySet().stream()
                                                .map(
                                                        each ->
                                                                Identifiers.quote(
                                                                                each.getKey()
                                                                                        .name())
                                                                        + " AS ("
                                                                        + plain(each.getValue())
                                                                        + "\n)")
                                                .collect(Collectors.joining(",\n", "WITH ", "\n"))
                                        + "SELECT FROM ("
                                        + plain(query)
                                        + "\n) AS asked");
    }

    private boolean hasHiddenName(QualifiedName table) {
        return hidden.keySet().stream().anyMatch(each -> each.name().equals(table.name()));
    }

    /** A CTE is found under a name without a schema only. */
    private String plain(String query) {
        Tokens tokens = Tokens.of(query);
        return tokens.replaced(
                i ->
                        tokens.at(i).isName()
                                        && tokens.at(i + 1).is(".")
                                        && tokens.at(i + 2).isName()
                                        && hidden.containsKey(
                                                new QualifiedName(
                                                        tokens.at(i).value(),
                                                        tokens.at(i + 2).value()))
                                ? new Replacement(3, tokens.at(i + 2).text())
                                : null);
    }

    /** Of a view, materialized or not. */
    private static Optional<String> selected(Tokens tokens) {
        if (!tokens.are(0, "create", "view") && !tokens.are(0, "create", "materialized", "view")) {
            return Optional.empty();
        }
        int end = tokens.size();
        if (tokens.are(end - 3, "with", "no", "data")) {
            end -= 3;
        }
        return Optional.of(tokens.text(outside(tokens, 0, "as") + 1, end));
    }

    /** What extended statistics are about. */
    private static Optional<String> listed(Tokens tokens) {
        return tokens.are(0, "create", "statistics")
                ? Optional.of("SELECT " + tokens.text(outside(tokens, 0, "on") + 1, tokens.size()))
                : Optional.empty();
    }

    /** Of a policy, trigger, rule, constraint or published table. */
    private static Optional<String> conditions(Tokens tokens, QualifiedName table) {
        boolean isOfRow = tokens.are(0, "create", "trigger") || tokens.are(0, "create", "rule");
        StringBuilder conditions = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.at(i).depth() == 0
                    && (tokens.at(i).is("using")
                            || tokens.at(i).is("check")
                            || tokens.at(i).is("when")
                            || tokens.at(i).is("where"))) {
                int end =
                        tokens.at(i + 1).is("(")
                                ? tokens.closing(i + 1) + 1
                                : outside(tokens, i, "do");
                conditions
                        .append(conditions.length() == 0 ? " WHERE (" : " AND (")
                        .append(tokens.text(i + 1, end))
                        .append("\n)");
            }
        }
        if (conditions.length() == 0 || table == null) {
            return Optional.empty();
        }
        String name = QualifiedName.quote(table);
        return Optional.of(
                "SELECT FROM "
                        + (isOfRow ? name + " AS old, " + name + " AS new" : name)
                        + conditions);
    }

    /** The first of these words that is in no parentheses, or the end. */
    private static int outside(Tokens tokens, int from, String word) {
        int i = from;
        while (i < tokens.size() && !(tokens.at(i).depth() == 0 && tokens.at(i).is(word))) {
            i++;
        }
        return i;
    }
}
