package dev.retort.hibernate;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What to read, and for which server.
 *
 * @param classNames entities, embeddables, mapped superclasses and converters by binary name, and
 *     {@code some.name.package-info} for what stands on a package
 * @param mappingFiles {@code orm.xml} and {@code hbm.xml} files, as resources of the class path
 * @param unit the persistence unit to read instead of both; Hibernate finds what belongs to it
 * @param bootstrap how the application starts Hibernate
 * @param settings Hibernate's own, as the application has them; connection and schema generation
 *     settings are ignored
 * @param serverMajor PostgreSQL's major version; Hibernate's dialect depends on it
 * @param serverMinor 0 when unknown
 * @param defaultSchema the schema whose name is left out in the result, as the server spells it
 */
public record ReadRequest(
        List<String> classNames,
        List<String> mappingFiles,
        Optional<Unit> unit,
        Bootstrap bootstrap,
        Map<String, String> settings,
        int serverMajor,
        int serverMinor,
        String defaultSchema) {

    /**
     * A persistence unit.
     *
     * @param file the {@code persistence.xml}, or the jar that has it as {@code
     *     META-INF/persistence.xml}
     */
    public record Unit(String name, Path file) {}

    /** The ways to Hibernate's metadata; only the second one asks the setting's contributors. */
    public enum Bootstrap {
        /** {@code MetadataSources}, as {@code Configuration} uses it. */
        NATIVE,
        /** Jakarta Persistence, as containers and frameworks use it. */
        JPA
    }

    public ReadRequest {
        classNames = List.copyOf(classNames);
        mappingFiles = List.copyOf(mappingFiles);
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(bootstrap, "bootstrap");
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
        Objects.requireNonNull(defaultSchema, "defaultSchema");
    }

    /** Classes alone, started natively. */
    public ReadRequest(
            List<String> classNames,
            Map<String, String> settings,
            int serverMajor,
            int serverMinor,
            String defaultSchema) {
        this(
                classNames,
                List.of(),
                Optional.empty(),
                Bootstrap.NATIVE,
                settings,
                serverMajor,
                serverMinor,
                defaultSchema);
    }
}
