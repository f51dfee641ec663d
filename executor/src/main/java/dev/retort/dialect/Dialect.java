package dev.retort.dialect;

import dev.retort.model.Schema;
import dev.retort.model.Type;
import dev.retort.operation.Operation;
import java.util.List;

/** What a database calls things. */
public interface Dialect {

    /**
     * The same schema in the spelling that the database itself uses, as far as that can be known
     * without asking it: type names, options that equal their default, columns that a key makes NOT
     * NULL.
     */
    Schema canonical(Schema schema);

    /** A type in the spelling that the database itself uses, likewise. */
    Type canonical(Type type);

    /**
     * The statements of an operation, in order, without a semicolon at the end. Names without a
     * schema are left so: the connection's {@code search_path} decides.
     */
    List<String> sql(Operation operation);

    /**
     * What may be in the way of an operation: rows that make it fail, or that it would change
     * without a word. Empty when nothing can be, or when that cannot be asked in a query.
     */
    List<Obstacle> obstacles(Operation operation);
}
