package dev.retort.laws;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.Table;
import java.util.Map;
import org.hibernate.annotations.DiscriminatorFormula;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** Inheritance in its three strategies, discriminators, mapped superclasses. */
final class InheritanceCases {

    @Refused(toAfter = Refused.NOT_NULL, toBefore = Refused.NOT_NULL)
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

    @Refused(toAfter = Refused.NOT_NULL)
    @NotLoaded("a subclass's column is NOT NULL in a table where it has siblings")
    static class SubclassAdded {
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
            static class Base {
                @Id long id;
            }

            @Entity(name = "Left")
            static class Left extends Base {
                String a;
            }

            @Entity(name = "Right")
            static class Right extends Base {
                @Column(nullable = false)
                String b;
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

    static class TablePerClassWithAConcreteRoot {
        static class Before {
            @Entity(name = "Base")
            @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
            static class Base {
                @Id long id;

                @Column(unique = true)
                String common;
            }

            @Entity(name = "Leaf")
            static class Leaf extends Base {
                String a;
            }
        }

        static class After {
            @Entity(name = "Base")
            @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
            static class Base {
                @Id long id;

                @Column(unique = true)
                String common;

                String more;
            }

            @Entity(name = "Leaf")
            static class Leaf extends Base {
                String a;
                @ManyToOne Base other;
            }
        }
    }

    static class DiscriminatorTypes {
        static class Before {
            @Entity(name = "A")
            @DiscriminatorColumn(discriminatorType = DiscriminatorType.INTEGER)
            @DiscriminatorValue("0")
            static class A {
                @Id long id;
            }

            @Entity(name = "A2")
            @DiscriminatorValue("1")
            static class A2 extends A {}
        }

        static class After {
            @Entity(name = "A")
            @DiscriminatorColumn(discriminatorType = DiscriminatorType.INTEGER)
            @DiscriminatorValue("0")
            static class A {
                @Id long id;
            }

            @Entity(name = "A3")
            @DiscriminatorValue("1")
            static class A3 extends A {}

            @Entity(name = "B")
            @DiscriminatorColumn(discriminatorType = DiscriminatorType.CHAR)
            @DiscriminatorValue("x")
            static class B {
                @Id long id;
            }

            @Entity(name = "B2")
            @DiscriminatorValue("y")
            static class B2 extends B {}

            @Entity(name = "C")
            @DiscriminatorColumn(name = "it''s", columnDefinition = "text")
            @DiscriminatorValue("it's")
            static class C {
                @Id long id;
            }

            @Entity(name = "D")
            @DiscriminatorFormula("case when a is null then 'D' else 'D2' end")
            static class D {
                @Id long id;
                String a;
            }

            @Entity(name = "D2")
            static class D2 extends D {}

            @Entity(name = "E")
            @DiscriminatorColumn(name = "kind")
            @DiscriminatorValue("null")
            static class E {
                @Id long id;
            }

            @Entity(name = "E2")
            @DiscriminatorValue("not null")
            static class E2 extends E {}
        }
    }

    @Refused(toAfter = Refused.NOT_NULL, toBefore = Refused.NOT_NULL)
    static class JoinedWithDiscriminator {
        static final Map<String, String> ANSWERS =
                Map.of("leaf.base_id", "id", "leaf.id", "base_id");

        static class Before {
            @Entity(name = "Base")
            @Inheritance(strategy = InheritanceType.JOINED)
            static class Base {
                @Id long id;
            }

            @Entity(name = "Leaf")
            static class Leaf extends Base {
                String a;
            }
        }

        static class After {
            @Entity(name = "Base")
            @Inheritance(strategy = InheritanceType.JOINED)
            @DiscriminatorColumn(name = "kind")
            static class Base {
                @Id long id;
            }

            @Entity(name = "Leaf")
            @PrimaryKeyJoinColumn(name = "base_id")
            @OnDelete(action = OnDeleteAction.CASCADE)
            static class Leaf extends Base {
                String a;
            }
        }
    }

    @Refused(toBefore = Refused.NOT_NULL)
    static class SingleTableToJoined {
        static class Before {
            @Entity(name = "Base")
            static class Base {
                @Id long id;
            }

            @Entity(name = "Leaf")
            static class Leaf extends Base {
                String a;
            }
        }

        static class After {
            @Entity(name = "Base")
            @Inheritance(strategy = InheritanceType.JOINED)
            static class Base {
                @Id long id;
            }

            @Entity(name = "Leaf")
            static class Leaf extends Base {
                String a;
            }
        }
    }

    static class JoinedToTablePerClass {
        static class Before {
            @Entity(name = "Base")
            @Inheritance(strategy = InheritanceType.JOINED)
            static class Base {
                @Id long id;
                String common;
            }

            @Entity(name = "Leaf")
            static class Leaf extends Base {
                String a;
            }
        }

        static class After {
            @Entity(name = "Base")
            @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
            static class Base {
                @Id long id;
                String common;
            }

            @Entity(name = "Leaf")
            static class Leaf extends Base {
                String a;
            }
        }
    }

    static class TablePerClassToSingleTable {
        static class Before {
            @Entity(name = "Base")
            @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
            static class Base {
                @Id long id;
            }

            @Entity(name = "Leaf")
            static class Leaf extends Base {
                String a;
            }
        }

        static class After {
            @Entity(name = "Base")
            @DiscriminatorFormula("case when a is null then 'Base' else 'Leaf' end")
            static class Base {
                @Id long id;
            }

            @Entity(name = "Leaf")
            static class Leaf extends Base {
                String a;
            }
        }
    }

    static class MappedSuperclasses {
        static class Before {
            @MappedSuperclass
            abstract static class Base {
                @Id long id;
                String common;
            }

            @Entity(name = "Leaf")
            static class Leaf extends Base {
                String own;
            }
        }

        static class After {
            @MappedSuperclass
            abstract static class Base {
                @Id long id;
                String common;
                String own;
            }

            @Entity(name = "Leaf")
            @AttributeOverride(
                    name = "common",
                    column = @Column(name = "special", length = 10, unique = true))
            static class Leaf extends Base {}

            @Entity(name = "Other")
            @Table(name = "other_leaf")
            static class Other extends Base {}
        }
    }

    static class AttributeMovedToASuperclass {
        static class Before {
            @Entity(name = "Base")
            @Inheritance(strategy = InheritanceType.JOINED)
            static class Base {
                @Id long id;
            }

            @Entity(name = "Leaf")
            static class Leaf extends Base {
                String moved;
            }
        }

        static class After {
            @Entity(name = "Base")
            @Inheritance(strategy = InheritanceType.JOINED)
            static class Base {
                @Id long id;
                String moved;
            }

            @Entity(name = "Leaf")
            static class Leaf extends Base {}
        }
    }
}
