package dev.retort.diff.scope;

import dev.retort.environment.ColumnPair;
import dev.retort.environment.ObjectKind;
import dev.retort.environment.Verdict;
import dev.retort.model.Column;
import dev.retort.model.ColumnRef;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.operation.ColumnChange;
import dev.retort.operation.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Applies an environment's hooks, which have the last word on types and defaults. What it takes for
 * the same is made the same before the server is asked about spelling. What it takes for different
 * is put back after that, and where both sides agree to the letter, its operation is added in both
 * directions.
 */
public final class ComparisonHooks {

    /** The columns that are to differ, as the desired side says them; by table and name. */
    private final Map<String, Column> types = new TreeMap<>();

    private final Map<String, Column> defaults = new TreeMap<>();
    private final Filter filter;
    private final Schema current;
    private final Schema agreed;

    /**
     * @param desired in canonical spelling, without what is hidden, as {@code current}
     */
    public ComparisonHooks(Filter filter, Schema current, Schema desired) {
        this.filter = filter;
        this.current = current;
        this.agreed = filter.asksHooks() ? pairs(desired, this::agree) : desired;
    }

    /** The desired schema, with the database's type or default where they are to be the same. */
    public Schema agreed() {
        return agreed;
    }

    /** Each column that both sides have, passed through {@code change} with the current one. */
    private Schema pairs(Schema desired, Pair change) {
        return desired.mapTables(
                table -> {
                    Table there = current.tables().get(table.name());
                    return there == null
                            ? table
                            : table.mapColumns(
                                    column -> {
                                        Column other = there.columns().get(column.name());
                                        return other == null
                                                ? column
                                                : change.of(table, column, other);
                                    });
                });
    }

    private interface Pair {
        Column of(Table table, Column desired, Column current);
    }

    private Column agree(Table table, Column mine, Column theirs) {
        ColumnPair pair =
                new ColumnPair(
                        filter.scope().part(ObjectKind.COLUMN, table.name(), mine.name()),
                        theirs,
                        mine);
        String key = key(table, mine);
        Column result = mine;
        Verdict type = filter.type(pair);
        if (type == Verdict.SAME) {
            result = result.withType(theirs.type());
        } else if (type == Verdict.DIFFERENT) {
            types.put(key, mine);
        }
        // The others have no default that could be compared.
        if (isPlain(mine) && isPlain(theirs)) {
            Verdict text = filter.defaultOf(pair);
            if (text == Verdict.SAME) {
                result = result.withDefault(theirs.defaultExpression());
            } else if (text == Verdict.DIFFERENT) {
                defaults.put(key, mine);
            }
        }
        return result;
    }

    private static boolean isPlain(Column column) {
        return column.identityClause() == null && column.generated() == null;
    }

    private static String key(Table table, Column column) {
        return new ColumnRef(table.name(), column.name()).toString();
    }

    /** The adopted schema, in the desired side's own words where they are to differ. */
    public Schema disagreed(Schema adopted) {
        if (types.isEmpty() && defaults.isEmpty()) {
            return adopted;
        }
        return pairs(
                adopted,
                (table, mine, theirs) -> {
                    Column type = types.get(key(table, mine));
                    Column text = defaults.get(key(table, mine));
                    Column result = type == null ? mine : mine.withType(type.type());
                    return text == null ? result : result.withDefault(text.defaultExpression());
                });
    }

    /** What is done to columns that are equal and are to differ all the same. */
    public List<Operation> insisted(Schema from, Schema to) {
        List<Operation> operations = new ArrayList<>();
        if (types.isEmpty() && defaults.isEmpty()) {
            return operations;
        }
        for (Table table : to.tables().values()) {
            Table before = from.tables().get(table.name());
            if (before == null) {
                continue;
            }
            for (Column column : table.columns().values()) {
                Column then = before.columns().get(column.name());
                List<ColumnChange> changes =
                        then == null ? List.of() : changes(table, then, column);
                if (!changes.isEmpty()) {
                    operations.add(new Operation.AlterColumn(table.name(), column.name(), changes));
                }
            }
        }
        return operations;
    }

    private List<ColumnChange> changes(Table table, Column before, Column after) {
        List<ColumnChange> changes = new ArrayList<>();
        if (types.containsKey(key(table, after)) && before.type().equals(after.type())) {
            changes.add(new ColumnChange.SetType(after.type(), after.collation(), null));
        }
        String text = after.defaultExpression();
        if (defaults.containsKey(key(table, after))
                && text != null
                && text.equals(before.defaultExpression())) {
            changes.add(new ColumnChange.SetDefault(text));
        }
        return changes;
    }
}
