package dev.retort.migrate.internal.precheck;

import dev.retort.migrate.DataLoss;
import dev.retort.migrate.Options;
import dev.retort.migrate.PreparedOperation;
import dev.retort.migrate.PreparedStep;
import dev.retort.migrate.internal.Settings;
import dev.retort.migrate.internal.SqlErrors;
import dev.retort.model.ColumnRef;
import dev.retort.model.Identifiers;
import dev.retort.model.QualifiedName;
import dev.retort.operation.ColumnChange;
import dev.retort.operation.Operation;
import dev.retort.operation.OperationName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks a database what a run would take away for good. A table without rows, a column without
 * values, one that is generated from others, and whatever the run itself makes first are no loss;
 * nor is a change of type that leaves every value what it is. Nothing is known of {@code execute},
 * nor of what a {@code using} does.
 */
public final class DataLossCheck {

    /** Up to here rows are counted; beyond it the planner's estimate will do. */
    private static final int COUNTED = 10_000;

    private static final String NO_PRIVILEGE = "42501";

    private static final String TABLE =
            "SELECT c.reltuples::float8 FROM pg_catalog.pg_class c"
                    + " WHERE c.oid = pg_catalog.to_regclass(?) AND c.relkind IN ('r', 'p')";

    private static final String COLUMN =
            "SELECT c.reltuples * (1 - (SELECT s.null_frac FROM pg_catalog.pg_stats s"
                    + " WHERE s.schemaname = n.nspname AND s.tablename = c.relname"
                    + " AND s.attname = a.attname ORDER BY s.inherited DESC LIMIT 1))::float8"
                    + " FROM pg_catalog.pg_class c"
                    + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                    + " JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid"
                    + " WHERE c.oid = pg_catalog.to_regclass(?) AND c.relkind IN ('r', 'p')"
                    + " AND a.attname = ? AND NOT a.attisdropped AND a.attgenerated = ''";

    /** The type as it is; nothing for a new one that refuses what is too long instead. */
    private static final String ROUNDED =
            "SELECT pg_catalog.format_type(a.atttypid, a.atttypmod)"
                    + " FROM pg_catalog.pg_attribute a"
                    + " JOIN pg_catalog.pg_type t ON t.oid = pg_catalog.to_regtype(?)"
                    + " WHERE t.typcategory NOT IN ('S', 'V')"
                    + " AND a.attrelid = pg_catalog.to_regclass(?) AND a.attname = ?"
                    + " AND NOT a.attisdropped AND a.attgenerated = ''";

    private final Connection connection;

    private DataLossCheck(Connection connection) {
        this.connection = connection;
    }

    /**
     * Looks into each table and column that is dropped, and into the columns that have a composite
     * type of which an attribute is, until it has found enough; a column of a large table that has
     * no values at all is read from end to end.
     *
     * @param connection with no transaction open, and given back as it was; nothing is written
     * @param options of the run: its schema, and how long to wait for a lock
     * @param steps what is going to run, in that order
     * @return in the order of the operations; what the role may not read counts as a loss
     */
    public static List<DataLoss> find(
            Connection connection, Options options, List<PreparedStep> steps) {
        if (steps.stream()
                .flatMap(step -> step.operations().stream())
                .noneMatch(prepared -> mayLose(prepared.operation()))) {
            return List.of();
        }
        try {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                return new DataLossCheck(connection).find(options, steps);
            } finally {
                connection.rollback();
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException e) {
            throw SqlErrors.translate("could not look at what would be lost", e);
        }
    }

    private List<DataLoss> find(Options options, List<PreparedStep> steps) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(Settings.lockTimeout(options.lockTimeout()));
            // An error is better than the rows that a policy lets through.
            statement.execute("SET LOCAL row_security = off");
            if (options.schema() != null) {
                statement.execute(Settings.schemaFirst(options.schema()));
            }
        }
        NamesBeforeRun names = new NamesBeforeRun(defaultSchema());
        List<DataLoss> losses = new ArrayList<>();
        for (PreparedStep step : steps) {
            for (PreparedOperation prepared : step.operations()) {
                Operation operation = prepared.operation();
                found(operation, names)
                        .ifPresent(
                                amount ->
                                        losses.add(
                                                new DataLoss(
                                                        step.step(),
                                                        operation,
                                                        amount.precision(),
                                                        amount.count())));
                names.follow(operation);
            }
        }
        return losses;
    }

    private static boolean mayLose(Operation operation) {
        return OperationName.of(operation).isDestructive() || retyped(operation).isPresent();
    }

    /** A type whose values come by the assignment cast, which may round. */
    private static Optional<ColumnChange.SetType> retyped(Operation operation) {
        return operation instanceof Operation.AlterColumn alter
                ? alter.changes().stream()
                        .filter(ColumnChange.SetType.class::isInstance)
                        .map(ColumnChange.SetType.class::cast)
                        .filter(change -> change.using() == null)
                        .findFirst()
                : Optional.empty();
    }

    private record Amount(DataLoss.Precision precision, long count) {}

    private Optional<Amount> found(Operation operation, NamesBeforeRun names) throws SQLException {
        if (operation instanceof Operation.DropTable drop) {
            Optional<QualifiedName> table = names.of(drop.table());
            return table.isPresent() ? rows(table.get()) : Optional.empty();
        }
        if (operation instanceof Operation.DropColumn drop) {
            Optional<ColumnRef> column = names.of(drop.table(), drop.column());
            return column.isPresent() ? values(column.get()) : Optional.empty();
        }
        if (operation instanceof Operation.AlterComposite alter) {
            return attributes(alter, names);
        }
        if (operation instanceof Operation.AlterColumn alter && retyped(operation).isPresent()) {
            Optional<ColumnRef> column = names.of(alter.table(), alter.column());
            return column.isPresent()
                    ? changed(column.get(), retyped(operation).get().type().sql())
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private Optional<Amount> rows(QualifiedName table) throws SQLException {
        String name = Identifiers.quote(table);
        return amount(TABLE, "FROM " + name, name);
    }

    private Optional<Amount> values(ColumnRef column) throws SQLException {
        String table = Identifiers.quote(column.table());
        // IS NOT NULL would be false for a row type with a null field (manual, section 9.2).
        return amount(
                COLUMN,
                "FROM "
                        + table
                        + " WHERE "
                        + Identifiers.quote(column.column())
                        + " IS DISTINCT FROM NULL",
                table,
                column.column());
    }

    /**
     * Those of all columns that the type is in. There are no statistics on attributes to estimate
     * from, and no telling how many values an array has.
     */
    private Optional<Amount> attributes(Operation.AlterComposite alter, NamesBeforeRun names)
            throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            long count = 0;
            for (String name : alter.dropped()) {
                Optional<ColumnRef> attribute = names.of(alter.type(), name);
                if (attribute.isEmpty()) {
                    continue;
                }
                for (CompositeUse use : CompositeUse.of(connection, attribute.get())) {
                    if (!names.isDropped(use.column())) {
                        count += count(use.from(name));
                    }
                    if (count > COUNTED) {
                        return Optional.of(new Amount(DataLoss.Precision.AT_LEAST, COUNTED));
                    }
                }
            }
            return count == 0
                    ? Optional.empty()
                    : Optional.of(new Amount(DataLoss.Precision.EXACT, count));
        } catch (SQLException e) {
            if (!NO_PRIVILEGE.equals(e.getSQLState())) {
                throw e;
            }
            connection.rollback(before);
            return Optional.of(new Amount(DataLoss.Precision.UNKNOWN, 0));
        }
    }

    /**
     * Those that are another value after a cast to the new type and back. A value that the cast
     * refuses is no loss: the statement fails.
     */
    private Optional<Amount> changed(ColumnRef column, String type) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            Optional<String> old =
                    text(ROUNDED, type, Identifiers.quote(column.table()), column.column());
            if (old.isEmpty() || Widening.isLossless(old.get(), type)) {
                return Optional.empty();
            }
            String value = Identifiers.quote(column.column());
            return amount(
                    "FROM "
                            + Identifiers.quote(column.table())
                            + " WHERE "
                            + value
                            + "::"
                            + type
                            + "::"
                            + old.get()
                            + " IS DISTINCT FROM "
                            + value,
                    0);
        } catch (SQLException e) {
            if (!SqlErrors.isAboutTheStatement(e)) {
                throw e;
            }
            connection.rollback(before);
            return NO_PRIVILEGE.equals(e.getSQLState())
                    ? Optional.of(new Amount(DataLoss.Precision.UNKNOWN, 0))
                    : Optional.empty();
        }
    }

    private Optional<String> text(String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }

    /**
     * @param lookUp finds the thing, and the planner's estimate of what is in it
     * @param from the rest of a query whose rows are what is in it
     */
    private Optional<Amount> amount(String lookUp, String from, String... names)
            throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            Optional<Double> estimate = estimate(lookUp, names);
            return estimate.isPresent() ? amount(from, estimate.get()) : Optional.empty();
        } catch (SQLException e) {
            if (!NO_PRIVILEGE.equals(e.getSQLState())) {
                throw e;
            }
            connection.rollback(before);
            return Optional.of(new Amount(DataLoss.Precision.UNKNOWN, 0));
        }
    }

    private Optional<Amount> amount(String from, double estimate) throws SQLException {
        long count = count(from);
        if (count == 0) {
            return Optional.empty();
        }
        if (count <= COUNTED) {
            return Optional.of(new Amount(DataLoss.Precision.EXACT, count));
        }
        return Optional.of(
                estimate > COUNTED
                        ? new Amount(DataLoss.Precision.ESTIMATE, Math.round(estimate))
                        : new Amount(DataLoss.Precision.AT_LEAST, COUNTED));
    }

    /** Empty when there is no such thing; 0 or less when there is no estimate. */
    private Optional<Double> estimate(String sql, String... names) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < names.length; i++) {
                statement.setString(i + 1, names[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getDouble(1)) : Optional.empty();
            }
        }
    }

    /** At most one more than {@link #COUNTED}. */
    private long count(String from) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // A name may have a { in it, which is no escape of JDBC's.
            statement.setEscapeProcessing(false);
            try (ResultSet rows =
                    statement.executeQuery(
                            "SELECT count(*) FROM (SELECT 1 "
                                    + from
                                    + " LIMIT "
                                    + (COUNTED + 1)
                                    + ") AS found")) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private String defaultSchema() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT current_schema()")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
