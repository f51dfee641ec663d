package dev.retort.laws;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** Foreign keys, join tables, collections, inheritance, schemas. */
final class AssociationCases {

    static class ManyToOneAdded {
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

    static class SingleTableInheritance {
        static class Before {
            @Entity(name = "Base")
            static class Base {
                @Id long id;
            }

            @Entity(name = "Left")
            static class Left extends Base {
                String a;
            }
        }

        static class After {
            @Entity(name = "Base")
            @DiscriminatorColumn(name = "kind", length = 10)
            static class Base {
                @Id long id;
            }

            @Entity(name = "Left")
            static class Left extends Base {
                String a;
            }

            @Entity(name = "Right")
            static class Right extends Base {
                int b;
            }
        }
    }

    static class JoinedInheritance {
        static class Before {
            @Entity(name = "Base")
            @Inheritance(strategy = InheritanceType.JOINED)
            static class Base {
                @Id long id;
            }

            @Entity(name = "Left_")
            static class Left extends Base {
                String a;
            }
        }

        static class After {
            @Entity(name = "Base")
            @Inheritance(strategy = InheritanceType.JOINED)
            static class Base {
                @Id long id;
            }

            @Entity(name = "Right_")
            static class Right extends Base {
                String b;
            }
        }
    }

    static class TablePerClass {
        static class After {
            @Entity(name = "Base")
            @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
            abstract static class Base {
                @Id long id;
                String common;
            }

            @Entity(name = "Leaf1")
            static class Leaf1 extends Base {
                String a;
            }

            @Entity(name = "Leaf2")
            static class Leaf2 extends Base {
                @Column(unique = true)
                String b;
            }
        }
    }

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
            @SecondaryTable(name = "t_more")
            static class T {
                @Id long id;

                @Column(table = "t_more")
                String a;
            }
        }
    }

    static class AnotherSchema {
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
            @Table(name = "t", schema = "two")
            static class U {
                @Id long id;
                @ManyToOne T other;
            }
        }
    }
}
