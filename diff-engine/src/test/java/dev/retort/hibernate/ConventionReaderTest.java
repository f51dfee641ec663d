package dev.retort.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.hibernate.scan.ConventionReader;
import dev.retort.model.QualifiedName;
import dev.retort.snapshot.Conventions;
import dev.retort.snapshot.Desired;
import dev.retort.snapshot.PartRef;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Basic;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToOne;
import java.math.BigDecimal;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hibernate.annotations.Check;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in class files, and what Hibernate filled in. */
class ConventionReaderTest {

    private static final Desired DESIRED =
            Reading.read(Written.class, Other.class, Base.class, Money.class);

    private static final Conventions CONVENTIONS =
            ConventionReader.of(DESIRED, ConventionReaderTest.class.getClassLoader(), List.of());

    private static Set<String> of(Set<PartRef> parts, String table) {
        return parts.stream()
                .filter(each -> each.table().equals(QualifiedName.of(table)))
                .map(PartRef::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void aTypeIsWrittenWhereItsLengthOrItselfIs() {
        assertThat(of(CONVENTIONS.types(), "written"))
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
        assertThat(of(CONVENTIONS.nullability(), "written"))
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
        assertThat(of(CONVENTIONS.types(), "written_labels")).containsExactly("written_id");
        assertThat(of(CONVENTIONS.nullability(), "written_labels")).containsExactly("label");
    }

    @Test
    void whatHibernateAddsByItselfIsNobodysWord() {
        assertThat(of(CONVENTIONS.constraints(), "written"))
                .hasSize(2)
                .anyMatch(name -> name.contains("sole_id"))
                .anyMatch(name -> name.contains("state"));
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
                    ConventionReader.of(DESIRED, classes, List.of("orm.xml", "none.xml"));
            assertThat(of(conventions.types(), "written"))
                    .doesNotContain("bare", "price_currency")
                    .contains("whole", "answer");
            assertThat(of(conventions.nullability(), "written"))
                    .doesNotContain("bare", "whole")
                    .contains("price_currency", "answer");
        }
    }

    enum State {
        NEW,
        OLD
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
    }
}
