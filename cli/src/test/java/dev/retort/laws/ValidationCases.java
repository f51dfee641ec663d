package dev.retort.laws;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.MappedSuperclass;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;

/** Constraints of Bean Validation, which a SessionFactory brings into the tables. */
final class ValidationCases {

    static class NotNullComes {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;
                String name;
                String nick;
                String title;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;
                @NotNull String name;
                @NotBlank String nick;
                @NotEmpty String title;
            }
        }
    }

    static class SizeAndDigitsChange {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @Size(max = 40)
                String name;

                @Digits(integer = 6, fraction = 2)
                BigDecimal price;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @Size(min = 3, max = 80)
                String name;

                @Digits(integer = 10, fraction = 4)
                BigDecimal price;
            }
        }
    }

    static class MinBecomesMax {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @Min(0)
                int amount;

                @Column(name = "place")
                @Min(0)
                int position;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @Max(100)
                int amount;

                @Column(name = "place")
                @Min(0)
                int position;
            }
        }
    }

    static class ThroughEmbeddableAndSuperclass {
        static class Before {}

        static class After {
            @MappedSuperclass
            abstract static class Base {
                @Id long id;
                @NotNull String createdBy;
            }

            @Embeddable
            static class Address {
                @NotNull
                @Size(max = 12)
                String zip;
            }

            @Entity(name = "T")
            static class T extends Base {
                @Embedded @Valid Address address;
            }
        }
    }

    static class OneTableForAHierarchy {
        static class Before {}

        static class After {
            @Entity(name = "Animal")
            @Inheritance
            static class Animal {
                @Id long id;
                @NotNull String name;
            }

            @Entity(name = "Cat")
            static class Cat extends Animal {
                @NotNull
                @Size(max = 7)
                String colour;
            }
        }
    }

    private ValidationCases() {}
}
