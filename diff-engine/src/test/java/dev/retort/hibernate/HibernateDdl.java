package dev.retort.hibernate;

import java.util.List;
import java.util.stream.Stream;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.tool.schema.internal.SchemaCreatorImpl;

/** The statements with which a SessionFactory would create the same classes. */
final class HibernateDdl {

    private HibernateDdl() {}

    /** Without the implicit casts of enum types and without rows: neither is part of a schema. */
    static List<String> of(ReadRequest request) {
        try (StandardServiceRegistry registry = HibernateReader.registry(request)) {
            MetadataImplementor metadata = HibernateReader.metadata(request, registry);
            metadata.orderColumns(true);
            return Stream.of(
                            new SchemaCreatorImpl(registry)
                                    .generateCreationCommands(metadata, true)
                                    .toArray(String[]::new))
                    .filter(statement -> !statement.startsWith("create cast"))
                    .filter(statement -> !statement.startsWith("insert into"))
                    .toList();
        }
    }
}
