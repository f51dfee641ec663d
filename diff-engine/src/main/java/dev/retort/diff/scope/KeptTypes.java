package dev.retort.diff.scope;

import dev.retort.model.Column;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.replay.History;
import dev.retort.snapshot.Conventions;
import dev.retort.snapshot.Kept;
import dev.retort.snapshot.PartRef;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Types that nobody wrote and Hibernate runs on stay as they are, unless a revision made them so.
 * What a default or a check means depends on them, so that they are settled before the server is
 * asked.
 */
public final class KeptTypes {

    private final Schema current;
    private final Schema desired;
    private final Conventions conventions;
    private final Supplier<History> history;
    private final SchemaValidation validation;
    private final List<Kept> kept = new ArrayList<>();

    /**
     * @param current by the names that are to be, as all of this
     * @param history asked only when something is in doubt
     */
    public KeptTypes(
            Schema current, Schema desired, Conventions conventions, Supplier<History> history) {
        this.current = current;
        this.desired = desired;
        this.conventions = conventions;
        this.history = history;
        this.validation = new SchemaValidation(current);
    }

    /** The desired schema with the types that stay. */
    public Schema added() {
        return desired.mapTables(
                wanted -> {
                    Table there = current.tables().get(wanted.name());
                    return there == null
                            ? wanted
                            : wanted.mapColumns(column -> column(there, column));
                });
    }

    private Column column(Table table, Column wanted) {
        Column there = table.columns().get(wanted.name());
        PartRef part = new PartRef(table.name(), wanted.name());
        if (there == null
                || there.type().equals(wanted.type())
                || !conventions.types().contains(part)
                || !validation.accepts(there.type(), wanted.type())
                || history.get().set(table.name(), there, Column::type)) {
            return wanted;
        }
        kept.add(new Kept("column", there.name(), table.name(), "type", there.type().sql()));
        return wanted.withType(there.type());
    }

    public List<Kept> kept() {
        return kept;
    }
}
