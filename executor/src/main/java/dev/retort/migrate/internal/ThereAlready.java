package dev.retort.migrate.internal;

import dev.retort.migrate.PreparedOperation;
import dev.retort.migrate.PreparedStep;
import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.operation.Effect;
import dev.retort.sql.Literals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What stops the script of a baseline's upgrade on a database that has what it creates. Each of its
 * statements would fail there; a client that goes on after errors would then write down that the
 * baseline ran, which is the evidence that its downgrade asks for.
 */
final class ThereAlready {

    private static final Set<ObjectId.Kind> RELATIONS =
            Set.of(ObjectId.Kind.TABLE, ObjectId.Kind.SEQUENCE);

    private ThereAlready() {}

    static List<String> refuse(PreparedStep baseline) {
        Map<String, SortedSet<String>> bySchema = new TreeMap<>();
        for (PreparedOperation prepared : baseline.operations()) {
            for (Effect effect : prepared.operation().effects()) {
                if (effect.is(Effect.What.CREATED) && RELATIONS.contains(effect.id().kind())) {
                    QualifiedName name = effect.id().name();
                    bySchema.computeIfAbsent(name.schema(), key -> new TreeSet<>())
                            .add(name.name());
                }
            }
        }
        if (bySchema.isEmpty()) {
            return List.of();
        }
        List<String> places = new ArrayList<>();
        bySchema.forEach(
                (schema, names) ->
                        places.add(
                                "n.nspname = "
                                        + (schema.isEmpty()
                                                ? "pg_catalog.current_schema()"
                                                : Literals.robustLiteral(schema))
                                        + " AND c.relname IN ("
                                        + String.join(
                                                ", ",
                                                names.stream()
                                                        .map(Literals::robustLiteral)
                                                        .toList())
                                        + ")"));
        String id = baseline.step().id();
        return Refusal.statements(
                "    there text;\n",
                "SELECT c.relname INTO there FROM pg_catalog.pg_class c\n"
                        + "    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace\n    WHERE "
                        + String.join("\n    OR ", places)
                        + " LIMIT 1;\nIF there IS NOT NULL THEN\n    refusal := "
                        + Literals.robustLiteral(
                                "revision "
                                        + id
                                        + " is the baseline, and what it creates is there already: ")
                        + " || there;\nEND IF;",
                "where all of it is there: retort stamp " + id);
    }
}
