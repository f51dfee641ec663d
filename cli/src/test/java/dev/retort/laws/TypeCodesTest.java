package dev.retort.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.fixtures.Database;
import dev.retort.fixtures.HibernateSchema;
import dev.retort.fixtures.PostgresServer;
import java.lang.reflect.Field;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.sql.spi.DdlTypeRegistry;
import org.junit.jupiter.api.Test;

/** No JDBC type code for which Hibernate has a type on PostgreSQL is without a case. */
class TypeCodesTest {

    /** Of PostGIS, and of Oracle. */
    private static final Set<Integer> NOT_OF_POSTGRESQL =
            Set.of(SqlTypes.GEOMETRY, SqlTypes.GEOGRAPHY, SqlTypes.ROWID);

    @Test
    void eachCodeHasACase() throws SQLException {
        Set<Integer> used =
                EntityCases.files().stream()
                        .flatMap(TypeCodesTest::classes)
                        .flatMap(each -> Arrays.stream(each.getDeclaredFields()))
                        .filter(each -> each.isAnnotationPresent(JdbcTypeCode.class))
                        .map(each -> each.getAnnotation(JdbcTypeCode.class).value())
                        .collect(Collectors.toSet());
        try (Database database = PostgresServer.shared().createDatabase();
                SessionFactory factory = HibernateSchema.open(database, List.of(), Map.of())) {
            DdlTypeRegistry types =
                    factory.unwrap(SessionFactoryImplementor.class)
                            .getTypeConfiguration()
                            .getDdlTypeRegistry();
            assertThat(SqlTypes.class.getFields())
                    .filteredOn(each -> types.getDescriptor(value(each)) != null)
                    .filteredOn(each -> !NOT_OF_POSTGRESQL.contains(value(each)))
                    .filteredOn(each -> !used.contains(value(each)))
                    .extracting(Field::getName)
                    .isEmpty();
        }
    }

    private static Stream<Class<?>> classes(Class<?> outer) {
        return Stream.concat(
                Stream.of(outer),
                Arrays.stream(outer.getDeclaredClasses()).flatMap(TypeCodesTest::classes));
    }

    private static int value(Field constant) {
        try {
            return constant.getInt(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
