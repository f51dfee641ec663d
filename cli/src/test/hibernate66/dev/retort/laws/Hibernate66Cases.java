package dev.retort.laws;

import dev.retort.laws.TypeCodeCases.Dimensions;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.ConcreteProxy;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What Hibernate has words for since 6.6. */
final class Hibernate66Cases {

    static class AbstractRoot {
        static class After {
            @Entity(name = "Base")
            @ConcreteProxy
            abstract static class Base {
                @Id long id;
            }

            @Entity(name = "Left")
            static class Left extends Base {
                @Check(constraints = "a <> 'x'")
                String a;
            }

            @Entity(name = "Right")
            static class Right extends Base {
                int b;
            }
        }
    }

    @RefusedFrom(value = "7.0", because = "it has no constructor of types for that code")
    static class CodesOfStructArrays {
        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @JdbcTypeCode(SqlTypes.STRUCT_ARRAY)
                List<Dimensions> structArray;
            }
        }
    }

    private Hibernate66Cases() {}
}
