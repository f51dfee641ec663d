package dev.retort.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.diff.rename.Decisions;
import dev.retort.diff.scope.Filter;
import dev.retort.diff.scope.Scope;
import dev.retort.environment.Hooks;
import dev.retort.model.Column;
import dev.retort.model.CompositeType;
import dev.retort.model.CompositeType.Attribute;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.model.Type;
import dev.retort.operation.Operation;
import dev.retort.snapshot.Desired;
import dev.retort.snapshot.PartRef;
import dev.retort.snapshot.Untyped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * That a type which cannot be told makes no difference where the column keeps it: the same
 * operations come of it as if the entities said what is there.
 */
final class UntoldTypes {

    private static final Type ANOTHER_DATABASES = Type.parse("number(19)");

    private UntoldTypes() {}

    static void makeNoDifference(Side before, Side after, Decisions decisions) throws Exception {
        Desired told = after.desired();
        Desired untold = untold(before.desired().schema(), told);
        try (Scratch scratch = before.scratch()) {
            before.buildAgain(scratch.database());
            for (Evidence evidence : Evidence.values()) {
                Connection connection = scratch.connection();
                assertThat(upgrade(connection, before, untold, decisions, evidence))
                        .as("types that cannot be told, " + evidence)
                        .isEqualTo(upgrade(connection, before, told, decisions, evidence));
            }
        }
    }

    private static List<Operation> upgrade(
            Connection connection,
            Side before,
            Desired desired,
            Decisions decisions,
            Evidence evidence)
            throws SQLException {
        return Laws.compare(
                        connection,
                        before.searchPath(),
                        desired,
                        new Filter(Scope.of("public"), Hooks.NONE),
                        decisions,
                        evidence,
                        evidence::history)
                .upgrade();
    }

    /**
     * Without the types of what both have of one type: half of them the one way, half the other.
     */
    private static Desired untold(Schema before, Desired after) {
        Map<PartRef, Untyped> untyped = new HashMap<>();
        List<CompositeType> composites = new ArrayList<>();
        for (CompositeType type : after.schema().composites().values()) {
            composites.add(
                    type.equals(before.composites().get(type.name()))
                            ? untold(type, untyped)
                            : type);
        }
        Schema schema =
                after.schema()
                        .withComposites(composites)
                        .mapTables(
                                table -> {
                                    Table there = before.tables().get(table.name());
                                    return there == null ? table : untold(table, there, untyped);
                                });
        return after.withSchema(schema).withUntyped(untyped);
    }

    private static Table untold(Table table, Table there, Map<PartRef, Untyped> untyped) {
        return table.mapColumns(
                column -> {
                    Column other = there.columns().get(column.name());
                    return other != null && other.type().equals(column.type())
                            ? column.withType(type(table.name(), column.name(), untyped))
                            : column;
                });
    }

    private static CompositeType untold(CompositeType type, Map<PartRef, Untyped> untyped) {
        return type.withAttributes(
                type.attributes().values().stream()
                        .map(
                                each ->
                                        new Attribute(
                                                each.name(),
                                                type(type.name(), each.name(), untyped),
                                                each.collation()))
                        .toList());
    }

    private static Type type(QualifiedName of, String name, Map<PartRef, Untyped> untyped) {
        PartRef part = new PartRef(of, name);
        if (part.hashCode() % 2 == 0) {
            return ANOTHER_DATABASES;
        }
        untyped.put(part, new Untyped(part.toString(), "nobody knows", "write it"));
        return Untyped.TYPE;
    }
}
