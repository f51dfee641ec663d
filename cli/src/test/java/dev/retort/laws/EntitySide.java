package dev.retort.laws;

import dev.retort.fixtures.Database;
import dev.retort.fixtures.HibernateSchema;
import dev.retort.fixtures.PostgresServer;
import dev.retort.hibernate.HibernateReader;
import dev.retort.hibernate.ReadRequest;
import dev.retort.model.Desired;
import java.util.List;
import java.util.Map;

/** A side that is written as entities; whoever builds it is an application's own SessionFactory. */
record EntitySide(List<Class<?>> entities) implements Side {

    @Override
    public void build(Database database) throws Exception {
        if (!isEmpty()) {
            HibernateSchema.create(database, entities, Map.of());
        }
    }

    @Override
    public Desired desired() {
        return HibernateReader.read(
                new ReadRequest(
                        entities.stream().map(Class::getName).toList(),
                        Map.of(),
                        PostgresServer.shared().majorVersion(),
                        0,
                        "public"));
    }

    @Override
    public boolean isEmpty() {
        return entities.isEmpty();
    }
}
