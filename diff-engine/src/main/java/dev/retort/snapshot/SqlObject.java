package dev.retort.snapshot;

import dev.retort.model.QualifiedName;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Something that the model cannot express, as the statements that make it and take it down.
 *
 * @param kind in PostgreSQL's words, as of {@link Unmapped}
 * @param name of it or, of a part, of its relation; of an extension the name and its schema
 * @param address that others need it by
 * @param create in order
 * @param last what comes when everything else is there: rows that are the result of a query
 * @param drop empty for what goes with something else
 * @param needs addresses of others of this kind
 * @param uses what of the model it needs
 */
public record SqlObject(
        String kind,
        QualifiedName name,
        String address,
        List<String> create,
        List<String> last,
        List<String> drop,
        Set<String> needs,
        Set<QualifiedName> uses) {

    public static final String EXTENSION = "extension";
    public static final String PARTITION = "partition";

    /** Whether it has a body that the server checks when it is made. */
    public boolean isRoutine() {
        return kind.equals("function") || kind.equals("procedure");
    }

    public SqlObject {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(address, "address");
        create = List.copyOf(create);
        last = List.copyOf(last);
        drop = List.copyOf(drop);
        needs = Set.copyOf(needs);
        uses = Set.copyOf(uses);
    }
}
