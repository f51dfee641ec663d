package dev.retort.sql;

/**
 * A word of SQL text.
 *
 * @param text as it is written, quotes and prefixes included
 * @param value what it stands for: of an identifier the name, folded and cut as the server does it,
 *     of a string its content; of all others the text
 * @param start offset of its first character in the whole text
 * @param depth how many parentheses or brackets it is inside of; both brackets of a pair count as
 *     outside
 */
public record Token(Kind kind, String text, String value, int start, int depth) {

    public enum Kind {
        /** A key word or an identifier without quotes. */
        WORD,
        QUOTED_IDENTIFIER,
        /** Of any notation, that of bits included. */
        STRING,
        NUMBER,
        /** {@code $1}. */
        PARAMETER,
        OPERATOR,
        /** A bracket, comma, semicolon, dot, colon, or what has no meaning in SQL. */
        SPECIAL,
        /** A quote or comment that has no end: the rest of the text. */
        UNTERMINATED
    }

    public int end() {
        return start + text.length();
    }

    /** Whether it is this key word or symbol, in capitals or not. */
    public boolean is(String word) {
        return (kind == Kind.WORD || kind == Kind.OPERATOR || kind == Kind.SPECIAL)
                && text.equalsIgnoreCase(word);
    }

    /** Whether it may be a name, as far as can be seen without what stands beside it. */
    public boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED_IDENTIFIER;
    }

    /** Whether it is the name; a reserved word is one in quotes only. */
    public boolean isName(String name) {
        return isName()
                && value.equals(name)
                && (kind == Kind.QUOTED_IDENTIFIER || !Identifiers.isReserved(name));
    }

    public boolean isString() {
        return kind == Kind.STRING;
    }
}
