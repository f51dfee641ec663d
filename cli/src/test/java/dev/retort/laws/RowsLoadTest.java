package dev.retort.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.diff.Comparison;
import dev.retort.fixtures.Database;
import dev.retort.fixtures.HibernateSchema;
import dev.retort.fixtures.PostgresServer;
import dev.retort.fixtures.SampleRows;
import dev.retort.operation.Operation;
import dev.retort.operation.SqlExpression;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * L14: what an application wrote, it can load after the upgrade and after the downgrade. A case may
 * have {@code static void rows(EntityManager)}; else there are two rows in each table. Its {@code
 * ROWS} are the values that the revision gives them, and what it asks for, which is answered with
 * its {@code ANSWERS} or what is proposed.
 */
class RowsLoadTest {

    private static final String PROPOSAL = ", such as ";

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> rowsLoad() {
        return Arrays.stream(RowCases.class.getDeclaredClasses())
                .sorted(Comparator.comparing(Class::getSimpleName))
                .map(each -> DynamicTest.dynamicTest(each.getSimpleName(), () -> hold(each)));
    }

    private static void hold(Class<?> each) throws Exception {
        List<Class<?>> before = entities(each, "Before");
        List<Class<?>> after = entities(each, "After");
        try (Database database = PostgresServer.shared().createDatabase();
                Connection connection = database.connect()) {
            try (SessionFactory factory = HibernateSchema.open(database, before, Map.of())) {
                fill(each, factory, connection);
            }
            assertLoads(database, before, "before the upgrade");
            Comparison comparison = Laws.compare(connection, new EntitySide(after).desired());
            Map<String, String> rows = new TreeMap<>();
            Map<String, String> answers = constant(each, "ANSWERS");
            List<Operation> upgrade = new ArrayList<>();
            for (Operation operation : comparison.upgrade()) {
                upgrade.add(
                        operation instanceof Operation.Fill fill
                                ? answered(fill, rows, answers)
                                : operation);
            }
            assertThat(rows).isEqualTo(constant(each, "ROWS"));
            Laws.run(connection, upgrade);
            assertLoads(database, after, "after the upgrade");
            Laws.run(connection, comparison.downgrade());
            assertLoads(database, before, "after the downgrade");
        }
    }

    private static Operation answered(
            Operation.Fill fill, Map<String, String> rows, Map<String, String> answers) {
        String text = fill.value().text();
        rows.put(fill.table() + "." + fill.column(), (fill.value().isTodo() ? "? " : "") + text);
        if (!fill.value().isTodo()) {
            return fill;
        }
        String answer =
                answers.getOrDefault(
                        fill.table() + "." + fill.column(),
                        text.substring(text.indexOf(PROPOSAL) + PROPOSAL.length()));
        return new Operation.Fill(fill.table(), fill.column(), SqlExpression.of(answer));
    }

    private static void fill(Class<?> each, SessionFactory factory, Connection connection)
            throws Exception {
        for (Method method : each.getDeclaredMethods()) {
            if (method.getName().equals("rows")) {
                factory.inTransaction(session -> invoke(method, session));
                return;
            }
        }
        SampleRows.insert(connection);
    }

    private static void invoke(Method rows, EntityManager manager) {
        try {
            rows.invoke(null, manager);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new AssertionError(e);
        }
    }

    /** Every entity with its collections. */
    private static void assertLoads(Database database, List<Class<?>> entities, String when) {
        try (SessionFactory factory =
                        HibernateSchema.open(
                                database, entities, Map.of("hibernate.hbm2ddl.auto", "validate"));
                Session session = factory.openSession()) {
            int rows = 0;
            for (var entity : factory.getMetamodel().getEntities()) {
                rows += session.createQuery("from " + entity.getName(), Object.class).list().size();
            }
            assertThat(rows).as(when).isPositive();
            List<PersistentCollection<?>> collections = new ArrayList<>();
            session.unwrap(SharedSessionContractImplementor.class)
                    .getPersistenceContext()
                    .forEachCollectionEntry(
                            (collection, entry) -> collections.add(collection), true);
            collections.forEach(PersistentCollection::forceInitialization);
        }
    }

    private static List<Class<?>> entities(Class<?> each, String side) {
        return Arrays.stream(each.getDeclaredClasses())
                .filter(type -> type.getSimpleName().equals(side))
                .flatMap(type -> Arrays.stream(type.getDeclaredClasses()))
                .sorted(Comparator.comparing(Class::getName))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> constant(Class<?> each, String name) throws Exception {
        for (Field field : each.getDeclaredFields()) {
            if (field.getName().equals(name)) {
                return (Map<String, String>) field.get(null);
            }
        }
        return Map.of();
    }
}
