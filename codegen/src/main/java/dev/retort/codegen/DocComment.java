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
}
