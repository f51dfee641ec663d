package dev.retort.dialect;

import dev.retort.model.Schema;
import dev.retort.model.Type;
import dev.retort.operation.Operation;
import java.util.List;

/** PostgreSQL 14 and newer. */
public final class PostgreSqlDialect implements Dialect {

    private final OperationSql sql = new OperationSql();

    @Override
    public Schema canonical(Schema schema) {
        return CanonicalSchema.of(schema);
    }

    @Override
    public Type canonical(Type type) {
        return TypeNames.canonical(type);
    }

    @Override
    public List<String> sql(Operation operation) {
        return operation.accept(sql);
    }

    @Override
    public List<Obstacle> obstacles(Operation operation) {
        return ObstacleSql.of(operation);
    }
}
