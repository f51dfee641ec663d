package dev.retort.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.hibernate.scan.ConventionReader;
import dev.retort.model.QualifiedName;
import dev.retort.model.Table;
import dev.retort.model.Unique;
import dev.retort.snapshot.Conventions;
import dev.retort.snapshot.Conventions.TypePart;
import dev.retort.snapshot.Desired;
import dev.retort.snapshot.Origin;
import dev.retort.snapshot.PartRef;
import jakarta.persistence.AssociationOverride;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Basic;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToOne;
import jakarta.persistence.UniqueConstraint;
import java.math.BigDecimal;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hibernate.annotations.Check;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in class files, and what Hibernate filled in. */
class ConventionReaderTest {

    private static final Desired DESIRED =
            Reading.read(Written.class, Other.class, Base.class, Money.class);

    private static final Conventions CONVENTIONS =
            new ConventionReader(DESIRED, ConventionReaderTest.class.getClassLoader(), List.of());

    /** Columns of whose type nothing is written. */
    private static Set<String> types(Desired desired, Conventions conventions, String table) {
        return columns(desired, table, each -> conventions.ofType(each).equals(TypePart.ALL));
    }

    private static Set<String> nullability(Desired desired, Conventions conventions, String table) {
        return columns(desired, table, conventions::isNullability);
    }

    private static Set<String> columns(
            Desired desired, String table, Predicate<PartRef> predicate) {
        return parts(table(desired, table).columns().keySet(), table, predicate);
    }

    private static Set<String> constraints(Desired desired, Conventions conventions, String table) {
        return parts(
                table(desired, table).constraints().keySet(), table, conventions::isConstraint);
    }

    private static Table table(Desired desired, String name) {
        return desired.schema().tables().get(QualifiedName.of(name));
    }

    private static Set<String> parts(
            Set<String> names, String table, Predicate<PartRef> predicate) {
        return names.stream()
                .filter(each -> predicate.test(new PartRef(QualifiedName.of(table), each)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void aTypeIsWrittenWhereItsLengthOrItselfIs() {
        assertThat(types(DESIRED, CONVENTIONS, "written"))
                .containsExactly(
                        "answer",
                        "bare",
                        "basic",
                        "checked",
                        "explicit",
                        "getter",
                        "id",
                        "inherited",
                        "other_id",
                        "price_currency",
                        "required",
                        "single",
                        "sole_id",
                        "state",
                        "whole");
    }

    @Test
    void nullabilityIsWrittenWhereItIsSaidAndHasItsEffect() {
        assertThat(nullability(DESIRED, CONVENTIONS, "written"))
                .containsExactly(
                        "answer",
                        "bare",
                        "checked",
                        "getter",
                        "length",
                        "price_amount",
                        "price_currency",
                        "sole_id",
                        "state",
                        "whole");
    }

    @Test
    void aCollectionsColumnsAreReadByTheirNames() {
        assertThat(types(DESIRED, CONVENTIONS, "written_labels")).containsExactly("written_id");
        assertThat(nullability(DESIRED, CONVENTIONS, "written_labels")).containsExactly("label");
    }

    /**
     * Of attributes that share a column Hibernate takes one, and that of an association last: what
     * stands at the others has no effect.
     */
    @Test
    void ofASharedColumnCountsTheAttributeThatHibernateMadeItFrom() {
        Desired desired = Reading.read(Seat.class, SeatOverview.class, Code.class);
        PartRef code = new PartRef(QualifiedName.of("seat"), "code_id");
        Conventions conventions =
                new ConventionReader(
                        desired, ConventionReaderTest.class.getClassLoader(), List.of());
        assertThat(desired.schema().tables().get(code.table()).columns().get("code_id").type())
                .hasToString("varchar(20)");
        assertThat(conventions.ofType(code)).doesNotContain(TypePart.LENGTH);
        assertThat(conventions.isNullability(code)).isFalse();
        assertThat(desired.origins().ofColumn(code.table(), code.name()))
                .hasValueSatisfying(
                        each -> assertThat(each).extracting(Origin::attribute).isEqualTo("codeId"));
        assertThat(desired.origins().ofReference(code.table(), code.name()))
                .hasValueSatisfying(
                        each -> assertThat(each).extracting(Origin::attribute).isEqualTo("code"));
    }

    /** That of an association is nobody's word, but somebody else wrote it of the same column. */
    @Test
    void aUniqueColumnIsWrittenWhereAnyOfItsAttributesSaysSo() {
        Desired desired = Reading.read(Desk.class, DeskOverview.class, Code.class);
        Conventions conventions =
                new ConventionReader(
                        desired, ConventionReaderTest.class.getClassLoader(), List.of());
        assertThat(table(desired, "desk").constraints().values())
                .anyMatch(Unique.class::isInstance);
        assertThat(constraints(desired, conventions, "desk")).isEmpty();
    }

    @Test
    void whatHibernateAddsByItselfIsNobodysWord() {
        assertThat(constraints(DESIRED, CONVENTIONS, "written"))
                .hasSize(2)
                .anyMatch(name -> name.contains("sole_id"))
                .anyMatch(name -> name.contains("state"));
    }

    /** Which Hibernate 7 makes of the key of a set; here it is added by hand. */
    @Test
    void theUniqueConstraintOfASetIsNobodysWordUnlessItIsWritten() {
        PartRef unique = new PartRef(QualifiedName.of("written_labels"), "by_itself");
        Set<PartRef> generated = new HashSet<>(DESIRED.generatedNames());
        generated.add(unique);
        Desired desired =
                new Desired(
                        DESIRED.schema()
                                .mapTables(
                                        each ->
                                                each.name().equals(unique.table())
                                                        ? each.withConstraints(
                                                                List.of(
                                                                        Unique.of(
                                                                                unique.name(),
                                                                                List.of(
                                                                                        "written_id",
                                                                                        "label"))))
                                                        : each),
                        generated,
                        DESIRED.origins(),
                        List.of());
        ConventionReader conventions =
                new ConventionReader(
                        desired, ConventionReaderTest.class.getClassLoader(), List.of());
        assertThat(constraints(desired, conventions, "written_labels"))
                .containsExactly(unique.name());
        assertThat(table(desired, "written_codes").constraints().values())
                .anyMatch(Unique.class::isInstance);
        assertThat(
                        table(desired, "written_codes").constraints().values().stream()
                                .filter(Unique.class::isInstance)
                                .map(
                                        each ->
                                                new PartRef(
                                                        QualifiedName.of("written_codes"),
                                                        each.name())))
                .noneMatch(conventions::isConstraint);
    }

    @Test
    void whatStandsInXmlIsWrittenToo(@TempDir Path folder) throws Exception {
        Files.writeString(
                folder.resolve("orm.xml"),
                """
                <?xml version="1.0"?>
                <entity-mappings xmlns="https://jakarta.ee/xml/ns/persistence/orm" version="3.0">
                  <package>dev.retort.hibernate</package>
                  <entity class="ConventionReaderTest$Written">
                    <attributes>
                      <basic name="bare"><column nullable="true" length="255"/></basic>
                      <basic name="whole" optional="false"/>
                      <embedded name="price">
                        <attribute-override name="currency">
                          <column name="price_currency" column-definition="char(3)"/>
                        </attribute-override>
                      </embedded>
                    </attributes>
                  </entity>
                </entity-mappings>
                """);
        try (URLClassLoader classes =
                new URLClassLoader(
                        new URL[] {folder.toUri().toURL()},
                        ConventionReaderTest.class.getClassLoader())) {
            Conventions conventions =
                    new ConventionReader(DESIRED, classes, List.of("orm.xml", "none.xml"));
            assertThat(types(DESIRED, conventions, "written"))
                    .doesNotContain("bare", "price_currency")
                    .contains("whole", "answer");
            assertThat(nullability(DESIRED, conventions, "written"))
                    .doesNotContain("bare", "whole")
                    .contains("price_currency", "answer");
        }
    }

    /** On the class, at an embedded attribute, at a collection, and through all of them. */
    @Test
    void overridesAreWrittenWhereverTheyStand() {
        Desired desired =
                Reading.read(Overriding.class, Plain.class, Place.class, Money.class, Other.class);
        Conventions conventions =
                new ConventionReader(
                        desired, ConventionReaderTest.class.getClassLoader(), List.of());

        assertThat(types(desired, conventions, "overriding"))
                .containsExactly("id", "left", "o_id", "price_amount");
        assertThat(nullability(desired, conventions, "overriding"))
                .containsExactly("dtype", "left", "price_amount", "street");
        assertThat(types(desired, conventions, "overriding_prices"))
                .containsExactly("amount", "overriding_id");
        assertThat(nullability(desired, conventions, "overriding_prices"))
                .containsExactly("amount", "overriding_id");
    }

    @Test
    void overridesInXmlAreWrittenToo(@TempDir Path folder) throws Exception {
        Files.writeString(
                folder.resolve("orm.xml"),
                """
                <?xml version="1.0"?>
                <entity-mappings xmlns="https://jakarta.ee/xml/ns/persistence/orm" version="3.0">
                  <package>dev.retort.hibernate</package>
                  <mapped-superclass class="ConventionReaderTest$Base">
                    <attributes>
                      <basic name="inherited"><column/></basic>
                    </attributes>
                  </mapped-superclass>
                  <entity class="ConventionReaderTest$Written">
                    <attribute-override name="inherited">
                      <column name="inherited" nullable="false" length="20"/>
                    </attribute-override>
                    <attribute-override name="price.currency">
                      <column name="price_currency" column-definition="char(3)"/>
                    </attribute-override>
                    <association-override name="sole">
                      <join-column name="sole_id" nullable="true"/>
                    </association-override>
                  </entity>
                </entity-mappings>
                """);
        try (URLClassLoader classes = withResources(folder)) {
            Desired desired =
                    read(
                            classes,
                            List.of("orm.xml"),
                            Written.class,
                            Other.class,
                            Base.class,
                            Money.class);
            Conventions conventions = new ConventionReader(desired, classes, List.of("orm.xml"));
            assertThat(types(desired, conventions, "written"))
                    .doesNotContain("inherited", "price_currency");
            assertThat(nullability(desired, conventions, "written"))
                    .doesNotContain("inherited", "sole_id")
                    .contains("price_currency");
        }
    }

    @Test
    void aColumnInXmlTakesThePlaceOfTheOneInTheClass(@TempDir Path folder) throws Exception {
        Files.writeString(
                folder.resolve("orm.xml"),
                """
                <?xml version="1.0"?>
                <entity-mappings xmlns="https://jakarta.ee/xml/ns/persistence/orm" version="3.0">
                  <entity class="dev.retort.hibernate.ConventionReaderTest$Written">
                    <attributes>
                      <basic name="length"><column name="length"/></basic>
                    </attributes>
                  </entity>
                </entity-mappings>
                """);
        try (URLClassLoader classes = withResources(folder)) {
            Desired desired =
                    read(
                            classes,
                            List.of("orm.xml"),
                            Written.class,
                            Other.class,
                            Base.class,
                            Money.class);
            assertThat(
                            types(
                                    desired,
                                    new ConventionReader(desired, classes, List.of("orm.xml")),
                                    "written"))
                    .contains("length");
        }
    }

    @Test
    void whatStandsInHibernatesOwnXmlIsWrittenToo(@TempDir Path folder) throws Exception {
        Files.writeString(
                folder.resolve("Mapped.hbm.xml"),
                """
                <hibernate-mapping xmlns="http://www.hibernate.org/xsd/orm/hbm"
                    package="dev.retort.hibernate" default-access="field">
                  <class name="ConventionReaderTest$Mapped" table="mapped">
                    <id name="id"/>
                    <discriminator column="kind" length="5" type="string"/>
                    <property name="plain" type="string"/>
                    <property name="annotated"/>
                    <property name="sized" length="40"/>
                    <property name="required" not-null="true"/>
                    <property name="columned">
                      <column name="a_column" sql-type="text" not-null="true"/>
                    </property>
                    <many-to-one name="other" class="ConventionReaderTest$Other"
                        column="other_id" not-null="true"/>
                    <component name="price" class="ConventionReaderTest$Money">
                      <property name="amount" precision="12" scale="2"/>
                      <property name="currency" not-null="true"/>
                    </component>
                    <set name="labels" table="mapped_labels">
                      <key column="mapped_id" not-null="true"/>
                      <element column="label" type="string" length="40"/>
                    </set>
                    <subclass name="ConventionReaderTest$MappedBelow">
                      <property name="more" length="3"/>
                      <property name="less"/>
                    </subclass>
                  </class>
                </hibernate-mapping>
                """);
        try (URLClassLoader classes = withResources(folder)) {
            Desired desired = read(classes, List.of("Mapped.hbm.xml"), Other.class);
            Conventions conventions =
                    new ConventionReader(desired, classes, List.of("Mapped.hbm.xml"));
            assertThat(types(desired, conventions, "mapped"))
                    .containsExactly(
                            "annotated", "currency", "id", "less", "other_id", "plain", "required");
            assertThat(nullability(desired, conventions, "mapped"))
                    .containsExactly(
                            "amount", "annotated", "kind", "less", "more", "plain", "sized");
            assertThat(types(desired, conventions, "mapped_labels")).containsExactly("mapped_id");
        }
    }

    private static URLClassLoader withResources(Path folder) throws Exception {
        return new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, ConventionReaderTest.class.getClassLoader());
    }

    private static Desired read(
            ClassLoader classes, List<String> mappingFiles, Class<?>... annotated) {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(classes);
        try {
            ReadRequest request = Reading.request(Map.of(), annotated);
            return HibernateReader.read(
                    new ReadRequest(
                            request.classNames(),
                            mappingFiles,
                            Optional.empty(),
                            ReadRequest.Bootstrap.NATIVE,
                            Map.of(),
                            18,
                            0,
                            "public"));
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    enum State {
        NEW,
        OLD
    }

    static class Mapped {
        long id;
        String plain;

        @Column(nullable = false, length = 20)
        String annotated;

        String sized;
        String required;
        String columned;
        Other other;
        Money price;
        Set<String> labels;
    }

    static class MappedBelow extends Mapped {
        String more;
        String less;
    }

    @Embeddable
    static class Place {
        String street;
        String left;
    }

    @MappedSuperclass
    static class Plain {
        @Id long id;
        String inherited;
        Place home;
        @ManyToOne Other other;
    }

    @Entity(name = "Overriding")
    @Inheritance
    @DiscriminatorColumn(length = 9)
    @AttributeOverride(
            name = "inherited",
            column = @Column(name = "inherited", length = 11, nullable = false))
    @AttributeOverride(name = "home.street", column = @Column(name = "street", length = 12))
    @AssociationOverride(name = "other", joinColumns = @JoinColumn(name = "o_id", nullable = false))
    static class Overriding extends Plain {
        @Embedded
        @AttributeOverride(name = "amount", column = @Column(name = "price_amount"))
        @AttributeOverride(
                name = "currency",
                column = @Column(name = "price_currency", length = 3, nullable = false))
        Money price;

        @ElementCollection
        @CollectionTable(
                name = "overriding_prices",
                joinColumns = @JoinColumn(name = "overriding_id"))
        @AttributeOverride(
                name = "currency",
                column = @Column(name = "currency", length = 3, nullable = false))
        Set<Money> prices;
    }

    @MappedSuperclass
    static class Base {
        @Id long id;

        @Column(nullable = false)
        String inherited;
    }

    @Embeddable
    static class Money {
        BigDecimal amount;
        String currency;
    }

    @Entity(name = "Other")
    static class Other {
        @Id long id;
    }

    @Entity(name = "Written")
    static class Written extends Base {
        String bare;

        @Column(length = 9)
        String length;

        @Column(nullable = true)
        String explicit;

        @Column(nullable = false)
        String required;

        @Column(columnDefinition = "text not null")
        String defined;

        @Basic(optional = false)
        String basic;

        int whole;

        @Column(unique = true, nullable = true)
        String single;

        @ManyToOne(optional = false)
        Other other;

        @OneToOne Other sole;

        @Enumerated(EnumType.STRING)
        State state;

        @Check(constraints = "checked > 0")
        Integer checked;

        String getter;

        Boolean answer;

        @Embedded
        @AttributeOverride(
                name = "amount",
                column = @Column(name = "price_amount", precision = 12, scale = 2))
        @AttributeOverride(name = "currency", column = @Column(name = "price_currency"))
        Money price;

        @ElementCollection
        @CollectionTable(
                name = "written_labels",
                joinColumns = @JoinColumn(name = "written_id", nullable = false))
        @Column(name = "label", length = 40)
        Set<String> labels;

        @ElementCollection
        @CollectionTable(
                name = "written_codes",
                joinColumns = @JoinColumn(name = "written_id"),
                uniqueConstraints = @UniqueConstraint(columnNames = {"written_id", "code"}))
        @Column(name = "code")
        Set<String> codes;
    }

    @Entity(name = "code")
    static class Code {
        @Id
        @Column(length = 20)
        String id;
    }

    @Entity(name = "seat")
    @jakarta.persistence.Table(name = "seat")
    static class Seat {
        @Id Long id;

        @ManyToOne
        @JoinColumn(name = "code_id")
        Code code;
    }

    @Entity(name = "seat_overview")
    @jakarta.persistence.Table(name = "seat")
    static class SeatOverview {
        @Id Long id;

        @Column(name = "code_id", length = 20, nullable = false)
        String codeId;
    }

    @Entity(name = "desk")
    @jakarta.persistence.Table(name = "desk")
    static class Desk {
        @Id Long id;

        @OneToOne
        @JoinColumn(name = "code_id")
        Code code;
    }

    @Entity(name = "desk_overview")
    @jakarta.persistence.Table(name = "desk")
    static class DeskOverview {
        @Id Long id;

        @Column(name = "code_id", unique = true)
        String codeId;
    }
}
