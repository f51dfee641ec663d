package dev.retort.cli.action;

import dev.retort.cli.model.SourceLines;
import dev.retort.cli.session.Session;
import dev.retort.model.QualifiedName;
import dev.retort.operation.Operation;
import dev.retort.operation.OperationName;
import dev.retort.snapshot.EntitySources;
import dev.retort.snapshot.Origin;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Says which entity or attribute asks for an operation, and where it is written. */
final class WhereFrom {

    /** For a comparison that no entity has a part in. */
    static final WhereFrom NOWHERE = new WhereFrom(EntitySources.NONE, null, null);

    private final EntitySources origins;
    private final SourceLines sources;
    private final Session session;

    private WhereFrom(EntitySources origins, SourceLines sources, Session session) {
        this.origins = origins;
        this.sources = sources;
        this.session = session;
    }

    static WhereFrom of(EntitySources origins, SourceLines sources, Session session) {
        return new WhereFrom(origins, sources, session);
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
        Optional<Origin> column =
                name.operation().endsWith("_column") && name.name() != null
                        ? origins.ofColumn(table, name.name())
                        : Optional.empty();
        return column.or(
                () ->
                        name.operation().startsWith("drop_")
                                ? Optional.empty()
                                : origins.ofTable(table));
    }
}
