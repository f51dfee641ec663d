package dev.retort.dialect;

import dev.retort.model.Type;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Type names in the spelling of PostgreSQL's {@code format_type} (manual, table 8.1 for the
 * aliases). What is not a built-in alias stays as it is: the server knows better.
 */
final class TypeNames {

    private static final Pattern ARRAY =
            Pattern.compile(
                    "(?s)(.*?)((\\s+array(\\s*\\[\\s*\\d+\\s*])?)|(\\s*\\[\\s*\\d*\\s*]))+\\s*");

    /** word or words, arguments in parentheses, words. */
    private static final Pattern PARTS =
            Pattern.compile("([a-z][a-z0-9_ ]*?)\\s*(?:\\(\\s*([0-9, -]+?)\\s*\\)\\s*([a-z ]*))?");

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
                    Map.entry("varbit", "bit varying"));

    private TypeNames() {}

    static Type canonical(Type type) {
        String text = type.sql().strip();
        Matcher array = ARRAY.matcher(text);
        if (array.matches()) {
            return new Type(canonical(new Type(array.group(1))).sql() + "[]");
        }
        if (text.indexOf('"') >= 0 || text.indexOf('.') >= 0) {
            return new Type(text);
        }
        String lower = text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        Matcher parts = PARTS.matcher(lower);
        if (!parts.matches()) {
            return new Type(text);
        }
        String words = parts.group(1);
        String arguments = parts.group(2) == null ? null : parts.group(2).replace(" ", "");
        String tail = parts.group(3) == null ? "" : parts.group(3);
        return new Type(spell(words, arguments, tail));
    }

    private static String spell(String words, String arguments, String tail) {
        String precision = arguments == null ? "" : "(" + arguments + ")";
        String full = tail.isEmpty() ? words : words + " " + tail;
        switch (full) {
            case "timestamp":
            case "timestamp without time zone":
                return "timestamp" + precision + " without time zone";
            case "timestamptz":
            case "timestamp with time zone":
                return "timestamp" + precision + " with time zone";
            case "time":
            case "time without time zone":
                return "time" + precision + " without time zone";
            case "timetz":
            case "time with time zone":
                return "time" + precision + " with time zone";
            case "float":
                return arguments != null && Integer.parseInt(arguments) <= 24
                        ? "real"
                        : "double precision";
            default:
                break;
        }
        String name = ALIASES.getOrDefault(full, full);
        if (arguments == null) {
            return name.equals("character") || name.equals("bit") ? name + "(1)" : name;
        }
        if (name.equals("numeric") && arguments.indexOf(',') < 0) {
            return "numeric(" + arguments + ",0)";
        }
        return tail.isEmpty() ? name + precision : words + precision + " " + tail;
    }
}
