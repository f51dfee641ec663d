package dev.retort.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.RetortException;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.util.List;
import java.util.Map;
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

    @Test
    void allThatCannotBeLoadedIsSaidAtOnce() {
        assertThatThrownBy(
                        () ->
                                HibernateReader.read(
                                        new ReadRequest(
                                                List.of(
                                                        "shop.Gone",
                                                        Shape.class.getName(),
                                                        "shop.Lost"),
                                                Map.of(),
                                                17,
                                                0,
                                                "public")))
                .isInstanceOfSatisfying(
                        RetortException.class, e -> assertThat(e.code()).isEqualTo("RT-1004"))
                .hasMessageContainingAll("2 classes", "shop.Gone", "shop.Lost");
    }
}
