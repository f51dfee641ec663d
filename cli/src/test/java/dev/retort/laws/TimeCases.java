package dev.retort.laws;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Temporal;
import jakarta.persistence.TemporalType;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TimeZoneColumn;
import org.hibernate.annotations.TimeZoneStorage;
import org.hibernate.annotations.TimeZoneStorageType;
import org.hibernate.type.SqlTypes;

/** Dates, times, zones, durations. */
final class TimeCases {

    static class LocalTimes {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;
                LocalDate date;
                LocalTime time;
                LocalDateTime dateTime;
                Instant instant;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;
                LocalDateTime date;

                @Column(precision = 3)
                LocalTime time;

                @Column(precision = 0)
                LocalDateTime dateTime;

                OffsetDateTime instant;
            }
        }
    }

    static class OldDates {
        static class After {
            @Entity(name = "T")
            @SuppressWarnings("deprecation")
            static class T {
                @Id long id;
                Date date;

                @Temporal(TemporalType.DATE)
                Date day;

                @Temporal(TemporalType.TIME)
                Date time;

                @Temporal(TemporalType.TIMESTAMP)
                Calendar calendar;

                java.sql.Date sqlDate;
                java.sql.Time sqlTime;
                java.sql.Timestamp sqlTimestamp;
            }
        }
    }

    @Refused(toAfter = Refused.CONVERSION, toBefore = Refused.CONVERSION)
    static class TimeZoneStorages {
        static final Map<String, String> ANSWERS =
                Map.of("t.a", "a at time zone 'UTC'", "t.c", "c at time zone 'UTC'");

        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @TimeZoneStorage(TimeZoneStorageType.NATIVE)
                OffsetDateTime a;

                @TimeZoneStorage(TimeZoneStorageType.COLUMN)
                OffsetDateTime b;

                @TimeZoneStorage(TimeZoneStorageType.NORMALIZE)
                ZonedDateTime c;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @TimeZoneStorage(TimeZoneStorageType.NORMALIZE)
                OffsetDateTime a;

                @TimeZoneStorage(TimeZoneStorageType.COLUMN)
                @TimeZoneColumn(name = "b_zone", columnDefinition = "smallint")
                OffsetDateTime b;

                @TimeZoneStorage(TimeZoneStorageType.NORMALIZE_UTC)
                ZonedDateTime c;

                @TimeZoneStorage(TimeZoneStorageType.AUTO)
                ZonedDateTime d;

                @TimeZoneStorage(TimeZoneStorageType.DEFAULT)
                OffsetTime e;

                @TimeZoneStorage(TimeZoneStorageType.COLUMN)
                OffsetTime f;

                @TimeZoneStorage(TimeZoneStorageType.COLUMN)
                ZonedDateTime g;
            }
        }
    }

    @Refused(toAfter = Refused.CONVERSION, toBefore = Refused.CONVERSION)
    static class TimeZoneStorageSetting {
        static final Map<String, String> ANSWERS =
                Map.of(
                        "t.a",
                        "a at time zone 'UTC'",
                        "t.b",
                        "b at time zone 'UTC'",
                        "t.c",
                        "c::time");

        static class Before {
            static final Map<String, String> SETTINGS =
                    Map.of("hibernate.timezone.default_storage", "AUTO");

            @Entity(name = "T")
            static class T {
                @Id long id;
                OffsetDateTime a;
                ZonedDateTime b;
                OffsetTime c;
                Instant d;
            }
        }

        static class After {
            static final Map<String, String> SETTINGS =
                    Map.of("hibernate.timezone.default_storage", "NORMALIZE");

            @Entity(name = "T")
            static class T {
                @Id long id;
                OffsetDateTime a;
                ZonedDateTime b;
                OffsetTime c;
                Instant d;
            }
        }
    }

    static class TimeZoneStorageInColumns {
        static class Before {
            static final Map<String, String> SETTINGS =
                    Map.of("hibernate.timezone.default_storage", "COLUMN");

            @Entity(name = "T")
            static class T {
                @Id long id;
                OffsetDateTime a;
                ZonedDateTime b;
            }
        }

        static class After {
            static final Map<String, String> SETTINGS =
                    Map.of("hibernate.timezone.default_storage", "NORMALIZE_UTC");

            @Entity(name = "T")
            static class T {
                @Id long id;
                OffsetDateTime a;
                ZonedDateTime b;
            }
        }
    }

    static class Durations {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;
                Duration a;

                @JdbcTypeCode(SqlTypes.BIGINT)
                Duration b;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @Column(precision = 19, scale = 3)
                Duration a;

                @JdbcTypeCode(SqlTypes.BIGINT)
                Duration b;

                @JdbcTypeCode(SqlTypes.INTERVAL_SECOND)
                @Column(precision = 3)
                Duration d;
            }
        }
    }

    @RefusedBefore(
            value = "6.4",
            because = "an interval without a precision gets one that it does not allow")
    static class Intervals {
        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @JdbcTypeCode(SqlTypes.INTERVAL_SECOND)
                Duration a;
            }
        }
    }

    static class PreferredTimeTypes {
        static final Map<String, String> SETTINGS =
                Map.of(
                        "hibernate.type.preferred_duration_jdbc_type", "INTERVAL_SECOND",
                        "hibernate.type.preferred_instant_jdbc_type", "TIMESTAMP");

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;
                Duration a;
                Instant b;
            }
        }
    }

    static class PartsOfTheCalendar {
        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;
                Year year;
                Month month;
                DayOfWeek day;
                MonthDay monthDay;
            }
        }
    }
}
