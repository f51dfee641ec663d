package dev.retort.laws;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.io.Serializable;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Bytes, UUIDs, addresses, JSON, XML, arrays, converted values. */
final class StructuredCases {

    static class Bytes {
        static final Map<String, String> ANSWERS = Map.of("t.b", "''");

        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;
                byte[] a;
                byte[] b;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @Column(length = 16)
                byte[] a;

                @Column(nullable = false)
                byte[] b;

                @JdbcTypeCode(SqlTypes.BINARY)
                @Column(length = 20)
                byte[] c;

                @JdbcTypeCode(SqlTypes.LONGVARBINARY)
                byte[] d;

                @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
                byte[] e;

                @JdbcTypeCode(SqlTypes.BLOB)
                byte[] f;

                Serialized g;
            }
        }

        static class Serialized implements Serializable {
            private static final long serialVersionUID = 1L;
        }
    }

    static class Uuids {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id UUID id;

                @JdbcTypeCode(SqlTypes.CHAR)
                UUID a;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id UUID id;

                @JdbcTypeCode(SqlTypes.CHAR)
                UUID a;

                @JdbcTypeCode(SqlTypes.VARCHAR)
                @Column(length = 36)
                UUID b;

                @JdbcTypeCode(SqlTypes.BINARY)
                @Column(length = 16)
                UUID c;
            }
        }
    }

    static class PreferredUuidType {
        static final Map<String, String> SETTINGS =
                Map.of("hibernate.type.preferred_uuid_jdbc_type", "CHAR");

        static class After {
            @Entity(name = "T")
            static class T {
                @Id UUID id;
            }
        }
    }

    static class InternetAddresses {
        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;
                InetAddress address;
            }
        }
    }

    static class Json {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @JdbcTypeCode(SqlTypes.JSON)
                String text;

                @JdbcTypeCode(SqlTypes.JSON)
                Map<String, String> map;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @JdbcTypeCode(SqlTypes.JSON)
                @Column(columnDefinition = "json")
                String text;

                @JdbcTypeCode(SqlTypes.JSON)
                @Column(nullable = false)
                Map<String, String> map;

                @JdbcTypeCode(SqlTypes.JSON)
                List<String> list;
            }
        }
    }

    static class JsonOfAnEmbeddable {
        @Embeddable
        static class Money {
            @Column(nullable = false)
            BigDecimal amount;

            @Column(length = 3)
            String currency;

            Side side;
        }

        enum Side {
            LEFT,
            RIGHT
        }

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

                @JdbcTypeCode(SqlTypes.JSON)
                Money price;
            }
        }
    }

    static class Xml {
        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @JdbcTypeCode(SqlTypes.SQLXML)
                String xml;
            }
        }
    }

    static class Arrays {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;
                String[] strings;
                List<Integer> numbers;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @Column(length = 20)
                String[] strings;

                List<Long> numbers;
            }
        }
    }

    static class Money {
        long cents;
    }

    @Converter
    static class CentsConverter implements AttributeConverter<Money, Long> {
        @Override
        public Long convertToDatabaseColumn(Money money) {
            return money == null ? null : money.cents;
        }

        @Override
        public Money convertToEntityAttribute(Long cents) {
            return null;
        }
    }

    @Converter
    static class TextConverter implements AttributeConverter<Money, String> {
        @Override
        public String convertToDatabaseColumn(Money money) {
            return money == null ? null : String.valueOf(money.cents);
        }

        @Override
        public Money convertToEntityAttribute(String text) {
            return null;
        }
    }

    static class ConverterChanged {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @Convert(converter = CentsConverter.class)
                Money price;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @Convert(converter = TextConverter.class)
                @Column(length = 40)
                Money price;
            }
        }
    }

    static class ConverterAppliedEverywhere {
        static class After {
            @Converter(autoApply = true)
            static class Applied implements AttributeConverter<Money, String> {
                @Override
                public String convertToDatabaseColumn(Money money) {
                    return money == null ? null : String.valueOf(money.cents);
                }

                @Override
                public Money convertToEntityAttribute(String text) {
                    return null;
                }
            }

            @Entity(name = "T")
            static class T {
                @Id long id;
                Money price;
            }
        }
    }
}
