package dev.retort.laws;

import dev.retort.laws.EnumCases.Turned;
import dev.retort.laws.EnumCases.Two;
import dev.retort.laws.TypeCodeCases.Side;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import org.hibernate.annotations.FractionalSeconds;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What Hibernate has words for since 6.5. */
final class Hibernate65Cases {

    static class NamedByOrdinal {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @JdbcTypeCode(SqlTypes.NAMED_ORDINAL_ENUM)
                Two state;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @JdbcTypeCode(SqlTypes.NAMED_ORDINAL_ENUM)
                Two state;

                @JdbcTypeCode(SqlTypes.NAMED_ORDINAL_ENUM)
                Turned other;
            }
        }
    }

    static class FractionsOfSeconds {
        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @FractionalSeconds(0)
                LocalDateTime none;

                @FractionalSeconds(3)
                Instant three;

                @FractionalSeconds(6)
                OffsetDateTime six;

                @FractionalSeconds(2)
                LocalTime two;
            }
        }
    }

    static class CodesOfEnums {
        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @JdbcTypeCode(SqlTypes.NAMED_ENUM)
                Side namedEnum;

                @JdbcTypeCode(SqlTypes.NAMED_ORDINAL_ENUM)
                Side namedOrdinalEnum;
            }
        }
    }

    static class CodesOfJavaTimes {
        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @JdbcTypeCode(SqlTypes.LOCAL_DATE)
                LocalDate localDate;

                @JdbcTypeCode(SqlTypes.LOCAL_TIME)
                LocalTime aLocalTime;

                @JdbcTypeCode(SqlTypes.OFFSET_TIME)
                OffsetTime offsetTime;

                @JdbcTypeCode(SqlTypes.LOCAL_DATE_TIME)
                @Column(precision = 3)
                LocalDateTime aLocalDateTime;

                @JdbcTypeCode(SqlTypes.INSTANT)
                Instant instant;

                @JdbcTypeCode(SqlTypes.OFFSET_DATE_TIME)
                @Column(precision = 0)
                OffsetDateTime offsetDateTime;

                @JdbcTypeCode(SqlTypes.ZONED_DATE_TIME)
                ZonedDateTime zonedDateTime;

                @JdbcTypeCode(SqlTypes.DURATION)
                Duration duration;
            }
        }
    }

    private Hibernate65Cases() {}
}
