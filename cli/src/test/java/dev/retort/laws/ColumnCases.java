package dev.retort.laws;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Comment;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Struct;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.YesNoConverter;

/** Columns: types, nullability, defaults, generation, comments, checks. */
final class ColumnCases {

    static class EveryBasicType {
        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;
                boolean aBoolean;
                Boolean boxedBoolean;
                byte aByte;
                short aShort;
                int anInt;
                Long aLong;
                float aFloat;
                double aDouble;
                char aChar;
                String aString;
                BigDecimal decimal;
                BigInteger integer;
                UUID uuid;
                byte[] bytes;
                Instant instant;
                LocalDate date;
                LocalTime time;
                LocalDateTime dateTime;
                OffsetDateTime offsetTime;
                ZonedDateTime zoned;
                Duration duration;

                @Lob String text;

                @Lob byte[] blob;

                @JdbcTypeCode(SqlTypes.JSON)
                Map<String, String> json;

                @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
                String longText;

                String[] strings;
                List<Integer> integers;

                @Convert(converter = YesNoConverter.class)
                boolean yesNo;
            }
        }
    }

    static class CompositeTypes {
        static class Before {
            @Embeddable
            @Struct(name = "money_type")
            record Money(BigDecimal amount, String currency) {}

            @Entity(name = "T")
            static class T {
                @Id long id;
                Money price;
            }
        }

        static class After {
            @Embeddable
            @Struct(name = "money_type")
            record Money(BigDecimal amount, String currency, LocalDate day) {}

            @Entity(name = "T")
            static class T {
                @Id long id;
                Money price;
            }
        }
    }

    @RefusedBefore(value = "6.6", because = "arrays of aggregates are not yet supported")
    static class ArraysOfComposites {
        static class After {
            @Embeddable
            @Struct(name = "money_type")
            record Money(BigDecimal amount, String currency, LocalDate day) {}

            @Entity(name = "T")
            static class T {
                @Id long id;

                List<Money> prices;
            }
        }
    }

    static class TypeParameters {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @Column(length = 20)
                String name;

                @Column(precision = 10, scale = 2)
                BigDecimal price;

                @Column(precision = 3)
                Instant at;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @Column(length = 40)
                String name;

                @Column(precision = 12, scale = 2)
                BigDecimal price;

                @Column(precision = 6)
                Instant at;
            }
        }
    }

    @Refused(toAfter = Refused.CONVERSION, toBefore = Refused.CONVERSION)
    static class TypeChanged {
        static final Map<String, String> ANSWERS = Map.of("t.at", "at at time zone 'UTC'");

        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;
                int number;
                LocalDateTime at;
                String note;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;
                long number;
                Instant at;

                @Column(columnDefinition = "text")
                String note;
            }
        }
    }

    static class Nullability {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @Column(nullable = false)
                String a;

                String b;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;
                String a;

                @Column(nullable = false)
                String b;
            }
        }
    }

    @Refused(backToAfter = Refused.NOT_NULL)
    static class AttributeAddedAndRemoved {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;
                String gone;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;
                String come;
                @Version int version;
            }
        }
    }

    static class Defaults {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @ColumnDefault("0")
                int count;

                @ColumnDefault("'new'")
                String state;

                Instant at;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @ColumnDefault("1")
                int count;

                String state;

                @ColumnDefault("now()")
                Instant at;

                @ColumnDefault("false")
                boolean flag;

                @ColumnDefault("'{}'")
                @JdbcTypeCode(SqlTypes.JSON)
                Map<String, String> json;

                @ColumnDefault("gen_random_uuid()")
                UUID key;

                @ColumnDefault("1.50")
                @Column(precision = 10, scale = 2)
                BigDecimal price;
            }
        }
    }

    static class Comments {
        static class Before {
            @Entity(name = "T")
            @Comment("old")
            static class T {
                @Id long id;

                @Comment("old \\ $$ text")
                String a;
            }
        }

        static class After {
            @Entity(name = "T")
            @Comment("new \"T\"")
            static class T {
                @Id
                @Comment("the key")
                long id;

                String a;
            }
        }
    }

    static class GeneratedColumns {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;
                int a;

                @GeneratedColumn("a * 2")
                int twice;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;
                int a;

                @GeneratedColumn("a * 3")
                int thrice;
            }
        }
    }

    enum Two {
        NEW,
        PAID
    }

    enum Three {
        NEW,
        PAID,
        SENT
    }

    static class EnumConstantAdded {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @Enumerated(EnumType.STRING)
                Two name;

                @Enumerated(EnumType.ORDINAL)
                Two number;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @Enumerated(EnumType.STRING)
                Three name;

                @Enumerated(EnumType.ORDINAL)
                Three number;
            }
        }
    }

    static class Checks {
        static class Before {
            @Entity(name = "T")
            @Check(name = "positive", constraints = "a >= 0")
            static class T {
                @Id long id;
                int a;

                @Check(constraints = "b <> ''")
                String b;
            }
        }

        static class After {
            @Entity(name = "T")
            @Check(name = "positive", constraints = "a >= -1")
            static class T {
                @Id long id;
                int a;

                @Check(constraints = "b <> 'x' and length(b) > 0")
                String b;
            }
        }
    }

    static class ColumnDefinitions {
        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @Column(columnDefinition = "varchar(10) default 'x' not null")
                String a;

                @Column(columnDefinition = "numeric(5,1)")
                BigDecimal b;

                @Column(columnDefinition = "TIMESTAMPTZ")
                Instant c;
            }
        }
    }

    @Embeddable
    static class Money {
        @Column(precision = 10, scale = 2)
        BigDecimal amount;

        @Column(length = 3)
        String currency;
    }

    static class Embeddables {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;
                @Embedded Money price;
            }
        }
    }

    @Refused(toAfter = Refused.NOT_NULL)
    static class ReservedAndMixedCaseNames {
        static class Before {
            @Entity(name = "T")
            @Table(name = "`user`")
            static class T {
                @Id long id;

                @Column(name = "`order`")
                int position;
            }
        }

        static class After {
            @Entity(name = "T")
            @Table(name = "`user`")
            static class T {
                @Id long id;

                @Column(name = "`order`")
                int position;

                @Column(name = "`Grüße an dich`")
                String greeting;

                int camelCase;
            }
        }
    }
}
