package dev.retort.hibernate;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What to read, and for which server.
 *
 * @param classNames entities, embeddables, mapped superclasses and converters by binary name, and
 *     {@code some.name.package-info} for what stands on a package
 * @param settings Hibernate's own, as the application has them; connection and schema generation
 *     settings are ignored
 * @param serverMajor PostgreSQL's major version; Hibernate's dialect depends on it
 * @param serverMinor 0 when unknown
 * @param defaultSchema the schema whose name is left out in the result, as the server spells it
 */
public record ReadRequest(
        List<String> classNames,
        Map<String, String> settings,
        int serverMajor,
        int serverMinor,
        String defaultSchema) {

    public ReadRequest {
        classNames = List.copyOf(classNames);
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
        Objects.requireNonNull(defaultSchema, "defaultSchema");
    }
}
