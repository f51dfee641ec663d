package dev.retort.laws;

import dev.retort.laws.EnumCases.Two;
import dev.retort.laws.QuotingCases.Level;
import dev.retort.laws.RenameCases.Mood;
import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Array;
import org.hibernate.annotations.Collate;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.SQLJoinTableRestriction;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.annotations.SoftDeleteType;
import org.hibernate.annotations.View;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.YesNoConverter;

/** What Hibernate has words for since 6.3 or 6.4, and 6.2 has not. */
final class Hibernate64Cases {

    @Refused(toAfter = Refused.NOT_NULL, toBefore = Refused.NOT_NULL)
    static class JoinTables {
        static class Before {
            @Entity(name = "A")
            static class A {
                @Id long id;
                @ManyToMany Set<B> many;
            }

            @Entity(name = "B")
            static class B {
                @Id long id;

                @ManyToMany(mappedBy = "many")
                Set<A> back;
            }
        }

        static class After {
            @Entity(name = "A")
            static class A {
                @Id long id;

                @ManyToMany
                @JoinTable(
                        name = "a_to_b",
                        joinColumns = @JoinColumn(name = "a"),
                        inverseJoinColumns = @JoinColumn(name = "b"),
                        foreignKey = @ForeignKey(name = "a_to_b_a"),
                        inverseForeignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT),
                        uniqueConstraints = @UniqueConstraint(columnNames = {"b", "a"}))
                @SQLJoinTableRestriction("a > 0")
                Set<B> many;

                @ManyToMany @OrderColumn List<B> ordered;

                @ManyToOne
                @JoinTable(name = "a_one_b")
                B one;
            }

            @Entity(name = "B")
            static class B {
                @Id long id;
            }
        }
    }

    static class Collations {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;
                String a;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @Collate("C")
                String a;
            }
        }
    }

    @Refused(toAfter = Refused.NOT_NULL)
    static class NamedEnum {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @JdbcTypeCode(SqlTypes.NAMED_ENUM)
                ColumnCases.Two state;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @JdbcTypeCode(SqlTypes.NAMED_ENUM)
                ColumnCases.Two state;

                @JdbcTypeCode(SqlTypes.NAMED_ENUM)
                @Column(nullable = false)
                ColumnCases.Three other;
            }
        }
    }

    static class CollationChanged {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @Collate("C")
                String a;

                @Collate("POSIX")
                String b;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @Collate("POSIX")
                String a;

                String b;
            }
        }
    }

    /** Whose collation it is, and how it is spelled, makes no difference. */
    static class CollationsOfAllSorts {
        static final String GIVEN =
                """
                create collation ci (locale = 'und', provider = icu, deterministic = false);
                create collation "CI" from "C";
                create collation "en.dotted" from "POSIX";
                create schema elsewhere;
                create collation elsewhere.own from "C";
                """;

        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @Collate("ci")
                String a;

                @Collate("de-x-icu")
                String b;

                String c;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @Collate("ucs_basic")
                String a;

                @Collate("ci")
                String b;

                @Collate("CI")
                String c;

                @Collate("en.dotted")
                String d;

                @Column(columnDefinition = "text collate CI")
                String e;

                @Column(columnDefinition = "text collate public.\"CI\"")
                String f;

                @Column(columnDefinition = "varchar(10) collate Elsewhere.Own")
                String g;

                @Column(columnDefinition = "text collate pg_catalog.\"C\"")
                String h;

                @Collate("default")
                String i;
            }
        }
    }

    /** Hibernate makes a type {@code two} besides, which is no column's. */
    @Allowed(AllowedDifference.ENUM_TYPE_OF_NO_COLUMN)
    static class EnumNamedByItsColumn {
        static final String GIVEN =
                """
                create type test_result as enum ('NEW', 'PAID');
                create type "Mixed" as enum ('NEW', 'PAID');
                """;

        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @JdbcTypeCode(SqlTypes.NAMED_ENUM)
                @Column(columnDefinition = "TEST_RESULT")
                Two state;

                @JdbcTypeCode(SqlTypes.NAMED_ENUM)
                @Column(columnDefinition = "\"Mixed\"")
                Two mixed;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @JdbcTypeCode(SqlTypes.NAMED_ENUM)
                @Column(columnDefinition = "TEST_RESULT")
                Two state;

                @JdbcTypeCode(SqlTypes.NAMED_ENUM)
                @Column(columnDefinition = "public.Test_Result default 'NEW'")
                Two other;

                @JdbcTypeCode(SqlTypes.NAMED_ENUM)
                @Column(columnDefinition = "\"Mixed\"")
                Two mixed;

                @Column(columnDefinition = "TEST_RESULT[]")
                List<Two> every;

                @JdbcTypeCode(SqlTypes.NAMED_ENUM)
                @Column(columnDefinition = "varchar(20)")
                Two text;
            }
        }
    }

    static class EnumNamedByOneOfItsColumns {
        static final String GIVEN = "create type test_result as enum ('NEW', 'PAID');";

        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @JdbcTypeCode(SqlTypes.NAMED_ENUM)
                Two state;

                @JdbcTypeCode(SqlTypes.NAMED_ENUM)
                @Column(columnDefinition = "TEST_RESULT")
                Two other;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @JdbcTypeCode(SqlTypes.NAMED_ENUM)
                Two state;

                @JdbcTypeCode(SqlTypes.NAMED_ENUM)
                Two third;

                @JdbcTypeCode(SqlTypes.NAMED_ENUM)
                @Column(columnDefinition = "TEST_RESULT")
                Two other;
            }
        }
    }

    static class StringToNamed {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @Enumerated(EnumType.STRING)
                Two state;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @JdbcTypeCode(SqlTypes.NAMED_ENUM)
                Two state;
            }
        }
    }

    static class GloballyQuotedWithDefinitions {
        static final Map<String, String> SETTINGS =
                Map.of(
                        "hibernate.globally_quoted_identifiers", "true",
                        "hibernate.globally_quoted_identifiers_skip_column_definitions", "true");

        static class After {
            @Entity(name = "Thing")
            @Table(
                    name = "Things",
                    schema = "Stock",
                    indexes = @Index(name = "IdxA", columnList = "someText"),
                    uniqueConstraints = @UniqueConstraint(name = "KeyA", columnNames = "someText"))
            static class Thing {
                @Id
                @GeneratedValue(generator = "Ids")
                @SequenceGenerator(name = "Ids", sequenceName = "ThingIds")
                long id;

                @Column(columnDefinition = "varchar(30)")
                String someText;

                @ManyToOne
                @JoinColumn(name = "ParentId", foreignKey = @ForeignKey(name = "FkParent"))
                Thing parent;

                @JdbcTypeCode(SqlTypes.NAMED_ENUM)
                Level level;

                @ManyToMany Set<Thing> others;
            }
        }
    }

    @Renamed({"t.code=sku", "t.mood=temper", "t.feeling=humour"})
    static class AttributesOfKeysChecksAndEnums {
        static class Before {
            @Entity(name = "T")
            @Table(indexes = @Index(name = "t_by_code", columnList = "code, mood"))
            static class T {
                @Id Long id;

                @Column(unique = true, nullable = false)
                String code;

                @Enumerated(EnumType.STRING)
                Mood mood;

                @Enumerated
                @JdbcTypeCode(SqlTypes.NAMED_ENUM)
                Mood feeling;
            }
        }

        static class After {
            @Entity(name = "T")
            @Table(indexes = @Index(name = "t_by_code", columnList = "sku, temper"))
            static class T {
                @Id Long id;

                @Column(unique = true, nullable = false)
                String sku;

                @Enumerated(EnumType.STRING)
                Mood temper;

                @Enumerated
                @JdbcTypeCode(SqlTypes.NAMED_ENUM)
                Mood humour;
            }
        }
    }

    static class ArraysOfEverything {
        enum Side {
            LEFT,
            RIGHT
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;
                int[] ints;
                double[] doubles;
                boolean[] booleans;
                UUID[] uuids;
                LocalDate[] dates;
                Side[] sides;
                Set<String> set;

                @Column(precision = 10, scale = 2)
                BigDecimal[] decimals;

                @Array(length = 3)
                int[] three;

                @Array(length = 5)
                @Column(length = 10)
                List<String> fiveStrings;

                @JdbcTypeCode(SqlTypes.VARBINARY)
                int[] serialized;
            }
        }
    }

    @Refused(toAfter = Refused.NOT_NULL)
    static class SoftDeletion {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;
            }

            @Entity(name = "U")
            static class U {
                @Id long id;
                @ManyToMany Set<T> many;
            }
        }

        static class After {
            @Entity(name = "T")
            @SoftDelete
            static class T {
                @Id long id;
            }

            @Entity(name = "U")
            @SoftDelete(
                    strategy = SoftDeleteType.ACTIVE,
                    columnName = "is_there",
                    converter = YesNoConverter.class)
            static class U {
                @Id long id;

                @ManyToMany
                @SoftDelete(columnName = "gone")
                Set<T> many;
            }
        }
    }

    @Allowed(AllowedDifference.VIEW)
    static class Views {
        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;
                String a;
            }

            @Entity(name = "V")
            @Table(name = "v")
            @View(query = "select id, a from T")
            static class V {
                @Id long id;
                String a;
            }
        }
    }

    static class HostileSchemas {
        static final String SCHEMA =
                "\"Tür \"\"an\"\" select.from 12345678901234567890123456789012345678\"";
        static final String SEARCH_PATH = "public, " + SCHEMA + ", \"select\"";
        static final String GIVEN =
                """
                create schema "select";
                create schema %1$s;
                create function %1$s."Where ""x"" is()"() returns text language plpgsql as
                  'begin return 1; end';
                create function "select".table_of() returns text language plpgsql as
                  'begin return 1; end';
                create collation %1$s."German ""x"" de" (provider = icu, locale = 'de');
                create collation "select".ci (provider = icu, locale = 'de');
                """
                        .formatted(SCHEMA);

        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;

                String text;
            }
        }

        static class After {
            @Entity(name = "T")
            @Check(name = "collated", constraints = "text collate ci <> 'a'")
            static class T {
                @Id long id;

                @ColumnDefault("\"Where \"\"x\"\" is()\"()")
                String text;

                @ColumnDefault("table_of()")
                String other;

                @Collate("ci")
                String collated;
            }
        }
    }

    private Hibernate64Cases() {}
}
