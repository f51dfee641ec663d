package dev.retort.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.PostgreSqlDialect;
import dev.retort.diff.compare.SchemaDiff;
import dev.retort.fixtures.Database;
import dev.retort.fixtures.Fingerprint;
import dev.retort.fixtures.PostgresServer;
import dev.retort.fixtures.shop.Shop;
import dev.retort.model.Schema;
import dev.retort.operation.Operation;
import dev.retort.snapshot.Desired;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What PostgreSQL makes of our model is what it makes of the statements of Hibernate's own
 * exporter, invented names included.
 */
class HibernateDdlTest {

    private static final Set<Class<?>> WITH_SQL_TEXT =
            Set.of(
                    SmallModels.Checks.class,
                    SmallModels.Definitions.class,
                    SmallModels.KeyDefinitions.class);

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> modelsAreWhatHibernateCreates() {
        return models().map(
                        model ->
                                DynamicTest.dynamicTest(
                                        model.getSimpleName(),
                                        () ->
                                                assertSame(
                                                        Reading.request(
                                                                Map.of(),
                                                                model.getDeclaredClasses()))));
    }

    private static Stream<Class<?>> models() {
        return Arrays.stream(SmallModels.class.getDeclaredClasses())
                .<Class<?>>map(model -> model)
                .filter(Class::isInterface)
                .sorted(Comparator.comparing(Class::getSimpleName));
    }

    /** All models at once. With global quoting, SQL text that people wrote means other names. */
    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> settingsThatChangeNamesChangeBoth() {
        return Stream.of(
                        "hibernate.auto_quote_keyword=true",
                        "hibernate.column_ordering_strategy=legacy",
                        "hibernate.default_schema=App",
                        "hibernate.globally_quoted_identifiers=true",
                        "hibernate.physical_naming_strategy="
                                + CamelCaseToUnderscoresNamingStrategy.class.getName())
                .map(
                        setting ->
                                DynamicTest.dynamicTest(
                                        setting,
                                        () -> assertSame(setting, setting.contains("globally"))));
    }

    private static void assertSame(String setting, boolean withoutSqlText) throws SQLException {
        Class<?>[] classes =
                models().filter(model -> !withoutSqlText || !WITH_SQL_TEXT.contains(model))
                        // An unqualified name in a definition is not in Hibernate's default schema.
                        .filter(
                                model ->
                                        !setting.contains("default_schema")
                                                || model != SmallModels.KeyDefinitions.class)
                        .flatMap(model -> Arrays.stream(model.getDeclaredClasses()))
                        .toArray(Class<?>[]::new);
        String[] parts = setting.split("=");
        assertSame(Reading.request(Map.of(parts[0], parts[1]), classes));
    }

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> theShopIsWhatHibernateCreates() {
        return Arrays.stream(Shop.values())
                .map(
                        shop ->
                                DynamicTest.dynamicTest(
                                        shop.name(),
                                        () -> assertSame(Reading.request(shop.classNames()))));
    }

    private static void assertSame(ReadRequest request) throws SQLException {
        Desired desired = HibernateReader.read(request);
        try (Database theirs = PostgresServer.shared().createDatabase();
                Database ours = PostgresServer.shared().createDatabase()) {
            for (String statement : HibernateDdl.of(request)) {
                run(theirs, statement);
            }
            for (String statement : statements(desired.schema())) {
                run(ours, statement);
            }

            assertThat(Fingerprint.of(ours).differenceTo(Fingerprint.of(theirs))).isEmpty();
        }
    }

    private static List<String> statements(Schema schema) {
        Dialect dialect = new PostgreSqlDialect();
        List<String> statements = new ArrayList<>();
        for (Operation operation : SchemaDiff.between(Schema.EMPTY, dialect.canonical(schema))) {
            statements.addAll(dialect.sql(operation));
        }
        return statements;
    }

    private static void run(Database database, String statement) {
        try {
            database.execute(statement);
        } catch (SQLException e) {
            throw new AssertionError(statement + ": " + e.getMessage(), e);
        }
    }
}
