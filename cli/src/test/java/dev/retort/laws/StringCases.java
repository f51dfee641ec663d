package dev.retort.laws;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import java.net.URL;
import java.sql.Clob;
import java.sql.NClob;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.hibernate.Length;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Nationalized;
import org.hibernate.type.NumericBooleanConverter;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.TrueFalseConverter;
import org.hibernate.type.YesNoConverter;

/** Text, characters and truth values. */
final class StringCases {

    static class StringLengths {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @Column(length = 1)
                String one;

                @Column(length = 255)
                String usual;

                @Column(length = 256)
                String more;

                @Column(length = Length.LONG)
                String longText;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @Column(length = 2)
                String one;

                @Column(length = 10485760)
                String usual;

                @Column(length = Length.LONG16)
                String more;

                @Column(length = Length.LONG32)
                String longText;
            }
        }
    }

    static class StringTypeCodes {
        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @JdbcTypeCode(SqlTypes.CHAR)
                @Column(length = 5)
                String fixed;

                @JdbcTypeCode(SqlTypes.NCHAR)
                @Column(length = 6)
                String nationalFixed;

                @JdbcTypeCode(SqlTypes.NVARCHAR)
                @Column(length = 7)
                String national;

                @JdbcTypeCode(SqlTypes.LONGVARCHAR)
                String longText;

                @JdbcTypeCode(SqlTypes.LONGNVARCHAR)
                String longNational;

                @JdbcTypeCode(SqlTypes.LONG32NVARCHAR)
                String longerNational;

                @JdbcTypeCode(SqlTypes.CLOB)
                String clob;

                @JdbcTypeCode(SqlTypes.NCLOB)
                String nclob;
            }
        }
    }

    static class LargeObjects {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;
                @Lob String text;
                @Lob byte[] bytes;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;
                @Lob String text;
                @Lob byte[] bytes;
                Clob clob;
                NClob nclob;
                @Lob char[] characters;
                @Lob @Nationalized String national;
                java.sql.Blob blob;
            }
        }
    }

    static class NationalizedText {
        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;
                @Nationalized String a;
                @Nationalized Character b;

                @Nationalized
                @Column(length = 10)
                char[] c;
            }
        }
    }

    static class NationalizedByDefault {
        static final Map<String, String> SETTINGS =
                Map.of("hibernate.use_nationalized_character_data", "true");

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;
                String a;
                char b;
                @Lob String c;
            }
        }
    }

    static class Characters {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;
                Character a;
                String b;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;
                char[] a;
                Character b;

                @JdbcTypeCode(SqlTypes.VARCHAR)
                Character c;
            }
        }
    }

    static class TextForJavaTypes {
        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;
                URL url;
                Class<?> type;
                Currency currency;
                Locale locale;
                TimeZone timeZone;
                ZoneId zone;
                ZoneOffset zoneOffset;
            }
        }
    }

    @Refused(toAfter = Refused.CHECK, toBefore = Refused.CHECK)
    @NotLoaded("what another converter wrote is a person's to convert: the check is in the way")
    static class BooleanConverters {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @Convert(converter = YesNoConverter.class)
                Boolean yesNo;

                @Convert(converter = TrueFalseConverter.class)
                Boolean trueFalse;

                @Convert(converter = NumericBooleanConverter.class)
                Boolean numeric;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @Convert(converter = YesNoConverter.class)
                @Column(nullable = false)
                Boolean yesNo;

                @Convert(converter = YesNoConverter.class)
                Boolean trueFalse;

                Boolean plain;
            }
        }
    }

    static class BooleanTypeCodes {
        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @JdbcTypeCode(SqlTypes.BIT)
                boolean bit;

                @JdbcTypeCode(SqlTypes.TINYINT)
                boolean tiny;

                @JdbcTypeCode(SqlTypes.INTEGER)
                boolean integer;

                @JdbcTypeCode(SqlTypes.CHAR)
                boolean character;
            }
        }
    }

    static class PreferredBooleanType {
        static final Map<String, String> SETTINGS =
                Map.of("hibernate.type.preferred_boolean_jdbc_type", "SMALLINT");

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;
                boolean a;
                Boolean b;
            }
        }
    }
}
