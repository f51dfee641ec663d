package dev.retort.dialect;

import dev.retort.model.Type;
import dev.retort.sql.Identifiers;
import dev.retort.sql.Token;
import dev.retort.sql.Tokens;
import java.util.Set;

/**
 * Names of collations in the spelling of PostgreSQL's {@code regcollation}: in quotes only where
 * they need them, and without a schema where that is {@code pg_catalog}.
 */
final class CollationNames {

    private static final String CATALOG = "pg_catalog";

    /** That of a database, which is what these types have by themselves. */
    private static final String DEFAULT = Identifiers.quote("default");

    private static final Set<String> WITH_DEFAULT =
            Set.of("text", "character varying", "character");

    private CollationNames() {}

    /**
     * @param collation SQL text, or {@code null} for that of the type
     * @param type in canonical spelling
     */
    static String canonical(String collation, Type type) {
        if (collation == null) {
            return null;
        }
        Tokens tokens = Tokens.of(collation);
        Token last = tokens.at(tokens.size() - 1);
        boolean isQualified = tokens.size() == 3 && tokens.at(0).isName() && tokens.at(1).is(".");
        if (!last.isName() || tokens.size() != 1 && !isQualified) {
            return collation;
        }
        String name = Identifiers.quote(last.value());
        if (isQualified && !tokens.at(0).value().equals(CATALOG)) {
            return Identifiers.quote(tokens.at(0).value()) + "." + name;
        }
        return name.equals(DEFAULT) && WITH_DEFAULT.contains(type.name()) ? null : name;
    }
}
