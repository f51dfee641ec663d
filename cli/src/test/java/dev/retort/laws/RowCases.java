package dev.retort.laws;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.type.YesNoConverter;

/** New attributes whose column may be null, over rows that were there before them. */
final class RowCases {

    static class Primitives {
        /** What stands in the revision for the rows: SQL, or what is asked. */
        static final Map<String, String> ROWS =
                Map.of(
                        "animal.leg_count",
                        "? a value for the rows that are there, such as 0",
                        "animal.is_tame",
                        "? a value for the rows that are there, such as false",
                        "animal.is_fed",
                        "? a value for the rows that are there, such as 'N'",
                        "animal.weight",
                        "? a value for the rows that are there, such as 0.0",
                        "animal.letter",
                        "? a value for the rows that are there");

        static final Map<String, String> ANSWERS = Map.of("animal.letter", "'x'");

        static class Before {
            @Entity(name = "Animal")
            static class Animal {
                @Id long id;
                String name;
            }
        }

        static class After {
            @Entity(name = "Animal")
            static class Animal {
                @Id long id;
                String name;

                @Column(name = "leg_count")
                int legs;

                @Column(name = "is_tame")
                boolean tame;

                @Column(name = "is_fed")
                @Convert(converter = YesNoConverter.class)
                boolean fed;

                @Column(name = "weight")
                double weight;

                @Column(name = "letter")
                char letter;

                @Column(name = "age")
                @ColumnDefault("1")
                int age;

                Integer boxed;
            }
        }
    }

    static class Versions {
        static final Map<String, String> ROWS =
                Map.of(
                        "a.version", "0",
                        "b.version", "0",
                        "c.changed",
                                "? a value for the rows that are there, such as current_timestamp");

        static class Before {
            @Entity(name = "A")
            static class A {
                @Id long id;
            }

            @Entity(name = "B")
            static class B {
                @Id long id;
            }

            @Entity(name = "C")
            static class C {
                @Id long id;
            }
        }

        static class After {
            @Entity(name = "A")
            static class A {
                @Id long id;
                @Version int version;
            }

            @Entity(name = "B")
            static class B {
                @Id long id;
                @Version Long version;
            }

            @Entity(name = "C")
            static class C {
                @Id long id;
                @Version LocalDateTime changed;
            }
        }
    }

    static class OrderOfLists {
        static final Map<String, String> ROWS =
                Map.of(
                        "owner_words.words_order",
                        "(select count(*) from owner_words o where o.owner_id = owner_words.owner_id and"
                                + " o.ctid < owner_words.ctid)",
                        "child.place",
                        "(select count(*) from child o where o.parent = child.parent and o.ctid <"
                                + " child.ctid)");

        static class Before {
            @Entity(name = "Owner")
            static class Owner {
                @Id long id;
                @ElementCollection List<String> words = new ArrayList<>();

                @OneToMany
                @JoinColumn(name = "parent")
                List<Child> children = new ArrayList<>();
            }

            @Entity(name = "Child")
            static class Child {
                @Id long id;
            }
        }

        static class After {
            @Entity(name = "Owner")
            static class Owner {
                @Id long id;
                @ElementCollection @OrderColumn List<String> words = new ArrayList<>();

                @OneToMany
                @JoinColumn(name = "parent")
                @OrderColumn(name = "place")
                List<Child> children = new ArrayList<>();
            }

            @Entity(name = "Child")
            static class Child {
                @Id long id;
            }
        }

        static void rows(EntityManager manager) {
            for (long id = 1; id <= 2; id++) {
                Before.Owner owner = new Before.Owner();
                owner.id = id;
                owner.words.addAll(List.of("one", "two", "three"));
                for (long each = 1; each <= 3; each++) {
                    Before.Child child = new Before.Child();
                    child.id = 10 * id + each;
                    manager.persist(child);
                    owner.children.add(child);
                }
                manager.persist(owner);
            }
        }
    }

    static class SubclassesShareATable {
        static final Map<String, String> ROWS =
                Map.of(
                        "animal.barks",
                        "? a value for the rows of Dog that are there, such as case when dtype in"
                                + " ('Dog') then 0 end");

        static class Before {
            @Entity(name = "Animal")
            @Inheritance
            static class Animal {
                @Id long id;
            }

            @Entity(name = "Dog")
            static class Dog extends Animal {
                String name;
            }
        }

        static class After {
            @Entity(name = "Animal")
            @Inheritance
            static class Animal {
                @Id long id;
            }

            @Entity(name = "Dog")
            static class Dog extends Animal {
                String name;

                @Column(name = "barks")
                int barks;
            }
        }

        static void rows(EntityManager manager) {
            Before.Animal animal = new Before.Animal();
            animal.id = 1;
            manager.persist(animal);
            Before.Dog dog = new Before.Dog();
            dog.id = 2;
            dog.name = "Rex";
            manager.persist(dog);
        }
    }

    /** The rows of either class need a value. */
    static class SiblingsThatShareAColumn {
        static final Map<String, String> ROWS =
                Map.of(
                        "animal.n",
                        "? a value for the rows that are there, such as case when (dtype in ('Cat')"
                                + " or dtype in ('Dog')) then 0 end");

        static class Before {
            @Entity(name = "Animal")
            @Inheritance
            static class Animal {
                @Id long id;
            }

            @Entity(name = "Cat")
            static class Cat extends Animal {
                String a;
            }

            @Entity(name = "Dog")
            static class Dog extends Animal {
                String b;
            }
        }

        static class After {
            @Entity(name = "Animal")
            @Inheritance
            static class Animal {
                @Id long id;
            }

            @Entity(name = "Cat")
            static class Cat extends Animal {
                String a;

                @Column(name = "n")
                int n;
            }

            @Entity(name = "Dog")
            static class Dog extends Animal {
                String b;

                @Column(name = "n")
                int n;
            }
        }
    }

    static class DiscriminatorOfOneClass {
        static final Map<String, String> ROWS = Map.of("animal.dtype", "'Animal'");

        static class Before {
            @Entity(name = "Animal")
            static class Animal {
                @Id long id;
            }
        }

        static class After {
            @Entity(name = "Animal")
            @jakarta.persistence.DiscriminatorColumn
            static class Animal {
                @Id long id;
            }
        }
    }

    static class DiscriminatorOfSeveralClasses {
        static final Map<String, String> ROWS =
                Map.of("animal.dtype", "? the class of the rows that are there: 'Animal', 'Dog'");
        static final Map<String, String> ANSWERS = Map.of("animal.dtype", "'Animal'");

        static class Before {
            @Entity(name = "Animal")
            static class Animal {
                @Id long id;
            }
        }

        static class After {
            @Entity(name = "Animal")
            static class Animal {
                @Id long id;
            }

            @Entity(name = "Dog")
            static class Dog extends Animal {
                String name;
            }
        }
    }

    /** A person without an address has none afterwards. */
    static class PrimitivesOfEmbeddables {
        static final Map<String, String> ROWS =
                Map.of(
                        "person.floor",
                        "? a value for the rows whose Address is not null, such as case when"
                                + " num_nonnulls(city, street) > 0 then 0 end",
                        "person_homes.floor",
                        "? a value for the rows whose Address is not null, such as case when"
                                + " num_nonnulls(city, street) > 0 then 0 end");

        static class Before {
            @Embeddable
            static class Address {
                String street;
                String city;
            }

            @Entity(name = "Person")
            static class Person {
                @Id long id;
                @Embedded Address address;
                @ElementCollection List<Address> homes = new ArrayList<>();
            }
        }

        static class After {
            @Embeddable
            static class Address {
                String street;
                String city;

                @Column(name = "floor")
                int floor;

                String zip;
            }

            @Embeddable
            static class Room {
                @Column(name = "beds")
                int beds;
            }

            @Entity(name = "Person")
            static class Person {
                @Id long id;
                @Embedded Address address;

                /** All its columns are new, so that there is none in the rows that are there. */
                @Embedded Room room;

                @ElementCollection List<Address> homes = new ArrayList<>();
            }
        }

        static void rows(EntityManager manager) {
            for (long id = 1; id <= 2; id++) {
                Before.Person person = new Before.Person();
                person.id = id;
                person.address = id == 1 ? null : address();
                person.homes.add(address());
                manager.persist(person);
            }
        }

        private static Before.Address address() {
            Before.Address address = new Before.Address();
            address.street = "Lane";
            return address;
        }
    }

    /** A row without a class of its own is a plain animal. */
    static class DiscriminatorThatMayBeNull {
        static final Map<String, String> ROWS = Map.of();

        static class Before {
            @Entity(name = "Animal")
            static class Animal {
                @Id long id;
            }
        }

        static class After {
            @Entity(name = "Animal")
            @DiscriminatorValue("null")
            static class Animal {
                @Id long id;
            }

            @Entity(name = "Dog")
            @DiscriminatorValue("not null")
            static class Dog extends Animal {
                String name;
            }
        }
    }

    private RowCases() {}
}
