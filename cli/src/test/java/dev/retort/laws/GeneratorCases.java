package dev.retort.laws;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.util.UUID;

/** How ids are made: identity, sequences, UUIDs. */
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
}
