package dev.retort.hibernate;

import dev.retort.model.EnumType;
import dev.retort.model.QualifiedName;
import dev.retort.sql.Identifiers;
import dev.retort.sql.Token;
import dev.retort.sql.Tokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The enum types among Hibernate's auxiliary database objects, which are nothing but SQL text
 * (PostgreSQLDialect.getCreateEnumTypeCommand).
 */
final class EnumTypes {

    private final String defaultSchema;
    private final Map<String, EnumType> byName = new LinkedHashMap<>();

    /** Under the names that definitions of columns give them. */
    private final Map<QualifiedName, EnumType> defined = new LinkedHashMap<>();

    private final Set<String> used = new HashSet<>();
    private final Set<String> replaced = new HashSet<>();

    EnumTypes(String defaultSchema) {
        this.defaultSchema = defaultSchema;
    }

    /** Whether the statement creates an enum type or one of the casts that Hibernate adds to it. */
    boolean take(String statement) {
        List<Token> tokens = Tokens.of(statement).all();
        if (isCast(tokens)) {
            byName.replaceAll(
                    (name, type) ->
                            tokens.stream()
                                            .anyMatch(
                                                    each ->
                                                            each.isName()
                                                                    && each.value().equals(name))
                                    ? type.withVarcharCasts(true)
                                    : type);
            return true;
        }
        if (tokens.size() < 6
                || !tokens.get(0).is("create")
                || !tokens.get(1).is("type")
                || !tokens.get(2).isName()
                || !tokens.get(3).is("as")
                || !tokens.get(4).is("enum")) {
            return false;
        }
        List<String> values = new ArrayList<>();
        for (Token token : tokens.subList(5, tokens.size())) {
            if (token.isString()) {
                values.add(token.value());
            }
        }
        String name = tokens.get(2).value();
        byName.put(name, new EnumType(QualifiedName.of(name), values));
        return true;
    }

    /** create cast (varchar as X) with inout as implicit, and the other way round. */
    private boolean isCast(List<Token> tokens) {
        return tokens.size() > 6
                && tokens.get(0).is("create")
                && tokens.get(1).is("cast")
                && tokens.subList(2, tokens.size()).stream()
                        .anyMatch(token -> token.isName() && byName.containsKey(token.value()));
    }

    /** Those that columns have; without the ones whose columns all say another name. */
    List<EnumType> all() {
        List<EnumType> all = new ArrayList<>();
        byName.forEach(
                (name, type) -> {
                    if (used.contains(name) || !replaced.contains(name)) {
                        all.add(type);
                    }
                });
        all.addAll(defined.values());
        return all;
    }

    /**
     * A column's definition instead of the type that Hibernate makes for its enum: where it names a
     * type, that is the one with the enum's labels, and Hibernate adds no casts to it.
     *
     * @param type what the definition says
     * @param isKnown whether a word is the name of a type of the server's own
     * @return the type as the server will spell it
     */
    String defined(Class<?> enumClass, String type, Predicate<String> isKnown) {
        EnumType own = byName.get(Identifiers.folded(enumClass.getSimpleName()));
        Tokens tokens = Tokens.of(type);
        int end = tokens.at(1).is(".") ? 3 : 1;
        if (own == null
                || !tokens.at(0).isName()
                || !tokens.at(end - 1).isName()
                || !isNothingOrArray(tokens, end)
                || isKnown.test(tokens.text(0, end))) {
            return type;
        }
        String schema = end == 1 || isDefault(tokens.at(0)) ? "" : tokens.at(0).value();
        QualifiedName name = new QualifiedName(schema, tokens.at(end - 1).value());
        if (!name.equals(own.name())) {
            replaced.add(own.name().name());
            defined.merge(
                    name,
                    new EnumType(name, own.labels()),
                    (before, more) -> {
                        Set<String> labels = new LinkedHashSet<>(before.labels());
                        labels.addAll(more.labels());
                        return new EnumType(name, List.copyOf(labels));
                    });
        }
        return QualifiedName.quote(name) + type.substring(tokens.at(end - 1).end());
    }

    private boolean isDefault(Token schema) {
        return schema.value().equals(defaultSchema);
    }

    private static boolean isNothingOrArray(Tokens tokens, int from) {
        for (int i = from; i < tokens.size(); i++) {
            Token token = tokens.at(i);
            if (!token.is("[") && !token.is("]") && !token.is("array") && token.depth() == 0) {
                return false;
            }
        }
        return !tokens.at(from).is("(");
    }

    /** The type's text with the name of an enum type as the server will spell it. */
    String spell(String type) {
        List<Token> tokens = Tokens.of(type).all();
        if (tokens.isEmpty() || !tokens.get(0).isName()) {
            return type;
        }
        Token first = tokens.get(0);
        if (byName.containsKey(first.value())) {
            used.add(first.value());
        }
        return byName.containsKey(first.value())
                ? Identifiers.quote(first.value()) + type.substring(first.end())
                : type;
    }
}
