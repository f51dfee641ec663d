package dev.retort.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Graphs in a line: {@code c2<-b1,b2 [label] {dependency}; ...}. */
final class Graphs {

    private static final Pattern NODE =
            Pattern.compile("(\\w+)(?:<-([\\w,]+))?(?: \\[([\\w,]+)])?(?: \\{([\\w,]+)})?");

    private Graphs() {}

    static RevisionGraph parse(String text) {
        return RevisionGraph.of(nodes(text));
    }

    static List<RevisionNode> nodes(String text) {
        List<RevisionNode> nodes = new ArrayList<>();
        for (String part : text.split(";")) {
            Matcher matcher = NODE.matcher(part.strip());
            if (!matcher.matches()) {
                throw new IllegalArgumentException(part);
            }
            nodes.add(
                    new RevisionNode(
                            matcher.group(1),
                            list(matcher.group(2)),
                            list(matcher.group(4)),
                            list(matcher.group(3)),
                            ""));
        }
        return nodes;
    }

    static Set<String> ids(String text) {
        return new TreeSet<>(list(text.isBlank() ? null : text.strip()));
    }

    static String text(Plan plan) {
        StringBuilder text = new StringBuilder();
        for (Step step : plan.steps()) {
            text.append(step.direction() == Direction.UPGRADE ? " +" : " -").append(step.id());
        }
        return text.toString().strip();
    }

    static String text(SortedSet<String> rows) {
        return String.join(",", rows);
    }

    private static List<String> list(String text) {
        return text == null ? List.of() : List.of(text.split(","));
    }
}
