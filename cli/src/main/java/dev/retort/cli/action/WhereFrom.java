package dev.retort.cli.action;

import dev.retort.cli.model.SourceLines;
import dev.retort.cli.session.Session;
import dev.retort.model.Constraint;
import dev.retort.model.ForeignKey;
import dev.retort.model.ObjectId;
import dev.retort.model.ObjectId.Kind;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.operation.Effect.What;
import dev.retort.operation.Operation;
import dev.retort.operation.OperationName;
import dev.retort.snapshot.Desired;
import dev.retort.snapshot.EntitySources;
import dev.retort.snapshot.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says which entity or attribute asks for an operation, and where it is written. */
final class WhereFrom {

    /** For a comparison that no entity has a part in. */
    static final WhereFrom NOWHERE = new WhereFrom(EntitySources.NONE, Schema.EMPTY, null, null);

    private final EntitySources origins;
    private final Schema desired;
    private final SourceLines sources;
    private final Session session;

    private WhereFrom(EntitySources origins, Schema desired, SourceLines sources, Session session) {
        this.origins = origins;
        this.desired = desired;
        this.sources = sources;
        this.session = session;
    }

    static WhereFrom of(Desired desired, SourceLines sources, Session session) {
        return new WhereFrom(desired.origins(), desired.schema(), sources, session);
    }

    /** {@code Order.returnedAt (src/main/java/com/acme/Order.java:42)}. */
    Optional<String> text(Operation operation) {
        return origin(operation)
                .map(
                        origin ->
                                origin
                                        + sources.find(origin)
                                                .map(place -> " (" + shown(place) + ")")
                                                .orElse(""));
    }

    /** The object of the JSON field {@code origin}. */
    Optional<Map<String, Object>> fact(Operation operation) {
        return origin(operation)
                .map(
                        origin -> {
                            Optional<SourceLines.Place> place = sources.find(origin);
                            Map<String, Object> fact = new LinkedHashMap<>();
                            fact.put("entity", origin.entity());
                            fact.put(
                                    "attribute",
                                    origin.attribute().isEmpty() ? null : origin.attribute());
                            fact.put(
                                    "file",
                                    place.map(each -> session.shown(each.file())).orElse(null));
                            fact.put(
                                    "line",
                                    place.map(SourceLines.Place::line)
                                            .filter(line -> line > 0)
                                            .orElse(null));
                            return fact;
                        });
    }

    private String shown(SourceLines.Place place) {
        return session.shown(place.file()) + (place.line() == 0 ? "" : ":" + place.line());
    }

    private Optional<Origin> origin(Operation operation) {
        OperationName name = OperationName.of(operation);
        if (name.table() == null) {
            return Optional.empty();
        }
        QualifiedName table = QualifiedName.parse(name.table());
        return object(operation)
                .flatMap(this::origin)
                .or(
                        () ->
                                name.operation().startsWith("drop_")
                                        ? Optional.empty()
                                        : origins.ofTable(table));
    }

    /** What it is about, by its name afterwards, where that is one thing. */
    private static Optional<ObjectId> object(Operation operation) {
        List<ObjectId> objects =
                operation.effects().stream()
                        .filter(effect -> effect.id() != null)
                        .filter(effect -> !effect.is(What.DROPPED, Kind.CONSTRAINT))
                        .map(effect -> effect.to() == null ? effect.id() : effect.to())
                        .distinct()
                        .toList();
        return objects.size() != 1 ? Optional.empty() : Optional.of(objects.get(0));
    }

    /** Of a column, or of the one that is all a constraint has. */
    private Optional<Origin> origin(ObjectId object) {
        if (object.kind() != Kind.CONSTRAINT) {
            return object.kind() == Kind.COLUMN
                    ? origins.ofColumn(object.name(), object.part())
                    : Optional.empty();
        }
        Table table = desired.tables().get(object.name());
        Constraint constraint = table == null ? null : table.constraints().get(object.part());
        if (constraint == null || constraint.namedColumns().size() != 1) {
            return Optional.empty();
        }
        String column = constraint.namedColumns().get(0);
        return constraint instanceof ForeignKey
                ? origins.ofReference(object.name(), column)
                : origins.ofColumn(object.name(), column);
    }
}
