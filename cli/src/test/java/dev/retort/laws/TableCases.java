package dev.retort.laws;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.SecondaryRow;
import org.hibernate.annotations.Subselect;
import org.hibernate.annotations.TenantId;

/** Which tables there are: secondary ones, views, schemas, deletion marks, tenants, partitions. */
final class TableCases {

    @NotLoaded("a row needs one in each table that is not optional")
    static class SecondaryTables {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;
                String a;
            }
        }

        static class After {
            @Entity(name = "T")
            @SecondaryTable(
                    name = "t_details",
                    pkJoinColumns = @PrimaryKeyJoinColumn(name = "t_id"),
                    foreignKey = @ForeignKey(name = "t_details_t"),
                    indexes = @Index(columnList = "a"),
                    uniqueConstraints = @UniqueConstraint(columnNames = {"a", "b"}))
            @SecondaryTable(
                    name = "t_loose",
                    foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
            @SecondaryRow(table = "t_loose", optional = false)
            static class T {
                @Id long id;

                @Column(table = "t_details")
                String a;

                @Column(table = "t_details", nullable = false)
                String b;

                @Column(table = "t_loose")
                String c;
            }
        }
    }

    @Refused(toAfter = Refused.NOT_NULL)
    @NotLoaded("there is no session without a tenant")
    static class Tenants {
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

                @TenantId
                @Column(length = 30)
                String tenant;
            }
        }
    }

    static class PartitionKeys {
        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;
                @PartitionKey Long region;
                String a;
            }
        }
    }

    static class Subselects {
        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;
                String a;
            }

            @Entity(name = "S")
            @Subselect("select id, a from T")
            @Immutable
            static class S {
                @Id long id;
                String a;
            }
        }
    }

    static class ImmutableEntities {
        static class After {
            @Entity(name = "T")
            @Immutable
            static class T {
                @Id long id;

                @Column(nullable = false)
                String a;
            }
        }
    }

    static class SeveralSchemas {
        static class Before {
            @Entity(name = "T")
            @Table(name = "t", schema = "one")
            static class T {
                @Id long id;
            }
        }

        static class After {
            @Entity(name = "T")
            @Table(name = "t", schema = "one")
            static class T {
                @Id long id;

                @Column(unique = true)
                String a;
            }

            @Entity(name = "U")
            @Table(name = "t", schema = "`Two Schemas`")
            static class U {
                @Id long id;
                @ManyToOne T other;

                @ElementCollection
                @CollectionTable(name = "tags", schema = "three")
                Set<String> tags;
            }
        }
    }

    @Refused(toAfter = Refused.FOREIGN_KEY, toBefore = Refused.FOREIGN_KEY)
    @NotLoaded("a table of another schema is a new one: the rows that refer to it are in the way")
    static class DefaultSchema {
        static class Before {
            static final Map<String, String> SETTINGS = Map.of("hibernate.default_schema", "app");

            @Entity(name = "T")
            static class T {
                @Id @GeneratedValue long id;
            }

            @Entity(name = "U")
            @Table(name = "u", schema = "other")
            static class U {
                @Id long id;
                @ManyToOne T t;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id @GeneratedValue long id;
            }

            @Entity(name = "U")
            @Table(name = "u", schema = "other")
            static class U {
                @Id long id;
                @ManyToOne T t;
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

    static class AttributeMovedToAnEmbeddable {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @Column(precision = 10, scale = 2)
                BigDecimal amount;

                @Column(length = 3)
                String currency;
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
    static class EmbeddableTwice {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;
                @Embedded Money price;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;
                @Embedded Money price;

                @Embedded
                @AttributeOverride(
                        name = "amount",
                        column = @Column(name = "tax", precision = 12, scale = 4))
                @AttributeOverride(
                        name = "currency",
                        column = @Column(name = "tax_currency", nullable = false))
                Money tax;
            }
        }
    }

    /** PostgreSQL has one catalogue, the database; Hibernate leaves the name out. */
    static class Catalogs {
        static class After {
            @Entity(name = "T")
            @Table(name = "t", catalog = "another")
            static class T {
                @Id long id;
                @ManyToMany Set<T> others;
            }

            @Entity(name = "U")
            @Table(name = "t", catalog = "another", schema = "two")
            static class U {
                @Id long id;
                @ManyToOne T t;
            }
        }
    }

    static class TableRenamed {
        static class Before {
            @Entity(name = "T")
            @Table(name = "old_name")
            static class T {
                @Id long id;
            }
        }

        static class After {
            @Entity(name = "T")
            @Table(name = "new_name")
            static class T {
                @Id long id;
            }
        }
    }

    static class TableMovedToASchema {
        static class Before {
            @Entity(name = "T")
            @Table(name = "t")
            static class T {
                @Id long id;
            }
        }

        static class After {
            @Entity(name = "T")
            @Table(name = "t", schema = "elsewhere")
            static class T {
                @Id long id;
            }
        }
    }

    static class ColumnOrderingLegacy {
        static final Map<String, String> SETTINGS =
                Map.of("hibernate.column_ordering_strategy", "legacy");

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;
                boolean z;
                String a;
                long m;

                @Column(length = 5)
                String b;

                @OnDelete(action = OnDeleteAction.SET_NULL)
                @ManyToOne
                T parent;
            }
        }
    }

    static class ColumnOrderingDefault {
        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;
                boolean z;
                String a;
                long m;
                byte[] x;

                @Column(length = 5)
                String b;

                @ManyToOne T parent;
            }
        }
    }

    static class TwoEntitiesOfOneTable {
        static class Before {
            @Entity(name = "T")
            @Table(name = "t")
            static class T {
                @Id long id;
                String a;
            }
        }

        static class After {
            @Entity(name = "T")
            @Table(name = "t")
            static class T {
                @Id long id;
                String a;
            }

            @Entity(name = "U")
            @Table(name = "t")
            static class U {
                @Id long id;
                String b;
            }
        }
    }
}
