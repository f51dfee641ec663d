package dev.retort.laws;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.EnumeratedValue;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import jakarta.persistence.UniqueConstraint;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import java.util.Set;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.CurrentTimestamp;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.SourceType;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.generator.EventType;

/** What only Jakarta Persistence 3.2 and Hibernate 7 have words for. */
final class Hibernate7Cases {

    static class CommentsInColumnAndTable {
        static class Before {
            @Entity(name = "T")
            @Table(name = "t", comment = "the table")
            static class T {
                @Id long id;

                @Column(comment = "a column")
                String a;

                String b;
            }
        }

        static class After {
            @Entity(name = "T")
            @Table(name = "t", comment = "a table")
            @SecondaryTable(name = "t_more", comment = "more of it")
            static class T {
                @Id long id;
                String a;

                @Column(comment = "b column")
                String b;

                @Column(table = "t_more", comment = "elsewhere")
                String c;

                @ManyToOne
                @JoinColumn(comment = "what it belongs to")
                T parent;

                @ManyToMany
                @JoinTable(name = "t_t", comment = "pairs")
                Set<T> others;

                @ElementCollection
                @CollectionTable(name = "t_tags")
                Set<String> tags;
            }
        }
    }

    static class ChecksInColumnAndTable {
        static class Before {
            @Entity(name = "T")
            @Table(name = "t", check = @CheckConstraint(constraint = "a <= b"))
            static class T {
                @Id long id;

                @Column(check = @CheckConstraint(constraint = "a >= 0"))
                int a;

                int b;
            }
        }

        static class After {
            @Entity(name = "T")
            @Table(
                    name = "t",
                    check = {
                        @CheckConstraint(name = "in_order", constraint = "a <= b"),
                        @CheckConstraint(constraint = "a + b < 100")
                    })
            static class T {
                @Id long id;

                @Column(check = @CheckConstraint(name = "a_small", constraint = "a < 50"))
                int a;

                @Column(
                        check = {
                            @CheckConstraint(constraint = "b >= 0"),
                            @CheckConstraint(constraint = "b < 60")
                        })
                int b;
            }
        }
    }

    static class SecondPrecisions {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @Column(secondPrecision = 3)
                Instant a;

                LocalTime b;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @Column(secondPrecision = 0)
                Instant a;

                @Column(secondPrecision = 6)
                LocalTime b;

                @Column(secondPrecision = 2)
                LocalDateTime c;
            }
        }
    }

    enum Grade {
        GOOD("g"),
        BAD("b");

        @EnumeratedValue final String code;

        Grade(String code) {
            this.code = code;
        }
    }

    enum Rank {
        FIRST(10),
        SECOND(20);

        @EnumeratedValue final int number;

        Rank(int number) {
            this.number = number;
        }
    }

    static class EnumeratedValues {
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

                @Enumerated(EnumType.STRING)
                Grade grade;

                Rank rank;
            }
        }
    }

    /** A table's own are the only ones that have no place in the model. */
    @Allowed(AllowedDifference.OPTIONS)
    static class OptionsOfTables {
        static class After {
            @Entity(name = "T")
            @Table(name = "t", options = "with (fillfactor = 70)")
            static class T {
                @Id
                @GeneratedValue(strategy = GenerationType.TABLE, generator = "g")
                @TableGenerator(name = "g", table = "t_ids", options = "with (fillfactor = 60)")
                long id;
            }
        }
    }

    /** Those of checks have no effect: Hibernate leaves them out. */
    static class OptionsEverywhere {
        static class After {
            @Entity(name = "T")
            @Table(
                    name = "t",
                    indexes = {
                        @Index(name = "t_a", columnList = "a", options = "where a > 'm'"),
                        @Index(
                                name = "t_ab",
                                columnList = "a desc, b",
                                options = "INCLUDE (id, c) With (fillfactor = 80) WHERE (b is null)"),
                    },
                    uniqueConstraints = {
                        @UniqueConstraint(name = "t_b", columnNames = "b"),
                        @UniqueConstraint(
                                name = "t_bc",
                                columnNames = {"b", "c"},
                                options = "include (id) deferrable initially deferred"),
                        @UniqueConstraint(columnNames = "c", options = "deferrable"),
                        @UniqueConstraint(name = "t_c", columnNames = "c")
                    },
                    check = {
                        @CheckConstraint(
                                name = "t_check",
                                constraint = "a <> b",
                                options = "no inherit"),
                        @CheckConstraint(constraint = "a <> c", options = "no inherit")
                    })
            static class T {
                @Id
                @GeneratedValue
                @SequenceGenerator(
                        sequenceName = "t_ids",
                        options = "cache 5 maxvalue 9000000 cycle")
                long id;

                @Column(options = "compression pglz")
                String a;

                @Column(
                        options = "collate \"C\" default 'x'",
                        check =
                                @CheckConstraint(
                                        name = "b_check",
                                        constraint = "b <> ''",
                                        options = "no inherit"))
                String b;

                String c;

                @ManyToOne
                @JoinColumn(
                        foreignKey =
                                @ForeignKey(
                                        name = "t_parent",
                                        options =
                                                "match full on update cascade"
                                                        + " deferrable initially deferred"))
                T parent;
            }
        }
    }

    static class OptionsChange {
        static class Before {
            @Entity(name = "T")
            @Table(
                    name = "t",
                    indexes = {
                        @Index(name = "t_a", columnList = "a", options = "where active"),
                        @Index(name = "t_b", columnList = "b"),
                        @Index(name = "t_c", columnList = "c", options = "where active"),
                    },
                    uniqueConstraints = {
                        @UniqueConstraint(name = "t_u", columnNames = "a"),
                        @UniqueConstraint(
                                name = "t_v",
                                columnNames = "b",
                                options = "deferrable initially deferred")
                    })
            static class T {
                @Id
                @GeneratedValue
                @SequenceGenerator(sequenceName = "t_ids", options = "cache 5")
                long id;

                String a;
                String b;
                String c;
                boolean active;

                @ManyToOne
                @JoinColumn(foreignKey = @ForeignKey(name = "t_parent"))
                T parent;
            }
        }

        static class After {
            @Entity(name = "T")
            @Table(
                    name = "t",
                    indexes = {
                        @Index(name = "t_a", columnList = "a"),
                        @Index(name = "t_b", columnList = "b", options = "include (c)"),
                        @Index(name = "t_c", columnList = "c", options = "where not active"),
                    },
                    uniqueConstraints = {
                        @UniqueConstraint(
                                name = "t_u",
                                columnNames = "a",
                                options = "deferrable initially deferred"),
                        @UniqueConstraint(name = "t_v", columnNames = "b")
                    })
            static class T {
                @Id
                @GeneratedValue
                @SequenceGenerator(sequenceName = "t_ids", options = "cache 7 minvalue -10")
                long id;

                @Column(options = "compression pglz")
                String a;

                String b;
                String c;
                boolean active;

                @ManyToOne
                @JoinColumn(
                        foreignKey =
                                @ForeignKey(
                                        name = "t_parent",
                                        options = "on delete set null deferrable"))
                T parent;
            }
        }
    }

    @Embeddable
    static class Address {
        String street;
        String zip;
    }

    static class EmbeddedNames {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;
                @Embedded Address home;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @Embedded
                @EmbeddedColumnNaming("home_%s")
                Address home;

                @Embedded
                @EmbeddedColumnNaming("work_%s")
                Address work;
            }
        }
    }

    static class SnakeCase {
        static final Map<String, String> SETTINGS =
                Map.of(
                        "hibernate.physical_naming_strategy",
                        "org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl");

        static class After {
            @Entity(name = "PurchaseOrder")
            static class PurchaseOrder {
                @Id @GeneratedValue long theId;
                String orderNumber;

                @Column(name = "`KeptAsItIs`")
                String kept;

                @ManyToOne PurchaseOrder followUp;
            }
        }
    }

    @Embeddable
    static class Stamps {
        @CreationTimestamp LocalDateTime made;
        LocalDateTime seen;
    }

    @MappedSuperclass
    abstract static class Stamped {
        @CurrentTimestamp(event = {EventType.INSERT, EventType.UPDATE})
        Instant changed;

        @CurrentTimestamp(event = EventType.UPDATE)
        Instant changedAgain;
    }

    /** Which 6.6 leaves nullable. */
    @Refused(toAfter = Refused.NOT_NULL)
    static class GeneratedTimestamps {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;
            }
        }

        static class After {
            @Entity(name = "T")
            @SecondaryTable(name = "t_more")
            static class T extends Stamped {
                @Id long id;
                @Embedded Stamps stamps;

                @Column(table = "t_more")
                @UpdateTimestamp
                Instant elsewhere;

                @CreationTimestamp(source = SourceType.DB)
                Instant byTheServer;

                Instant seen2;
            }
        }
    }
}
