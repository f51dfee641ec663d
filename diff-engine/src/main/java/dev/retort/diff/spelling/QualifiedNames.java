package dev.retort.diff.spelling;

import dev.retort.model.Column;
import dev.retort.model.CompositeType;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.model.Type;
import dev.retort.sql.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What a person wrote for a connection, with the schema in front of the names that only its {@code
 * search_path} leads to: types, and what expressions speak of. So the model has them, and so they
 * mean the same wherever a revision or its script is run.
 */
public final class QualifiedNames {

    /** What a collation stands behind to be an expression. */
    private static final String COLLATED = "'' COLLATE ";

    private final Schema schema;
    private final Spelling spelling;

    private QualifiedNames(Schema schema, Spelling spelling) {
        this.schema = schema;
        this.spelling = spelling;
    }

    /** Those of types, which are compared as they are. */
    public static Schema types(Schema schema, Spelling spelling) {
        return spelling.looksFurther() ? new QualifiedNames(schema, spelling).types() : schema;
    }

    /**
     * Those in texts.
     *
     * @param schema with the types that the columns will have, on which it depends what a text
     *     means
     */
    public static Schema texts(Schema schema, Spelling spelling) {
        return spelling.looksFurther() ? new QualifiedNames(schema, spelling).texts() : schema;
    }

    private Schema types() {
        Set<String> own = new LinkedHashSet<>();
        Stream.of(schema.enums(), schema.domains(), schema.composites())
                .flatMap(each -> each.keySet().stream())
                .filter(QualifiedName::inDefaultSchema)
                .forEach(each -> own.add(each.name()));
        Set<Type> asked = new LinkedHashSet<>();
        for (Table table : schema.tables().values()) {
            for (Column column : table.columns().values()) {
                if (isSearched(column.type(), own)) {
                    asked.add(column.type());
                }
            }
        }
        for (CompositeType type : schema.composites().values()) {
            type.attributes().values().stream()
                    .map(CompositeType.Attribute::type)
                    .filter(each -> isSearched(each, own))
                    .forEach(asked::add);
        }
        if (asked.isEmpty()) {
            return schema;
        }
        List<Type> types = List.copyOf(asked);
        List<Optional<Type>> answers = spelling.types(types);
        Map<Type, Type> known = new HashMap<>();
        for (int i = 0; i < types.size(); i++) {
            Optional<Type> answer = answers.get(i);
            if (answer.isPresent() && Tokens.of(answer.get().name()).at(1).is(".")) {
                known.put(types.get(i), answer.get());
            }
        }
        return schema.withComposites(
                        schema.composites().values().stream()
                                .map(each -> withTypes(each, known))
                                .toList())
                .mapTables(
                        table ->
                                table.mapColumns(
                                        column -> {
                                            Type answer = known.get(column.type());
                                            return answer == null
                                                    ? column
                                                    : column.withType(answer);
                                        }));
    }

    private static CompositeType withTypes(CompositeType type, Map<Type, Type> known) {
        return type.withAttributes(
                type.attributes().values().stream()
                        .map(
                                each ->
                                        new CompositeType.Attribute(
                                                each.name(),
                                                known.getOrDefault(each.type(), each.type()),
                                                each.collation()))
                        .toList());
    }

    /** Whether its name has no schema yet, and is none that the upgrade makes. */
    private static boolean isSearched(Type type, Set<String> own) {
        Tokens name = Tokens.of(type.name());
        return name.size() == 1 && name.at(0).isName() && !own.contains(name.at(0).value());
    }

    private Schema texts() {
        List<Spelling.Question> questions = new ArrayList<>();
        mapTexts(
                (table, text) -> {
                    questions.add(question(table, text));
                    return text;
                });
        List<String> texts = spelling.qualified(questions);
        Map<Spelling.Question, String> answers = new HashMap<>();
        for (int i = 0; i < questions.size(); i++) {
            answers.put(questions.get(i), texts.get(i));
        }
        return mapTexts((table, text) -> answers.get(question(table, text)));
    }

    private static Spelling.Question question(Table table, String text) {
        Map<String, Type> columns = new LinkedHashMap<>();
        table.columns().values().forEach(each -> columns.put(each.name(), each.type()));
        return new Spelling.Question(columns, text, null);
    }

    private Schema mapTexts(BiFunction<Table, String, String> change) {
        return schema.mapTables(
                table ->
                        table.withNames(UnaryOperator.identity(), text -> change.apply(table, text))
                                .mapColumns(
                                        column ->
                                                column.collation() == null
                                                        ? column
                                                        : column.withCollation(
                                                                collation(
                                                                        column.collation(),
                                                                        text ->
                                                                                change.apply(
                                                                                        table,
                                                                                        text)))));
    }

    private static String collation(String name, UnaryOperator<String> change) {
        return change.apply(COLLATED + name).substring(COLLATED.length());
    }
}
