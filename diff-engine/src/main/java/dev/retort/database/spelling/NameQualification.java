package dev.retort.database.spelling;

import dev.retort.database.spelling.NamedObjects.Kind;
import dev.retort.database.spelling.NamedObjects.Names;
import dev.retort.sql.Identifiers;
import dev.retort.sql.Literals;
import dev.retort.sql.SqlText;
import dev.retort.sql.Token;
import dev.retort.sql.Tokens;
import dev.retort.sql.Tokens.Replacement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts the schema in front of names that only the connection's {@link SearchPath} leads to, in
 * texts as a person wrote them.
 *
 * <p>Where the catalogue has a name in one place, that is what it means. Functions and operators
 * can share one, and then the arguments decide: the server prints the text, with the schemas of
 * what it found. Each new text has to be printed as the old one was, or the server's own text is
 * taken: {@code email IN ('a', 'b')} has no place for the operator that citext brings.
 */
final class NameQualification {

    /** What operators these words stand for. */
    private static final Map<String, Set<String>> WORDS =
            Map.of(
                    "in", Set.of("=", "<>"),
                    "between", Set.of(">=", "<="),
                    "like", Set.of("~~", "!~~"),
                    "ilike", Set.of("~~*", "!~~*"),
                    "similar", Set.of("~", "!~"));

    private static final Set<String> OF_SEQUENCES = Set.of("nextval", "currval", "setval");

    private final Connection connection;
    private final Explain explain;
    private NamedObjects found;

    NameQualification(Connection connection, Explain explain) {
        this.connection = connection;
        this.explain = explain;
    }

    /**
     * @param subjects that cannot be asked are {@code null}
     * @param texts of the subjects
     */
    List<String> qualified(List<Explain.Subject> subjects, List<String> texts) throws SQLException {
        List<Tokens> tokens = texts.stream().map(Tokens::of).toList();
        Names names = new Names();
        tokens.forEach(each -> collect(each, names));
        found = NamedObjects.read(connection, explain.path(), names);
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            if (subjects.get(i) != null && isOpen(tokens.get(i))) {
                open.add(i);
            }
        }
        if (open.isEmpty()) {
            return texts;
        }
        List<Optional<String>> meant =
                explain.ofConnection(open.stream().map(subjects::get).toList());
        List<Text> all = new ArrayList<>();
        List<String> result = new ArrayList<>(texts);
        for (int i = 0; i < open.size(); i++) {
            int at = open.get(i);
            Text text = new Text(at, subjects.get(at), tokens.get(at), meant.get(i).orElse(""));
            all.add(text);
            result.set(at, qualified(text, null));
        }
        all.removeIf(text -> text.printed().isEmpty());
        all.removeAll(meantAtHome(all, result));
        if (!all.isEmpty()) {
            settle(all, result);
        }
        return result;
    }

    /**
     * @param printed what the server makes of it; empty when it does not understand it
     */
    private record Text(int number, Explain.Subject subject, Tokens tokens, String printed) {

        Explain.Subject spelled(String text) {
            return new Explain.Subject(subject.columns(), "(\n" + text + "\n)");
        }
    }

    /** Those that mean the same where names are looked for at home only. */
    private List<Text> meantAtHome(List<Text> all, List<String> result) throws SQLException {
        List<Optional<String>> understood =
                explain.atHome(
                        all.stream().map(text -> text.spelled(result.get(text.number()))).toList());
        List<Text> same = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (understood.get(i).equals(Optional.of(all.get(i).printed()))) {
                same.add(all.get(i));
            }
        }
        return same;
    }

    /**
     * A function can be gone from what the server prints, which has its value or its body there;
     * then it may be in any schema. And a body may need the path itself, wherever it is called.
     */
    private void settle(List<Text> all, List<String> result) throws SQLException {
        List<List<String>> proposals = new ArrayList<>();
        List<Explain.Subject> asked = new ArrayList<>();
        for (Text text : all) {
            Set<String> spellings = new LinkedHashSet<>();
            for (String schema : schemasOfFunctions(text.tokens())) {
                spellings.add(qualified(text, schema));
            }
            spellings.add(result.get(text.number()));
            proposals.add(List.copyOf(spellings));
            spellings.forEach(each -> asked.add(text.spelled(each)));
        }
        List<Optional<String>> understood = explain.expressions(asked);
        int next = 0;
        for (int i = 0; i < all.size(); i++) {
            Text text = all.get(i);
            String chosen = null;
            for (String proposal : proposals.get(i)) {
                boolean isSame =
                        understood.get(next++).equals(Optional.of(text.printed()))
                                && operators(proposal) >= operators(text.printed());
                chosen = chosen == null && isSame ? proposal : chosen;
            }
            result.set(text.number(), chosen == null ? ofServer(text) : chosen);
        }
    }

    private Set<String> schemasOfFunctions(Tokens tokens) {
        Set<String> schemas = new LinkedHashSet<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (kind(tokens, i) == Kind.FUNCTION) {
                schemas.addAll(found.elsewhere(Kind.FUNCTION, tokens.at(i).value()));
            }
        }
        return schemas;
    }

    /**
     * The server's own text, unless it has lost a function; then the text is left to the path, as a
     * person wrote it.
     */
    private static String ofServer(Text text) {
        Tokens tokens = text.tokens();
        SqlText server = SqlText.of(text.printed());
        for (int i = 0; i < tokens.size(); i++) {
            if (kind(tokens, i) == Kind.FUNCTION
                    && tokens.at(i).isName(tokens.at(i).value())
                    && !server.mentions(tokens.at(i).value())) {
                return tokens.toString();
            }
        }
        return server.withoutParentheses();
    }

    private String qualified(Text text, String hidden) {
        Tokens printed = Tokens.of(text.printed());
        return text.tokens().replaced(at -> qualified(text.tokens(), at, printed, hidden));
    }

    private void collect(Tokens tokens, Names names) {
        for (int i = 0; i < tokens.size(); i++) {
            Kind kind = kind(tokens, i);
            if (kind != null) {
                names.add(kind, name(tokens, i, kind));
            }
            words(tokens.at(i)).forEach(each -> names.add(Kind.OPERATOR, each));
        }
    }

    /** Whether a name in it may mean something that is elsewhere. */
    private boolean isOpen(Tokens tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            Kind kind = kind(tokens, i);
            if (kind != null && !found.elsewhere(kind, name(tokens, i, kind)).isEmpty()
                    || words(tokens.at(i)).stream()
                            .anyMatch(each -> !found.elsewhere(Kind.OPERATOR, each).isEmpty())) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> words(Token token) {
        return token.kind() == Token.Kind.WORD
                ? WORDS.getOrDefault(token.value(), Set.of())
                : Set.of();
    }

    /** What the word there may name that the path is searched for, or {@code null}. */
    private static Kind kind(Tokens tokens, int i) {
        Token token = tokens.at(i);
        Token before = tokens.at(i - 1);
        Token after = tokens.at(i + 1);
        if (before.is(".") || after.is(".")) {
            return null;
        }
        if (token.isString()) {
            boolean isRelation =
                    tokens.are(i + 1, "::", "regclass")
                            || before.is("(") && OF_SEQUENCES.contains(tokens.at(i - 2).value());
            return isRelation && relation(token) != null ? Kind.RELATION : null;
        }
        if (token.kind() == Token.Kind.OPERATOR) {
            return tokens.are(i - 2, "operator", "(") ? null : Kind.OPERATOR;
        }
        if (!token.isName()) {
            return null;
        }
        if (before.is("collate")) {
            return Kind.COLLATION;
        }
        if (before.is("::") || before.is("as") || after.isString()) {
            return Kind.TYPE;
        }
        return after.is("(") ? Kind.FUNCTION : null;
    }

    private static String name(Tokens tokens, int i, Kind kind) {
        return kind == Kind.RELATION ? relation(tokens.at(i)) : tokens.at(i).value();
    }

    /** The one name in a string, or {@code null}. */
    private static String relation(Token string) {
        Tokens inside = Tokens.of(string.value());
        return inside.size() == 1 && inside.at(0).isName() ? inside.at(0).value() : null;
    }

    private Replacement qualified(Tokens tokens, int i, Tokens printed, String hidden) {
        Kind kind = kind(tokens, i);
        String schema = kind == null ? null : schema(kind, name(tokens, i, kind), printed, hidden);
        if (schema == null) {
            return null;
        }
        String name = name(tokens, i, kind);
        String full = Identifiers.quote(schema, name);
        return new Replacement(
                1,
                switch (kind) {
                    case OPERATOR -> "OPERATOR(" + Identifiers.quote(schema) + "." + name + ")";
                    case RELATION -> Literals.literal(full);
                    default -> full;
                });
    }

    /**
     * Or {@code null} where the name is understood without.
     *
     * @param hidden where a function is taken to be that is not printed, or {@code null}
     */
    private String schema(Kind kind, String name, Tokens printed, String hidden) {
        List<String> elsewhere = found.elsewhere(kind, name);
        if (elsewhere.isEmpty() || !kind.hasArguments()) {
            return elsewhere.isEmpty() ? null : elsewhere.get(0);
        }
        return elsewhere.stream()
                .filter(each -> isIn(printed, each, name))
                .findFirst()
                .orElseGet(
                        () -> {
                            if (kind == Kind.FUNCTION && elsewhere.contains(hidden)) {
                                return hidden;
                            }
                            return found.isAtHome(kind, name) ? null : elsewhere.get(0);
                        });
    }

    private static boolean isIn(Tokens printed, String schema, String name) {
        for (int i = 0; i < printed.size(); i++) {
            if (printed.at(i).value().equals(name)
                    && printed.at(i - 1).is(".")
                    && printed.at(i - 2).value().equals(schema)) {
                return true;
            }
        }
        return false;
    }

    /** How many of its operators have a schema. */
    private static int operators(String sql) {
        Tokens tokens = Tokens.of(sql);
        int count = 0;
        for (int i = 0; i < tokens.size(); i++) {
            count += tokens.are(i, "operator", "(") ? 1 : 0;
        }
        return count;
    }
}
