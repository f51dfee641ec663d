package dev.retort.diff.spelling;

import dev.retort.model.Type;
import dev.retort.sql.Tokens;
import java.util.Locale;
import java.util.Map;

/** What PostgreSQL has in the place of other databases' types, and where its extensions' are. */
final class ForeignTypes {

    /** What to do about a type that the server does not know. */
    static final String FIX =
            "Write the column definition with a type that PostgreSQL has. An extension's type needs"
                    + " the extension: in a revision of its own that is applied first; one of"
                    + " another schema the schema's name in front, or a search_path that leads"
                    + " there.";

    private static final Map<String, String> MEANT =
            Map.ofEntries(
                    Map.entry("number", "numeric, or bigint"),
                    Map.entry("varchar2", "varchar"),
                    Map.entry("nvarchar2", "varchar"),
                    Map.entry("nvarchar", "varchar"),
                    Map.entry("clob", "text"),
                    Map.entry("nclob", "text"),
                    Map.entry("tinytext", "text"),
                    Map.entry("mediumtext", "text"),
                    Map.entry("longtext", "text"),
                    Map.entry("ntext", "text"),
                    Map.entry("string", "text"),
                    Map.entry("blob", "bytea"),
                    Map.entry("tinyblob", "bytea"),
                    Map.entry("mediumblob", "bytea"),
                    Map.entry("longblob", "bytea"),
                    Map.entry("binary", "bytea"),
                    Map.entry("varbinary", "bytea"),
                    Map.entry("image", "bytea"),
                    Map.entry("raw", "bytea"),
                    Map.entry("datetime", "timestamp"),
                    Map.entry("datetime2", "timestamp"),
                    Map.entry("smalldatetime", "timestamp"),
                    Map.entry("datetimeoffset", "timestamptz"),
                    Map.entry("tinyint", "smallint"),
                    Map.entry("mediumint", "integer"),
                    Map.entry("double", "double precision"),
                    Map.entry("binary_double", "double precision"),
                    Map.entry("binary_float", "real"),
                    Map.entry("year", "smallint"),
                    Map.entry("enum", "varchar, or a type made by create type ... as enum"),
                    Map.entry("uniqueidentifier", "uuid"));

    private static final Map<String, String> EXTENSIONS =
            Map.of(
                    "citext", "citext",
                    "hstore", "hstore",
                    "ltree", "ltree",
                    "lquery", "ltree",
                    "cube", "cube",
                    "vector", "vector",
                    "halfvec", "vector",
                    "sparsevec", "vector",
                    "geometry", "postgis",
                    "geography", "postgis");

    private ForeignTypes() {}

    /** For instance {@code "; PostgreSQL has text"}; empty where nobody can say. */
    static String meant(Type type) {
        String word = Tokens.of(type.name()).at(0).text().toLowerCase(Locale.ROOT);
        if (MEANT.containsKey(word)) {
            return "; PostgreSQL has " + MEANT.get(word);
        }
        if (Tokens.of(type.name()).all().stream().anyMatch(each -> each.is("unsigned"))) {
            return "; PostgreSQL has no unsigned numbers, but bigint";
        }
        return EXTENSIONS.containsKey(word)
                ? "; create extension " + EXTENSIONS.get(word) + " has it"
                : "";
    }
}
