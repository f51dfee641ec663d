package dev.retort.diff;

import dev.retort.RetortException;
import dev.retort.diff.references.ReferencedKeys;
import dev.retort.model.ForeignKey;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.snapshot.Desired;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Foreign keys to columns that no key covers, which PostgreSQL does not make (manual, CREATE TABLE,
 * REFERENCES).
 */
final class MissingKeys {

    private MissingKeys() {}

    /**
     * @param wanted as it is to be
     * @param isHidden whether the database has a key for it that is not compared
     * @throws RetortException RT-1406, with every such foreign key
     */
    static void refuse(Schema wanted, Desired desired, Predicate<ForeignKey> isHidden) {
        List<String> missing = new ArrayList<>();
        for (Table table : wanted.tables().values()) {
            for (ForeignKey key : table.foreignKeys()) {
                Table target = wanted.tables().get(key.references());
                if (target != null
                        && !ReferencedKeys.isThere(target, key.referencedColumns())
                        && !isHidden.test(key)) {
                    missing.add(described(table, key, desired));
                }
            }
        }
        if (!missing.isEmpty()) {
            throw new RetortException(
                    "RT-1406",
                    "no primary key, unique constraint or unique index covers what is referenced by "
                            + String.join("; nor by ", missing),
                    "Make the referenced attribute unique (@Column(unique = true), or a"
                            + " @UniqueConstraint over all of them), or let the association"
                            + " reference the primary key.");
        }
    }

    private static String described(Table table, ForeignKey key, Desired desired) {
        String text =
                "%s (%s) to %s (%s)"
                        .formatted(
                                table.name(),
                                String.join(", ", key.columns()),
                                key.references(),
                                String.join(", ", key.referencedColumns()));
        return desired.origins()
                .ofReference(table.name(), key.columns().get(0))
                .map(origin -> text + " (" + origin + ")")
                .orElse(text);
    }
}
