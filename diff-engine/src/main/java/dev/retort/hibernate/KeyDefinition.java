package dev.retort.hibernate;

import dev.retort.model.Deferrability;
import dev.retort.model.ForeignKey;
import dev.retort.sql.ClauseReader;
import java.util.List;
import java.util.Optional;

/**
 * What follows the references clause of a foreign key (manual, CREATE TABLE): in
 * {@code @ForeignKey(foreignKeyDefinition)} and in its {@code options}. Columns and target are
 * those of the mapping; a definition that names others would not work with it.
 */
final class KeyDefinition {

    private KeyDefinition() {}

    /** Empty when something in the text is not understood. */
    static Optional<ForeignKey> apply(String sql, ForeignKey key) {
        ClauseReader in = new ClauseReader(sql);
        if (!in.accept("foreign", "key")
                || !in.skipParentheses()
                || !in.accept("references")
                || !in.skipName()) {
            return Optional.empty();
        }
        in.skipParentheses();
        ClauseReader.Result<ForeignKey> result = in.apply(key, KeyDefinition::clause);
        return result.notUnderstood().isEmpty() ? Optional.of(result.value()) : Optional.empty();
    }

    static Optional<ForeignKey> clause(ClauseReader in, ForeignKey key) {
        if (in.accept("on", "delete")) {
            Optional<ForeignKey.Action> action = action(in);
            List<String> only =
                    action.map(KeyDefinition::setsColumns).orElse(false)
                            ? in.names().orElse(List.of())
                            : List.of();
            return action.map(each -> key.onDelete(each, only.toArray(String[]::new)));
        }
        if (in.accept("on", "update")) {
            return action(in).map(key::onUpdate);
        }
        if (in.accept("match", "full")) {
            return Optional.of(key.matchFull());
        }
        if (in.accept("not", "valid")) {
            return Optional.of(key.notValid());
        }
        if (in.accept("not", "enforced")) {
            return Optional.of(key.notEnforced());
        }
        if (in.accept("match", "simple") || in.accept("enforced")) {
            return Optional.of(key);
        }
        return deferrability(in, key.deferrability()).map(key::withDeferrability);
    }

    /** The one that a clause makes of that which those before it made. */
    static Optional<Deferrability> deferrability(ClauseReader in, Deferrability before) {
        if (in.accept("deferrable")) {
            return Optional.of(
                    before == Deferrability.INITIALLY_DEFERRED ? before : Deferrability.DEFERRABLE);
        }
        if (in.accept("initially", "deferred")) {
            return Optional.of(Deferrability.INITIALLY_DEFERRED);
        }
        return in.accept("initially", "immediate") || in.accept("not", "deferrable")
                ? Optional.of(before)
                : Optional.empty();
    }

    private static boolean setsColumns(ForeignKey.Action action) {
        return action == ForeignKey.Action.SET_NULL || action == ForeignKey.Action.SET_DEFAULT;
    }

    private static Optional<ForeignKey.Action> action(ClauseReader in) {
        if (in.accept("cascade")) {
            return Optional.of(ForeignKey.Action.CASCADE);
        } else if (in.accept("restrict")) {
            return Optional.of(ForeignKey.Action.RESTRICT);
        } else if (in.accept("no", "action")) {
            return Optional.of(ForeignKey.Action.NO_ACTION);
        } else if (in.accept("set", "null")) {
            return Optional.of(ForeignKey.Action.SET_NULL);
        } else if (in.accept("set", "default")) {
            return Optional.of(ForeignKey.Action.SET_DEFAULT);
        }
        return Optional.empty();
    }
}
