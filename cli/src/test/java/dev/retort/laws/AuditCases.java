package dev.retort.laws;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.hibernate.envers.AuditTable;
import org.hibernate.envers.Audited;
import org.hibernate.envers.NotAudited;
import org.hibernate.envers.RevisionEntity;
import org.hibernate.envers.RevisionNumber;
import org.hibernate.envers.RevisionTimestamp;

/** Tables that Envers adds. */
final class AuditCases {

    static class AuditComes {
        static class Before {
            @Entity(name = "Book")
            static class Book {
                @Id @GeneratedValue Long id;
                String title;
            }
        }

        static class After {
            @Entity(name = "Book")
            @Audited
            static class Book {
                @Id @GeneratedValue Long id;
                String title;
            }
        }
    }

    static class AttributesChange {
        enum Mood {
            GOOD,
            BAD
        }

        static class Before {
            @Entity(name = "Book")
            @Audited
            static class Book {
                @Id long id;
                String title;
                String remark;
            }
        }

        static class After {
            @Entity(name = "Book")
            @Audited(withModifiedFlag = true)
            static class Book {
                @Id long id;
                String title;
                @NotAudited String remark;
                Instant printed;

                @Enumerated(EnumType.STRING)
                Mood mood;
            }
        }
    }

    static class Associations {
        static class Before {}

        static class After {
            @Embeddable
            static class Size {
                int width;
                int height;
            }

            @Entity(name = "Author")
            @Audited
            @AuditTable(value = "author_log", schema = "audit")
            static class Author {
                @Id long id;
                @ElementCollection Set<String> names;
            }

            @Entity(name = "Book")
            @Audited
            static class Book {
                @Id long id;
                Size size;
                @ManyToOne Author author;
                @ManyToMany Set<Author> editors;
            }
        }
    }

    static class NamesAndStrategy {
        static final Map<String, String> SETTINGS =
                Map.of(
                        "org.hibernate.envers.audit_table_prefix", "log_",
                        "org.hibernate.envers.audit_table_suffix", "_h",
                        "org.hibernate.envers.default_schema", "audit",
                        "org.hibernate.envers.store_data_at_delete", "true",
                        "org.hibernate.envers.audit_strategy",
                                "org.hibernate.envers.strategy.ValidityAuditStrategy",
                        "org.hibernate.envers.audit_strategy_validity_store_revend_timestamp",
                                "true");

        static class Before {
            @Entity(name = "Book")
            static class Book {
                @Id long id;
                String title;
            }
        }

        static class After {
            @Entity(name = "Book")
            @Audited
            static class Book {
                @Id long id;
                String title;
            }
        }
    }

    static class OwnRevisionEntity {
        static class Before {}

        static class After {
            @Entity(name = "Change")
            @RevisionEntity
            static class Change {
                @Id @GeneratedValue @RevisionNumber long number;
                @RevisionTimestamp long at;
                String who;
            }

            @Entity(name = "Book")
            @Audited
            static class Book {
                @Id long id;
                String title;
            }
        }
    }

    private AuditCases() {}
}
