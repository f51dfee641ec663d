package dev.retort.replay;

import dev.retort.model.Column;
import dev.retort.operation.ColumnChange;

/** One change applied to one column of the model. */
final class ColumnReplay implements ColumnChange.Visitor<Column> {

    private final Column column;

    ColumnReplay(Column column) {
        this.column = column;
    }

    @Override
    public Column setType(ColumnChange.SetType change) {
        // One that is carried along says nothing about whose it is.
        String collation =
                change.collation() != null && Unknown.TEXT.equals(column.collation())
                        ? Unknown.TEXT
                        : change.collation();
        return column.retyped(change.type()).withCollation(collation);
    }

    @Override
    public Column setNotNull(ColumnChange.SetNotNull change) {
        return column.notNull(change.clause());
    }

    @Override
    public Column dropNotNull(ColumnChange.DropNotNull change) {
        return column.withNullable(true);
    }

    @Override
    public Column setDefault(ColumnChange.SetDefault change) {
        return column.withDefault(change.expression());
    }

    @Override
    public Column dropDefault(ColumnChange.DropDefault change) {
        return column.withDefault(null);
    }

    @Override
    public Column addIdentity(ColumnChange.AddIdentity change) {
        Column before = Unknown.isUnknown(column.generation()) ? column.withDefault(null) : column;
        return before.withIdentity(change.identity());
    }

    @Override
    public Column setIdentity(ColumnChange.SetIdentity change) {
        return column.withIdentity(change.identity());
    }

    @Override
    public Column dropIdentity(ColumnChange.DropIdentity change) {
        return column.withIdentity(null);
    }

    @Override
    public Column dropExpression(ColumnChange.DropExpression change) {
        return column.withGenerated(null);
    }

    @Override
    public Column setOption(ColumnChange.SetOption change) {
        return column.withOption(change.option(), change.isReset() ? null : change.value());
    }

    @Override
    public Column setComment(ColumnChange.SetComment change) {
        return column.withComment(change.comment());
    }
}
