package dev.retort.migrate.internal.precheck;

import dev.retort.migrate.ConflictingRows;
import dev.retort.migrate.Options;
import dev.retort.migrate.PreparedStep;
import dev.retort.migrate.internal.DatabaseSink;
import dev.retort.migrate.internal.InTheWay;
import dev.retort.migrate.internal.Settings;
import dev.retort.migrate.internal.SqlErrors;
import dev.retort.migrate.internal.SqlSink;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Rows in the way of steps that do not run. */
public final class Findings {

    private Findings() {}

    /**
     * Looks as far as the answer does not depend on what the steps themselves would do first.
     *
     * @param connection with no transaction open, and given back as it was; nothing is written
     */
    public static List<ConflictingRows.Finding> find(
            Connection connection, Options options, List<PreparedStep> steps) {
        if (steps.stream()
                .flatMap(step -> step.operations().stream())
                .allMatch(operation -> operation.obstacles().isEmpty())) {
            return List.of();
        }
        try {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(Settings.lockTimeout(options.lockTimeout()));
                if (options.schema() != null) {
                    statement.execute(Settings.schemaFirst(options.schema()));
                }
                return find(new DatabaseSink(connection), steps);
            } finally {
                connection.rollback();
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException e) {
            throw SqlErrors.translate("could not look for rows in the way", e);
        }
    }

    private static List<ConflictingRows.Finding> find(SqlSink sink, List<PreparedStep> steps)
            throws SQLException {
        Touched touched = new Touched();
        List<ConflictingRows.Finding> findings = new ArrayList<>();
        for (PreparedStep step : steps) {
            for (Lookout lookout : Lookout.before(0, Lookout.of(step, touched))) {
                InTheWay found = sink.count(lookout.obstacle());
                if (found.count() > 0) {
                    findings.add(
                            new ConflictingRows.Finding(
                                    step.step(),
                                    lookout.prepared(),
                                    lookout.obstacle(),
                                    found.count(),
                                    found.example()));
                }
            }
        }
        return findings;
    }
}
