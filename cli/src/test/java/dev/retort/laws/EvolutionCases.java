package dev.retort.laws;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import org.hibernate.envers.Audited;

/** What happens to models between two versions: one event with many names, and many without one. */
final class EvolutionCases {

    private static final String PHYSICAL = "hibernate.physical_naming_strategy";
    private static final String IMPLICIT = "hibernate.implicit_naming_strategy";

    @Renamed({
        "deliveryaddress=delivery_address",
        "deliveryaddress.firstname=first_name",
        "deliveryaddress.lastname=last_name",
        "deliveryaddress.streetname=street_name",
        "deliveryaddress.housenumber=house_number",
        "deliveryaddress.postalcode=postal_code",
        "deliveryaddress.cityname=city_name",
        "deliveryaddress.countrycode=country_code",
        "deliveryaddress.createdat=created_at",
    })
    static class NamingStrategy {
        static class Before {
            @Entity(name = "DeliveryAddress")
            static class DeliveryAddress {
                @Id long id;
                String firstName;
                String lastName;
                String streetName;
                String houseNumber;
                String postalCode;
                String cityName;
                String countryCode;
                LocalDateTime createdAt;
            }
        }

        static class After {
            static final Map<String, String> SETTINGS =
                    Map.of(
                            PHYSICAL,
                            "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy");

            @Entity(name = "DeliveryAddress")
            static class DeliveryAddress {
                @Id long id;
                String firstName;
                String lastName;
                String streetName;
                String houseNumber;
                String postalCode;
                String cityName;
                String countryCode;
                LocalDateTime createdAt;
            }
        }
    }

    @Renamed({"author=lib_author", "book=lib_book", "shelf=lib_shelf"})
    static class TablePrefix {
        static class Before {
            @Entity(name = "Author")
            static class Author {
                @Id long id;
                String name;
            }

            @Entity(name = "Shelf")
            static class Shelf {
                @Id long id;
                String name;
            }

            @Entity(name = "Book")
            static class Book {
                @Id long id;
                String title;
                @ManyToOne Author author;
                @ManyToOne Shelf shelf;
            }
        }

        static class After {
            @Entity(name = "Author")
            @Table(name = "lib_author")
            static class Author {
                @Id long id;
                String name;
            }

            @Entity(name = "Shelf")
            @Table(name = "lib_shelf")
            static class Shelf {
                @Id long id;
                String name;
            }

            @Entity(name = "Book")
            @Table(name = "lib_book")
            static class Book {
                @Id long id;
                String title;
                @ManyToOne Author author;
                @ManyToOne Shelf shelf;
            }
        }
    }

    @Renamed({
        "a.changed=changedon",
        "b.changed=changedon",
        "c.changed=changedon",
        "d.changed=changedon",
        "e.changed=changedon",
    })
    static class AttributeOfASuperclass {
        static class Before {
            @MappedSuperclass
            static class Base {
                @Id long id;
                LocalDateTime changed;
            }

            @Entity(name = "A")
            static class A extends Base {
                String name;
            }

            @Entity(name = "B")
            static class B extends Base {
                String name;
            }

            @Entity(name = "C")
            static class C extends Base {
                String name;
            }

            @Entity(name = "D")
            static class D extends Base {
                String name;
            }

            @Entity(name = "E")
            static class E extends Base {
                String name;
            }
        }

        static class After {
            @MappedSuperclass
            static class Base {
                @Id long id;
                LocalDateTime changedOn;
            }

            @Entity(name = "A")
            static class A extends Base {
                String name;
            }

            @Entity(name = "B")
            static class B extends Base {
                String name;
            }

            @Entity(name = "C")
            static class C extends Base {
                String name;
            }

            @Entity(name = "D")
            static class D extends Base {
                String name;
            }

            @Entity(name = "E")
            static class E extends Base {
                String name;
            }
        }
    }

    @Renamed("product.price=unit_price")
    static class RenamedAndRetyped {
        static class Before {
            @Entity(name = "Product")
            static class Product {
                @Id long id;
                Integer price;
                String name;
            }
        }

        static class After {
            @Entity(name = "Product")
            static class Product {
                @Id long id;

                @Column(name = "unit_price")
                Long price;

                String name;
            }
        }
    }

    /** Three hundred columns: one question. */
    @Renamed(everything = true, questions = 1)
    static class NamingStrategyOfManyColumns {
        static final Map<String, String> SETTINGS = Map.of(IMPLICIT, "component-path");

        @Embeddable
        static class Thirty {
            String alphaNameOne;
            String betaNameOne;
            String gammaNameOne;
            String deltaNameOne;
            String omegaNameOne;
            String alphaNameTwo;
            String betaNameTwo;
            String gammaNameTwo;
            String deltaNameTwo;
            String omegaNameTwo;
            String alphaNameThree;
            String betaNameThree;
            String gammaNameThree;
            String deltaNameThree;
            String omegaNameThree;
            String alphaNameFour;
            String betaNameFour;
            String gammaNameFour;
            String deltaNameFour;
            String omegaNameFour;
            String alphaNameFive;
            String betaNameFive;
            String gammaNameFive;
            String deltaNameFive;
            String omegaNameFive;
            String alphaNameSix;
            String betaNameSix;
            String gammaNameSix;
            String deltaNameSix;
            String omegaNameSix;
        }

        static class Before {
            @Entity(name = "WideTable")
            static class WideTable {
                @Id long id;
                @Embedded Thirty first;
                @Embedded Thirty second;
                @Embedded Thirty third;
                @Embedded Thirty fourth;
                @Embedded Thirty fifth;
                @Embedded Thirty sixth;
                @Embedded Thirty seventh;
                @Embedded Thirty eighth;
                @Embedded Thirty ninth;
                @Embedded Thirty tenth;
            }
        }

        static class After {
            static final Map<String, String> SETTINGS =
                    Map.of(
                            PHYSICAL,
                            "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy");

            @Entity(name = "WideTable")
            static class WideTable {
                @Id long id;
                @Embedded Thirty first;
                @Embedded Thirty second;
                @Embedded Thirty third;
                @Embedded Thirty fourth;
                @Embedded Thirty fifth;
                @Embedded Thirty sixth;
                @Embedded Thirty seventh;
                @Embedded Thirty eighth;
                @Embedded Thirty ninth;
                @Embedded Thirty tenth;
            }
        }
    }

    /** Everything that is called after it goes along. */
    @Renamed({
        "book=volume",
        "book_aud=volume_aud",
        "book_page=volume_page",
        "book_page.book_id=volume_id",
        "book_page_aud=volume_page_aud",
        "book_page_aud.book_id=volume_id",
        "book_tags=volume_tags",
        "book_tags.book_id=volume_id",
        "book_tags_aud=volume_tags_aud",
        "book_tags_aud.book_id=volume_id",
        "book_seq=volume_seq",
    })
    static class ClassWithAllThatIsItsOwn {
        static class Before {
            @Entity(name = "Book")
            @Audited
            static class Book {
                @Id @GeneratedValue Long id;
                String title;
                @ElementCollection Set<String> tags;
                @OneToMany Set<Page> pages;
            }

            @Entity(name = "Page")
            @Audited
            static class Page {
                @Id Long id;
                String text;
            }
        }

        static class After {
            @Entity(name = "Volume")
            @Audited
            static class Volume {
                @Id @GeneratedValue Long id;
                String title;
                @ElementCollection Set<String> tags;
                @OneToMany Set<Page> pages;
            }

            @Entity(name = "Page")
            @Audited
            static class Page {
                @Id Long id;
                String text;
            }
        }
    }

    /** Nobody can see that, and nobody asks; whoever says it keeps the rows. */
    @Renamed(
            value = {"cat=dog", "dog=cat"},
            isAsked = false)
    static class TwoThatChangePlaces {
        static class Before {
            @Entity(name = "Cat")
            static class Cat {
                @Id long id;
                String purr;
                Integer lives;
            }

            @Entity(name = "Dog")
            static class Dog {
                @Id long id;
                String bark;
            }
        }

        static class After {
            @Entity(name = "Cat")
            static class Cat {
                @Id long id;
                String bark;
            }

            @Entity(name = "Dog")
            static class Dog {
                @Id long id;
                String purr;
                Integer lives;
            }
        }
    }

    /** Ten changes, and no name that anything had before. */
    @Renamed({})
    static class NothingRenamed {
        static class Before {
            @Entity(name = "Person")
            static class Person {
                @Id long id;

                @Column(length = 40)
                String name;

                String birthPlace;
                Integer legs;
                Boolean active;

                @Column(nullable = true)
                String email;
            }

            @Entity(name = "Car")
            static class Car {
                @Id long id;
                String color;
                Integer doors;
                @ManyToOne Person owner;
            }

            @Entity(name = "Ticket")
            static class Ticket {
                @Id long id;
                LocalDateTime issued;
            }
        }

        static class After {
            @Entity(name = "Person")
            static class Person {
                @Id long id;

                @Column(length = 80)
                String name;

                String webSite;
                Integer salary;
                Integer level;
                Boolean deleted;

                @Column(unique = true)
                String email;
            }

            @Entity(name = "Car")
            static class Car {
                @Id long id;
                String color;
                Long doors;
                LocalDateTime sold;

                @ManyToOne
                @JoinColumn(nullable = false)
                Person owner;
            }

            @Entity(name = "Invoice")
            static class Invoice {
                @Id long id;
                String number;
                LocalDateTime paid;
                @ManyToOne Person customer;
            }
        }
    }

    private EvolutionCases() {}
}
