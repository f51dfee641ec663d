package dev.retort.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.model.Check;
import dev.retort.model.Column;
import dev.retort.model.EnumType;
import dev.retort.model.ForeignKey;
import dev.retort.model.Index;
import dev.retort.model.IndexKey;
import dev.retort.model.PrimaryKey;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Sequence;
import dev.retort.model.Table;
import dev.retort.model.Type;
import dev.retort.model.Unique;
import dev.retort.snapshot.PartRef;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.Test;

class HibernateReaderTest {

    enum Mood {
        SAD,
        HAPPY
    }

    @Entity(name = "Author")
    static class Author {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        @jakarta.persistence.Column(nullable = false, length = 40)
        String name;

        @Enumerated(jakarta.persistence.EnumType.STRING)
        Mood mood;

        @JdbcTypeCode(SqlTypes.NAMED_ENUM)
        Mood nativeMood;

        @jakarta.persistence.Column(unique = true)
        String email;

        @ElementCollection Set<String> nicknames;
    }

    @Entity(name = "Book")
    @jakarta.persistence.Table(
            schema = "library",
            uniqueConstraints =
                    @jakarta.persistence.UniqueConstraint(columnNames = {"author_id", "title"}),
            indexes = {
                @jakarta.persistence.Index(columnList = "published desc, title"),
                @jakarta.persistence.Index(name = "book_lower", columnList = "(lower(title))"),
                @jakarta.persistence.Index(name = "book_isbn", columnList = "isbn", unique = true)
            })
    static class Book {
        @Id
        @GeneratedValue
        @SequenceGenerator(name = "book_seq", allocationSize = 10)
        Long id;

        String title;
        String isbn;
        BigDecimal price;
        Instant published;

        @ManyToOne(optional = false)
        Author author;
    }

    @Test
    void tablesColumnsAndTheirConstraints() {
        assertThat(Reading.table("author", Author.class))
                .isEqualTo(
                        Table.of(
                                QualifiedName.of("author"),
                                List.of(
                                        Column.of("id", new Type("bigint")).identity(),
                                        Column.of("name", new Type("varchar(40)")).notNull(),
                                        Column.of("email", new Type("varchar(255)")),
                                        Column.of("mood", new Type("varchar(255)")),
                                        Column.of("nativemood", new Type("mood")),
                                        PrimaryKey.of("author_pkey", List.of("id")),
                                        Unique.of("author_email_key", List.of("email")),
                                        Check.of("author_mood_check", "mood in ('SAD','HAPPY')"))));
    }

    @Test
    void columnsComeInTheOrderOfASessionFactory() {
        assertThat(Reading.table("library.book", Author.class, Book.class).columns().keySet())
                .containsExactly("price", "author_id", "id", "published", "isbn", "title");
    }

    @Test
    void schemasEnumsAndSequences() {
        Schema schema = Reading.read(Author.class, Book.class).schema();

        assertThat(schema.namespaces()).containsExactly("library");
        assertThat(schema.enums().values())
                .containsExactly(
                        new EnumType(QualifiedName.of("mood"), List.of("HAPPY", "SAD"), true));
        assertThat(schema.sequences().values())
                .containsExactly(
                        Sequence.of(QualifiedName.of("book_seq")).startWith(1).incrementBy(50));
    }

    @Test
    void foreignKeysNameTheColumnsTheyReference() {
        assertThat(Reading.table("author_nicknames", Author.class).foreignKeys())
                .singleElement()
                .isEqualTo(
                        ForeignKey.of(
                                "fkrvyoot8m2uuemv56ro0xyp9w2",
                                List.of("author_id"),
                                QualifiedName.of("author"),
                                List.of("id")));
    }

    @Test
    void indexesWithOrderExpressionAndUnique() {
        Table book = Reading.table("library.book", Author.class, Book.class);

        assertThat(book.indexes().values())
                .containsExactlyInAnyOrder(
                        Index.of(
                                "idxip0fwi15ugwqktlv47dpdfjwv",
                                List.of(
                                        IndexKey.ofColumn("published").desc(),
                                        IndexKey.ofColumn("title"))),
                        Index.of("book_lower", List.of(IndexKey.ofExpression("lower(title)"))));
        assertThat(book.constraints())
                .containsEntry("book_isbn", Unique.of("book_isbn", List.of("isbn")));
    }

    @Test
    void namesThatNobodyWroteAreMarked() {
        assertThat(Reading.read(Author.class, Book.class).generatedNames())
                .extracting(PartRef::toString)
                .containsExactlyInAnyOrder(
                        "author.author_pkey",
                        "author.author_email_key",
                        "author.author_mood_check",
                        "author_nicknames.fkrvyoot8m2uuemv56ro0xyp9w2",
                        "library.book.book_pkey",
                        "library.book.book_author_id_title_key",
                        "library.book.idxip0fwi15ugwqktlv47dpdfjwv",
                        "library.book.fk5gbo4o7yxefxivwuqjichc67t");
    }

    @Test
    void aNamedDefaultSchemaIsTheDefaultSchema() {
        ReadRequest request =
                new ReadRequest(
                        List.of(Author.class.getName(), Book.class.getName()),
                        Map.of(),
                        18,
                        0,
                        "library");

        Schema schema = HibernateReader.read(request).schema();

        assertThat(schema.namespaces()).isEmpty();
        assertThat(schema.tables()).containsKey(QualifiedName.of("book"));
    }

    @Test
    void tablesWithoutASchemaGoToHibernatesDefaultSchema() {
        Schema schema =
                HibernateReader.read(
                                Reading.request(
                                        Map.of("hibernate.default_schema", "App"), Author.class))
                        .schema();

        assertThat(schema.namespaces()).containsExactly("app");
        assertThat(schema.tables()).containsKey(new QualifiedName("app", "author"));
    }

    @Test
    void hashedNamesAreMarkedInEitherCase() {
        ReadRequest request =
                Reading.request(
                        Map.of("hibernate.globally_quoted_identifiers", "true"), Author.class);

        assertThat(HibernateReader.read(request).generatedNames())
                .extracting(PartRef::toString)
                .contains("Author_nicknames.FKk4ox6fdh4imw8527ehcr5dtfx");
    }

    @Test
    void connectionSettingsAreNotTouched() {
        ReadRequest request =
                Reading.request(
                        Map.of(
                                "jakarta.persistence.jdbc.url", "jdbc:nothing://nowhere",
                                "jakarta.persistence.jdbc.driver", "com.acme.NoDriver",
                                "hibernate.connection.provider_class", "com.acme.NoProvider",
                                "hibernate.hbm2ddl.auto", "create"),
                        Author.class);

        assertThat(HibernateReader.read(request)).isEqualTo(Reading.read(Author.class));
    }

    @Test
    void quotingThatDependsOnTheDriverIsAWarning() {
        ReadRequest request =
                Reading.request(Map.of("hibernate.auto_quote_keyword", "true"), Author.class);

        assertThat(HibernateReader.read(request).warnings())
                .singleElement()
                .asString()
                .contains("hibernate.auto_quote_keyword");
    }
}
