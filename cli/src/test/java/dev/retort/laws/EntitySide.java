package dev.retort.laws;

import dev.retort.fixtures.Database;
import dev.retort.fixtures.HibernateSchema;
import dev.retort.hibernate.HibernateReader;
import dev.retort.hibernate.ReadRequest;
import dev.retort.hibernate.scan.ConventionReader;
import dev.retort.model.Schema;
import dev.retort.snapshot.Desired;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.SessionFactory;

/** A side that is written as entities; whoever builds it is an application's own SessionFactory. */
final class EntitySide extends Side {

    private final List<Class<?>> entities;
    private final Map<String, String> settings;
    private final String given;
    private final String searchPath;
    private final StringWriter statements = new StringWriter();

    EntitySide(List<Class<?>> entities) {
        this(entities, Map.of());
    }

    /**
     * @param settings Hibernate's own, for the SessionFactory and for our reader
     */
    EntitySide(List<Class<?>> entities, Map<String, String> settings) {
        this(entities, settings, "");
    }

    /**
     * @param given what is in the database before anybody builds anything, as DDL
     */
    EntitySide(List<Class<?>> entities, Map<String, String> settings, String given) {
        this(entities, settings, given, null);
    }

    /**
     * @param searchPath of the application's connections, as SQL, or {@code null}
     */
    EntitySide(
            List<Class<?>> entities,
            Map<String, String> settings,
            String given,
            String searchPath) {
        this.searchPath = searchPath;
        this.entities = List.copyOf(entities);
        this.settings = Map.copyOf(settings);
        this.given = given;
    }

    @Override
    String searchPath() {
        return searchPath;
    }

    /** Hibernate writes down every statement that it runs. */
    @Override
    void build(Database database) throws SQLException {
        give(database);
        if (!isEmpty()) {
            statements.getBuffer().setLength(0);
            Map<String, Object> all = new LinkedHashMap<>(settings);
            all.put("jakarta.persistence.schema-generation.database.action", "create");
            all.put("jakarta.persistence.schema-generation.scripts.action", "create");
            all.put("jakarta.persistence.schema-generation.scripts.create-target", statements);
            all.put("hibernate.hbm2ddl.delimiter", ";");
            HibernateSchema.create(database, entities, all);
        }
    }

    @Override
    void buildAgain(Database database) throws SQLException {
        give(database);
        if (!isEmpty()) {
            database.execute(statements.toString());
        }
    }

    /**
     * The application itself, which creates its schema unless it is told not to.
     *
     * @param more settings besides its own
     */
    SessionFactory open(Database database, Map<String, String> more) {
        Map<String, Object> all = new LinkedHashMap<>(settings);
        all.putAll(more);
        return HibernateSchema.open(database, entities, all);
    }

    /** What the entities need and cannot create. */
    void give(Database database) throws SQLException {
        if (!given.isEmpty()) {
            database.execute(given);
        }
    }

    @Override
    boolean isEmpty() {
        return entities.isEmpty();
    }

    @Override
    Desired read(Connection built) {
        if (isEmpty()) {
            return new Desired(Schema.EMPTY, Set.of(), List.of());
        }
        Desired desired =
                HibernateReader.read(
                        new ReadRequest(
                                entities.stream().map(Class::getName).toList(),
                                settings,
                                server().majorVersion(),
                                0,
                                "public"));
        return desired.withConventions(
                new ConventionReader(desired, EntitySide.class.getClassLoader(), List.of()));
    }
}
