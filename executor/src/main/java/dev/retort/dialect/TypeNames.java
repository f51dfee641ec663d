package dev.retort.dialect;

import dev.retort.model.Type;
import dev.retort.sql.Token;
import dev.retort.sql.Tokens;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Type names in the spelling of PostgreSQL's {@code format_type} (manual, table 8.1 for the
 * aliases). What is not a built-in alias stays as it is: the server knows better.
 */
final class TypeNames {

    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]*");

    private static final Map<String, String> ALIASES =
            Map.ofEntries(
                    Map.entry("int", "integer"),
                    Map.entry("int4", "integer"),
                    Map.entry("int8", "bigint"),
                    Map.entry("int2", "smallint"),
                    Map.entry("float4", "real"),
                    Map.entry("float8", "double precision"),
                    Map.entry("bool", "boolean"),
                    Map.entry("decimal", "numeric"),
                    Map.entry("dec", "numeric"),
                    Map.entry("varchar", "character varying"),
                    Map.entry("char varying", "character varying"),
                    Map.entry("national character varying", "character varying"),
                    Map.entry("char", "character"),
                    Map.entry("nchar", "character"),
                    Map.entry("national character", "character"),
                    Map.entry("varbit", "bit varying"),
                    Map.entry("timestamp", "timestamp without time zone"),
                    Map.entry("timestamptz", "timestamp with time zone"),
                    Map.entry("time", "time without time zone"),
                    Map.entry("timetz", "time with time zone"));

    private TypeNames() {}

    static Type canonical(Type type) {
        Tokens tokens = Tokens.of(type.sql());
        int end = endOfElement(tokens);
        String plain = plain(tokens, end);
        Type element = plain == null ? Type.parse(tokens.text(0, end)) : spelled(Type.parse(plain));
        return end < tokens.size() ? element.array() : element;
    }

    /** Where an array's brackets begin, or the word for them. */
    private static int endOfElement(Tokens tokens) {
        int end = tokens.size();
        while (end > 1 && isOfArray(tokens.at(end - 1))) {
            end--;
        }
        boolean isArray = tokens.at(end).is("[") || tokens.at(end).is("array");
        return isArray ? end : tokens.size();
    }

    private static boolean isOfArray(Token token) {
        return token.is("[")
                || token.is("]")
                || token.is("array")
                || token.kind() == Token.Kind.NUMBER && token.depth() > 0;
    }

    /** Lower case and no more blanks than needed; {@code null} if that could be another type. */
    private static String plain(Tokens tokens, int end) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < end; i++) {
            Token token = tokens.at(i);
            boolean isWord = token.depth() == 0 && WORD.matcher(token.value()).matches();
            boolean isModifier =
                    token.is("(")
                            || token.is(")")
                            || token.depth() > 0
                                    && (token.kind() == Token.Kind.NUMBER
                                            || token.is("-")
                                            || token.is(","));
            if (!isWord && !isModifier || isWord && token.kind() != Token.Kind.WORD) {
                return null;
            }
            plain.append(isWord && i > 0 ? " " : "").append(token.value());
        }
        return plain.toString();
    }

    private static Type spelled(Type type) {
        List<String> modifiers = type.modifiers();
        String name = ALIASES.getOrDefault(type.name(), type.name());
        switch (name) {
            case "float":
                boolean isShort =
                        type.isMeasured() && !modifiers.isEmpty() && type.modifier(0) <= 24;
                return new Type(isShort ? "real" : "double precision", List.of(), 0);
            case "character":
            case "bit":
                return new Type(name, modifiers.isEmpty() ? List.of("1") : modifiers, 0);
            case "numeric":
                return new Type(
                        name,
                        modifiers.size() == 1 ? List.of(modifiers.get(0), "0") : modifiers,
                        0);
            default:
                return type.withName(name);
        }
    }
}
