package dev.retort.laws;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.io.Serializable;
import java.util.Objects;
import org.hibernate.annotations.NaturalId;

/** Primary keys, unique constraints, indexes. */
final class KeyCases {

    static class Key implements Serializable {
        private static final long serialVersionUID = 1L;
        int z;
        String a;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.z == z && Objects.equals(key.a, a);
        }

        @Override
        public int hashCode() {
            return Objects.hash(z, a);
        }
    }

    @Refused(toAfter = Refused.NOT_NULL)
    static class IdClassKey {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id int z;
            }
        }

        static class After {
            @Entity(name = "T")
            @IdClass(Key.class)
            static class T {
                @Id int z;
                @Id String a;
            }
        }
    }

    @Embeddable
    static class Place implements Serializable {
        private static final long serialVersionUID = 1L;
        String town;
        int number;

        @Override
        public boolean equals(Object other) {
            return other instanceof Place place
                    && place.number == number
                    && Objects.equals(place.town, town);
        }

        @Override
        public int hashCode() {
            return Objects.hash(town, number);
        }
    }

    static class EmbeddedKey {
        static class After {
            @Entity(name = "T")
            static class T {
                @EmbeddedId Place place;
                String name;
            }
        }
    }

    static class UniqueColumn {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;
                String a;

                @Column(unique = true)
                String b;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @Column(unique = true)
                String a;

                String b;
            }
        }
    }

    static class UniqueConstraints {
        static class Before {
            @Entity(name = "T")
            @Table(uniqueConstraints = @UniqueConstraint(columnNames = {"a", "b"}))
            static class T {
                @Id long id;
                String a;
                String b;
            }
        }

        static class After {
            @Entity(name = "T")
            @Table(
                    uniqueConstraints =
                            @UniqueConstraint(
                                    name = "b_a_key",
                                    columnNames = {"b", "a"}))
            static class T {
                @Id long id;
                String a;
                String b;
                @NaturalId String code;
            }
        }
    }

    static class Indexes {
        static class Before {
            @Entity(name = "T")
            @Table(
                    indexes = {
                        @Index(columnList = "a"),
                        @Index(name = "i_b", columnList = "b"),
                        @Index(name = "i_c", columnList = "c")
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
                    indexes = {
                        @Index(columnList = "a, b desc"),
                        @Index(name = "i_b", columnList = "b desc"),
                        @Index(name = "i_d", columnList = "c", unique = true)
                    })
            static class T {
                @Id long id;
                String a;
                String b;
                String c;
            }
        }
    }

    static class IndexNameAdopted {
        static class Before {
            @Entity(name = "T")
            @Table(indexes = @Index(name = "my_own_idx", columnList = "a"))
            static class T {
                @Id long id;
                String a;
            }
        }

        static class After {
            @Entity(name = "T")
            @Table(indexes = @Index(columnList = "a"))
            static class T {
                @Id long id;
                String a;
            }
        }
    }
}
