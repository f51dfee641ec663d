package dev.retort.laws;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Numbers: precision, scale, width. */
final class NumberCases {

    static class Integers {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;
                Byte a;
                Short b;
                Integer c;
                Integer d;
                Long e;
                BigInteger f;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;
                Short a;
                Integer b;
                Long c;
                BigInteger d;
                BigDecimal e;

                @Column(precision = 20)
                BigInteger f;
            }
        }
    }

    static class IntegerTypeCodes {
        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @JdbcTypeCode(SqlTypes.TINYINT)
                int tiny;

                @JdbcTypeCode(SqlTypes.SMALLINT)
                int small;

                @JdbcTypeCode(SqlTypes.BIGINT)
                int big;

                @JdbcTypeCode(SqlTypes.NUMERIC)
                int numeric;

                @JdbcTypeCode(SqlTypes.VARCHAR)
                int text;
            }
        }
    }

    static class Decimals {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;
                BigDecimal usual;

                @Column(precision = 10)
                BigDecimal whole;

                @Column(scale = 4)
                BigDecimal scaled;

                @Column(precision = 6, scale = 5)
                BigDecimal wide;

                @JdbcTypeCode(SqlTypes.NUMERIC)
                @Column(precision = 10)
                Double exact;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @Column(precision = 38, scale = 6)
                BigDecimal usual;

                @Column(precision = 10, scale = 0)
                BigDecimal whole;

                @Column(scale = 3)
                BigDecimal scaled;

                @Column(precision = 131, scale = 20)
                BigDecimal wide;

                @JdbcTypeCode(SqlTypes.NUMERIC)
                @Column(precision = 12)
                Double exact;
            }
        }
    }

    static class FloatPrecision {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;
                Float a;
                Double b;

                @Column(precision = 7)
                Double c;

                @JdbcTypeCode(SqlTypes.FLOAT)
                Double d;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;
                Double a;
                Float b;

                @Column(precision = 8)
                Double c;

                @JdbcTypeCode(SqlTypes.REAL)
                Double d;

                @JdbcTypeCode(SqlTypes.DECIMAL)
                Float e;

                @Column(precision = 10)
                Float f;

                @JdbcTypeCode(SqlTypes.DOUBLE)
                Float g;
            }
        }
    }
}
