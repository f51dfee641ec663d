package dev.retort.diff.compare;

import dev.retort.model.Column;
import dev.retort.model.ColumnRef;
import dev.retort.model.PrimaryKey;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Sequence;
import dev.retort.model.Table;
import dev.retort.sql.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the keys of tables with rows that a new sequence will number. No schema says so where the
 * application draws them: a sequence named after a table (Hibernate's StandardNamingStrategy:
 * {@code book_seq}) is that table's, and any other may be that of each key that is not numbered by
 * its column any more. One key too many costs a few numbers, one too few the first insert.
 */
final class IdSequences {

    private static final Set<String> WHOLE_NUMBERS =
            Set.of("smallint", "integer", "bigint", "numeric");

    private static final String NEXTVAL = "nextval(";

    private final Schema from;
    private final Schema to;

    IdSequences(Schema from, Schema to) {
        this.from = from;
        this.to = to;
    }

    List<ColumnRef> numberedBy(Sequence sequence) {
        if (sequence.options().isDescending()) {
            return List.of();
        }
        if (sequence.ownedBy() != null) {
            return staysWithNumbers(sequence.ownedBy()) ? List.of(sequence.ownedBy()) : List.of();
        }
        List<ColumnRef> named = new ArrayList<>();
        List<ColumnRef> released = new ArrayList<>();
        for (QualifiedName name : new TreeSet<>(to.tables().keySet())) {
            ColumnRef key = key(to.tables().get(name));
            if (key == null || !staysWithNumbers(key)) {
                continue;
            }
            if (isNamedAfter(sequence.name(), key) || isDefault(sequence.name(), key)) {
                named.add(key);
            }
            if (numbersItself(column(from, key)) && !numbersItself(column(to, key))) {
                released.add(key);
            }
        }
        return named.isEmpty() ? released : named;
    }

    private static boolean isNamedAfter(QualifiedName sequence, ColumnRef key) {
        String table = key.table().name();
        return Objects.equals(sequence.schema(), key.table().schema())
                && (sequence.name().equalsIgnoreCase(table + "_seq")
                        || sequence.name().equalsIgnoreCase(table + "_" + key.column() + "_seq"));
    }

    private boolean isDefault(QualifiedName sequence, ColumnRef key) {
        return isDrawn(column(to, key), sequence);
    }

    /** Whether the column's default asks the sequence. */
    static boolean isDrawn(Column column, QualifiedName sequence) {
        String expression = column.defaultExpression();
        return expression != null
                && expression.startsWith(NEXTVAL)
                && SqlText.of(expression).hasString(QualifiedName.quote(sequence));
    }

    /** The one column of the primary key, or {@code null}. */
    private static ColumnRef key(Table table) {
        for (var constraint : table.constraints().values()) {
            if (constraint instanceof PrimaryKey key && key.columns().size() == 1) {
                return new ColumnRef(table.name(), key.columns().get(0));
            }
        }
        return null;
    }

    private boolean staysWithNumbers(ColumnRef ref) {
        Column before = column(from, ref);
        return before != null
                && column(to, ref) != null
                && WHOLE_NUMBERS.contains(before.type().withoutModifiers().sql());
    }

    private static Column column(Schema schema, ColumnRef ref) {
        Table table = schema.tables().get(ref.table());
        return table == null ? null : table.columns().get(ref.column());
    }

    /** An identity, or a serial: its default asks a sequence. */
    private static boolean numbersItself(Column column) {
        return column.identityClause() != null
                || column.defaultExpression() != null
                        && column.defaultExpression().startsWith(NEXTVAL);
    }
}
