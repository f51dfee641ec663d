package dev.retort.snapshot;

import dev.retort.model.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A relation that is no table of the model, and has the name of one: a view, a foreign table, a
 * partition.
 *
 * @param kind in PostgreSQL's words
 * @param columns their types, in the order of the relation; none of a partition, which has those of
 *     its parent
 */
public record OtherRelation(String kind, Map<String, Type> columns) {

    public OtherRelation {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }
}
