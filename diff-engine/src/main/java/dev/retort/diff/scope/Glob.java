package dev.retort.diff.scope;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A name with a shell's wildcards: {@code *} for anything, {@code ?} for one character. */
public final class Glob {

    /**
     * Why a text is no names.
     *
     * @param problem what it has or lacks
     * @param hint what to write
     */
    public record Wrong(String problem, String hint) {}

    private static final int STAR = -1;
    private static final int ONE = -2;

    private final List<Integer> tokens = new ArrayList<>();

    public static Glob literal(String text) {
        Glob glob = new Glob();
        text.chars().forEach(glob::add);
        return glob;
    }

    void add(int c) {
        tokens.add(c);
    }

    void addMeaning(char c) {
        tokens.add(c == '*' ? STAR : c == '?' ? ONE : c);
    }

    boolean isEmpty() {
        return tokens.isEmpty();
    }

    boolean isAny() {
        return tokens.stream().allMatch(token -> token == STAR);
    }

    /** As in a shell; a star that took too little takes one more and the rest is tried again. */
    public boolean matches(String text) {
        int star = -1;
        int taken = 0;
        int at = 0;
        int in = 0;
        while (in < text.length()) {
            int token = at < tokens.size() ? tokens.get(at) : 0;
            if (token == STAR) {
                star = at++;
                taken = in;
            } else if (at < tokens.size() && (token == ONE || token == text.charAt(in))) {
                at++;
                in++;
            } else if (star >= 0) {
                at = star + 1;
                in = ++taken;
            } else {
                return false;
            }
        }
        return tokens.subList(at, tokens.size()).stream().allMatch(token -> token == STAR);
    }

    /**
     * The names of a pattern, which stand between dots; between double quotes nothing has a meaning
     * but a double quote.
     *
     * @param wrong what is thrown for text that is no names
     */
    public static List<Glob> names(String rest, Function<Wrong, RuntimeException> wrong) {
        List<Glob> names = new ArrayList<>();
        Glob name = new Glob();
        boolean quoted = false;
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            if (c == '"' && quoted && i + 1 < rest.length() && rest.charAt(i + 1) == '"') {
                name.add(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (quoted) {
                name.add(c);
            } else if (c == '.') {
                names.add(name);
                name = new Glob();
            } else {
                name.addMeaning(c);
            }
        }
        names.add(name);
        if (quoted) {
            throw wrong.apply(new Wrong("has a double quote too few", "close the quoted name"));
        }
        if (names.stream().anyMatch(Glob::isEmpty)) {
            throw wrong.apply(new Wrong("has an empty name", "write * for any name"));
        }
        return names;
    }
}
