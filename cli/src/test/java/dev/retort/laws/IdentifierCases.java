package dev.retort.laws;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.hibernate.annotations.NaturalId;

/** What identifies a row: simple, composite, derived and natural ids, and its version. */
final class IdentifierCases {

    @Refused(toAfter = Refused.NOT_NULL, toBefore = Refused.NOT_NULL)
    static class AssignedText {
        static final Map<String, String> ANSWERS = Map.of("t.code", "id", "t.id", "code");

        static class Before {
            @Entity(name = "T")
            static class T {
                @Id String id;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id
                @Column(length = 20, name = "code")
                String id;
            }
        }
    }

    @Embeddable
    static class LineId implements Serializable {
        private static final long serialVersionUID = 1L;
        long orderId;
        int position;

        @Override
        public boolean equals(Object other) {
            return other instanceof LineId id && id.orderId == orderId && id.position == position;
        }

        @Override
        public int hashCode() {
            return Objects.hash(orderId, position);
        }
    }

    @Refused(toAfter = Refused.NOT_NULL, toBefore = Refused.NOT_NULL)
    static class MapsIdOfAnEmbeddedId {
        static class Before {
            @Entity(name = "Orders")
            static class Order {
                @Id long id;
            }

            @Entity(name = "Line")
            static class Line {
                @EmbeddedId LineId id;
            }
        }

        static class After {
            @Entity(name = "Orders")
            static class Order {
                @Id long id;
            }

            @Entity(name = "Line")
            static class Line {
                @EmbeddedId LineId id;

                @MapsId("orderId")
                @ManyToOne
                Order order;
            }
        }
    }

    static class SharedPrimaryKey {
        static class After {
            @Entity(name = "P")
            static class P {
                @Id long id;
            }

            @Entity(name = "MapsIt")
            static class MapsIt {
                @Id long id;
                @MapsId @OneToOne P p;
            }

            @Entity(name = "JoinsIt")
            static class JoinsIt {
                @Id long id;

                @OneToOne @PrimaryKeyJoinColumn P p;
            }
        }
    }

    static class Ticket implements Serializable {
        private static final long serialVersionUID = 1L;
        long show;
        int seat;

        @Override
        public boolean equals(Object other) {
            return other instanceof Ticket ticket && ticket.show == show && ticket.seat == seat;
        }

        @Override
        public int hashCode() {
            return Objects.hash(show, seat);
        }
    }

    static class IdClassWithAnAssociation {
        static class After {
            @Entity(name = "Show")
            static class Show {
                @Id long id;
            }

            @Entity(name = "Seat")
            @IdClass(Ticket.class)
            static class Seat {
                @Id @ManyToOne Show show;
                @Id int seat;
            }

            @Entity(name = "Guest")
            static class Guest {
                @Id long id;

                @ManyToOne
                @JoinColumn(name = "the_show", referencedColumnName = "show_id")
                @JoinColumn(name = "the_seat", referencedColumnName = "seat")
                Seat seat;
            }
        }
    }

    static class AssociationAsId {
        static class After {
            @Entity(name = "P")
            static class P {
                @Id long id;
            }

            @Entity(name = "C")
            static class C {
                @Id @ManyToOne P p;
                String a;
            }
        }
    }

    static class NaturalIds {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;
                @NaturalId String country;
                String number;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;
                @NaturalId String country;

                @NaturalId(mutable = true)
                String number;
            }
        }
    }

    static class NaturalIdOfAnAssociation {
        static class After {
            @Entity(name = "P")
            static class P {
                @Id long id;
            }

            @Entity(name = "T")
            static class T {
                @Id long id;
                @NaturalId @ManyToOne P p;
                @NaturalId String code;
            }
        }
    }

    static class Versions {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;
                @Version Integer version;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;
                @Version Long version;
            }

            @Entity(name = "U")
            static class U {
                @Id long id;
                @Version Instant changed;
            }
        }
    }
}
