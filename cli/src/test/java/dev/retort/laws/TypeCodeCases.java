package dev.retort.laws;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.NClob;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Struct;
import org.hibernate.type.SqlTypes;

/**
 * Every JDBC type code that Hibernate has a PostgreSQL type for ({@link TypeCodesTest} knows them),
 * said by name, and arrays of each.
 */
final class TypeCodeCases {

    enum Side {
        LEFT,
        RIGHT
    }

    static class CodesOfNumbers {
        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @JdbcTypeCode(SqlTypes.BOOLEAN)
                boolean aBoolean;

                @JdbcTypeCode(SqlTypes.BIT)
                boolean bit;

                @JdbcTypeCode(SqlTypes.TINYINT)
                byte tinyint;

                @JdbcTypeCode(SqlTypes.SMALLINT)
                short smallint;

                @JdbcTypeCode(SqlTypes.INTEGER)
                int integer;

                @JdbcTypeCode(SqlTypes.BIGINT)
                long bigint;

                @JdbcTypeCode(SqlTypes.FLOAT)
                double aFloat;

                @JdbcTypeCode(SqlTypes.REAL)
                float real;

                @JdbcTypeCode(SqlTypes.DOUBLE)
                double aDouble;

                @JdbcTypeCode(SqlTypes.NUMERIC)
                @Column(precision = 12, scale = 3)
                BigDecimal numeric;

                @JdbcTypeCode(SqlTypes.DECIMAL)
                @Column(precision = 9, scale = 2)
                BigDecimal decimal;
            }
        }
    }

    static class CodesOfTexts {
        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @JdbcTypeCode(SqlTypes.CHAR)
                @Column(length = 5)
                String aChar;

                @JdbcTypeCode(SqlTypes.NCHAR)
                @Column(length = 5)
                String nchar;

                @JdbcTypeCode(SqlTypes.VARCHAR)
                String varchar;

                @JdbcTypeCode(SqlTypes.NVARCHAR)
                String nvarchar;

                @JdbcTypeCode(SqlTypes.LONGVARCHAR)
                String longvarchar;

                @JdbcTypeCode(SqlTypes.LONGNVARCHAR)
                String longnvarchar;

                @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
                String long32varchar;

                @JdbcTypeCode(SqlTypes.LONG32NVARCHAR)
                String long32nvarchar;

                @JdbcTypeCode(SqlTypes.CLOB)
                Clob clob;

                @JdbcTypeCode(SqlTypes.NCLOB)
                NClob nclob;

                @JdbcTypeCode(SqlTypes.MATERIALIZED_CLOB)
                String materializedClob;

                @JdbcTypeCode(SqlTypes.MATERIALIZED_NCLOB)
                String materializedNclob;
            }
        }
    }

    static class CodesOfBytes {
        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @JdbcTypeCode(SqlTypes.BINARY)
                byte[] aBinary;

                @JdbcTypeCode(SqlTypes.VARBINARY)
                byte[] varbinary;

                @JdbcTypeCode(SqlTypes.LONGVARBINARY)
                byte[] longvarbinary;

                @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
                byte[] long32varbinary;

                @JdbcTypeCode(SqlTypes.BLOB)
                Blob blob;

                @JdbcTypeCode(SqlTypes.MATERIALIZED_BLOB)
                byte[] materializedBlob;
            }
        }
    }

    static class CodesOfTimes {
        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @JdbcTypeCode(SqlTypes.DATE)
                LocalDate aDate;

                @JdbcTypeCode(SqlTypes.TIME)
                LocalTime aTime;

                @JdbcTypeCode(SqlTypes.TIME_WITH_TIMEZONE)
                OffsetTime timeWithTimezone;

                @JdbcTypeCode(SqlTypes.TIME_UTC)
                OffsetTime timeUtc;

                @JdbcTypeCode(SqlTypes.TIMESTAMP)
                LocalDateTime aTimestamp;

                @JdbcTypeCode(SqlTypes.TIMESTAMP_WITH_TIMEZONE)
                OffsetDateTime timestampWithTimezone;

                @JdbcTypeCode(SqlTypes.TIMESTAMP_UTC)
                Instant timestampInUtc;
            }
        }
    }

    @Embeddable
    static class Price {
        @Column(precision = 10, scale = 2)
        BigDecimal amount;

        String currency;
    }

    @Embeddable
    @Struct(name = "dimensions")
    record Dimensions(int width, int height) {}

    static class CodesOfDocuments {
        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @JdbcTypeCode(SqlTypes.JSON)
                Map<String, String> json;

                @JdbcTypeCode(SqlTypes.JSON)
                @Column(columnDefinition = "json")
                Map<String, String> plainJson;

                @JdbcTypeCode(SqlTypes.JSON)
                Price jsonObject;

                @JdbcTypeCode(SqlTypes.SQLXML)
                String sqlxml;

                @JdbcTypeCode(SqlTypes.UUID)
                UUID uuid;

                @JdbcTypeCode(SqlTypes.INET)
                InetAddress inet;

                @JdbcTypeCode(SqlTypes.STRUCT)
                Dimensions struct;
            }
        }
    }

    static class ArraysOfEach {
        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                boolean[] booleans;
                short[] shorts;
                int[] ints;
                long[] longs;
                float[] floats;
                double[] doubles;

                @Column(precision = 10, scale = 2)
                BigDecimal[] decimals;

                BigInteger[] integers;

                @Column(length = 20)
                List<String> strings;

                LocalDate[] dates;
                LocalTime[] times;
                LocalDateTime[] dateTimes;
                Instant[] instants;
                OffsetDateTime[] offsetDateTimes;
                Duration[] durations;
                UUID[] uuids;
                Side[] sides;
            }
        }
    }

    @RefusedBefore(value = "6.6", because = "it takes their type for that of an element")
    static class ArraysOfBytesAndAddresses {
        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                byte[][] bytes;
                InetAddress[] addresses;
            }
        }
    }

    @RefusedBefore(value = "6.4", because = "it knows no type for the code alone")
    static class CodeOfArrays {
        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @JdbcTypeCode(SqlTypes.ARRAY)
                String[] anArray;
            }
        }
    }

    private TypeCodeCases() {}
}
