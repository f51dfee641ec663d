package dev.retort.laws;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.TableGenerator;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.GenericGenerator;
import org.hibernate.annotations.Parameter;
import org.hibernate.annotations.UuidGenerator;

/** How ids are made: identity, sequences, tables, UUIDs. */
@SuppressWarnings("deprecation") // @GenericGenerator, which applications still have
final class GeneratorCases {

    static class IdentityToSequence {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id
                @GeneratedValue(strategy = GenerationType.IDENTITY)
                Long id;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id
                @GeneratedValue(strategy = GenerationType.SEQUENCE)
                Long id;
            }
        }
    }

    static class AssignedToIdentity {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id
                @GeneratedValue(strategy = GenerationType.IDENTITY)
                int id;
            }
        }
    }

    static class AllocationSize {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id
                @GeneratedValue(generator = "s")
                @SequenceGenerator(name = "s", sequenceName = "t_ids", allocationSize = 50)
                Long id;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id
                @GeneratedValue(generator = "s")
                @SequenceGenerator(
                        name = "s",
                        sequenceName = "t_ids",
                        allocationSize = 1,
                        initialValue = 1000)
                Long id;
            }
        }
    }

    static class UuidAndAuto {
        static class After {
            @Entity(name = "T")
            static class T {
                @Id
                @GeneratedValue(strategy = GenerationType.UUID)
                UUID id;
            }

            @Entity(name = "U")
            static class U {
                @Id @GeneratedValue Long id;
            }
        }
    }

    static class AutomaticStrategies {
        static class After {
            @Entity(name = "A")
            static class A {
                @Id @GeneratedValue int id;
            }

            @Entity(name = "B")
            static class B {
                @Id @GeneratedValue UUID id;
            }

            @Entity(name = "C")
            static class C {
                @Id
                @GeneratedValue
                @UuidGenerator(style = UuidGenerator.Style.TIME)
                String id;
            }

            @Entity(name = "D")
            static class D {
                @Id
                @GeneratedValue(strategy = GenerationType.UUID)
                String id;
            }
        }
    }

    static class SharedSequence {
        static class Before {
            @Entity(name = "A")
            static class A {
                @Id
                @GeneratedValue(generator = "a")
                @SequenceGenerator(name = "a", sequenceName = "ids")
                Long id;
            }

            @Entity(name = "B")
            static class B {
                @Id
                @GeneratedValue(generator = "b")
                @SequenceGenerator(name = "b", sequenceName = "ids")
                Long id;
            }
        }

        static class After {
            @Entity(name = "A")
            static class A {
                @Id
                @GeneratedValue(generator = "a")
                @SequenceGenerator(name = "a", sequenceName = "a_ids")
                Long id;
            }

            @Entity(name = "B")
            static class B {
                @Id
                @GeneratedValue(generator = "b")
                @SequenceGenerator(name = "b", sequenceName = "ids", allocationSize = 10)
                Long id;
            }
        }
    }

    static class SequenceNumbers {
        static class After {
            @Entity(name = "A")
            static class A {
                @Id
                @GeneratedValue(generator = "from_below")
                @SequenceGenerator(name = "from_below", initialValue = -10, allocationSize = 5)
                Long id;
            }

            @Entity(name = "B")
            static class B {
                @Id
                @GeneratedValue(generator = "from_zero")
                @SequenceGenerator(name = "from_zero", initialValue = 0, allocationSize = 1)
                Long id;
            }

            @Entity(name = "C")
            static class C {
                @Id
                @GeneratedValue(generator = "c")
                @GenericGenerator(
                        name = "c",
                        type = org.hibernate.id.enhanced.SequenceStyleGenerator.class,
                        parameters = {
                            @Parameter(name = "sequence_name", value = "downwards"),
                            @Parameter(name = "initial_value", value = "-1"),
                            @Parameter(name = "increment_size", value = "-1")
                        })
                Long id;
            }
        }
    }

    static class SequenceInASchema {
        static class Before {
            @Entity(name = "A")
            static class A {
                @Id
                @GeneratedValue(generator = "a")
                @SequenceGenerator(name = "a", sequenceName = "ids")
                Long id;
            }
        }

        static class After {
            @Entity(name = "A")
            static class A {
                @Id
                @GeneratedValue(generator = "a")
                @SequenceGenerator(name = "a", sequenceName = "ids", schema = "numbers")
                Long id;
            }
        }
    }

    static class TableGenerators {
        static class Before {
            @Entity(name = "A")
            static class A {
                @Id
                @GeneratedValue(strategy = GenerationType.TABLE)
                Long id;
            }
        }

        static class After {
            @Entity(name = "A")
            static class A {
                @Id
                @GeneratedValue(strategy = GenerationType.TABLE)
                Long id;
            }

            @Entity(name = "B")
            static class B {
                @Id
                @GeneratedValue(strategy = GenerationType.TABLE, generator = "b")
                @TableGenerator(
                        name = "b",
                        table = "id_table",
                        pkColumnName = "of",
                        valueColumnName = "next",
                        pkColumnValue = "b",
                        initialValue = 100,
                        allocationSize = 20)
                Long id;
            }
        }
    }

    static class SequenceForcedIntoATable {
        static class After {
            @Entity(name = "A")
            static class A {
                @Id
                @GeneratedValue(generator = "a")
                @GenericGenerator(
                        name = "a",
                        type = org.hibernate.id.enhanced.SequenceStyleGenerator.class,
                        parameters = {
                            @Parameter(name = "force_table_use", value = "true"),
                            @Parameter(name = "sequence_name", value = "a_numbers")
                        })
                Long id;
            }
        }
    }

    static class SequenceToTable {
        static class Before {
            @Entity(name = "A")
            static class A {
                @Id
                @GeneratedValue(strategy = GenerationType.SEQUENCE)
                Long id;
            }
        }

        static class After {
            @Entity(name = "A")
            static class A {
                @Id
                @GeneratedValue(strategy = GenerationType.TABLE)
                Long id;
            }
        }
    }

    static class NamesOfImplicitSequences {
        static class Before {
            static final Map<String, String> SETTINGS =
                    Map.of("hibernate.id.db_structure_naming_strategy", "single");

            @Entity(name = "Alpha")
            static class Alpha {
                @Id @GeneratedValue Long id;
            }

            @Entity(name = "Beta")
            static class Beta {
                @Id @GeneratedValue Long id;
            }
        }

        static class After {
            @Entity(name = "Alpha")
            static class Alpha {
                @Id @GeneratedValue Long id;
            }

            @Entity(name = "Beta")
            static class Beta {
                @Id @GeneratedValue Long id;
            }
        }
    }

    static class LegacySequenceNames {
        static final Map<String, String> SETTINGS =
                Map.of(
                        "hibernate.id.db_structure_naming_strategy", "legacy",
                        "hibernate.id.optimizer.pooled.preferred", "hilo");

        static class After {
            @Entity(name = "Alpha")
            static class Alpha {
                @Id @GeneratedValue Long id;
            }

            @Entity(name = "Beta")
            static class Beta {
                @Id
                @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "beta_ids")
                @SequenceGenerator(name = "beta_ids")
                Long id;
            }
        }
    }
}
