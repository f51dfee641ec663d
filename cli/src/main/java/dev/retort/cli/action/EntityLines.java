package dev.retort.cli.action;

import dev.retort.cli.model.ModelSource;
import dev.retort.cli.session.Session;
import dev.retort.hibernate.scan.EntityScanner;
import dev.retort.hibernate.scan.HibernateJar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says which entities there are, and where. */
final class EntityLines {

    private EntityLines() {}

    /** For instance {@code Entities 6 from com.acme, 5 of them in target/classes}. */
    static String found(Session session, ModelSource model, ModelSource.Found found, int entities) {
        String where =
                places(session, found).entrySet().stream()
                        .map(each -> each.getValue() + " of them in " + each.getKey())
                        .collect(Collectors.joining(", "));
        return "Entities  "
                + entities
                + " from "
                + model.lookedIn()
                + (where.isEmpty() ? "" : ", " + where)
                + model.framework().map(name -> "; as " + name).orElse("");
    }

    /** The one that reads them, which is the application's own. */
    static List<String> hibernate(Session session, ModelSource model) {
        return HibernateJar.find(model.classPath()).stream()
                .limit(1)
                .map(each -> "Hibernate " + each.version() + " from " + session.shown(each.path()))
                .toList();
    }

    /** How many entities are in which entry of the class path, in its order. */
    static Map<String, Long> places(Session session, ModelSource.Found found) {
        Map<String, Long> places = new LinkedHashMap<>();
        for (EntityScanner.Found each : found.scanned()) {
            if (each.isEntity()) {
                places.merge(shown(session, each.where()), 1L, Long::sum);
            }
        }
        return places;
    }

    private static String shown(Session session, Path entry) {
        return Files.isDirectory(entry) ? session.shown(entry) : entry.getFileName().toString();
    }
}
