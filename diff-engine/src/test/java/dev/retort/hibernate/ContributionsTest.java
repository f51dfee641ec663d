package dev.retort.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.RetortException;
import dev.retort.model.QualifiedName;
import dev.retort.model.Table;
import dev.retort.snapshot.Desired;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What services, settings and mapping files add to a model, with both Hibernates. */
class ContributionsTest {

    private static final String PRICED =
            "@Entity public class Priced { @Id long id; Money price; }";

    private static final String MONEY =
            "public class Money implements java.io.Serializable { long cents; }";

    /** As if {@code Money} had a {@code @JavaType} at every attribute. */
    private static final String MONEY_TYPE =
            """
            import org.hibernate.type.descriptor.WrapperOptions;
            import org.hibernate.type.descriptor.java.AbstractClassJavaType;
            import org.hibernate.type.descriptor.jdbc.*;
            public class MoneyType extends AbstractClassJavaType<Money> {
              public MoneyType() { super(Money.class); }
              public JdbcType getRecommendedJdbcType(JdbcTypeIndicators indicators) {
                return indicators.getJdbcType(java.sql.Types.BIGINT);
              }
              public <X> X unwrap(Money money, Class<X> type, WrapperOptions options) {
                return null;
              }
              public <X> Money wrap(X value, WrapperOptions options) {
                return null;
              }
            }
            """;

    private static String typeOfPrice(Desired desired) {
        return desired.schema()
                .tables()
                .get(QualifiedName.of("priced"))
                .columns()
                .get("price")
                .type()
                .sql();
    }

    @TestFactory
    Stream<DynamicTest> aTypeContributor() {
        return Application.withBoth(
                application -> {
                    application
                            .add("Money", MONEY)
                            .add("MoneyType", MONEY_TYPE)
                            .add("Priced", PRICED)
                            .add(
                                    "Types",
                                    """
                                    import org.hibernate.boot.model.*;
                                    import org.hibernate.service.ServiceRegistry;
                                    public class Types implements TypeContributor {
                                      public void contribute(TypeContributions types, ServiceRegistry r) {
                                        types.contributeJavaType(new MoneyType());
                                      }
                                    }
                                    """)
                            .add(
                                    "Functions",
                                    """
                                    import org.hibernate.boot.model.*;
                                    public class Functions implements FunctionContributor {
                                      public void contributeFunctions(FunctionContributions functions) {
                                        functions.getFunctionRegistry()
                                            .registerPattern("twice", "(?1 * 2)");
                                      }
                                    }
                                    """)
                            .compile();
                    List<String> priced = List.of("shop.Priced");
                    for (ReadRequest.Bootstrap bootstrap : ReadRequest.Bootstrap.values()) {
                        assertThat(
                                        typeOfPrice(
                                                application.read(
                                                        bootstrap, priced, List.of(), Map.of())))
                                .isEqualTo("bytea");
                    }
                    application
                            .resource(
                                    "META-INF/services/org.hibernate.boot.model.TypeContributor",
                                    "shop.Types\n")
                            .resource(
                                    "META-INF/services/org.hibernate.boot.model.FunctionContributor",
                                    "shop.Functions\n");
                    for (ReadRequest.Bootstrap bootstrap : ReadRequest.Bootstrap.values()) {
                        assertThat(
                                        typeOfPrice(
                                                application.read(
                                                        bootstrap, priced, List.of(), Map.of())))
                                .isEqualTo("bigint");
                    }
                });
    }

    /** Hibernate asks it where Jakarta Persistence starts it, and nowhere else; so do we. */
    @TestFactory
    Stream<DynamicTest> aMetadataBuilderContributorOfTheSettings() {
        return Application.withBoth(
                application -> {
                    application
                            .add("Money", MONEY)
                            .add("MoneyType", MONEY_TYPE)
                            .add("Priced", PRICED)
                            .add(
                                    "Building",
                                    """
                                    import org.hibernate.boot.MetadataBuilder;
                                    public class Building
                                        implements org.hibernate.boot.spi.MetadataBuilderContributor {
                                      public void contribute(MetadataBuilder builder) {
                                        builder.applyTypes((types, registry) ->
                                            types.contributeJavaType(new MoneyType()));
                                      }
                                    }
                                    """)
                            .compile();
                    Map<ReadRequest.Bootstrap, String> types =
                            new EnumMap<>(ReadRequest.Bootstrap.class);
                    for (ReadRequest.Bootstrap bootstrap : ReadRequest.Bootstrap.values()) {
                        types.put(
                                bootstrap,
                                typeOfPrice(
                                        application.read(
                                                bootstrap,
                                                List.of("shop.Priced"),
                                                List.of(),
                                                Map.of(
                                                        "hibernate.metadata_builder_contributor",
                                                        "shop.Building"))));
                    }
                    assertThat(types)
                            .containsEntry(ReadRequest.Bootstrap.NATIVE, "bytea")
                            .containsEntry(ReadRequest.Bootstrap.JPA, "bigint");
                });
    }

    /** Hibernate 7 has no such service any more. */
    @Test
    void aMetadataContributor(@TempDir Path folder) throws IOException {
        Application application =
                Application.with6(folder)
                        .add("Book", "@Entity public class Book { @Id long id; }")
                        .add(
                                "Commenting",
                                """
                                import org.hibernate.boot.spi.InFlightMetadataCollector;
                                public class Commenting
                                    implements org.hibernate.boot.spi.MetadataContributor {
                                  public void contribute(
                                      InFlightMetadataCollector metadata, org.jboss.jandex.IndexView index) {
                                    metadata.getEntityBinding("shop.Book").getTable().setComment("contributed");
                                  }
                                }
                                """)
                        .compile()
                        .resource(
                                "META-INF/services/org.hibernate.boot.spi.MetadataContributor",
                                "shop.Commenting\n");

        assertThat(application.read(Map.of()).schema().tables().get(QualifiedName.of("book")))
                .extracting(Table::comment)
                .isEqualTo("contributed");
    }

    private static String hbmXml(String content) {
        return """
               <hibernate-mapping xmlns="http://www.hibernate.org/xsd/orm/hbm">
               %s
               </hibernate-mapping>
               """
                .formatted(content);
    }

    @TestFactory
    Stream<DynamicTest> auxiliaryDatabaseObjects() {
        return Application.withBoth(
                application -> {
                    application
                            .add("Book", "@Entity public class Book { @Id long id; }")
                            .compile()
                            .resource(
                                    "objects.hbm.xml",
                                    hbmXml(
                                            """
                                            <database-object>
                                              <create>create function answer() returns int</create>
                                              <drop>drop function answer()</drop>
                                            </database-object>
                                            <database-object>
                                              <create>create alias for_h2</create>
                                              <drop>drop alias for_h2</drop>
                                              <dialect-scope name="org.hibernate.dialect.H2Dialect"/>
                                            </database-object>
                                            """));

                    Desired desired =
                            application.read(
                                    ReadRequest.Bootstrap.NATIVE,
                                    List.of("shop.Book"),
                                    List.of("objects.hbm.xml"),
                                    Map.of());

                    assertThat(desired.schema().tables()).hasSize(1);
                    assertThat(desired.warnings())
                            .singleElement()
                            .asString()
                            .contains("not compared", "create function answer() returns int");
                });
    }

    @TestFactory
    Stream<DynamicTest> aServiceThatIsNotThereIsAnError() {
        return Application.withBoth(
                application -> {
                    application
                            .add("Book", "@Entity public class Book { @Id long id; }")
                            .compile()
                            .resource(
                                    "META-INF/services/org.hibernate.boot.model.TypeContributor",
                                    "shop.Gone\n");
                    assertFails(() -> application.read(Map.of()), "RT-1008", "shop.Gone");
                });
    }

    /** Hibernate looks where the JVM's own class path is, too, unless somebody keeps it from it. */
    @TestFactory
    Stream<DynamicTest> whatOnlyRetortHasIsNotSeen() {
        return Application.withBoth(
                application -> {
                    String ours = ContributionsTest.class.getName();
                    application
                            .add("Book", "@Entity public class Book { @Id long id; }")
                            .compile()
                            .resource(
                                    "ours.hbm.xml",
                                    hbmXml(
                                            "<class name=\""
                                                    + ours
                                                    + "\"><id name=\"id\" access=\"field\"/></class>"))
                            .resource(
                                    "META-INF/persistence.xml",
                                    """
                                    <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
                                      <persistence-unit name="ours">
                                        <mapping-file>ours.hbm.xml</mapping-file>
                                        <class>shop.Book</class>
                                      </persistence-unit>
                                    </persistence>
                                    """);
                    for (ReadRequest.Bootstrap bootstrap : ReadRequest.Bootstrap.values()) {
                        assertFails(
                                () ->
                                        application.read(
                                                bootstrap,
                                                List.of("shop.Book"),
                                                List.of("ours.hbm.xml"),
                                                Map.of()),
                                "RT-1004",
                                ours);
                    }
                    assertFails(
                            () -> application.readUnit("ours", List.of("shop.Book"), Map.of()),
                            "RT-1004",
                            ours);
                });
    }

    /** By Spring or Quarkus, with what it wants injected; Hibernate alone cannot create it. */
    @TestFactory
    Stream<DynamicTest> aConverterThatTheFrameworkCreates() {
        return Application.withBoth(
                application -> {
                    application
                            .add("Money", MONEY)
                            .add("Vault", "public interface Vault { String seal(Money money); }")
                            .add("Priced", PRICED)
                            .add(
                                    "Sealing",
                                    """
                                    @Converter(autoApply = true) public class Sealing
                                        implements AttributeConverter<Money, String> {
                                      private final Vault vault;
                                      public Sealing(Vault vault) {
                                        this.vault = Objects.requireNonNull(vault);
                                      }
                                      public String convertToDatabaseColumn(Money money) {
                                        return vault.seal(money);
                                      }
                                      public Money convertToEntityAttribute(String text) {
                                        return null;
                                      }
                                    }
                                    """)
                            .compile();
                    List<String> classes = List.of("shop.Priced", "shop.Sealing");
                    assertThat(
                                    typeOfPrice(
                                            application.read(
                                                    ReadRequest.Bootstrap.JPA,
                                                    classes,
                                                    List.of(),
                                                    Map.of())))
                            .isEqualTo("varchar(255)");
                    assertFails(
                            () ->
                                    application.read(
                                            ReadRequest.Bootstrap.NATIVE,
                                            classes,
                                            List.of(),
                                            Map.of()),
                            "RT-1005",
                            "converter shop.Sealing, which has no constructor without arguments");
                });
    }

    private static void assertFails(ThrowingCallable call, String code, String says) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RetortException.class,
                        e -> {
                            assertThat(e.code()).as(e.getMessage()).isEqualTo(code);
                            assertThat(e.getMessage()).contains(says);
                            assertThat(e.hint()).isNotBlank();
                        });
    }
}
