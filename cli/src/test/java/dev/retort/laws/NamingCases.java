package dev.retort.laws;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;

/** Naming strategies, Hibernate's and one's own. */
final class NamingCases {

    private static final String PHYSICAL = "hibernate.physical_naming_strategy";
    private static final String IMPLICIT = "hibernate.implicit_naming_strategy";
    private static final String CAMEL_CASE =
            "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy";

    @Embeddable
    static class HomeAddress {
        String streetName;
        @ElementCollection List<String> extraLines;
    }

    static class CamelCaseToUnderscores {
        static class Before {
            @Entity(name = "MyEntity")
            static class MyEntity {
                @Id @GeneratedValue long theId;
                String firstName;

                @Column(name = "givenName")
                String otherName;

                @Column(unique = true)
                String socialNumber;

                @ManyToOne MyEntity parentEntity;
                @ElementCollection Set<String> nickNames;
                HomeAddress homeAddress;
            }
        }

        static class After {
            static final Map<String, String> SETTINGS = Map.of(PHYSICAL, CAMEL_CASE);

            @Entity(name = "MyEntity")
            static class MyEntity {
                @Id @GeneratedValue long theId;
                String firstName;

                @Column(name = "givenName")
                String otherName;

                @Column(unique = true)
                String socialNumber;

                @ManyToOne MyEntity parentEntity;
                @ElementCollection Set<String> nickNames;
                HomeAddress homeAddress;
            }
        }
    }

    static class CamelCaseWithExplicitNames {
        static final Map<String, String> SETTINGS = Map.of(PHYSICAL, CAMEL_CASE);

        static class After {
            @Entity(name = "PurchaseOrder")
            @Table(
                    name = "PurchaseOrders",
                    schema = "SalesData",
                    indexes = @Index(name = "idxOrderNumber", columnList = "orderNumber"))
            static class PurchaseOrder {
                @Id @GeneratedValue long id;
                String orderNumber;

                @Column(name = "`KeptAsItIs`")
                String kept;

                @OneToMany List<PurchaseOrder> followUps;
                @ManyToMany Set<PurchaseOrder> relatedTo;
            }
        }
    }

    static class ComponentPaths {
        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;
                HomeAddress address;
            }
        }

        static class After {
            static final Map<String, String> SETTINGS = Map.of(IMPLICIT, "component-path");

            @Entity(name = "T")
            static class T {
                @Id long id;
                HomeAddress address;
            }
        }
    }

    static class LegacyHibernateNames {
        static final Map<String, String> SETTINGS = Map.of(IMPLICIT, "legacy-hbm");

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;
                @ManyToOne T parent;
                @ElementCollection Set<String> tags;
                @ManyToMany Set<T> others;
                HomeAddress address;
            }
        }
    }

    static class LegacyJpaNames {
        static final Map<String, String> SETTINGS = Map.of(IMPLICIT, "legacy-jpa");

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @Column(unique = true)
                String code;

                @ManyToOne T parent;
                @ElementCollection Set<String> tags;
                @ManyToMany Set<T> others;
                HomeAddress address;
            }
        }
    }

    /** Puts something in front of every table and makes column names upper case. */
    public static final class Prefixes extends PhysicalNamingStrategyStandardImpl {
        private static final long serialVersionUID = 1L;

        @Override
        public Identifier toPhysicalTableName(Identifier name, JdbcEnvironment context) {
            return Identifier.toIdentifier("tbl_" + name.getText(), name.isQuoted());
        }

        @Override
        public Identifier toPhysicalSequenceName(Identifier name, JdbcEnvironment context) {
            return Identifier.toIdentifier("sq_" + name.getText(), name.isQuoted());
        }

        @Override
        public Identifier toPhysicalColumnName(Identifier name, JdbcEnvironment context) {
            return Identifier.toIdentifier("C_" + name.getText(), true);
        }
    }

    static class OwnStrategy {
        static class Before {
            @Entity(name = "T")
            @Table(name = "t", indexes = @Index(columnList = "name"))
            static class T {
                @Id @GeneratedValue long id;
                String name;
                @ManyToOne T parent;
            }
        }

        static class After {
            static final Map<String, String> SETTINGS =
                    Map.of(PHYSICAL, "dev.retort.laws.NamingCases$Prefixes");

            @Entity(name = "T")
            @Table(name = "t", indexes = @Index(columnList = "name"))
            static class T {
                @Id @GeneratedValue long id;
                String name;
                @ManyToOne T parent;
            }
        }
    }

    /** As Spring Boot has it by default: both strategies, of which the implicit one comes anew. */
    static class SpringNames {
        static class Before {
            static final Map<String, String> SETTINGS = Map.of(PHYSICAL, CAMEL_CASE);

            @Entity(name = "PurchaseOrder")
            static class PurchaseOrder {
                @Id @GeneratedValue long id;
                @ManyToOne PurchaseOrder followUp;
                @ManyToMany Set<PurchaseOrder> relatedTo;
                @OneToMany List<PurchaseOrder> laterOnes;
                @ElementCollection Set<String> nickNames;
            }
        }

        static void rows(EntityManager manager) {
            Before.PurchaseOrder order = new Before.PurchaseOrder();
            order.followUp = order;
            order.nickNames = Set.of("one", "two");
            manager.persist(order);
        }

        static class After {
            static final Map<String, String> SETTINGS =
                    Map.of(
                            PHYSICAL,
                            CAMEL_CASE,
                            IMPLICIT,
                            "org.springframework.boot.orm.jpa.hibernate"
                                    + ".SpringImplicitNamingStrategy");

            @Entity(name = "PurchaseOrder")
            static class PurchaseOrder {
                @Id @GeneratedValue long id;
                @ManyToOne PurchaseOrder followUp;
                @ManyToMany Set<PurchaseOrder> relatedTo;
                @OneToMany List<PurchaseOrder> laterOnes;
                @ElementCollection Set<String> nickNames;
            }
        }
    }
}
