package dev.retort.diff.scope;

import dev.retort.model.ObjectId;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.model.TableDependent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What stays with the tables although entities have no word for it. */
public final class KeptDependents {

    private KeptDependents() {}

    /**
     * The desired schema with the dependents that the tables have and can keep.
     *
     * @param current by the names that are to be
     */
    public static Schema added(Schema current, Schema desired) {
        if (current.dependents().isEmpty()) {
            return desired;
        }
        List<TableDependent> dependents = new ArrayList<>(desired.dependents().values());
        Map<ObjectId, String> comments = new LinkedHashMap<>(desired.comments());
        for (TableDependent each : current.dependents().values()) {
            Table table = desired.tables().get(each.table());
            if (table != null
                    && each.fits(table, current.tables().get(each.table()).columns().keySet())) {
                dependents.add(each);
                comments.computeIfAbsent(each.id(), current.comments()::get);
            }
        }
        return desired.withDependents(dependents).withComments(comments);
    }
}
