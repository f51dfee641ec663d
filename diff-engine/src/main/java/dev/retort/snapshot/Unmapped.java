package dev.retort.snapshot;

import dev.retort.model.ColumnRef;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.TableDependent;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Something that a database has and {@link Schema} cannot express: never proposed, never touched,
 * always named.
 *
 * @param kind in PostgreSQL's words, lower case: {@code view}, {@code trigger}, {@code exclusion
 *     constraint}
 * @param name qualified as a person would write it; a part of a table as {@code name on table}
 * @param table what it is a part or a property of, or the parent of a partition; else {@code null}
 * @param definition what can be said in a few words: the key of a partitioned table, the bounds of
 *     a partition, who was granted what; else {@code null}
 * @param dependsOn what cannot go, and often not even change, as long as this is there; sorted
 */
public record Unmapped(
        String kind, String name, QualifiedName table, String definition, List<Reference> dependsOn)
        implements Comparable<Unmapped> {

    private static final Comparator<Unmapped> ORDER =
            Comparator.comparing(Unmapped::kind).thenComparing(Unmapped::name);

    /**
     * What something depends on.
     *
     * @param kind as in {@link Unmapped#kind}; {@code table}, {@code column}, {@code sequence},
     *     {@code enum type} and so on for what the schema has
     * @param name as in {@link Unmapped#name}; a column as {@code table.column}
     * @param column the column, when it is one of a table of the schema; else {@code null}
     */
    public record Reference(String kind, String name, ColumnRef column)
            implements Comparable<Reference> {

        private static final Comparator<Reference> ORDER =
                Comparator.comparing(Reference::kind).thenComparing(Reference::name);

        public Reference {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(name, "name");
        }

        public static Reference to(ColumnRef column) {
            return new Reference("column", column.toString(), column);
        }

        public static Reference to(String kind, String name) {
            return new Reference(kind, name, null);
        }

        @Override
        public int compareTo(Reference other) {
            return ORDER.compare(this, other);
        }

        /** What kind it is goes without saying for a table and its columns. */
        @Override
        public String toString() {
            return column != null || kind.equals("table") ? name : kind + " " + name;
        }
    }

    public Unmapped {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        dependsOn = List.copyOf(dependsOn);
    }

    /** Of which there is nothing more to say. */
    public static Unmapped of(String kind, String name) {
        return new Unmapped(kind, name, null, null, List.of());
    }

    public static Unmapped partOf(QualifiedName table, String kind, String part) {
        return new Unmapped(kind, partName(part, table), table, null, List.of());
    }

    private static String partName(String part, QualifiedName table) {
        return part + " on " + table;
    }

    /** Whether it is this dependent of a table, which only some desired sides have words for. */
    public boolean is(TableDependent dependent) {
        return kind.equals(dependent.kind().word())
                && name.equals(partName(dependent.name().name(), dependent.table()));
    }

    @Override
    public int compareTo(Unmapped other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return kind + " " + name;
    }
}
