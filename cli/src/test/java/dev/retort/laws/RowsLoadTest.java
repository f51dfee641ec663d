package dev.retort.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.retort.diff.Comparison;
import dev.retort.fixtures.Database;
import dev.retort.fixtures.EntityRows;
import dev.retort.model.ObjectId;
import dev.retort.operation.ColumnChange;
import dev.retort.operation.Operation;
import dev.retort.operation.SqlExpression;
import dev.retort.sql.Identifiers;
import jakarta.persistence.EntityManager;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
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
 * have {@code static void rows(EntityManager)}; else there are two rows of each entity. Its {@code
 * ROWS} are the values that the revision gives them, and what it asks for, which is answered with
 * its {@code ANSWERS}, with what is proposed, or with what the application itself writes there.
 */
class RowsLoadTest {

    private static final String PROPOSAL = ", such as ";

    private static final Map<String, String> ONLY_LOADED =
            Map.of("hibernate.hbm2ddl.auto", "none", "jakarta.persistence.validation.mode", "none");

    private static final Map<String, String> CREATED =
            Map.of("jakarta.persistence.validation.mode", "ddl");

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> rowsLoad() {
        return Stream.concat(EntityCases.of(List.of(RowCases.class)), EntityCases.all())
                .filter(each -> each.isMove() && !each.isRefused())
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> test(each)));
    }

    private static void test(EntityCase each) throws Exception {
        NotLoaded reason = each.type().getAnnotation(NotLoaded.class);
        if (reason == null) {
            hold(each);
        } else {
            assertThat(catchThrowable(() -> hold(each))).as(each.name()).isNotNull();
        }
    }

    private static void hold(EntityCase each) throws Exception {
        try (Scratch scratch = each.before().scratch()) {
            Database database = scratch.database();
            Connection connection = scratch.connection();
            each.before().give(database);
            try (SessionFactory before = each.before().open(database, CREATED)) {
                persist(each, before);
                assertThat(assertLoads(before, "before the upgrade")).isPositive();
                Comparison comparison =
                        Laws.compare(
                                connection,
                                each.before().searchPath(),
                                each.after().desired(),
                                each.renaming().decisions());
                Map<String, String> rows = new TreeMap<>();
                List<Operation> upgrade = answered(each, each.after(), comparison.upgrade(), rows);
                Map<String, String> expected = each.constant("ROWS", null);
                if (expected != null) {
                    assertThat(rows).isEqualTo(expected);
                }
                Laws.run(connection, upgrade);
                try (SessionFactory after = each.after().open(database, ONLY_LOADED)) {
                    int loaded = assertLoads(after, "after the upgrade");
                    assertThat(loaded > 0 || dropsTables(upgrade)).as("rows are there").isTrue();
                }
                Laws.run(
                        connection,
                        answered(each, each.before(), comparison.downgrade(), new TreeMap<>()));
                assertLoads(before, "after the downgrade");
            }
        } catch (Exception | AssertionError e) {
            throw new AssertionError(each.name() + ": " + e.getMessage(), e);
        }
    }

    private static List<Operation> answered(
            EntityCase each, EntitySide side, List<Operation> operations, Map<String, String> rows)
            throws Exception {
        Map<String, String> answers = each.constant("ANSWERS", Map.of());
        List<Operation> answered = new ArrayList<>();
        for (Operation operation : operations) {
            if (operation instanceof Operation.AlterColumn alter) {
                answered.add(converted(alter, answers));
                continue;
            }
            if (!(operation instanceof Operation.Fill fill)) {
                answered.add(operation);
                continue;
            }
            String column = fill.table() + "." + fill.column();
            String text = fill.value().text();
            rows.put(column, (fill.value().isTodo() ? "? " : "") + text);
            String answer = text;
            if (answers.containsKey(column)) {
                answer = answers.get(column);
            } else if (text.contains(PROPOSAL)) {
                answer = text.substring(text.indexOf(PROPOSAL) + PROPOSAL.length());
            } else if (fill.value().isTodo()) {
                answer = writtenBy(each, side, fill);
            }
            answered.add(new Operation.Fill(fill.table(), fill.column(), SqlExpression.of(answer)));
        }
        return answered;
    }

    private static Operation converted(Operation.AlterColumn alter, Map<String, String> answers) {
        String answer = answers.get(alter.table() + "." + alter.column());
        return new Operation.AlterColumn(
                alter.table(),
                alter.column(),
                alter.changes().stream()
                        .map(
                                change ->
                                        answer != null
                                                        && change.isTodo()
                                                        && change
                                                                instanceof ColumnChange.SetType type
                                                ? type.using(answer)
                                                : change)
                        .toList());
    }

    /** The value that a person takes from a database where the application has always run. */
    private static String writtenBy(EntityCase each, EntitySide side, Operation.Fill fill)
            throws Exception {
        try (Scratch scratch = side.scratch()) {
            side.give(scratch.database());
            try (SessionFactory factory = side.open(scratch.database(), CREATED)) {
                persist(each, factory);
            }
            return value(
                    scratch.connection(),
                    Identifiers.quote(fill.table().schema(), fill.table().name()),
                    Identifiers.quote(fill.column()));
        }
    }

    private static String value(Connection connection, String table, String column)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select quote_literal(%2$s::text) || '::' || pg_typeof(%2$s) from %1$s where %2$s is not null limit 1"
                                        .formatted(table, column))) {
            assertThat(row.next()).as("a value of %s in %s", column, table).isTrue();
            return row.getString(1);
        }
    }

    private static void persist(EntityCase each, SessionFactory factory) {
        for (Method method : each.type().getDeclaredMethods()) {
            if (method.getName().equals("rows")) {
                factory.inTransaction(session -> invoke(method, session));
                return;
            }
        }
        EntityRows.persist(factory);
    }

    private static void invoke(Method rows, EntityManager manager) {
        try {
            rows.invoke(null, manager);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean dropsTables(List<Operation> upgrade) {
        return Laws.takenAway(upgrade).stream()
                .anyMatch(each -> each.kind() == ObjectId.Kind.TABLE);
    }

    /**
     * Every entity with its collections.
     *
     * @return how many entities
     */
    private static int assertLoads(SessionFactory factory, String when) {
        try (Session session = factory.openSession()) {
            int rows = 0;
            for (var entity : factory.getMetamodel().getEntities()) {
                rows += session.createQuery("from " + entity.getName(), Object.class).list().size();
            }
            List<PersistentCollection<?>> collections = new ArrayList<>();
            session.unwrap(SharedSessionContractImplementor.class)
                    .getPersistenceContext()
                    .forEachCollectionEntry(
                            (collection, entry) -> collections.add(collection), true);
            collections.forEach(PersistentCollection::forceInitialization);
            return rows;
        } catch (RuntimeException e) {
            throw new AssertionError(when + ": " + e.getMessage(), e);
        }
    }
}
