package dev.retort.hibernate;

import java.nio.charset.StandardCharsets;
import org.hibernate.boot.model.naming.Identifier;

/**
 * How PostgreSQL reads a name that stands in a statement: what is not quoted is folded to lower
 * case, and everything is cut to 63 bytes (manual, section 4.1.1).
 */
final class PostgresName {

    /** NAMEDATALEN - 1 of a server built as usual. */
    static final int MAX_BYTES = 63;

    private PostgresName() {}

    static String of(Identifier identifier) {
        return of(identifier.getText(), identifier.isQuoted());
    }

    static String of(String text, boolean quoted) {
        return cut(quoted ? text : fold(text), MAX_BYTES);
    }

    /** The name that SQL text means: bare, or in double quotes or Hibernate's back quotes. */
    static String fromSql(String sql) {
        char first = sql.isEmpty() ? ' ' : sql.charAt(0);
        if (sql.length() < 2 || (first != '"' && first != '`')) {
            return of(sql, false);
        }
        String quote = String.valueOf(first);
        return of(sql.substring(1, sql.length() - 1).replace(quote + quote, quote), true);
    }

    /** SQL text for a name, quoted only where it would not be read back as itself. */
    static String toSql(String name) {
        return name.matches("[a-z_][a-z0-9_$]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    /** In UTF-8 and every other multi-byte encoding only ASCII letters are folded. */
    private static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            folded.append(c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c);
        }
        return folded.toString();
    }

    /** The longest start of a text that has at most so many bytes and no half character. */
    static String cut(String text, int bytes) {
        int used = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            used += Character.toString(codePoint).getBytes(StandardCharsets.UTF_8).length;
            if (used > bytes) {
                return text.substring(0, i);
            }
            i += Character.charCount(codePoint);
        }
        return text;
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
