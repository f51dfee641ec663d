package dev.retort.laws;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** Foreign keys, join tables, collections, schemas. */
final class AssociationCases {

    @Refused(toAfter = Refused.NOT_NULL)
    static class ManyToOneAdded {
        static final Map<String, String> ANSWERS =
                Map.of("c.one_id", "(select p.id from p where p.id = c.id)");

        static class Before {
            @Entity(name = "P")
            static class P {
                @Id long id;
            }

            @Entity(name = "C")
            static class C {
                @Id long id;
            }
        }

        static class After {
            @Entity(name = "P")
            static class P {
                @Id long id;
            }

            @Entity(name = "C")
            static class C {
                @Id long id;
                @ManyToOne P parent;

                @OneToOne(optional = false)
                P one;
            }
        }
    }

    static class OnDeleteChanged {
        static class Before {
            @Entity(name = "P")
            static class P {
                @Id long id;
            }

            @Entity(name = "C")
            static class C {
                @Id long id;

                @ManyToOne
                @JoinColumn(foreignKey = @ForeignKey(name = "c_parent_fk"))
                P parent;
            }
        }

        static class After {
            @Entity(name = "P")
            static class P {
                @Id long id;
            }

            @Entity(name = "C")
            static class C {
                @Id long id;

                @ManyToOne
                @OnDelete(action = OnDeleteAction.CASCADE)
                @JoinColumn(foreignKey = @ForeignKey(name = "c_parent_fk"))
                P parent;
            }
        }
    }

    static class ForeignKeyDefinitionAndNone {
        static class Before {
            @Entity(name = "P")
            static class P {
                @Id long id;
            }

            @Entity(name = "C")
            static class C {
                @Id long id;
                @ManyToOne P a;
                @ManyToOne P b;
            }
        }

        static class After {
            @Entity(name = "P")
            static class P {
                @Id long id;
            }

            @Entity(name = "C")
            static class C {
                @Id long id;

                @ManyToOne
                @JoinColumn(
                        name = "a_id",
                        foreignKey =
                                @ForeignKey(
                                        name = "c_a_fk",
                                        foreignKeyDefinition =
                                                "foreign key (a_id) references P (id)"
                                                        + " on update cascade deferrable"
                                                        + " initially deferred"))
                P a;

                @ManyToOne
                @JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
                P b;
            }
        }
    }

    static class CircleOfForeignKeys {
        static class After {
            @Entity(name = "A")
            static class A {
                @Id long id;
                @ManyToOne B b;
            }

            @Entity(name = "B")
            static class B {
                @Id long id;
                @ManyToOne A a;
                @ManyToOne B itself;
            }
        }
    }

    static class ManyToManyAndCollections {
        static class Before {
            @Entity(name = "A")
            static class A {
                @Id long id;
                @ElementCollection Set<String> tags;
            }
        }

        static class After {
            @Entity(name = "A")
            static class A {
                @Id long id;

                @ElementCollection
                @CollectionTable(name = "a_names")
                @OrderColumn(name = "position")
                List<String> names;

                @ElementCollection Map<String, Integer> scores;

                @ManyToMany Set<B> many;

                @OneToMany
                @JoinTable(name = "a_ones")
                List<B> ones;

                @OneToMany
                @JoinColumn(name = "a_id")
                List<B> owned;
            }

            @Entity(name = "B")
            static class B {
                @Id long id;
            }
        }
    }

    static class ReferencedByUniqueColumn {
        static class After {
            @Entity(name = "P")
            static class P {
                @Id long id;

                @Column(unique = true)
                String code;
            }

            @Entity(name = "C")
            static class C {
                @Id long id;

                @ManyToOne
                @JoinColumn(name = "code", referencedColumnName = "code")
                P parent;
            }
        }
    }
}
