package dev.retort.laws;

import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.NotFound;
import org.hibernate.annotations.NotFoundAction;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** Unique constraints, indexes and foreign keys in all their spellings. */
final class ConstraintCases {

    static class UniqueInEveryWay {
        static class Before {
            @Entity(name = "T")
            @Table(name = "t", uniqueConstraints = @UniqueConstraint(columnNames = {"a", "b"}))
            static class T {
                @Id long id;
                String a;
                String b;

                @Column(unique = true)
                String c;

                @OneToOne T d;
            }
        }

        static class After {
            @Entity(name = "T")
            @Table(
                    name = "t",
                    uniqueConstraints = {
                        @UniqueConstraint(columnNames = {"b", "a"}),
                        @UniqueConstraint(name = "T_C_KEY", columnNames = "c"),
                        @UniqueConstraint(columnNames = "c")
                    })
            static class T {
                @Id
                @Column(unique = true)
                long id;

                String a;
                String b;

                @Column(unique = true)
                String c;

                @ManyToOne T d;
            }
        }
    }

    static class IndexesInEveryWay {
        static class Before {
            @Entity(name = "T")
            @Table(
                    name = "t",
                    indexes = {
                        @Index(columnList = "a, b"),
                        @Index(name = "t_b", columnList = "b"),
                        @Index(name = "t_c", columnList = "c", unique = true)
                    })
            static class T {
                @Id long id;
                String a;
                String b;
                String c;
            }
        }

        static class After {
            @Entity(name = "T")
            @Table(
                    name = "t",
                    indexes = {
                        @Index(columnList = "b ASC, a DESC"),
                        @Index(name = "t_b", columnList = "b, c"),
                        @Index(name = "t_c", columnList = "c"),
                        @Index(name = "t_all", columnList = "a, b, c", unique = true)
                    })
            static class T {
                @Id long id;
                String a;
                String b;
                String c;
            }
        }
    }

    static class ForeignKeyNames {
        static class Before {
            @Entity(name = "P")
            static class P {
                @Id long id;
            }

            @Entity(name = "C")
            static class C {
                @Id long id;

                @ManyToOne
                @JoinColumn(foreignKey = @ForeignKey(name = "first_name"))
                P a;

                @ManyToOne
                @JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
                P b;

                @ManyToOne P c;
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
                @JoinColumn(foreignKey = @ForeignKey(name = "second_name"))
                P a;

                @ManyToOne P b;

                @ManyToOne
                @NotFound(action = NotFoundAction.IGNORE)
                P c;

                @ManyToOne(optional = true)
                @JoinColumn(
                        name = "d",
                        foreignKey =
                                @ForeignKey(
                                        name = "own",
                                        foreignKeyDefinition =
                                                "FOREIGN KEY (d) REFERENCES P ON DELETE SET NULL"))
                P d;
            }
        }
    }

    static class DeleteActions {
        static class Before {
            @Entity(name = "P")
            static class P {
                @Id long id;
            }

            @Entity(name = "C")
            static class C {
                @Id long id;

                @ManyToOne
                @OnDelete(action = OnDeleteAction.CASCADE)
                P a;

                @ManyToOne
                @OnDelete(action = OnDeleteAction.SET_NULL)
                P b;

                @ManyToOne P c;
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
                @ManyToOne P a;

                @ManyToOne
                @OnDelete(action = OnDeleteAction.RESTRICT)
                P b;

                @ManyToOne
                @OnDelete(action = OnDeleteAction.SET_DEFAULT)
                P c;
            }
        }
    }

    static class ForeignKeyToAUniqueConstraint {
        static class Before {
            @Entity(name = "P")
            @Table(name = "p", uniqueConstraints = @UniqueConstraint(columnNames = {"a", "b"}))
            static class P {
                @Id long id;
                String a;
                String b;
            }
        }

        static class After {
            @Entity(name = "P")
            @Table(name = "p", uniqueConstraints = @UniqueConstraint(columnNames = {"a", "b"}))
            static class P {
                @Id long id;
                String a;
                String b;
            }

            @Entity(name = "C")
            static class C {
                @Id long id;

                @ManyToOne
                @JoinColumn(name = "pa", referencedColumnName = "a")
                @JoinColumn(name = "pb", referencedColumnName = "b")
                P p;
            }
        }
    }

    static class OneToOneToManyToOne {
        static class Before {
            @Entity(name = "P")
            static class P {
                @Id long id;
            }

            @Entity(name = "C")
            static class C {
                @Id long id;
                @OneToOne P p;
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
                @ManyToOne P p;
            }
        }
    }

    static class AssociationMadeMandatory {
        static class Before {
            @Entity(name = "P")
            static class P {
                @Id long id;
            }

            @Entity(name = "C")
            static class C {
                @Id long id;
                @ManyToOne P p;
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

                @ManyToOne(optional = false)
                P p;
            }
        }
    }
}
