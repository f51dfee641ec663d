package dev.retort.laws;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.util.Map;
import java.util.Set;
import org.hibernate.annotations.Check;

/** Names that need quotes, and who puts them there. */
final class QuotingCases {

    enum Level {
        LOW,
        HIGH
    }

    static class BackQuotes {
        static class Before {
            @Entity(name = "T")
            @Table(name = "`Order Table`")
            static class T {
                @Id
                @Column(name = "`Key`")
                long id;

                @Column(name = "`select`")
                String a;
            }
        }

        static class After {
            @Entity(name = "T")
            @Table(
                    name = "`Order Table`",
                    indexes = @Index(name = "plain_index", columnList = "`select`"),
                    uniqueConstraints =
                            @UniqueConstraint(
                                    name = "plain_key",
                                    columnNames = {"`select`", "`Key`"}))
            static class T {
                @Id
                @Column(name = "`Key`")
                long id;

                @Column(name = "`select`", unique = true)
                String a;

                @ManyToOne
                @JoinColumn(name = "`Parent`", foreignKey = @ForeignKey(name = "the_parent"))
                T parent;

                @ElementCollection
                @CollectionTable(name = "`Tags of T`")
                Set<String> tags;
            }
        }
    }

    static class DoubleQuotes {
        static class After {
            @Entity(name = "T")
            @Table(name = "\"Mixed\"")
            static class T {
                @Id long id;

                @Column(name = "\"Case\"")
                String a;
            }
        }
    }

    static class GloballyQuoted {
        static class Before {
            @Entity(name = "Thing")
            static class Thing {
                @Id @GeneratedValue long id;
                String someText;
            }
        }

        static class After {
            static final Map<String, String> SETTINGS =
                    Map.of("hibernate.globally_quoted_identifiers", "true");

            @Entity(name = "Thing")
            static class Thing {
                @Id @GeneratedValue long id;
                String someText;

                @Column(unique = true)
                String order;

                @ManyToOne Thing parentThing;
                @ElementCollection Set<String> someTags;
            }
        }
    }

    static class KeywordsQuoted {
        static final Map<String, String> SETTINGS = Map.of("hibernate.auto_quote_keyword", "true");

        static class Before {
            @Entity(name = "Users")
            @Table(name = "user")
            static class Users {
                @Id long id;
            }
        }

        static class After {
            @Entity(name = "Users")
            @Table(name = "user")
            static class Users {
                @Id long id;
                String order;
                String plain;
            }
        }
    }

    static class MixedCaseWithoutQuotes {
        static class Before {
            @Entity(name = "MyEntity")
            @Table(name = "MyEntity", indexes = @Index(name = "MyIndex", columnList = "MyColumn"))
            static class MyEntity {
                @Id long id;

                @Column(name = "MyColumn")
                String a;
            }
        }

        static class After {
            @Entity(name = "MyEntity")
            @Table(name = "MYENTITY", indexes = @Index(name = "MYINDEX", columnList = "MyColumn"))
            @Check(name = "MyCheck", constraints = "MyColumn <> 'X'")
            static class MyEntity {
                @Id long id;

                @Column(name = "mycolumn", unique = true)
                String a;
            }
        }
    }

    static class LongNames {
        static class Before {
            @Entity(name = "T")
            @Table(name = "a_table_whose_name_is_about_as_long_as_postgresql_lets_names_be")
            static class T {
                @Id long id;

                @Column(
                        name = "a_column_whose_name_is_also_rather_long_for_a_column_of_a_table",
                        unique = true)
                String a;
            }
        }

        static class After {
            @Entity(name = "T")
            @Table(name = "a_table_whose_name_is_about_as_long_as_postgresql_lets_names_be")
            static class T {
                @Id
                @GeneratedValue(strategy = jakarta.persistence.GenerationType.IDENTITY)
                long id;

                @Column(
                        name = "a_column_whose_name_is_also_rather_long_for_a_column_of_a_table",
                        unique = true)
                @Check(
                        constraints =
                                "a_column_whose_name_is_also_rather_long_for_a_column_of_a_table"
                                        + " <> 'x'")
                String a;

                @ManyToOne
                @JoinColumn(
                        name = "a_parent_whose_name_is_too_long_to_be_kept_as_it_is_written_here")
                T parent;
            }
        }
    }

    static class UnicodeNames {
        static class Before {
            @Entity(name = "T")
            @Table(name = "straße")
            static class T {
                @Id long id;
                String größe;
            }
        }

        static class After {
            @Entity(name = "T")
            @Table(name = "straße")
            static class T {
                @Id long id;

                @Column(unique = true)
                String größe;

                @Column(name = "`Ünïcode Ñame`")
                String b;

                @Column(name = "ÄNDERUNG")
                String c;
            }
        }
    }

    static class QuotesInNames {
        static class After {
            @Entity(name = "T")
            @Table(name = "`it's`")
            static class T {
                @Id long id;

                @Column(name = "`$$`")
                String a;

                @Column(name = "`a.b`", unique = true)
                String b;

                @Column(name = "`per%cent`", nullable = false)
                String c;
            }
        }
    }
}
