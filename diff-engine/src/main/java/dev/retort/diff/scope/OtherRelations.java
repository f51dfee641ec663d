package dev.retort.diff.scope;

import dev.retort.model.Column;
import dev.retort.model.Constraint;
import dev.retort.model.ForeignKey;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.model.Type;
import dev.retort.snapshot.Kept;
import dev.retort.snapshot.OtherRelation;
import dev.retort.snapshot.Untyped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Desired tables whose name something else has in the database: a view that an entity reads, a
 * foreign table, a partition. Nothing is made in its place, and nothing of it is changed; it is
 * looked at as Hibernate's schema validation does, by names and types of columns.
 */
public final class OtherRelations {

    private final Map<QualifiedName, OtherRelation> others;
    private final Function<Type, Optional<Type>> spelled;
    private final RejectedTypes rejected;
    private final List<String> warnings = new ArrayList<>();
    private final List<Kept> kept = new ArrayList<>();

    /**
     * @param others what the database has besides tables
     * @param spelled a type as the server spells it, empty where the server does not know it
     */
    public OtherRelations(
            Map<QualifiedName, OtherRelation> others,
            Function<Type, Optional<Type>> spelled,
            RejectedTypes rejected) {
        this.others = others;
        this.spelled = spelled;
        this.rejected = rejected;
    }

    /**
     * The desired schema without them, and without keys to them that are not there: those that are
     * stay.
     */
    public Schema without(Schema desired, Schema current) {
        List<Table> tables = new ArrayList<>();
        for (Table table : desired.tables().values()) {
            OtherRelation other = others.get(table.name());
            if (other == null) {
                tables.add(withoutKeys(table, current.tables().get(table.name())));
            } else {
                compare(table, other, current);
            }
        }
        return warnings.isEmpty() ? desired : desired.withTables(tables).withoutStrays();
    }

    private void compare(Table table, OtherRelation other, Schema current) {
        List<String> differences = new ArrayList<>();
        if (!other.columns().isEmpty()) {
            for (Column column : table.columns().values()) {
                Type there = other.columns().get(column.name());
                if (there == null) {
                    differences.add("it has no column " + column.name());
                    kept.add(
                            new Kept(
                                            other.kind(),
                                            table.name().toString(),
                                            null,
                                            "missing column",
                                            column.name())
                                    .withProblem("an attribute is mapped to it"));
                } else if (!there.equals(column.type())) {
                    differences(table, column, there, current, differences);
                }
            }
        }
        warnings.add(
                "%s is %s in the database: %s, and no table is made in its place%s"
                        .formatted(
                                table.name(),
                                ("aeiou".indexOf(other.kind().charAt(0)) < 0 ? "a " : "an ")
                                        + other.kind(),
                                other.columns().isEmpty()
                                        ? "it is not compared"
                                        : "its columns are compared by name and type",
                                differences.isEmpty()
                                        ? ""
                                        : " (" + String.join("; ", differences) + ")"));
    }

    private void differences(
            Table table, Column column, Type there, Schema current, List<String> differences) {
        SchemaValidation validation = new SchemaValidation(current);
        Optional<Type> known =
                validation.accepts(there, column.type())
                        ? Optional.of(column.type())
                        : column.type().equals(Untyped.TYPE)
                                ? Optional.empty()
                                : spelled.apply(column.type());
        if (known.isEmpty()) {
            kept.add(
                    rejected.named(
                            Kept.ofUnknownType(
                                    table.name(),
                                    column.name(),
                                    there,
                                    column.type().equals(Untyped.TYPE)
                                            ? "Hibernate has no column type for it"
                                            : "the server does not know " + column.type().sql()),
                            there,
                            current));
            return;
        }
        Type wanted = known.get();
        if (there.equals(wanted)) {
            return;
        }
        differences.add("%s is %s, not %s".formatted(column.name(), there.sql(), wanted.sql()));
        if (!validation.accepts(there, wanted)) {
            kept.add(
                    new Kept("column", column.name(), table.name(), "type", there.sql())
                            .withProblem(
                                    "Hibernate's schema validation does not take it for "
                                            + wanted.sql()));
        }
    }

    private Table withoutKeys(Table table, Table there) {
        List<Constraint> constraints =
                table.constraints().values().stream()
                        .filter(
                                each ->
                                        !(each instanceof ForeignKey key)
                                                || !others.containsKey(key.references())
                                                || isThere(key, there))
                        .toList();
        return constraints.size() == table.constraints().size()
                ? table
                : table.withConstraints(constraints);
    }

    private static boolean isThere(ForeignKey key, Table there) {
        return there != null
                && there.foreignKeys().stream()
                        .anyMatch(
                                each ->
                                        each.columns().equals(key.columns())
                                                && each.references().equals(key.references()));
    }

    /** What a person has to know of them. */
    public List<String> warnings() {
        return warnings;
    }

    /** What the application cannot live with. */
    public List<Kept> kept() {
        return kept;
    }
}
