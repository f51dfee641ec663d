package dev.retort.diff.dependents;

import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.sql.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds the texts that speak of a column or a table which goes or gets another name. The server
 * knows of no dependency there: it takes the change, and the routine fails when it runs next.
 */
final class Mentions {

    private Mentions() {}

    /**
     * @param names columns and tables that go, or have another name then
     * @return a sentence for each text and each name in it
     */
    static List<String> of(Set<Touch> names, RemovedObjects removed, Dependents port) {
        List<String> sentences = new ArrayList<>();
        if (names.isEmpty()) {
            return sentences;
        }
        Set<String> words =
                names.stream()
                        .map(each -> isColumn(each) ? each.id().part() : each.name().name())
                        .collect(Collectors.toCollection(TreeSet::new));
        for (SourceText each : port.texts(words)) {
            SqlText text = SqlText.of(each.text());
            for (Touch name : names) {
                if (speaksOf(each, text, name)) {
                    removed.successor(name)
                            .forEach(reason -> sentences.add(sentence(each, reason)));
                }
            }
        }
        return sentences;
    }

    private static String sentence(SourceText source, String reason) {
        return source
                + " mentions "
                + reason
                + ": the server does not look into it before it runs, so write it anew with op.execute";
    }

    private static boolean speaksOf(SourceText source, SqlText text, Touch touch) {
        QualifiedName table = touch.name();
        if (!isColumn(touch)) {
            return text.mentions(table.name());
        }
        String column = touch.id().part();
        if (source.kind().equals("trigger")) {
            return source.tables().contains(table) && text.hasString(column);
        }
        return text.mentions(column)
                && (source.tables().contains(table) || text.mentions(table.name()));
    }

    private static boolean isColumn(Touch touch) {
        return touch.id().kind() == ObjectId.Kind.COLUMN;
    }
}
