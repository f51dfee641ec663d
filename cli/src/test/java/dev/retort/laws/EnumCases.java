package dev.retort.laws;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.MapKeyEnumerated;
import java.util.Map;
import java.util.Set;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Enumerations, however they are stored. */
final class EnumCases {

    enum Two {
        NEW,
        PAID
    }

    enum Three {
        NEW,
        SENT,
        PAID
    }

    enum Turned {
        PAID,
        NEW
    }

    enum Quoted {
        IT_IS("it's");

        final String text;

        Quoted(String text) {
            this.text = text;
        }
    }

    @Refused(toBefore = Refused.CHECK)
    static class ConstantAddedInTheMiddle {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @Enumerated(EnumType.STRING)
                Two name;

                Two number;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @Enumerated(EnumType.STRING)
                Three name;

                Three number;
            }
        }
    }

    static class ConstantsReordered {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @Enumerated(EnumType.STRING)
                Two name;

                Two number;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @Enumerated(EnumType.STRING)
                Turned name;

                Turned number;
            }
        }
    }

    @Refused(toAfter = Refused.CHECK, toBefore = Refused.TEXT)
    @NotLoaded("what a number is called is a person's to say: the check is in the way")
    static class OrdinalToString {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @Enumerated(EnumType.ORDINAL)
                Two state;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @Enumerated(EnumType.STRING)
                Two state;
            }
        }
    }

    static class NamedEnumsPreferred {
        static final Map<String, String> SETTINGS =
                Map.of("hibernate.type.prefer_native_enum_types", "true");

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;
                Two state;

                @Enumerated(EnumType.STRING)
                Three other;
            }
        }
    }

    static class EnumTypeCodes {
        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @JdbcTypeCode(SqlTypes.SMALLINT)
                Two small;

                @JdbcTypeCode(SqlTypes.INTEGER)
                Two integer;

                @Enumerated(EnumType.STRING)
                @Column(length = 10, nullable = false)
                Two text;

                @Enumerated(EnumType.STRING)
                @Column(columnDefinition = "varchar(30)")
                Two defined;
            }
        }
    }

    @RefusedBefore(value = "6.3", because = "it checks the text as if it were the ordinal")
    static class EnumAsCharacters {
        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @JdbcTypeCode(SqlTypes.CHAR)
                @Column(length = 4)
                Two fixed;
            }
        }
    }

    static class EnumsInCollections {
        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @ElementCollection
                @Enumerated(EnumType.STRING)
                Set<Two> set;

                @ElementCollection
                @MapKeyEnumerated(EnumType.STRING)
                Map<Three, String> map;
            }
        }
    }

    @Converter
    static class QuotedConverter implements AttributeConverter<Quoted, String> {
        @Override
        public String convertToDatabaseColumn(Quoted quoted) {
            return quoted == null ? null : quoted.text;
        }

        @Override
        public Quoted convertToEntityAttribute(String text) {
            return text == null ? null : Quoted.IT_IS;
        }
    }

    static class ConvertedEnum {
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

                @Convert(converter = QuotedConverter.class)
                Quoted state;
            }
        }
    }
}
