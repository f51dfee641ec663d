package dev.retort.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.retort.fixtures.Database;
import dev.retort.fixtures.PostgresServer;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.Struct;
import org.hibernate.annotations.Type;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.type.SqlTypes;
import org.hibernate.usertype.UserType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Entities with types that nobody can tell, wherever a type can stand: they keep what the database
 * has, and are an error only where something has to be created.
 */
class UnknownTypesCommandTest {

    /** As hypersistence-utils has them: the type that it is bound as is no column's. */
    public static class JsonType implements UserType<String> {
        /** As libraries do that miss a logger. */
        public JsonType() {
            System.err.println("no logger for " + getClass().getSimpleName());
            System.out.println("status of " + getClass().getSimpleName());
        }

        @Override
        public int getSqlType() {
            return SqlTypes.OTHER;
        }

        @Override
        public Class<String> returnedClass() {
            return String.class;
        }

        @Override
        public boolean equals(String x, String y) {
            return Objects.equals(x, y);
        }

        @Override
        public int hashCode(String x) {
            return Objects.hashCode(x);
        }

        @Override
        public String nullSafeGet(
                ResultSet row, int at, SharedSessionContractImplementor session, Object owner)
                throws SQLException {
            return row.getString(at);
        }

        @Override
        public void nullSafeSet(
                PreparedStatement statement,
                String value,
                int at,
                SharedSessionContractImplementor session)
                throws SQLException {
            statement.setObject(at, value, SqlTypes.OTHER);
        }

        @Override
        public String deepCopy(String value) {
            return value;
        }

        @Override
        public boolean isMutable() {
            return false;
        }

        @Override
        public Serializable disassemble(String value) {
            return value;
        }

        @Override
        public String assemble(Serializable cached, Object owner) {
            return (String) cached;
        }
    }

    /** An array of what has no type. */
    public static class JsonArrayType extends JsonType {
        @Override
        public int getSqlType() {
            return SqlTypes.ARRAY;
        }
    }

    @Embeddable
    public static class Settings {
        @Type(JsonArrayType.class)
        String sizes;

        @Type(JsonType.class)
        String colors;

        @Column(columnDefinition = "LONGTEXT")
        String notes;
    }

    @Entity(name = "account")
    @Table(
            name = "account",
            indexes = @Index(name = "account_lang", columnList = "(payload ->> 'lang')"))
    static class Account {
        @Id
        @Column(columnDefinition = "NUMBER(19)")
        Long id;

        @Type(JsonType.class)
        String payload;

        @Column(columnDefinition = "datetime default now() not null")
        LocalDateTime at;

        @Embedded Settings settings;

        @ElementCollection
        @CollectionTable(name = "account_tag", joinColumns = @JoinColumn(name = "account_id"))
        @Type(JsonType.class)
        @Column(name = "tag")
        Set<String> tags;

        @Type(JsonType.class)
        @GeneratedColumn("payload -> 'lang'")
        String lang;
    }

    @Entity(name = "ticket")
    @Table(name = "ticket")
    static class Ticket {
        @Id
        @Type(JsonType.class)
        String code;

        @ManyToOne Account account;
    }

    /** New: what it refers to is there. */
    @Entity(name = "note")
    @Table(name = "note")
    static class Note {
        @Id Long id;

        @ManyToOne Account account;

        @ManyToOne
        @JoinColumn(name = "ticket_code")
        Ticket ticket;
    }

    @Entity(name = "overview")
    @Table(name = "overview")
    static class Overview {
        @Id Long id;

        @Type(JsonType.class)
        String payload;

        @Column(columnDefinition = "CLOB")
        String notes;
    }

    @Embeddable
    @Struct(name = "address")
    public static class Address {
        @Column(columnDefinition = "NVARCHAR2(20)")
        String street;

        String town;
    }

    @Entity(name = "shop")
    @Table(name = "shop")
    static class Shop {
        @Id Long id;

        Address address;
    }

    @Entity(name = "fresh")
    @Table(name = "fresh")
    static class Fresh {
        @Id Long id;

        @Type(JsonType.class)
        String payload;

        @Column(columnDefinition = "NUMBER(19)")
        Long number;

        @Column(columnDefinition = "citext")
        String mail;
    }

    /** Another database's word for a UUID, of an attribute that is one and of one that is none. */
    @Entity(name = "badge")
    @Table(name = "badge")
    static class Badge {
        @Id
        @Column(columnDefinition = "BINARY(16)")
        UUID id;

        @Column(name = "ticket_code", columnDefinition = "BINARY(16)")
        String ticketCode;
    }

    @Entity(name = "badges")
    @Table(name = "badges")
    static class Badges {
        @Id
        @Column(columnDefinition = "BINARY(16)")
        UUID id;

        @Column(name = "ticket_code", columnDefinition = "BINARY(16)")
        String ticketCode;
    }

    private static final String FOUND =
            """
            create domain document as jsonb;
            create type address as (street varchar(40), town varchar(255));
            create table account (id bigint primary key, payload document,
                at timestamp default now() not null, colors json, notes text, sizes integer[],
                lang jsonb generated always as (payload -> 'lang') stored);
            create index account_lang on account ((payload ->> 'lang'));
            create table account_tag (account_id bigint not null references account, tag jsonb);
            create table ticket (code uuid primary key, account_id bigint references account);
            create table shop (id bigint primary key, address address);
            create view overview as select id, payload, notes from account;
            create table badge (id uuid primary key, ticket_code uuid references ticket);
            create view badges as select * from badge;
            """;

    @TempDir Path folder;
    private Database database;

    @BeforeEach
    void database() throws Exception {
        database = PostgresServer.shared().createDatabase();
        Files.createDirectory(folder.resolve("revisions"));
        Files.writeString(
                folder.resolve("libraries.txt"),
                System.getProperty("java.class.path").replace(File.pathSeparator, "\n"));
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(FOUND);
        }
    }

    private Run retort(List<Class<?>> model, String... arguments) throws Exception {
        Files.writeString(
                folder.resolve("retort.toml"),
                """
                [retort]
                revisions = ["revisions"]
                package = "db"
                [database]
                url = "%s"
                user = "postgres"
                [model]
                classpath = ["@libraries.txt"]
                classes = [%s]
                """
                        .formatted(
                                PostgresServer.shared().jdbcUrl(database.name()),
                                model.stream()
                                        .map(each -> "\"" + each.getName() + "\"")
                                        .collect(Collectors.joining(", "))));
        return Run.in(folder, Map.of(), arguments);
    }

    @AfterEach
    void drop() throws Exception {
        database.close();
    }

    private static final List<Class<?>> THERE =
            List.of(Account.class, Ticket.class, Overview.class, Shop.class);

    @Test
    void whatIsThereKeepsItsTypeAndIsNamed() throws Exception {
        for (String[] arguments :
                List.of(new String[] {"-v", "check"}, new String[] {"-v", "check", "--strict"})) {
            Run check = retort(THERE, arguments);
            assertThat(check.err())
                    .contains(
                            "account.id: unknown type bigint (the server does not know number(19)",
                            "account.payload: unknown type document (Hibernate has no column type"
                                    + " for the JDBC type OTHER of the user type "
                                    + "JsonType)",
                            "account.colors: unknown type json",
                            "account.notes: unknown type text",
                            "account.sizes: unknown type integer[]",
                            "account_tag.tag: unknown type jsonb",
                            "ticket.code: unknown type uuid",
                            "account.at: unknown type timestamp without time zone",
                            "composite type address: unknown type street character varying(40)",
                            "overview.payload: unknown type document",
                            "overview.notes: unknown type text");
            assertThat(check.out()).doesNotContain("type");
        }
        assertThat(retort(THERE, "check").status()).isZero();
        JsonNode json =
                new ObjectMapper().readTree(retort(THERE, "check", "--format", "json").out());
        assertThat(StreamSupport.stream(json.get("kept").spliterator(), false))
                .anySatisfy(
                        each -> {
                            assertThat(each.get("property").asText()).isEqualTo("unknown type");
                            assertThat(each.get("table").asText()).isEqualTo("account");
                            assertThat(each.get("name").asText()).isEqualTo("id");
                            assertThat(each.get("value").asText()).startsWith("bigint (");
                        });
    }

    /** Hibernate looks at the attribute's own type as well, and does not start. */
    @Test
    void whatHibernateRejectsIsInTheWay() throws Exception {
        for (String[] arguments :
                List.of(new String[] {"check"}, new String[] {"check", "--strict"})) {
            Run check = retort(List.of(Ticket.class, Account.class, Badge.class), arguments);
            assertThat(check.status()).as(check.err()).isEqualTo(2);
            assertThat(check.out().lines().filter(each -> each.contains("in the way")))
                    .containsExactly(
                            "  ! in the way: column badge.ticket_code: unknown type uuid (the"
                                    + " server does not know binary(16); PostgreSQL has bytea):"
                                    + " Hibernate's validation rejects it:"
                                    + " UnknownTypesCommandTest.Badge.ticketCode is character varying(255) but for its"
                                    + " definition");
        }
        Run view = retort(List.of(Badges.class), "check");
        assertThat(view.status()).as(view.err()).isEqualTo(2);
        assertThat(view.out().lines().filter(each -> each.contains("in the way")))
                .hasSize(1)
                .first()
                .asString()
                .contains("badges.ticket_code", "character varying(255)");
    }

    @Test
    void aNewReferenceHasTheTypeOfWhatItRefersTo() throws Exception {
        List<Class<?>> model = List.of(Account.class, Ticket.class, Note.class);
        Run written = retort(model, "revision", "--autogenerate", "-m", "notes");
        assertThat(written.status()).as(written.err()).isZero();
        assertThat(written.out() + written.err()).contains("note");
        assertThat(retort(model, "upgrade").status()).isZero();
        assertThat(retort(model, "check").status()).isZero();
        assertThat(retort(model, "downgrade", "base").status()).isZero();
    }

    @Entity(name = "ticket")
    @Table(name = "ticket")
    static class Renamed {
        @Id
        @Column(name = "number")
        @Type(JsonType.class)
        String number;

        @ManyToOne Account account;
    }

    @Test
    void aRenamedColumnKeepsIt() throws Exception {
        List<Class<?>> model = List.of(Account.class, Renamed.class);
        assertThat(retort(model, "check").err())
                .contains("RT-1006", "Renamed.number (column ticket.number)", "--rename");
        Run check = retort(model, "check", "--rename", "ticket.code=number");
        assertThat(check.out()).as(check.err()).contains("rename column").doesNotContain("type");
    }

    @Test
    void whatHasToBeCreatedIsRefusedAllAtOnce() throws Exception {
        Run check = retort(List.of(Account.class, Fresh.class), "check");
        assertThat(check.status()).isEqualTo(1);
        assertThat(check.err())
                .contains("RT-1403", "3 columns that have to be created")
                .contains("Fresh.payload (column fresh.payload): Hibernate has no column type")
                .contains(
                        "Fresh.number (column fresh.number): the server does not know number(19); PostgreSQL has")
                .contains(
                        "Fresh.mail (column fresh.mail): the server does not know citext; create extension citext")
                .doesNotContain("hibernate-vector", "account");
    }

    @Test
    void librariesDoNotPrintAmongWhatRetortSays() throws Exception {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream process = new ByteArrayOutputStream();
        System.setOut(new PrintStream(process, true, StandardCharsets.UTF_8));
        System.setErr(System.out);
        try {
            retort(THERE, "check", "--format", "json");
            assertThat(process.toString(StandardCharsets.UTF_8)).doesNotContain("JsonType");
            retort(THERE, "-v", "check");
            assertThat(process.toString(StandardCharsets.UTF_8))
                    .contains("no logger for JsonType", "status of JsonType");
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
