package dev.retort.codegen;

import java.util.ArrayList;
import java.util.List;

/**
 * A message as a Javadoc comment and back. Characters that mean something to the compiler or to
 * Javadoc are written as HTML character references; lines that do not fit the page are wrapped, and
 * a line is known by its words alone.
 */
final class DocComment {

    private static final int WIDTH = 120;

    private DocComment() {}

    /** The comment with its line break, or nothing for a blank message. */
    static String write(String message) {
        List<String> lines = new ArrayList<>();
        for (String line : message.strip().lines().toList()) {
            wrap(escape(line.stripTrailing()), lines);
        }
        if (lines.isEmpty()) {
            return "";
        }
        if (lines.size() == 1 && lines.get(0).length() <= WIDTH - "/**  */".length()) {
            return "/** " + lines.get(0) + " */\n";
        }
        StringBuilder out = new StringBuilder("/**\n");
        lines.forEach(line -> out.append(line.isEmpty() ? " *\n" : " * " + line + "\n"));
        return out.append(" */\n").toString();
    }

    private static void wrap(String line, List<String> lines) {
        String rest = line;
        int width = WIDTH - " * ".length();
        while (rest.length() > width) {
            int space = rest.lastIndexOf(' ', width);
            if (space <= 0 || rest.substring(0, space).isBlank()) {
                break;
            }
            lines.add(rest.substring(0, space).stripTrailing());
            rest = rest.substring(space + 1).stripLeading();
        }
        lines.add(rest);
    }

    private static String escape(String line) {
        StringBuilder out = new StringBuilder();
        int before = ' ';
        for (int c : line.codePoints().toArray()) {
            boolean startsTag = c == '@' && (before == '{' || out.toString().isBlank());
            boolean endsComment = c == '/' && before == '*';
            boolean isHidden =
                    Character.isISOControl(c)
                            || Character.getType(c) == Character.SURROGATE
                            || Character.getType(c) == Character.FORMAT;
            if (c == '<') {
                out.append("&lt;");
            } else if (c == '>') {
                out.append("&gt;");
            } else if (c == '&') {
                out.append("&amp;");
            } else if (c == '\\' || startsTag || endsComment || isHidden) {
                out.append("&#").append(c).append(';');
            } else {
                out.appendCodePoint(c);
            }
            before = c;
        }
        return out.toString();
    }

    /**
     * The text of a comment up to its first block tag, or an empty one for {@code null}. Of inline
     * tags the words remain.
     */
    static String read(String comment) {
        if (comment == null) {
            return "";
        }
        String inside = comment.substring("/**".length(), comment.length() - "*/".length());
        List<String> lines = new ArrayList<>();
        for (String raw : inside.lines().toList()) {
            String line = (lines.isEmpty() ? raw : withoutStars(raw)).stripTrailing();
            if (line.stripLeading().startsWith("@")) {
                break;
            }
            boolean isParagraph = line.stripLeading().startsWith("<p>");
            lines.add(isParagraph ? line.stripLeading().substring("<p>".length()) : line);
        }
        return unescape(String.join("\n", lines)).strip();
    }

    private static String withoutStars(String line) {
        String text = line.stripLeading();
        int start = 0;
        while (start < text.length() && text.charAt(start) == '*') {
            start++;
        }
        return start < text.length() && text.charAt(start) == ' '
                ? text.substring(start + 1)
                : text.substring(start);
    }

    /** Up to a stop that a space follows or to the first empty line, in one line. */
    static String firstSentence(String doc) {
        StringBuilder out = new StringBuilder();
        for (String line : doc.lines().toList()) {
            String words = line.strip();
            if (words.isEmpty()) {
                break;
            }
            out.append(out.isEmpty() ? "" : " ").append(words);
            int stop = out.indexOf(". ");
            if (stop >= 0) {
                return out.substring(0, stop + 1);
            }
            if (words.endsWith(".")) {
                break;
            }
        }
        return out.toString();
    }

    private static String unescape(String text) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        int tagEnd = -1;
        while (at < text.length()) {
            int tag = text.startsWith("{@", at) ? text.indexOf(' ', at) : -1;
            int close = tag < 0 ? -1 : text.indexOf('}', tag);
            if (close >= 0) {
                tagEnd = close;
                at = tag + 1;
                continue;
            }
            if (at == tagEnd) {
                at++;
                continue;
            }
            int end = text.charAt(at) == '&' ? text.indexOf(';', at) : -1;
            int character = end < 0 ? -1 : reference(text.substring(at + 1, end));
            if (character >= 0) {
                out.appendCodePoint(character);
                at = end + 1;
            } else {
                out.append(text.charAt(at++));
            }
        }
        return out.toString();
    }

    /** The character that an HTML reference stands for, or -1. */
    private static int reference(String name) {
        switch (name) {
            case "lt":
                return '<';
            case "gt":
                return '>';
            case "amp":
                return '&';
            case "quot":
                return '"';
            default:
                return name.startsWith("#") ? number(name.substring(1)) : -1;
        }
    }

    private static int number(String digits) {
        try {
            int value = Integer.parseInt(digits);
            return Character.isValidCodePoint(value) ? value : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
