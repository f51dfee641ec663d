package dev.retort.snapshot;

import dev.retort.model.QualifiedName;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a database has besides its schema, as SQL that makes it again.
 *
 * @param objects in the order in which they are listed: by kind and name
 * @param neededByModel which of them the objects of the schema cannot do without
 * @param partitionKeys what follows CREATE TABLE for a partitioned table
 * @param settings what the objects of the schema are set to, whose they are, and who may do what
 *     with them
 * @param leftOut what cannot be there without something that is nobody's business
 */
public record SqlDefinitions(
        List<SqlObject> objects,
        Map<QualifiedName, Set<String>> neededByModel,
        Map<QualifiedName, String> partitionKeys,
        List<String> settings,
        List<Unmapped> leftOut) {

    /** Of a database that has nothing besides its schema. */
    public static final SqlDefinitions NONE =
            new SqlDefinitions(List.of(), Map.of(), Map.of(), List.of(), List.of());

    public SqlDefinitions {
        objects = List.copyOf(objects);
        neededByModel = Map.copyOf(neededByModel);
        partitionKeys = Map.copyOf(partitionKeys);
        settings = List.copyOf(settings);
        leftOut = List.copyOf(leftOut);
    }
}
