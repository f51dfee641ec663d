package dev.retort.replay;

import dev.retort.model.Table;
import dev.retort.operation.FoundParts;
import dev.retort.operation.Operation;
import dev.retort.sql.Identifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Looks for what is marked as found, as operations are replayed. */
final class Marks {

    /** What was executed so far: it may have made anything that it names. */
    private final StringBuilder sql = new StringBuilder();

    private final List<StrayMark> strays = new ArrayList<>();
    private int revision;

    void enter(int place) {
        revision = place;
    }

    void see(String statement) {
        sql.append(statement.toLowerCase(Locale.ROOT)).append('\n');
    }

    /**
     * @param table that it is of, or {@code null} when that is not there
     * @param isThere whether its object is
     */
    void check(Operation.Found mark, Table table, boolean isThere) {
        List<String> missing = new ArrayList<>();
        if (!isThere) {
            missing.add(mark.id().name().name());
        }
        for (FoundParts parts : mark.parts()) {
            missing.addAll(FoundReplay.missing(table, parts));
        }
        missing.removeIf(this::isNamed);
        if (!missing.isEmpty()) {
            strays.add(new StrayMark(revision, mark, missing));
        }
    }

    private boolean isNamed(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return sql.indexOf(lower) >= 0 || sql.indexOf(Identifiers.quoteAlways(lower)) >= 0;
    }

    List<StrayMark> strays() {
        return List.copyOf(strays);
    }
}
