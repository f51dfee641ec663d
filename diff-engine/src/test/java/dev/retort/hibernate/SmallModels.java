package dev.retort.hibernate;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Convert;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinColumns;
import jakarta.persistence.JoinTable;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.Collate;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Comment;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.NotFound;
import org.hibernate.annotations.NotFoundAction;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.type.NumericBooleanConverter;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.YesNoConverter;

/** Small models, each an interface whose nested classes are read together. */
final class SmallModels {

    private SmallModels() {}

    enum Mood {
        SAD,
        HAPPY
    }

    interface Basics {
        @Entity(name = "Basics")
        class All implements Basics {
            @Id UUID id;
            boolean flag;
            Boolean maybe;
            byte tiny;
            short small;
            int number;
            long big;
            float real;
            double precise;
            char letter;
            String text;

            @Column(length = 100000)
            String longText;

            @Lob String clob;
            @Lob byte[] blob;
            byte[] bytes;
            BigDecimal price;

            @Column(precision = 10, scale = 4)
            BigDecimal exact;

            BigInteger whole;
            Instant instant;
            LocalDate date;
            LocalTime time;
            OffsetDateTime offsetAt;
            ZonedDateTime zoned;
            Duration duration;

            @Column(name = "s3", precision = 3)
            Instant seconds;

            String[] words;
            List<Integer> numbers;

            @JdbcTypeCode(SqlTypes.JSON)
            Map<String, String> json;

            @JdbcTypeCode(SqlTypes.INET)
            java.net.InetAddress address;

            @Version int version;
        }
    }

    interface Enums {
        @Entity(name = "Enums")
        class All implements Enums {
            @Id long id;

            @Enumerated(EnumType.STRING)
            Mood byName;

            @Enumerated Mood byNumber;

            @JdbcTypeCode(SqlTypes.NAMED_ENUM)
            Mood nativeMood;

            @Enumerated(EnumType.STRING)
            @Column(name = "only_one", nullable = false, unique = true)
            @Check(constraints = "length(only_one) > 2")
            Mood onlyOne;

            @Convert(converter = YesNoConverter.class)
            boolean yesNo;

            @Convert(converter = NumericBooleanConverter.class)
            boolean zeroOne;
        }
    }

    interface Uniques {
        @Entity(name = "Uniques")
        @Table(
                uniqueConstraints = {
                    @UniqueConstraint(columnNames = {"b", "a"}),
                    @UniqueConstraint(name = "UQ_Named", columnNames = "c"),
                    @UniqueConstraint(name = "uq_lost", columnNames = "d"),
                    @UniqueConstraint(
                            name = "\"Uq Quoted\"",
                            columnNames = {"c", "d"}),
                    @UniqueConstraint(
                            name = "uq_wins",
                            columnNames = {"a", "c"}),
                    @UniqueConstraint(columnNames = {"a", "c"})
                },
                indexes = {
                    @Index(columnList = "a, d", unique = true),
                    @Index(name = "Ix_Named", columnList = "a asc, b desc"),
                    @Index(columnList = "d desc"),
                    @Index(name = "ix_expr", columnList = "(lower(a)) desc, b"),
                    @Index(name = "ix_unique_expr", columnList = "(upper(a))", unique = true)
                })
        class All implements Uniques {
            @Id long id;
            String a;
            String b;
            String c;

            @Column(unique = true)
            String d;

            @Column(unique = true, nullable = false)
            String e;

            @OneToOne All other;
        }
    }

    interface Checks {
        @Entity(name = "Checks")
        @Check(constraints = "low < high")
        @Check(name = "Named_Check", constraints = "low > 0")
        @Check(constraints = "high < 1000")
        @Check(constraints = "checks.low <> 13")
        class All implements Checks {
            @Id long id;

            @Check(constraints = "low > -1")
            int low;

            @Check(name = "chk_high", constraints = "high > 0")
            int high;

            @Column(columnDefinition = "date default current_date check (day > '1900-01-01')")
            LocalDate day;
        }
    }

    interface ClashingNames {
        @Entity(name = "a")
        class A implements ClashingNames {
            @Id long id;

            @Enumerated Mood b_c;
        }

        @Entity(name = "a_b")
        class AB implements ClashingNames {
            @Id long id;

            @Enumerated Mood c;

            @Column(unique = true)
            String d_e;
        }

        @Entity(name = "a_b_d")
        class ABD implements ClashingNames {
            @Id long id;

            @Column(unique = true)
            String e;
        }

        @Entity(name = "taker")
        class Taker implements ClashingNames {
            @Id
            @GeneratedValue(generator = "taken")
            @SequenceGenerator(name = "taken", sequenceName = "a_b_d_e_key")
            long id;
        }
    }

    interface LongNames {
        @Entity(name = "a_table_with_a_name_that_is_longer_than_forty_bytes")
        class Longest implements LongNames {
            @Id
            @GeneratedValue(strategy = GenerationType.IDENTITY)
            Long an_identifier_with_a_name_that_is_also_rather_long;

            @Enumerated(EnumType.STRING)
            Mood the_mood_that_the_author_of_this_was_in;

            @Column(unique = true)
            String grüße_an_alle_die_lange_namen_mögen_und_schreiben;

            @Column(unique = true, name = "x")
            String shortOne;
        }

        @Entity(
                name =
                        "a_table_with_a_name_that_is_longer_than_the_sixty_three_bytes_that_fit_in_it")
        class TooLong implements LongNames {
            @Id long id;

            @ManyToOne Longest longest;

            @Column(unique = true)
            String code;
        }
    }

    interface Definitions {
        @Entity(name = "Definitions")
        class All implements Definitions {
            @Id
            @GeneratedValue(strategy = GenerationType.IDENTITY)
            long id;

            @Column(columnDefinition = "varchar(40) collate \"C\" not null default 'x, not null'")
            String much;

            @Column(columnDefinition = "numeric(8, 2) default 1.5 check (price > 0) unique")
            BigDecimal price;

            @Column(columnDefinition = "timestamp with time zone default now()")
            Instant at;

            @Column(columnDefinition = "bigserial")
            Long counter;

            @Column(columnDefinition = "text[] default '{}'::text[] not null")
            String[] tags;

            @ColumnDefault("'new'")
            String state;

            @GeneratedColumn("id * 2")
            @Column(insertable = false, updatable = false)
            Long twice;

            @Collate("C")
            String sorted;
        }
    }

    interface Comments {
        @Entity(name = "Comments")
        @Comment("what ''people'' say")
        class All implements Comments {
            @Id long id;

            @Comment("as they said it")
            String text;
        }
    }

    interface Quoting {
        @Entity(name = "Quoting")
        @Table(name = "\"Order\"", schema = "\"Mixed Case\"")
        class All implements Quoting {
            @Id long id;

            @Column(name = "`select`")
            String select;

            @Column(name = "\"camelCase\"", unique = true)
            String camelCase;

            String plainCamel;

            @Enumerated(EnumType.STRING)
            @Column(name = "`Mood`")
            Mood mood;

            @ManyToOne
            @JoinColumn(foreignKey = @ForeignKey(name = "\"FK Self\""))
            All parent;
        }
    }

    interface Generators {
        @Entity(name = "SequenceOwner")
        class SequenceOwner implements Generators {
            @Id
            @GeneratedValue(generator = "gen")
            @SequenceGenerator(
                    name = "gen",
                    sequenceName = "My_Numbers",
                    schema = "numbers",
                    initialValue = 1000,
                    allocationSize = 5)
            long id;
        }

        @Entity(name = "DownOwner")
        class DownOwner implements Generators {
            @Id
            @GeneratedValue(generator = "down")
            @SequenceGenerator(name = "down", initialValue = 0, allocationSize = 1)
            long id;
        }

        @Entity(name = "AutoOwner")
        class AutoOwner implements Generators {
            @Id @GeneratedValue int id;
        }

        @Entity(name = "UuidOwner")
        class UuidOwner implements Generators {
            @Id @GeneratedValue UUID id;
        }
    }

    interface TableGenerators {
        @Entity(name = "TableOwner")
        class All implements TableGenerators {
            @Id
            @GeneratedValue(strategy = GenerationType.TABLE, generator = "hilo")
            @TableGenerator(name = "hilo")
            long id;
        }
    }

    interface Associations {
        @Embeddable
        record Key(int zone, int number) implements Serializable, Associations {}

        @Entity(name = "Parent")
        class Parent implements Associations {
            @EmbeddedId Key key;

            @NaturalId String code;

            @OneToMany(mappedBy = "parent", cascade = CascadeType.ALL)
            List<Child> children;

            @OneToMany
            @JoinColumns({
                @JoinColumn(name = "owner_zone", referencedColumnName = "zone"),
                @JoinColumn(name = "owner_number", referencedColumnName = "number")
            })
            @OrderColumn(name = "pos")
            List<Tag> ownTags;
        }

        @Entity(name = "Child")
        class Child implements Associations {
            @Id long id;

            @ManyToOne
            @OnDelete(action = OnDeleteAction.CASCADE)
            @JoinColumns({
                @JoinColumn(name = "p_zone", referencedColumnName = "zone"),
                @JoinColumn(name = "p_number", referencedColumnName = "number")
            })
            Parent parent;

            @ManyToOne
            @OnDelete(action = OnDeleteAction.SET_NULL)
            @JoinColumn(foreignKey = @ForeignKey(name = "FK_First_Child"))
            Child first;

            @ManyToOne
            @JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
            Child third;

            @ManyToOne
            @NotFound(action = NotFoundAction.IGNORE)
            Child fourth;

            @ManyToOne
            @JoinColumn(name = "tag_name", referencedColumnName = "name")
            Tag tagByName;

            @ManyToMany
            @JoinTable(
                    name = "child_tags",
                    joinColumns = @JoinColumn(name = "child_id"),
                    inverseJoinColumns = @JoinColumn(name = "tag_id"))
            Set<Tag> tags;

            @OneToOne(mappedBy = "child")
            Detail detail;

            @ElementCollection
            @CollectionTable(name = "child_phones")
            Map<String, Phone> phones;

            @ElementCollection @OrderColumn List<String> steps;
        }

        @Embeddable
        class Phone implements Associations {
            @Column(nullable = false)
            String number;

            @Enumerated(EnumType.STRING)
            Mood mood;
        }

        @Entity(name = "Tag")
        class Tag implements Associations {
            @Id long id;

            @Column(unique = true)
            String name;
        }

        @Entity(name = "Detail")
        class Detail implements Associations {
            @Id long id;

            @MapsId @OneToOne Child child;
        }
    }

    interface KeyDefinitions {
        @Entity(name = "Linked")
        class Linked implements KeyDefinitions {
            @Id long id;

            @ManyToOne
            @JoinColumn(
                    foreignKey =
                            @ForeignKey(
                                    name = "fk_defined",
                                    foreignKeyDefinition =
                                            "foreign key (second_id) references Linked (id) on"
                                                    + " delete set null on update cascade"
                                                    + " deferrable initially deferred"))
            Linked second;
        }
    }

    interface Hierarchies {
        @Entity(name = "Animal")
        @Inheritance(strategy = InheritanceType.SINGLE_TABLE)
        @DiscriminatorColumn(name = "kind")
        class Animal implements Hierarchies {
            @Id long id;
        }

        @Entity(name = "Cat")
        class Cat extends Animal {
            @Column(nullable = false)
            int lives;

            @Enumerated(EnumType.STRING)
            Mood mood;
        }

        @Entity(name = "Vehicle")
        @Inheritance(strategy = InheritanceType.JOINED)
        class Vehicle implements Hierarchies {
            @Id long id;
        }

        @Entity(name = "Car")
        @SecondaryTable(name = "car_extra", indexes = @Index(columnList = "extra"))
        class Car extends Vehicle {
            int doors;

            @Column(table = "car_extra")
            String extra;
        }

        @Entity(name = "Shape")
        @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
        abstract class Shape implements Hierarchies {
            @Id long id;

            @Column(unique = true)
            String name;

            @Enumerated(EnumType.STRING)
            Mood mood;

            @ManyToOne Animal owner;
        }

        @Entity(name = "Circle")
        class Circle extends Shape {
            double radius;
        }

        @Entity(name = "Square")
        class Square extends Shape {
            double side;
        }
    }

    interface Aggregates {
        @Embeddable
        class Address implements Aggregates {
            @Column(nullable = false)
            String street;

            int number;

            @Enumerated(EnumType.STRING)
            Mood mood;
        }

        @Entity(name = "Aggregates")
        @Check(constraints = "id > 0")
        class All implements Aggregates {
            @Id long id;

            @JdbcTypeCode(SqlTypes.JSON)
            Address address;
        }
    }

    interface SoftDeletes {
        @Entity(name = "SoftDeletes")
        @SoftDelete
        class All implements SoftDeletes {
            @Id long id;

            @ElementCollection
            @SoftDelete(strategy = org.hibernate.annotations.SoftDeleteType.ACTIVE)
            Set<String> names;
        }
    }

    interface Embeddings {
        @Embeddable
        class Money implements Embeddings {
            @Column(precision = 12, scale = 2)
            BigDecimal amount;

            @Column(length = 3)
            String currency;
        }

        @Entity(name = "Embeddings")
        class All implements Embeddings {
            @Id long id;
            @Embedded Money price;
        }
    }
}
