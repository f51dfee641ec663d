package dev.retort.laws;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKey;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyJoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.UniqueConstraint;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.hibernate.annotations.Any;
import org.hibernate.annotations.AnyDiscriminator;
import org.hibernate.annotations.AnyDiscriminatorValue;
import org.hibernate.annotations.AnyKeyJavaClass;
import org.hibernate.annotations.Bag;
import org.hibernate.annotations.CollectionId;
import org.hibernate.annotations.CollectionIdJdbcTypeCode;
import org.hibernate.annotations.ListIndexBase;
import org.hibernate.annotations.ManyToAny;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.annotations.SortNatural;
import org.hibernate.type.SqlTypes;

/** Collections, maps, join tables, associations to anything. */
final class CollectionCases {

    static class SetsAndBags {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;
                @ElementCollection Set<String> a;
                @ElementCollection Collection<String> b;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;
                @ElementCollection Collection<String> a;
                @ElementCollection Set<String> b;

                @ElementCollection
                @Column(nullable = false)
                Set<Integer> c;

                @ElementCollection @SortNatural SortedSet<String> d;

                @ElementCollection @Bag List<String> e;
            }
        }
    }

    @Refused(backToAfter = Refused.NOT_NULL, backToBefore = Refused.NOT_NULL)
    @NotLoaded("the order of a list that the upgrade dropped is a person's to give back")
    static class OrderColumns {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;
                @ElementCollection List<String> a;

                @ElementCollection
                @CollectionTable(name = "t_b")
                @OrderColumn
                List<String> b;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;
                @ElementCollection @OrderColumn List<String> a;

                @ElementCollection
                @CollectionTable(name = "t_b")
                @OrderColumn(name = "place", nullable = false)
                @ListIndexBase(1)
                List<String> b;

                @ElementCollection
                @OrderColumn(name = "c_order", columnDefinition = "smallint")
                String[] c;
            }
        }
    }

    @Refused(toAfter = Refused.NOT_NULL, toBefore = Refused.NOT_NULL)
    @NotLoaded("two collections share a join table, so that Hibernate can write neither")
    static class Maps {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;
                @ElementCollection Map<String, Integer> a;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @ElementCollection
                @MapKeyColumn(name = "word", length = 20)
                @Column(name = "times", nullable = false)
                Map<String, Integer> a;

                @ElementCollection
                @MapKeyJoinColumn(name = "other_id")
                Map<U, String> b;

                @OneToMany
                @MapKey(name = "code")
                Map<String, U> c;

                @OneToMany
                @JoinColumn(name = "t_id")
                @MapKeyColumn(name = "label")
                Map<String, U> d;

                @ManyToMany @MapKeyColumn Map<Integer, U> e;
            }

            @Entity(name = "U")
            static class U {
                @Id long id;
                String code;
            }
        }
    }

    static class CollectionsOfEmbeddables {
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
                @ElementCollection Set<Place> places;

                @ElementCollection
                @CollectionTable(name = "t_more")
                @OrderColumn
                @AttributeOverride(name = "zip", column = @Column(name = "postcode", length = 12))
                List<Place> more;

                @ElementCollection Map<String, Place> named;
            }

            @Embeddable
            static class Place {
                String street;

                @Column(length = 10)
                String zip;
            }
        }
    }

    @RefusedBefore(
            value = "6.6",
            because = "it applies the override to the values, too, and opens java.lang.Integer")
    static class MapsByEmbeddables {
        static class After {
            @Embeddable
            static class Place {
                String street;

                @Column(length = 10)
                String zip;
            }

            @Entity(name = "T")
            static class T {
                @Id long id;

                @ElementCollection
                @AttributeOverride(name = "key.zip", column = @Column(name = "key_zip"))
                Map<Place, Integer> counted;
            }
        }
    }

    static class EmbeddablesWithAssociations {
        static class After {
            @Entity(name = "Country")
            static class Country {
                @Id String code;
            }

            @Embeddable
            static class Address {
                @Column(nullable = false)
                String street;

                @ManyToOne Country country;
                @ElementCollection List<String> lines;
            }

            @Entity(name = "T")
            static class T {
                @Id long id;
                Address address;
            }
        }
    }

    static class CollectionTables {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;
                @ElementCollection List<String> a;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @ElementCollection
                @CollectionTable(
                        name = "t_names",
                        joinColumns = @JoinColumn(name = "owner"),
                        foreignKey = @ForeignKey(name = "t_names_owner_fk"),
                        uniqueConstraints =
                                @UniqueConstraint(
                                        name = "t_names_key",
                                        columnNames = {"owner", "a"}),
                        indexes = @Index(name = "t_names_a", columnList = "a desc"))
                List<String> a;
            }
        }
    }

    @RefusedBefore(
            value = "6.6",
            because = "it takes it for a unidirectional one-to-many without a join column")
    static class CollectionTableDeletedWithItsOwner {
        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @ElementCollection
                @OnDelete(action = OnDeleteAction.CASCADE)
                List<String> a;
            }
        }
    }

    @Refused(toAfter = Refused.NOT_NULL)
    static class OneToManyThroughTables {
        static final Map<String, String> ROWS =
                Map.of(
                        "b.a_id",
                        "? a value for the rows that are there",
                        "b.a_position",
                        "(select count(*) from b o where o.a_id = b.a_id and o.ctid < b.ctid)");
        static final Map<String, String> ANSWERS = Map.of("b.a_id", "(select min(id) from a)");

        static class Before {
            @Entity(name = "A")
            static class A {
                @Id long id;
                @OneToMany Set<B> b;
            }

            @Entity(name = "B")
            static class B {
                @Id long id;
            }
        }

        static class After {
            @Entity(name = "A")
            static class A {
                @Id long id;

                @OneToMany
                @JoinColumn(name = "a_id", nullable = false)
                @OrderColumn(name = "a_position")
                List<B> b;
            }

            @Entity(name = "B")
            static class B {
                @Id long id;
            }
        }
    }

    static class AssociationTurned {
        static class Before {
            @Entity(name = "A")
            static class A {
                @Id long id;

                @OneToMany(mappedBy = "a")
                @OrderBy("id")
                List<B> b;
            }

            @Entity(name = "B")
            static class B {
                @Id long id;
                @ManyToOne A a;
            }
        }

        static class After {
            @Entity(name = "A")
            static class A {
                @Id long id;
                @ManyToOne B b;
            }

            @Entity(name = "B")
            static class B {
                @Id long id;

                @OneToMany(mappedBy = "b")
                List<A> a;
            }
        }
    }

    static class AnyAssociations {
        static class Before {
            @Entity(name = "A")
            static class A {
                @Id long id;
            }

            @Entity(name = "T")
            static class T {
                @Id long id;
            }
        }

        static class After {
            @Entity(name = "A")
            static class A {
                @Id long id;
            }

            @Entity(name = "T")
            static class T {
                @Id long id;

                @Any
                @AnyDiscriminator
                @AnyKeyJavaClass(Long.class)
                @AnyDiscriminatorValue(discriminator = "A", entity = A.class)
                @Column(name = "some_type", length = 8)
                @JoinColumn(name = "some_id")
                Object some;

                @ManyToAny
                @AnyDiscriminator(jakarta.persistence.DiscriminatorType.INTEGER)
                @AnyKeyJavaClass(Long.class)
                @AnyDiscriminatorValue(discriminator = "1", entity = A.class)
                @AnyDiscriminatorValue(discriminator = "2", entity = T.class)
                @Column(name = "thing_type")
                @JoinTable(
                        name = "t_things",
                        joinColumns = @JoinColumn(name = "t_id"),
                        inverseJoinColumns = @JoinColumn(name = "thing_id"))
                List<Object> things;
            }
        }
    }

    static class CollectionIds {
        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @ElementCollection
                @CollectionTable(name = "t_texts")
                @CollectionId(column = @Column(name = "text_id"), generator = "increment")
                @CollectionIdJdbcTypeCode(SqlTypes.BIGINT)
                List<String> texts;
            }
        }
    }
}
