package dev.retort.hibernate;

import jakarta.persistence.spi.PersistenceUnitTransactionType;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.hibernate.jpa.boot.spi.PersistenceUnitDescriptor;

/**
 * A unit of a {@code persistence.xml} as Hibernate's own parser reads it, which is another class in
 * 7 than in 6.6, which this is compiled against.
 */
final class UnitFile {

    private static final String PARSER_OF_7 = "org.hibernate.jpa.boot.spi.PersistenceXmlParser";

    private UnitFile() {}

    static PersistenceUnitDescriptor descriptor(
            ReadRequest.Unit unit, Map<String, Object> settings) {
        try {
            Class<?> parser = Class.forName(PARSER_OF_7);
            Object created = parser.getMethod("create", Map.class).invoke(null, settings);
            Map<?, ?> units =
                    (Map<?, ?>)
                            parser.getMethod("parse", List.class)
                                    .invoke(created, List.of(url(unit)));
            return (PersistenceUnitDescriptor) units.get(unit.name());
        } catch (ClassNotFoundException e) {
            return org.hibernate.jpa.boot.internal.PersistenceXmlParser.parse(
                            url(unit), PersistenceUnitTransactionType.RESOURCE_LOCAL, settings)
                    .get(unit.name());
        } catch (InvocationTargetException e) {
            throw ReadErrors.rejected(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot use " + PARSER_OF_7, e);
        }
    }

    private static URL url(ReadRequest.Unit unit) {
        URI file = unit.file().toUri();
        try {
            return Files.isRegularFile(unit.file())
                            && !unit.file().getFileName().toString().endsWith(".xml")
                    ? new URL("jar:" + file + "!/META-INF/persistence.xml")
                    : file.toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("not a URL: " + file, e);
        }
    }
}
