package dev.retort.laws;

import dev.retort.fixtures.Database;
import dev.retort.fixtures.HibernateSchema;
import dev.retort.hibernate.HibernateReader;
import dev.retort.hibernate.ReadRequest;
import dev.retort.model.Desired;
import dev.retort.model.Schema;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A side that is written as entities; whoever builds it is an application's own SessionFactory. */
final class EntitySide extends Side {

    private final List<Class<?>> entities;
    private final String rows;

    EntitySide(List<Class<?>> entities) {
        this(entities, "");
    }

    /**
     * @param rows what is in the tables, as SQL
     */
    EntitySide(List<Class<?>> entities, String rows) {
        this.entities = entities;
        this.rows = rows;
    }

    @Override
    void build(Database database) throws SQLException {
        if (!isEmpty()) {
            HibernateSchema.create(database, entities, Map.of());
        }
        if (!rows.isEmpty()) {
            database.execute(rows);
        }
    }

    @Override
    boolean isEmpty() {
        return entities.isEmpty();
    }

    @Override
    Desired read(Database built) {
        if (isEmpty()) {
            return new Desired(Schema.EMPTY, Set.of(), List.of());
        }
        return HibernateReader.read(
                new ReadRequest(
                        entities.stream().map(Class::getName).toList(),
                        Map.of(),
                        built.server().majorVersion(),
                        0,
                        "public"));
    }
}
