package dev.retort.environment;

import dev.retort.operation.Op;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * What a project says beyond {@code retort.toml}: the powers of Alembic's {@code env.py}. Every
 * method has a default that changes nothing.
 *
 * <p>The class that {@code retort.environment} names lies as a source in a folder of revisions and
 * is compiled like one of them: it may use the JDK, {@code retort-executor} and the sources beside
 * it. It is public and has a public constructor without parameters; one instance serves one
 * command. An application that runs revisions itself hands an instance to {@code
 * Options.withEnvironment}.
 *
 * <p>The filters act on both sides alike: what one of them hides in the database is hidden in the
 * entities, too, and the other way round, so that nothing hidden is ever proposed as new.
 * (Alembic's {@code include_name} hides the database's side alone.) What cannot be compared any
 * more without the hidden thing, such as an index on a hidden column, is left alone and named.
 *
 * <p>Whatever a method throws ends the command with RT-1601.
 */
public interface Environment {

    /** Changes nothing. */
    Environment NONE = new Environment() {};

    /** Called first, once. */
    default void configure(Context context) {}

    /**
     * Called with each connection that a command opens to its database, before anything is read
     * from it: the place for {@code SET ROLE} or a {@code search_path}. Not called for {@code
     * --reference-url}, which may be another server, nor by a migrator that an application gives
     * its own connection.
     *
     * @param connection in autocommit, and to be left so
     */
    default void begin(Connection connection) throws SQLException {}

    /**
     * Whether something takes part in the comparison, by name. A schema is asked about before
     * anything in it is read; a table before its parts.
     */
    default boolean includeName(ObjectName name) {
        return true;
    }

    /**
     * Whether something takes part in the comparison, by what it is. Schemas are not asked about.
     */
    default boolean includeObject(SchemaObject object) {
        return true;
    }

    /** Whether the types of a column differ. */
    default Verdict compareType(ColumnPair columns) {
        return Verdict.BY_RULE;
    }

    /** Whether the defaults of a column differ. */
    default Verdict compareDefault(ColumnPair columns) {
        return Verdict.BY_RULE;
    }

    /**
     * What a generated revision says instead; with nothing in it, no revision is written. It is
     * called when there are differences, by {@code revision --autogenerate} and by {@code check},
     * which says what that would write; {@code diff} shows the differences themselves.
     */
    default Proposal rewrite(Proposal proposal) {
        return proposal;
    }

    /**
     * Called after the version rows changed, once for each step of an upgrade, a downgrade or a
     * stamp. What is said to {@code op} runs in the same transaction, and is part of the script
     * that {@code --sql} prints. A transaction that is run again calls it again.
     */
    default void onVersionApply(VersionChange change, Op op) {}
}
