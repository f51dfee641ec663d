package dev.retort.laws;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.Set;

/** Entities and attributes that got another name, over tables with rows. */
final class RenameCases {

    enum Mood {
        SAD,
        HAPPY
    }

    @Renamed("Orders.total=amount")
    static class Attribute {
        static class Before {
            @Entity(name = "Orders")
            @Table(name = "\"Orders\"")
            static class Order {
                @Id Long id;

                @Column(nullable = false)
                int total;

                String note;
            }
        }

        static class After {
            @Entity(name = "Orders")
            @Table(name = "\"Orders\"")
            static class Order {
                @Id Long id;

                @Column(nullable = false)
                int amount;

                String note;
            }
        }
    }

    @Renamed("book.author_id=writer_id")
    static class Association {
        static class Before {
            @Entity(name = "Author")
            static class Author {
                @Id Long id;
            }

            @Entity(name = "Book")
            static class Book {
                @Id Long id;

                @ManyToOne Author author;
            }
        }

        static class After {
            @Entity(name = "Author")
            static class Author {
                @Id Long id;
            }

            @Entity(name = "Book")
            static class Book {
                @Id Long id;

                @ManyToOne Author writer;
            }
        }
    }

    @Renamed({
        "book=volume",
        "book_seq=volume_seq",
        "book_tags=volume_tags",
        "book_tags.book_id=volume_id"
    })
    static class EntityWithSequenceAndCollection {
        static class Before {
            @Entity(name = "Book")
            static class Book {
                @Id @GeneratedValue Long id;

                @Column(unique = true)
                String title;

                int pages;

                @ElementCollection
                @CollectionTable(
                        name = "book_tags",
                        joinColumns = @JoinColumn(name = "book_id", nullable = false))
                Set<String> tags;

                @ManyToOne Book sequel;
            }
        }

        static class After {
            @Entity(name = "Volume")
            static class Volume {
                @Id @GeneratedValue Long id;

                @Column(unique = true)
                String title;

                int pages;

                @ElementCollection
                @CollectionTable(
                        name = "volume_tags",
                        joinColumns = @JoinColumn(name = "volume_id", nullable = false))
                Set<String> tags;

                @ManyToOne Volume sequel;
            }
        }
    }
}
