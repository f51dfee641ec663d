package dev.retort.cli.action;

import dev.retort.dialect.Dialect;
import dev.retort.diff.Comparison;
import dev.retort.operation.Operation;
import dev.retort.snapshot.Unmapped;
import dev.retort.sql.Tokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What only the reference has and the upgrade speaks of: a function in a check, an extension's
 * operator class, a collation. The server would say it at the statement that needs it.
 */
final class NeededFirst {

    private static final Set<String> KINDS =
            Set.of(
                    "function",
                    "procedure",
                    "aggregate",
                    "operator",
                    "operator class",
                    "collation",
                    "base type",
                    "range type");

    private final Comparison comparison;
    private final Dialect dialect;

    NeededFirst(Comparison comparison, Dialect dialect) {
        this.comparison = comparison;
        this.dialect = dialect;
    }

    /** Sentences for a person, in the order of kinds and names. */
    List<String> lines() {
        List<Unmapped> missing = new ArrayList<>(comparison.notDesired());
        missing.removeAll(comparison.notCompared());
        if (missing.isEmpty()) {
            return List.of();
        }
        Set<String> spoken = new HashSet<>();
        for (Operation operation : comparison.upgrade()) {
            for (String sql : dialect.sql(operation)) {
                Tokens.of(sql).all().forEach(each -> spoken.add(each.value()));
            }
        }
        return missing.stream()
                .filter(each -> isNeeded(each, spoken))
                .map(
                        each ->
                                "warning: only the reference has "
                                        + each
                                        + ", which the upgrade may need: create it first, with"
                                        + " op.execute in a revision of its own")
                .toList();
    }

    /** Nobody knows what of an extension is used; that the database lacks one is worth a word. */
    private static boolean isNeeded(Unmapped object, Set<String> spoken) {
        if (object.kind().equals("extension")) {
            return true;
        }
        return KINDS.contains(object.kind()) && spoken.contains(lastPart(object.name()));
    }

    /** Of {@code tools."is ok"(text)} the name without its schema, as it is. */
    private static String lastPart(String name) {
        Tokens tokens = Tokens.of(name);
        return tokens.at(tokens.at(1).is(".") ? 2 : 0).value();
    }
}
