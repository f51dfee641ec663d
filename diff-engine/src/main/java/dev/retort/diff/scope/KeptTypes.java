package dev.retort.diff.scope;

import dev.retort.model.Column;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.replay.History;
import dev.retort.snapshot.Desired;
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

    private final Keeping keeping;

    /**
     * @param current by the names that are to be, as all of this
     * @param history asked only when something is in doubt
     */
    public KeptTypes(Schema current, Desired desired, Supplier<History> history) {
        this.keeping =
                new Keeping(
                        current,
                        desired,
                        history,
                        new SchemaValidation(current),
                        table -> false,
                        new ArrayList<>());
    }

    /** The desired schema with the types that stay. */
    public Schema added() {
        return keeping.desired()
                .schema()
                .mapTables(
                        wanted -> {
                            Table there = keeping.current().tables().get(wanted.name());
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
                || !keeping.conventions().types().contains(part)
                || !keeping.validation().accepts(there.type(), wanted.type())
                || keeping.history().set(table.name(), there, Column::type)) {
            return wanted;
        }
        keeping.kept()
                .add(new Kept("column", there.name(), table.name(), "type", there.type().sql()));
        return wanted.withType(there.type());
    }

    public List<Kept> kept() {
        return keeping.kept();
    }
}
