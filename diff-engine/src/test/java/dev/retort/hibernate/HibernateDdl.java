package dev.retort.hibernate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.engine.jdbc.internal.FormatStyle;
import org.hibernate.tool.schema.internal.ExceptionHandlerHaltImpl;
import org.hibernate.tool.schema.internal.SchemaCreatorImpl;
import org.hibernate.tool.schema.internal.exec.GenerationTarget;
import org.hibernate.tool.schema.spi.ExceptionHandler;
import org.hibernate.tool.schema.spi.ExecutionOptions;

/** The statements with which a SessionFactory would create the same classes. */
final class HibernateDdl {

    private HibernateDdl() {}

    /** Without rows, which are no part of a schema. */
    static List<String> of(ReadRequest request) {
        try (MetadataBuilding building = MetadataBuilding.of(request)) {
            MetadataImplementor metadata = building.metadata();
            Statements statements = new Statements();
            new SchemaCreatorImpl(building.registry())
                    .createFromMetadata(
                            metadata,
                            new Options(new LinkedHashMap<>(request.settings())),
                            metadata.getDatabase().getDialect(),
                            FormatStyle.NONE.getFormatter(),
                            statements);
            return statements.accepted.stream()
                    .filter(statement -> !statement.startsWith("insert into"))
                    .toList();
        }
    }

    private static final class Statements implements GenerationTarget {
        private final List<String> accepted = new ArrayList<>();

        @Override
        public void prepare() {}

        @Override
        public void accept(String command) {
            accepted.add(command);
        }

        @Override
        public void release() {}
    }

    private record Options(Map<String, Object> settings) implements ExecutionOptions {
        @Override
        public Map<String, Object> getConfigurationValues() {
            return settings;
        }

        @Override
        public boolean shouldManageNamespaces() {
            return true;
        }

        @Override
        public ExceptionHandler getExceptionHandler() {
            return ExceptionHandlerHaltImpl.INSTANCE;
        }
    }
}
