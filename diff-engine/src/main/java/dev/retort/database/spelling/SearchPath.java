package dev.retort.database.spelling;

import dev.retort.database.Snapshot;
import dev.retort.sql.Identifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where the connection looks for a name that stands without a schema: in the default schema, which
 * a run puts in front, and then along the connection's own {@code search_path}, whoever set that.
 *
 * <p>A name that is <em>at home</em>, in the system's schema or in the default one, needs no schema
 * anywhere; that is how the model spells them. All others are spelled with theirs, or they would
 * mean something else on a connection that has another path.
 */
final class SearchPath {

    static final String SYSTEM = "pg_catalog";

    /** A temporary table must not hide the real one of the same name. */
    private static final String TEMPORARY = "pg_temp";

    private final String printed;
    private final String defaultSchema;
    private final List<String> named;

    SearchPath(Snapshot snapshot) {
        this.printed = snapshot.searchPath();
        this.defaultSchema = snapshot.defaultSchema();
        this.named = new ArrayList<>(List.of(defaultSchema));
        for (String schema : snapshot.schemasOfConnection()) {
            if (!named.contains(schema) && !schema.startsWith(TEMPORARY)) {
                named.add(schema);
            }
        }
    }

    /** Whether it leads to other names than those at home, or to those in another order. */
    boolean leadsFurther() {
        return named.size() > 1;
    }

    /** What names are printed for: they have no schema where they are at home. */
    String printed() {
        return printed;
    }

    /** As the connection itself has it, to understand what a person wrote for it. */
    String ofConnection() {
        return setting(named);
    }

    /** The same for what is spelled as in the model: no name hides one of the system's. */
    String ofModel() {
        return setting(named.stream().filter(each -> !each.equals(SYSTEM)).toList());
    }

    private static String setting(List<String> schemas) {
        return schemas.stream().map(Identifiers::quoteAlways).collect(Collectors.joining(", "))
                + ", "
                + TEMPORARY;
    }

    /** The schemas in the order in which the connection looks into them. */
    List<String> order() {
        List<String> order = new ArrayList<>(named);
        if (!order.contains(SYSTEM)) {
            order.add(0, SYSTEM);
        }
        return order;
    }

    boolean isDefault(String schema) {
        return schema.equals(defaultSchema);
    }
}
