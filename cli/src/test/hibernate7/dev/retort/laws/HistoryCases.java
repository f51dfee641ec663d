package dev.retort.laws;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SecondaryTable;
import java.util.Map;
import java.util.Set;
import org.hibernate.annotations.Audited;
import org.hibernate.annotations.EmbeddedTable;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.NaturalIdClass;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.annotations.SoftDeleteType;
import org.hibernate.annotations.Temporal;

/** Tables and columns for what was, which Hibernate 7 adds by itself; and its other new mappings. */
final class HistoryCases {

    static class SoftDeletedAtATime {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;
            }
        }

        static class After {
            @Entity(name = "T")
            @SoftDelete(strategy = SoftDeleteType.TIMESTAMP)
            static class T {
                @Id long id;

                @ElementCollection
                @SoftDelete(strategy = SoftDeleteType.TIMESTAMP, columnName = "gone_at")
                Set<String> tags;
            }
        }
    }

    @Refused(toAfter = Refused.NOT_NULL)
    static class TemporalInOneTable {
        static final Map<String, String> SETTINGS =
                Map.of("hibernate.temporal.table_strategy", "SINGLE_TABLE");

        static final Map<String, String> ANSWERS = Map.of("t.since", "now()");

        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;
                String a;
            }
        }

        static class After {
            @Entity(name = "T")
            @Temporal(rowStart = "since", rowEnd = "until", secondPrecision = 3)
            static class T {
                @Id long id;
                String a;
                @Temporal.Excluded String b;

                @ManyToOne T parent;
            }
        }
    }

    static class TemporalWithAHistoryTable {
        static final Map<String, String> SETTINGS =
                Map.of("hibernate.temporal.table_strategy", "HISTORY_TABLE");

        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;
                String a;
            }
        }

        static class After {
            @Entity(name = "T")
            @Temporal
            @Temporal.HistoryTable(name = "t_was")
            static class T {
                @Id long id;
                String a;
                @ManyToOne T parent;
            }

            @Entity(name = "U")
            @Temporal
            static class U {
                @Id long id;

                @Column(unique = true)
                String b;
            }
        }
    }

    static class AuditedByHibernateItself {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id @GeneratedValue long id;
                String a;
            }
        }

        static class After {
            @Entity(name = "T")
            @Audited
            static class T {
                @Id @GeneratedValue long id;
                String a;
                @Audited.Excluded String b;
                @ManyToOne T parent;
            }

            @Entity(name = "U")
            @Audited
            @Audited.Table(
                    name = "u_log",
                    schema = "audit",
                    changesetIdColumn = "change",
                    modificationTypeColumn = "kind")
            static class U {
                @Id long id;

                @Column(nullable = false, unique = true)
                String b;

                @ElementCollection Set<String> tags;
            }
        }
    }

    static class AuditedWithValidity {
        static final Map<String, String> SETTINGS = Map.of("hibernate.audit.strategy", "validity");

        static class After {
            @Entity(name = "T")
            @Audited
            static class T {
                @Id long id;
                String a;
            }
        }
    }

    @Embeddable
    static class Details {
        String a;
        String b;
    }

    static class Code {
        String country;
        String number;
    }

    static class EmbeddablesOfASecondaryTable {
        static class Before {
            @Entity(name = "T")
            @SecondaryTable(name = "t_more")
            static class T {
                @Id long id;
                @Embedded Details details;
                @NaturalId String country;
                @NaturalId String number;
            }
        }

        static class After {
            @Entity(name = "T")
            @SecondaryTable(name = "t_more")
            @NaturalIdClass(Code.class)
            static class T {
                @Id long id;

                @Embedded
                @EmbeddedTable("t_more")
                Details details;

                @NaturalId String country;
                @NaturalId String number;
            }
        }
    }
}
