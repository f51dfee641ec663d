package dev.retort.migrate;

import static dev.retort.operation.Ddl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.retort.fixtures.Database;
import dev.retort.fixtures.PostgresServer;
import dev.retort.operation.Op;
import dev.retort.revision.Direction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ConflictingRowsTest {

    private static final String BOOKS =
            "CREATE TABLE book (id int, isbn varchar(80), price numeric(10,2), copies bigint,"
                    + " at timestamp);"
                    + " INSERT INTO book VALUES (1, 'a', 10.25, 1), (2, 'a', 20.50, 2),"
                    + " (3, NULL, NULL, NULL), (3, NULL, 0.01, 3000000000);";

    private static final String MOODS =
            "CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy'); CREATE TABLE t (id int, m mood);"
                    + " INSERT INTO t VALUES (1, 'sad'), (2, 'happy'), (3, NULL);";

    /**
     * @param findings without the place; none when the operations can run
     */
    private record Case(String name, String before, Consumer<Op> body, String... findings) {

        Case with(String more) {
            return new Case(name, before + more, body, findings);
        }
    }

    private static Case book(String name, Consumer<Op> body, String... findings) {
        return new Case(name, BOOKS, body, findings);
    }

    private static final List<Case> CASES =
            List.of(
                    book(
                            "a new column that is not null",
                            op -> op.addColumn("book", column("pages", integer()).notNull()),
                            "book: 4 rows without a value for pages"),
                    new Case(
                            "a new column that is not null, of an empty table",
                            "CREATE TABLE book (id int)",
                            op -> op.addColumn("book", column("pages", integer()).notNull())),
                    book(
                            "a new column with a default",
                            op ->
                                    op.addColumn(
                                            "book",
                                            column("pages", integer()).notNull().defaultTo("0"))),
                    book(
                                    "a new column of a domain with a default",
                                    op -> op.addColumn("book", column("n", type("zero")).notNull()))
                            .with("CREATE DOMAIN zero AS int DEFAULT 0"),
                    book(
                            "a column becomes not null",
                            op -> op.alterColumn("book", "price", setNotNull()),
                            "book: 1 row without a value for price"),
                    book(
                            "a column is filled and becomes not null",
                            op -> {
                                op.fill("book", "price", "copies / 0.5");
                                op.fill("public.book", "price", "0");
                                op.alterColumn("book", "price", setNotNull());
                            }),
                    book(
                            "a fill that leaves a null",
                            op -> {
                                op.fill("book", "copies", "price");
                                op.alterColumn("book", "copies", setNotNull());
                            },
                            "book: 1 row without a value for copies"),
                    book(
                            "a unique constraint",
                            op -> op.addConstraint("book", unique("u", "isbn")),
                            "book: 1 value of (isbn) that more than one row has"),
                    book(
                            "a unique constraint over two columns",
                            op -> op.addConstraint("book", unique("u", "isbn", "id"))),
                    book(
                            "a unique index over an expression",
                            op ->
                                    op.createIndex(
                                            "book", index("u", expression("lower(isbn)")).unique()),
                            "book: 1 value of (lower(isbn)) that more than one row has"),
                    book(
                            "a unique index over some rows",
                            op ->
                                    op.createIndex(
                                            "book", index("u", "isbn").unique().where("id > 1"))),
                    book(
                            "a primary key",
                            op -> op.addConstraint("book", primaryKey("p", "id")),
                            "book: 1 value of (id) that more than one row has"),
                    book(
                            "a primary key over nulls",
                            op -> op.addConstraint("book", primaryKey("p", "copies")),
                            "book: 1 row without a value for copies"),
                    book(
                            "a check",
                            op -> op.addConstraint("book", check("c", "price > 1")),
                            "book: 1 row that check c (price > 1) forbids"),
                    book(
                            "a check of rows to come",
                            op -> op.addConstraint("book", check("c", "price > 1").notValid())),
                    book(
                                    "a foreign key",
                                    op ->
                                            op.addConstraint(
                                                    "book",
                                                    foreignKey("f", "id")
                                                            .references("shelf", "id")),
                                    "book: 3 rows whose (id) is not in shelf (id)")
                            .with(
                                    "CREATE TABLE shelf (id bigint UNIQUE); INSERT INTO shelf VALUES (2)"),
                    book(
                                    "a foreign key that nulls pass",
                                    op ->
                                            op.addConstraint(
                                                    "book",
                                                    foreignKey("f", "isbn", "id")
                                                            .references("shelf", "isbn", "id")))
                            .with(
                                    "CREATE TABLE shelf (isbn varchar, id int, UNIQUE (isbn, id)); INSERT INTO shelf VALUES ('a', 1), ('a', 2)"),
                    book(
                                    "a foreign key that nulls do not pass",
                                    op ->
                                            op.addConstraint(
                                                    "book",
                                                    foreignKey("f", "isbn", "id")
                                                            .references("shelf", "isbn", "id")
                                                            .matchFull()),
                                    "book: 2 rows whose (isbn, id) is not in shelf (isbn, id)")
                            .with(
                                    "CREATE TABLE shelf (isbn varchar, id int, UNIQUE (isbn, id)); INSERT INTO shelf VALUES ('a', 1), ('a', 2)"),
                    book(
                                    "a foreign key to itself",
                                    op ->
                                            op.addConstraint(
                                                    "book",
                                                    foreignKey("f", "copies")
                                                            .references("book", "id")),
                                    "book: 3 rows whose (copies) is not in book (id)")
                            .with(
                                    "DELETE FROM book WHERE isbn IS NULL; INSERT INTO book VALUES (4, NULL, 1, 4), (5, NULL, 1, 9), (6, NULL, 1, 10), (7, NULL, 1, 11); ALTER TABLE book ADD UNIQUE (id)"),
                    book(
                                    "a shorter text",
                                    op -> op.alterColumn("book", "isbn", setType(varchar(3))),
                                    "book: 1 row whose isbn does not fit into character varying(3)")
                            .with(
                                    "UPDATE book SET isbn = 'long' WHERE id = 1; UPDATE book SET isbn = 'abc    ' WHERE id = 2"),
                    book(
                            "a longer text",
                            op -> op.alterColumn("book", "isbn", setType(varchar(81)))),
                    book(
                            "a smaller number",
                            op -> op.alterColumn("book", "copies", setType(integer())),
                            "book: 1 row whose copies does not fit into integer"),
                    book("a larger number", op -> op.alterColumn("book", "id", setType(bigint()))),
                    book(
                            "fewer digits",
                            op -> op.alterColumn("book", "price", setType(numeric(3, 2))),
                            "book: 2 rows whose price does not fit into numeric(3,2)"),
                    book(
                                    "digits that round to one too many",
                                    op -> op.alterColumn("book", "price", setType(numeric(2, 1))),
                                    "book: 1 row whose price does not fit into numeric(2,1)")
                            .with(
                                    "UPDATE book SET price = 9.95 WHERE id = 2; UPDATE book SET price = 9.94 WHERE id = 1"),
                    book(
                                    "a number that rounds into its range",
                                    op -> op.alterColumn("book", "price", setType(smallint())))
                            .with("UPDATE book SET price = 32767.4"),
                    book(
                                    "a number that rounds out of its range",
                                    op -> op.alterColumn("book", "price", setType(smallint())),
                                    "book: 4 rows whose price does not fit into smallint")
                            .with("UPDATE book SET price = 32767.5"),
                    new Case(
                            "names that need quotes, in another schema",
                            "CREATE SCHEMA \"S x\"; CREATE TABLE \"S x\".\"{d 't}\" AS SELECT 70000 AS \"a \"\"b'?\"",
                            op -> {
                                op.alterColumn("S x.{d 't}", "a \"b'?", setType(smallint()));
                            },
                            "S x.{d 't}: 1 row whose a \"b'? does not fit into smallint"),
                    new Case(
                            "a label that goes",
                            "CREATE TYPE mood AS ENUM ('OK', 'SAD'); CREATE TABLE t (m mood);"
                                    + " INSERT INTO t VALUES ('OK'), ('SAD'), (NULL)",
                            op -> op.replaceEnum("mood", labels("OK", "it's"), columnOf("t", "m")),
                            "t: 1 row whose m is none of OK, it's"),
                    new Case(
                            "a label that is renamed first",
                            MOODS,
                            op -> {
                                op.renameEnumValue("mood", "sad", "blue");
                                op.replaceEnum("mood", labels("happy", "blue"), columnOf("t", "m"));
                            }),
                    new Case(
                            "a label that is renamed first, and another one that goes",
                            MOODS,
                            op -> {
                                op.renameEnumValue("mood", "ok", "blue");
                                op.replaceEnum("mood", labels("happy", "blue"), columnOf("t", "m"));
                            },
                            "t: 1 row whose m is none of happy, blue"),
                    new Case(
                            "a label that is renamed to fit into a text",
                            MOODS,
                            op -> {
                                op.renameEnumValue("mood", "happy", "yes");
                                op.alterColumn("t", "m", setType(varchar(3)));
                            }),
                    new Case(
                            "a label that is renamed to pass a check",
                            MOODS,
                            op -> {
                                op.renameEnumValue("mood", "sad", "blue");
                                op.addConstraint("t", check("c", "m::text <> 'sad'"));
                            }),
                    new Case(
                            "a label that is renamed to be another value of an index",
                            MOODS + "INSERT INTO t VALUES (4, 'happy')",
                            op -> {
                                op.renameEnumValue("mood", "happy", "Sad");
                                op.createIndex(
                                        "t",
                                        index("u", expression("m")).unique().where("m <> 'Sad'"));
                            }),
                    new Case(
                            "an attribute that is made anew to pass a check",
                            "CREATE TYPE point3 AS (x int, y int); CREATE TABLE t (p point3);"
                                    + " INSERT INTO t VALUES ('(1,2)')",
                            op -> {
                                op.alterComposite("point3", dropAttribute("y"));
                                op.alterComposite(
                                        "point3", addAttribute(attribute("y", integer())));
                                op.addConstraint("t", check("c", "(p).y IS NULL"));
                            }),
                    book(
                            "a new column of a new domain with a default",
                            op -> {
                                op.createDomain(domain("zero", integer()).defaultTo("0"));
                                op.addColumn("book", column("n", type("zero")).notNull());
                            }),
                    book(
                                    "a new column of a domain that gets a default",
                                    op -> {
                                        op.alterDomain("zero", setDefault("0"));
                                        op.addColumn("book", column("n", type("zero")).notNull());
                                    })
                            .with("CREATE DOMAIN zero AS int"),
                    book(
                                    "a column that follows one that is filled",
                                    op -> {
                                        op.fill("book", "copies", "id + 5");
                                        op.alterColumn("book", "twice", setNotNull());
                                    })
                            .with(
                                    "ALTER TABLE book ADD twice bigint GENERATED ALWAYS AS (copies * 2) STORED"),
                    book(
                            "several",
                            op -> {
                                op.createTable("shelf", column("id", integer()), unique("s", "id"));
                                op.alterColumn("book", "price", setNotNull());
                                op.addConstraint("book", unique("u", "isbn"));
                            },
                            "book: 1 row without a value for price",
                            "book: 1 value of (isbn) that more than one row has"));

    @TestFactory
    Stream<DynamicTest> areFoundWhereTheServerRefuses() {
        return CASES.stream()
                .map(
                        each ->
                                dynamicTest(
                                        each.name(),
                                        () -> {
                                            try (Database own =
                                                            PostgresServer.shared()
                                                                    .createDatabase();
                                                    Connection to = own.connect()) {
                                                to.createStatement().execute(each.before());
                                                Revisions revisions =
                                                        new Revisions()
                                                                .add(
                                                                        "a1",
                                                                        "",
                                                                        each.body(),
                                                                        op -> {});
                                                assertThat(serverRefuses(to, revisions))
                                                        .as("what the server does by itself")
                                                        .isEqualTo(each.findings().length > 0);
                                                assertThat(found(to, revisions))
                                                        .containsExactly(each.findings());
                                            }
                                        }));
    }

    private static boolean serverRefuses(Connection connection, Revisions revisions)
            throws SQLException {
        connection.setAutoCommit(false);
        try {
            for (PreparedOperation each :
                    revisions.preparation().prepare("a1", Direction.UPGRADE)) {
                for (String sql : each.sql()) {
                    try (var statement = connection.createStatement()) {
                        statement.setEscapeProcessing(false);
                        statement.execute(sql);
                    }
                }
            }
            return false;
        } catch (SQLException refused) {
            assertThat(refused.getSQLState()).startsWith("2");
            return true;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** What a run says; a run that nothing is in the way of is kept. */
    private static List<String> found(Connection connection, Revisions revisions)
            throws SQLException {
        List<String> before = Rows.of(connection, TABLES);
        try {
            revisions
                    .migrator(Options.defaults().withOnLoss(LossPolicy.ALLOW_ALL))
                    .upgrade(connection, "head");
            return List.of();
        } catch (ConflictingRows refused) {
            assertThat(Rows.of(connection, TABLES)).isEqualTo(before);
            assertThat(refused.done()).isEmpty();
            return refused.findings().stream()
                    .map(finding -> finding.obstacle().sentence(finding.count()))
                    .toList();
        }
    }

    private static final String TABLES =
            "SELECT c.oid::regclass, a.attname, a.atttypid FROM pg_class c"
                    + " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0"
                    + " WHERE c.relnamespace = 'public'::regnamespace ORDER BY 1, 2";

    /** add, fill, tighten: as generated. */
    private static final Revisions COPIES =
            new Revisions()
                    .add(
                            "a1",
                            "",
                            op -> {
                                op.addColumn("book", column("pages", integer()));
                                op.fill("book", "pages", todo("a value for the rows there are"));
                                op.alterColumn("book", "pages", setNotNull());
                            },
                            op -> op.dropColumn("book", "pages"));

    @Test
    void aValueThatNobodyWroteIsNotMissedInAnEmptyTable() throws Exception {
        try (Database database = PostgresServer.shared().createDatabase();
                Connection connection = database.connect()) {
            database.execute("CREATE TABLE book (id int)");
            COPIES.migrator().upgrade(connection, "head");
            database.execute("INSERT INTO book VALUES (1, 10)");
            assertThatThrownBy(() -> database.execute("INSERT INTO book VALUES (2, NULL)"))
                    .hasMessageContaining("not-null");
        }
    }

    @Test
    void aValueThatNobodyWroteIsAskedForBeforeAnythingIsTouched() throws Exception {
        try (Database database = PostgresServer.shared().createDatabase();
                Connection connection = database.connect()) {
            database.execute(BOOKS);
            String expected =
                    "book: 4 rows without a value for pages, at ConflictingRowsTest.java:";
            assertThat(COPIES.migrator().dryUpgrade(connection, "head").inTheWay())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.sentence()).startsWith(expected));
            // Not even a lock that a reader would notice.
            try (Connection reader = database.connect()) {
                reader.setAutoCommit(false);
                reader.createStatement().execute("SELECT FROM book");
                assertThatThrownBy(() -> COPIES.migrator().upgrade(connection, "head"))
                        .isInstanceOfSatisfying(
                                ConflictingRows.class,
                                e -> {
                                    assertThat(e.code()).isEqualTo("RT-3310");
                                    assertThat(e.findings()).hasSize(1);
                                    assertThat(e.hint()).contains("op.fill");
                                })
                        .hasMessageStartingWith(
                                "rows are in the way of the upgrade of revision a1\n" + expected)
                        .hasMessageEndingWith("The database is at base; nothing of a1 was kept");
            }
        }
    }

    @Test
    void aConversionThatNobodyWrote() throws Exception {
        Revisions revisions =
                new Revisions()
                        .add(
                                "a1",
                                "",
                                op ->
                                        op.alterColumn(
                                                "book",
                                                "at",
                                                setType(timestamptz()).using(todo("the zone"))),
                                op -> {});
        try (Database database = PostgresServer.shared().createDatabase();
                Connection connection = database.connect()) {
            database.execute(BOOKS + "UPDATE book SET at = now() WHERE id = 1");
            assertThatThrownBy(() -> revisions.migrator().upgrade(connection, "head"))
                    .isInstanceOfSatisfying(
                            ConflictingRows.class, e -> assertThat(e.code()).isEqualTo("RT-3310"))
                    .hasMessageContaining(
                            "book: 1 row whose at has to become timestamp with time zone, and nobody"
                                    + " has said how");
            assertThat(serverRefuses(connection, revisions))
                    .as("also where somebody runs the statement by hand")
                    .isTrue();
            database.execute("UPDATE book SET at = NULL");
            revisions.migrator().upgrade(connection, "head");
            assertThat(Rows.of(database, "SELECT pg_typeof(at), count(*) FROM book GROUP BY 1"))
                    .containsExactly("timestamp with time zone|4");
        }
    }

    @Test
    void whatSqlOfARevisionDoesComesFirst() throws Exception {
        Revisions revisions =
                new Revisions()
                        .add(
                                "a1",
                                "",
                                op -> {
                                    op.execute("UPDATE book SET price = 1 WHERE price IS NULL");
                                    op.alterColumn("book", "price", setNotNull());
                                    op.execute("DELETE FROM book WHERE id = 2");
                                    op.addConstraint("book", unique("u", "isbn"));
                                    op.execute(
                                            "INSERT INTO book (id, isbn, price) VALUES (9, 'a', 1)");
                                    op.createIndex("book", index("v", "isbn").unique());
                                },
                                op -> {});
        try (Database database = PostgresServer.shared().createDatabase();
                Connection connection = database.connect()) {
            database.execute(BOOKS);
            assertThat(revisions.migrator().dryUpgrade(connection, "head").inTheWay()).isEmpty();
            assertThatThrownBy(() -> revisions.migrator().upgrade(connection, "head"))
                    .isInstanceOfSatisfying(
                            MigrationFailed.class, e -> assertThat(e.code()).isEqualTo("RT-4023"));
            assertThat(Rows.of(database, "SELECT count(*) FROM book")).containsExactly("4");
        }
    }

    @Test
    void aScriptAsksForItself() throws Exception {
        StringBuilder script = new StringBuilder();
        COPIES.offline(Options.defaults()).upgrade("head", script);
        try (Database database = PostgresServer.shared().createDatabase();
                Connection connection = database.connect()) {
            database.execute(BOOKS);
            assertThatThrownBy(() -> connection.createStatement().execute(script.toString()))
                    .hasMessageContaining("book: 4 rows without a value for pages")
                    .hasMessageContaining("write the value into op.fill");
            connection.createStatement().execute("ROLLBACK");
            database.execute("DELETE FROM book");
            connection.createStatement().execute(script.toString());
            assertThat(Rows.version(database)).containsExactly("a1");
        }
    }

    @Test
    void aQueryThatCannotRunLeavesItToTheServer() throws Exception {
        Revisions revisions =
                new Revisions()
                        .add(
                                "a1",
                                "",
                                op -> op.alterColumn("book", "nosuch", setNotNull()),
                                op -> {});
        try (Database database = PostgresServer.shared().createDatabase();
                Connection connection = database.connect()) {
            database.execute(BOOKS);
            assertThatThrownBy(() -> revisions.migrator().upgrade(connection, "head"))
                    .isInstanceOfSatisfying(
                            MigrationFailed.class,
                            e -> assertThat(e.place().sqlState()).isEqualTo("42703"));
        }
    }
}
