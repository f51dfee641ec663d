package dev.retort.hibernate;

import dev.retort.model.QualifiedName;
import dev.retort.model.Table;
import dev.retort.snapshot.Desired;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Reads classes of the test class path as for a PostgreSQL 18 whose default schema is public. */
final class Reading {

    /** Held, because a logger that nobody holds forgets its level. */
    private static final Logger HIBERNATE = Logger.getLogger("org.hibernate");

    static {
        HIBERNATE.setLevel(Level.SEVERE);
    }

    private Reading() {}

    static ReadRequest request(Map<String, String> settings, Class<?>... classes) {
        List<String> names = Arrays.stream(classes).map(Class::getName).toList();
        return new ReadRequest(names, settings, 18, 0, "public");
    }

    static ReadRequest request(List<String> classNames) {
        return new ReadRequest(classNames, Map.of(), 18, 0, "public");
    }

    static Desired read(Class<?>... classes) {
        return HibernateReader.read(request(Map.of(), classes));
    }

    static Table table(String name, Class<?>... classes) {
        return read(classes).schema().tables().get(QualifiedName.parse(name));
    }
}
