package dev.retort.database;

/** Reads what {@code quote_ident} wrote. */
final class Names {

    private Names() {}

    static String unquote(String identifier) {
        return identifier.startsWith("\"")
                ? identifier.substring(1, identifier.length() - 1).replace("\"\"", "\"")
                : identifier;
    }
}
