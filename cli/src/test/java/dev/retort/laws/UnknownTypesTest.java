package dev.retort.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.RetortException;
import dev.retort.snapshot.Desired;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.sql.Connection;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.Test;

/** A column definition that was written for another database. */
class UnknownTypesTest {

    enum Mood {
        GOOD,
        BAD
    }

    @Entity(name = "T")
    static class T {
        @Id long id;

        @Column(columnDefinition = "nvarchar2(20)")
        String name;

        @Column(columnDefinition = "datetime default now() not null")
        java.time.LocalDateTime at;

        @JdbcTypeCode(SqlTypes.NAMED_ENUM)
        Mood mood;

        String fine;
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
                                assertThat(e.code()).isEqualTo("RT-1403");
                                assertThat(e.getMessage())
                                        .contains("nvarchar2(20)", "datetime", "t.name", "t.at")
                                        .contains("T.name", "T.at")
                                        .doesNotContain("mood", "fine");
                            });
        }
    }

    private static Desired desired() throws Exception {
        try (Scratch scratch = Scratch.take()) {
            return new EntitySide(List.of(T.class)).read(scratch.connection());
        }
    }
}
