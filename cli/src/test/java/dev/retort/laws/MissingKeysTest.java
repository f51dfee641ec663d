package dev.retort.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.RetortException;
import dev.retort.snapshot.Desired;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * An association that references columns which are no key: PostgreSQL makes no such foreign key.
 */
class MissingKeysTest {

    @Entity(name = "Country")
    static class Country {
        @Id long id;
        String code;
    }

    @Entity(name = "City")
    static class City {
        @Id long id;

        @ManyToOne
        @JoinColumn(name = "country_code", referencedColumnName = "code")
        Country country;
    }

    @Test
    void areNamedWithWhoWantsThem() throws Exception {
        Desired desired = desired();
        try (Scratch scratch = Scratch.take();
                Connection connection = scratch.database().connect()) {
            assertThatThrownBy(() -> Laws.differences(connection, desired))
                    .isInstanceOfSatisfying(
                            RetortException.class,
                            e -> {
                                assertThat(e.code()).isEqualTo("RT-1406");
                                assertThat(e.getMessage())
                                        .contains("city (country_code) to country (code)")
                                        .contains("City.country");
                            });
        }
    }

    private static Desired desired() throws Exception {
        try (Scratch scratch = Scratch.take()) {
            return new EntitySide(List.of(Country.class, City.class)).read(scratch.connection());
        }
    }
}
