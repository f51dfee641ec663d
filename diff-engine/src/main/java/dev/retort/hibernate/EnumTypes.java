package dev.retort.hibernate;

import dev.retort.model.EnumType;
import dev.retort.model.QualifiedName;
import dev.retort.sql.Identifiers;
import dev.retort.sql.Token;
import dev.retort.sql.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The enum types among Hibernate's auxiliary database objects, which are nothing but SQL text
 * (PostgreSQLDialect.getCreateEnumTypeCommand).
 */
final class EnumTypes {

    private final Map<String, EnumType> byName = new LinkedHashMap<>();

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

    List<EnumType> all() {
        return List.copyOf(byName.values());
    }

    /** The type's text with the name of an enum type as the server will spell it. */
    String spell(String type) {
        List<Token> tokens = Tokens.of(type).all();
        if (tokens.isEmpty() || !tokens.get(0).isName()) {
            return type;
        }
        Token first = tokens.get(0);
        return byName.containsKey(first.value())
                ? Identifiers.quote(first.value()) + type.substring(first.end())
                : type;
    }
}
