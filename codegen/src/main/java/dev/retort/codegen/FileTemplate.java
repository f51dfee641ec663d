package dev.retort.codegen;

import dev.retort.RetortException;
import java.text.Normalizer;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import javax.lang.model.SourceVersion;

/**
 * How the class of a new revision, and so its file, is named: {@code file-template} of {@code
 * retort.toml}, with Alembic's tokens. {@code %(rev)s} and {@code %(slug)s} are texts; {@code
 * year}, {@code month}, {@code day}, {@code hour}, {@code minute}, {@code second} and {@code epoch}
 * are numbers, which {@code %(month).2d} and {@code %(month)02d} fill with zeros; {@code %%} is a
 * percent sign.
 */
public final class FileTemplate {

    public static final String DEFAULT =
            "Rev%(year)d%(month).2d%(day).2dT%(hour).2d%(minute).2d_%(slug)s";

    /** As in Alembic, where a slug ends with a whole word if it can. */
    private static final int SLUG_LENGTH = 40;

    private static final Map<String, ToLongFunction<ZonedDateTime>> NUMBERS = numbers();

    private final String template;

    private FileTemplate(String template) {
        this.template = template;
    }

    /**
     * @throws RetortException RT-2204 if it has a token that does not exist
     */
    public static FileTemplate of(String template) {
        FileTemplate parsed = new FileTemplate(template);
        parsed.fill("id", "slug", ZonedDateTime.parse("2000-01-01T00:00:00Z"));
        return parsed;
    }

    /**
     * @param message the slug's words; where it has none the id takes its place
     * @param when in the time zone that the name shall show
     * @throws RetortException RT-2205 if the name is none that a Java class can have
     */
    public String className(String id, String message, ZonedDateTime when) {
        String slug = slug(message);
        String name = fill(id, slug.isEmpty() ? id : slug, when);
        if (!SourceVersion.isIdentifier(name) || SourceVersion.isKeyword(name)) {
            throw new RetortException(
                    RetortException.Kind.USAGE,
                    "RT-2205",
                    "file-template \""
                            + template
                            + "\" gives "
                            + name
                            + ", which no class can be called",
                    "start it with a letter and use letters, digits and underscores: " + DEFAULT,
                    null);
        }
        return name;
    }

    /** {@link #className} and {@code .java}. */
    public String fileName(String id, String message, ZonedDateTime when) {
        return className(id, message, when) + ".java";
    }

    /**
     * The message's ASCII letters and digits in lower case, accents taken off, words joined by
     * underscores, cut at a word after 40 characters. Empty if there are none.
     */
    public static String slug(String message) {
        String plain = Normalizer.normalize(message, Normalizer.Form.NFKD);
        StringBuilder out = new StringBuilder();
        boolean gap = false;
        for (char c : plain.toLowerCase(Locale.ROOT).toCharArray()) {
            boolean isWord = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (isWord) {
                out.append(gap && !out.isEmpty() ? "_" : "").append(c);
                gap = false;
            } else {
                gap |= Character.getType(c) != Character.NON_SPACING_MARK;
            }
        }
        if (out.length() <= SLUG_LENGTH) {
            return out.toString();
        }
        int end = out.charAt(SLUG_LENGTH) == '_' ? SLUG_LENGTH : out.lastIndexOf("_", SLUG_LENGTH);
        return out.substring(0, end <= 0 ? SLUG_LENGTH : end);
    }

    private String fill(String id, String slug, ZonedDateTime when) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < template.length()) {
            char c = template.charAt(at);
            if (c != '%') {
                out.append(c);
                at++;
            } else if (template.startsWith("%%", at)) {
                out.append('%');
                at += 2;
            } else {
                at = token(at, id, slug, when, out);
            }
        }
        return out.toString();
    }

    /** Appends the value of the token that starts at {@code start}; returns where it ends. */
    private int token(int start, String id, String slug, ZonedDateTime when, StringBuilder out) {
        int close = template.indexOf(')', start);
        int end = close + 1;
        while (close > 0
                && end < template.length()
                && ".0123456789".indexOf(template.charAt(end)) >= 0) {
            end++;
        }
        if (!template.startsWith("%(", start) || close < 0 || end >= template.length()) {
            throw unknown(template.substring(start));
        }
        String name = template.substring(start + 2, close);
        String width = template.substring(close + 1, end);
        char conversion = template.charAt(end);
        if (conversion == 's' && width.isEmpty() && name.equals("rev")) {
            out.append(id);
        } else if (conversion == 's' && width.isEmpty() && name.equals("slug")) {
            out.append(slug);
        } else if ((conversion == 'd' || conversion == 's') && NUMBERS.containsKey(name)) {
            String digits = Long.toString(NUMBERS.get(name).applyAsLong(when));
            out.append("0".repeat(Math.max(0, zeros(width, start) - digits.length())))
                    .append(digits);
        } else {
            throw unknown(template.substring(start, end + 1));
        }
        return end + 1;
    }

    private int zeros(String width, int start) {
        if (width.isEmpty()) {
            return 0;
        }
        boolean isKnown = width.length() == 2 && (width.charAt(0) == '.' || width.charAt(0) == '0');
        if (!isKnown || !Character.isDigit(width.charAt(1))) {
            throw unknown(template.substring(start));
        }
        return Character.digit(width.charAt(1), 10);
    }

    private RetortException unknown(String token) {
        return new RetortException(
                RetortException.Kind.USAGE,
                "RT-2204",
                "file-template \"" + template + "\" has " + token + ", which is no token",
                "the tokens are %(rev)s %(slug)s %(year)d %(month).2d %(day).2d %(hour).2d"
                        + " %(minute).2d %(second).2d %(epoch)s",
                null);
    }

    private static Map<String, ToLongFunction<ZonedDateTime>> numbers() {
        Map<String, ToLongFunction<ZonedDateTime>> numbers = new LinkedHashMap<>();
        numbers.put("year", ZonedDateTime::getYear);
        numbers.put("month", ZonedDateTime::getMonthValue);
        numbers.put("day", ZonedDateTime::getDayOfMonth);
        numbers.put("hour", ZonedDateTime::getHour);
        numbers.put("minute", ZonedDateTime::getMinute);
        numbers.put("second", ZonedDateTime::getSecond);
        numbers.put("epoch", ZonedDateTime::toEpochSecond);
        return numbers;
    }
}
