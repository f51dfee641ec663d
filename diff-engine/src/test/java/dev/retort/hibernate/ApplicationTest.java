package dev.retort.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.RetortException;
import dev.retort.model.Check;
import dev.retort.model.Column;
import dev.retort.model.QualifiedName;
import dev.retort.model.Table;
import dev.retort.snapshot.Desired;
import dev.retort.snapshot.Origin;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What belongs to a model besides its annotated classes, with both Hibernates. */
class ApplicationTest {

    private static final String BOOK =
            "@Entity public class Book { @Id long id; String bookTitle; }";

    private static Table table(Desired desired, String name) {
        return desired.schema().tables().get(QualifiedName.parse(name));
    }

    private static List<String> names(Desired desired) {
        return desired.schema().tables().keySet().stream().map(QualifiedName::toString).toList();
    }

    private static void assertFails(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call,
            String code,
            String... says) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RetortException.class,
                        e -> {
                            assertThat(e.code()).as(e.getMessage()).isEqualTo(code);
                            assertThat(e.getMessage()).contains(says);
                            assertThat(e.hint()).isNotBlank();
                        });
    }

    @TestFactory
    Stream<DynamicTest> beanValidationReachesTheTables() {
        return Application.withBoth(
                bare -> {
                    Application application =
                            bare.withEverything()
                                    .add(
                                            "Customer",
                                            """
                                            import jakarta.validation.constraints.*;
                                            @Entity public class Customer {
                                              @Id long id;
                                              @NotNull @Size(max = 30) String name;
                                              @Min(18) @Max(150) int age;
                                            }
                                            """)
                                    .compile();

                    Table with = table(application.read(Map.of()), "customer");

                    assertThat(with.columns().get("name").nullable()).isFalse();
                    assertThat(with.columns().get("name").type().sql()).isEqualTo("varchar(30)");
                    assertThat(with.constraints().values())
                            .filteredOn(Check.class::isInstance)
                            .singleElement()
                            .extracting(check -> ((Check) check).expression())
                            .asString()
                            .matches("\\(?age<=150\\)? and \\(?age>=18\\)?");
                    for (Map<String, String> off :
                            List.of(
                                    Map.of("jakarta.persistence.validation.mode", "none"),
                                    Map.of("jakarta.persistence.validation.mode", "callback"),
                                    Map.of("hibernate.validator.apply_to_ddl", "false"))) {
                        Table without = table(application.read(off), "customer");
                        assertThat(without.columns().get("name"))
                                .as(off.toString())
                                .satisfies(name -> assertThat(name.nullable()).isTrue())
                                .satisfies(
                                        name ->
                                                assertThat(name.type().sql())
                                                        .isEqualTo("varchar(255)"));
                    }
                });
    }

    /** A validator takes the field or the getter for the attribute, one of the two by chance. */
    @TestFactory
    Stream<DynamicTest> theMemberThatIsReadHasTheLength() {
        return Application.withBoth(
                bare -> {
                    StringBuilder fields = new StringBuilder();
                    StringBuilder inside = new StringBuilder();
                    for (int i = 0; i < 8; i++) {
                        String parts =
                                """
                                  @Size(max = 2048) String parts%1$d;
                                  public Set<String> getParts%1$d() {
                                    return Set.of(parts%1$d.split(","));
                                  }
                                """;
                        fields.append(parts.formatted(i));
                        inside.append(parts.formatted(10 + i));
                    }
                    Table table =
                            table(
                                    bare.withEverything()
                                            .add(
                                                    "Codes",
                                                    "import jakarta.validation.constraints.*;\n"
                                                            + "@Embeddable public class Codes {\n"
                                                            + inside
                                                            + "}")
                                            .add(
                                                    "Consumer",
                                                    "import jakarta.validation.constraints.*;\n"
                                                            + "@Entity public class Consumer {\n"
                                                            + "@Id long id; Codes codes;\n"
                                                            + "interface Late {}\n"
                                                            + "@Size(max = 9, groups = Late.class)\n"
                                                            + "String late;\n"
                                                            + "public Set<String> getLate() {\n"
                                                            + "  return Set.of(late);\n"
                                                            + "}\n"
                                                            + fields
                                                            + "}")
                                            .compile()
                                            .read(Map.of()),
                                    "consumer");
                    assertThat(table.columns().values())
                            .filteredOn(each -> each.name().startsWith("parts"))
                            .hasSize(16)
                            .extracting(each -> each.type().sql())
                            .containsOnly("varchar(2048)");
                    assertThat(table.columns().get("late").type().sql()).isEqualTo("varchar(255)");
                });
    }

    @TestFactory
    Stream<DynamicTest> aValidationModeThatCannotBeHadIsAnError() {
        return Application.withBoth(
                application -> {
                    application.add("Book", BOOK).compile();
                    assertThat(application.read(Map.of()).schema().tables()).hasSize(1);
                    assertFails(
                            () ->
                                    application.read(
                                            Map.of("jakarta.persistence.validation.mode", "ddl")),
                            "RT-1005",
                            "Bean Validation");
                });
    }

    @TestFactory
    Stream<DynamicTest> enversWithItsSettings() {
        return Application.withBoth(
                bare -> {
                    Application application =
                            bare.withEverything()
                                    .add("Book", "@org.hibernate.envers.Audited " + BOOK)
                                    .compile();
                    assertThat(names(application.read(Map.of())))
                            .containsExactlyInAnyOrder("book", "book_aud", "revinfo");

                    Desired named =
                            application.read(
                                    Map.of(
                                            "org.hibernate.envers.audit_table_prefix", "log_",
                                            "org.hibernate.envers.audit_table_suffix", "_h",
                                            "org.hibernate.envers.default_schema", "audit",
                                            "org.hibernate.envers.revision_field_name", "at_rev",
                                            "org.hibernate.envers.audit_strategy",
                                                    "org.hibernate.envers.strategy.ValidityAuditStrategy"));

                    assertThat(names(named))
                            .contains("book", "audit.log_book_h")
                            .doesNotContain("book_aud");
                    assertThat(table(named, "audit.log_book_h").columns().keySet())
                            .contains("at_rev", "revtype", "revend", "booktitle");
                });
    }

    private static String persistenceXml(String units) {
        return """
               <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
               %s
               </persistence>
               """
                .formatted(units);
    }

    @TestFactory
    Stream<DynamicTest> aPersistenceUnit() {
        return Application.withBoth(
                application -> {
                    application
                            .add("Book", BOOK)
                            .add("Loan", "@Entity public class Loan { @Id long id; }")
                            .add("Listed", "public class Listed { Long id; String text; }")
                            .compile()
                            .resource(
                                    "META-INF/persistence.xml",
                                    persistenceXml(
                                            """
                                            <persistence-unit name="shop">
                                              <mapping-file>META-INF/listed.xml</mapping-file>
                                              <class>shop.Book</class>
                                              <exclude-unlisted-classes/>
                                              <properties>
                                                <property name="hibernate.default_schema" value="app"/>
                                                <property name="jakarta.persistence.jdbc.url"
                                                    value="jdbc:postgresql://localhost:1/nowhere"/>
                                                <property name="hibernate.physical_naming_strategy"
                                                    value="org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy"/>
                                              </properties>
                                            </persistence-unit>
                                            <persistence-unit name="empty">
                                              <exclude-unlisted-classes/>
                                            </persistence-unit>
                                            <persistence-unit name="gone">
                                              <class>shop.Gone</class>
                                            </persistence-unit>
                                            """))
                            .resource("META-INF/listed.xml", ormXml("shop.Listed", "text", 33));

                    Desired unit = application.readUnit("shop", List.of("shop.Book"), Map.of());

                    assertThat(names(unit)).containsExactlyInAnyOrder("app.book", "app.listed");
                    assertThat(table(unit, "app.book").columns()).containsKey("book_title");
                    assertThat(table(unit, "app.listed").columns().get("text").type().sql())
                            .isEqualTo("varchar(33)");
                    assertThat(
                                    names(
                                            application.readUnit(
                                                    "shop",
                                                    List.of(),
                                                    Map.of("hibernate.default_schema", "mine"))))
                            .as("what retort.toml says wins")
                            .contains("mine.book");
                    assertFails(
                            () -> application.readUnit("empty", List.of(), Map.of()),
                            "RT-1001",
                            "persistence unit empty");
                    assertFails(
                            () -> application.readUnit("gone", List.of("shop.Gone"), Map.of()),
                            "RT-1004",
                            "shop.Gone");
                });
    }

    private static String ormXml(String type, String attribute, int length) {
        return """
               <entity-mappings xmlns="https://jakarta.ee/xml/ns/persistence/orm" version="3.1">
                 <entity class="%s" access="FIELD" metadata-complete="true">
                   <attributes>
                     <id name="id"/>
                     <basic name="%s"><column length="%d"/></basic>
                   </attributes>
                 </entity>
               </entity-mappings>
               """
                .formatted(type, attribute, length);
    }

    @TestFactory
    Stream<DynamicTest> mappingFilesWithEitherBootstrap() {
        return Application.withBoth(
                application -> {
                    application
                            .add("Book", BOOK)
                            .add("Plain", "public class Plain { Long id; String text; }")
                            .add("Old", "public class Old { Long id; String text; }")
                            .compile()
                            .resource("META-INF/orm.xml", ormXml("shop.Plain", "text", 12))
                            .resource(
                                    "shop/Old.hbm.xml",
                                    """
                                    <hibernate-mapping xmlns="http://www.hibernate.org/xsd/orm/hbm">
                                      <class name="shop.Old" table="older">
                                        <id name="id" access="field"/>
                                        <property name="text" access="field" length="7"/>
                                      </class>
                                    </hibernate-mapping>
                                    """);
                    for (ReadRequest.Bootstrap bootstrap : ReadRequest.Bootstrap.values()) {
                        Desired desired =
                                application.read(
                                        bootstrap,
                                        List.of("shop.Book"),
                                        List.of("META-INF/orm.xml", "shop/Old.hbm.xml"),
                                        Map.of());
                        assertThat(names(desired))
                                .as(bootstrap.toString())
                                .containsExactlyInAnyOrder("book", "plain", "older");
                        assertThat(table(desired, "older").columns().get("text").type().sql())
                                .isEqualTo("varchar(7)");
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> hibernatePropertiesAndServicesOfTheClassPath() {
        return Application.withBoth(
                application -> {
                    application
                            .add("Book", BOOK)
                            .add(
                                    "Names",
                                    """
                                    import org.hibernate.boot.model.naming.*;
                                    import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
                                    public class Names extends PhysicalNamingStrategyStandardImpl {
                                      public Identifier toPhysicalTableName(Identifier name, JdbcEnvironment e) {
                                        return Identifier.toIdentifier("t_" + name.getText());
                                      }
                                    }
                                    """)
                            .add(
                                    "More",
                                    """
                                    public class More implements
                                        org.hibernate.boot.spi.AdditionalMappingContributor {
                                      public void contribute(
                                          org.hibernate.boot.spi.AdditionalMappingContributions contributions,
                                          org.hibernate.boot.spi.InFlightMetadataCollector metadata,
                                          org.hibernate.boot.ResourceStreamLocator resources,
                                          org.hibernate.boot.spi.MetadataBuildingContext context) {
                                        contributions.contributeEntity(Extra.class);
                                      }
                                    }
                                    """)
                            .add("Extra", "@Entity public class Extra { @Id long id; }")
                            .compile()
                            .resource(
                                    "META-INF/services/org.hibernate.boot.spi.AdditionalMappingContributor",
                                    "shop.More\n")
                            .resource(
                                    "hibernate.properties",
                                    """
                                    hibernate.physical_naming_strategy=shop.Names
                                    hibernate.connection.url=jdbc:postgresql://localhost:1/nowhere
                                    hibernate.hbm2ddl.auto=create
                                    """);
                    for (ReadRequest.Bootstrap bootstrap : ReadRequest.Bootstrap.values()) {
                        assertThat(
                                        names(
                                                application.read(
                                                        bootstrap,
                                                        List.of("shop.Book"),
                                                        List.of(),
                                                        Map.of())))
                                .as(bootstrap.toString())
                                .containsExactlyInAnyOrder("t_book", "t_extra");
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> everyTableAndColumnKnowsItsAttribute() {
        return Application.withBoth(
                application -> {
                    application
                            .add(
                                    "Base",
                                    "@MappedSuperclass public class Base { @Id long id; Date madeAt; }")
                            .add("Address", "@Embeddable public class Address { String street; }")
                            .add(
                                    "Book",
                                    """
                                    @Entity @Inheritance public class Book extends Base {
                                      @Embedded Address home;
                                      @ManyToOne Book sequel;
                                      @ElementCollection List<String> tags;
                                    }
                                    """)
                            .add("Comic", "@Entity public class Comic extends Book { int pages; }")
                            .compile();

                    Desired desired = application.read(Map.of());

                    Function<String, String> origin =
                            column ->
                                    desired.origins()
                                            .ofColumn(QualifiedName.of("book"), column)
                                            .map(each -> each + " in " + each.declaredIn())
                                            .orElse("nowhere");
                    assertThat(origin.apply("id")).isEqualTo("Book.id in shop.Base");
                    assertThat(origin.apply("madeat")).isEqualTo("Book.madeAt in shop.Base");
                    assertThat(origin.apply("street"))
                            .isEqualTo("Book.home.street in shop.Address");
                    assertThat(origin.apply("sequel_id")).isEqualTo("Book.sequel in shop.Book");
                    assertThat(origin.apply("pages")).isEqualTo("Comic.pages in shop.Comic");
                    assertThat(origin.apply("dtype")).isEqualTo("Book in shop.Book");
                    assertThat(desired.origins().ofTable(QualifiedName.of("book_tags")))
                            .map(Origin::toString)
                            .contains("Book.tags");
                    for (Table table : desired.schema().tables().values()) {
                        assertThat(desired.origins().ofTable(table.name())).isPresent();
                        for (Column column : table.columns().values()) {
                            assertThat(desired.origins().ofColumn(table.name(), column.name()))
                                    .as(table.name() + "." + column.name())
                                    .isPresent();
                        }
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> whatIsWrongIsNamed() {
        return Application.withBoth(
                application -> {
                    application
                            .add(
                                    "Lost",
                                    """
                                    @Entity @Table(indexes = @Index(columnList = "nowhere"))
                                    public class Lost { @Id long id; }
                                    """)
                            .add(
                                    "Throwing",
                                    """
                                    @Converter public class Throwing
                                        implements AttributeConverter<String, String> {
                                      public Throwing() { throw new IllegalStateException("no bean"); }
                                      public String convertToDatabaseColumn(String s) { return s; }
                                      public String convertToEntityAttribute(String s) { return s; }
                                    }
                                    """)
                            .add(
                                    "Converted",
                                    """
                                    @Entity public class Converted {
                                      @Id long id;
                                      @Convert(converter = Throwing.class) String text;
                                    }
                                    """)
                            .add(
                                    "One",
                                    "@Entity @Table(name = \"same\") public class One { @Id long id; }")
                            .add(
                                    "Two",
                                    "@Entity @Table(name = \"`same`\") public class Two { @Id long id; }")
                            .compile();
                    ReadRequest.Bootstrap bootstrap = ReadRequest.Bootstrap.NATIVE;
                    assertFails(
                            () ->
                                    application.read(
                                            bootstrap, List.of("shop.Gone"), List.of(), Map.of()),
                            "RT-1004",
                            "shop.Gone");
                    assertFails(
                            () ->
                                    application.read(
                                            bootstrap,
                                            List.of("shop.Converted", "shop.Throwing"),
                                            List.of(),
                                            Map.of()),
                            "RT-1005",
                            "shop.Throwing");
                    assertFails(
                            () ->
                                    application.read(
                                            bootstrap, List.of("shop.Lost"), List.of(), Map.of()),
                            "RT-1005",
                            "nowhere");
                    // Two entities of one table are no mistake: Hibernate joins them, and so do we.
                    assertThat(
                                    application
                                            .read(
                                                    bootstrap,
                                                    List.of("shop.One", "shop.Two"),
                                                    List.of(),
                                                    Map.of())
                                            .schema()
                                            .tables())
                            .hasSize(1);
                });
    }
}
