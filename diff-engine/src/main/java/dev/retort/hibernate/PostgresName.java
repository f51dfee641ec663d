package dev.retort.hibernate;

import dev.retort.sql.Identifiers;
import org.hibernate.boot.model.naming.Identifier;

/**
 * How PostgreSQL reads a name that Hibernate puts into a statement (manual, section 4.1.1). Only
 * here are back quotes quotes, as people write them in annotations; in SQL text they are operators.
 */
final class PostgresName {

    private PostgresName() {}

    static String of(Identifier identifier) {
        return of(identifier.getText(), identifier.isQuoted());
    }

    static String of(String text, boolean quoted) {
        return quoted ? Identifiers.cut(text) : Identifiers.folded(text);
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
}
