package dev.retort.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import org.junit.jupiter.api.Test;

/** What counts as an entity: what is one, with or without columns of its own. */
class EntityNamesTest {

    @MappedSuperclass
    static class Base {
        @Id long id;
    }

    @Embeddable
    static class Size {
        int width;
    }

    @Entity(name = "Shape")
    static class Shape extends Base {
        @Embedded Size size;
    }

    /** In the table of the other, without a column. */
    @Entity(name = "Circle")
    static class Circle extends Shape {}

    @Test
    void entitiesAreCountedAndNothingElse() {
        assertThat(
                        Reading.read(Base.class, Size.class, Shape.class, Circle.class)
                                .origins()
                                .entities())
                .containsExactlyInAnyOrder(Shape.class.getName(), Circle.class.getName());
    }
}
