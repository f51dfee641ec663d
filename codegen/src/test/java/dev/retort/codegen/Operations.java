package dev.retort.codegen;

import static dev.retort.model.ForeignKey.Action.CASCADE;
import static dev.retort.model.ForeignKey.Action.RESTRICT;
import static dev.retort.model.ForeignKey.Action.SET_DEFAULT;
import static dev.retort.model.ForeignKey.Action.SET_NULL;
import static dev.retort.operation.Ddl.*;

import dev.retort.model.Comment;
import dev.retort.model.Type;
import dev.retort.operation.Ddl;
import dev.retort.operation.Op;
import dev.retort.operation.Operation;
import java.util.ArrayList;
import java.util.List;

/** Operations to be written and read back: each kind, each property, and texts that hurt. */
final class Operations {

    /** Every text that a database may hold and a Java source may trip over. */
    static final List<String> HOSTILE =
            List.of(
                    "plain",
                    "it's",
                    "a \"quoted\" word",
                    "\"",
                    "\\",
                    "ends with \\",
                    "\\u0041 and \\\\u0041 and \\n",
                    "\\u",
                    "*/ /* // */",
                    "$L $S $$ $$body$$ $T $> $< $[ $] $W $Z %s {0}",
                    "\"\"\"",
                    "tab\tinside",
                    "\r\n",
                    "a\rb",
                    "nul \u0000 bell \u0007 escape \u001b delete \u007f 1",
                    "Zürich, 東京, \uD83D\uDC18 elephant",
                    "right\u202eleft, zero\u200bwidth, no\u00a0break, bom\ufeff",
                    "line\u2028separator\u2029paragraph\u0085next",
                    "lone \uD83D surrogate",
                    "\uD83D\134u \uD83D\134\134u \uDC18\134u \uD83D\n",
                    "\uD83D\134u\n\uD83D\"\n\uD83D",
                    "private \uE000 use",
                    "",
                    " ",
                    "trailing space ",
                    "trailing newline\n",
                    "\n",
                    "\n\n",
                    "\nleading newline",
                    "two\nlines",
                    "two\n  indented\n\nlines\n",
                    "  all\n  indented",
                    "    all\n  indented\n",
                    "spaces   \nat the end  \n of lines ",
                    "  \n  ",
                    "quotes \"\"\"\nin \"\" lines \"\"\"\"\n\"",
                    "ends with a quote\n\"",
                    "back\\slash\nlines\\\nand \\u002a/",
                    "tab\tlines\n\tand\t\n",
                    "carriage\r\nreturns\r\n",
                    "form\ffeed\n\u000bvertical",
                    "wide\u2003space\n\u2003here\u2003",
                    "no$\n$body$\nbegin end\n$body$",
                    "word ".repeat(60),
                    "x".repeat(400),
                    "\"".repeat(200),
                    ("\\".repeat(90) + " ").repeat(3));

    /** As hostile as PostgreSQL allows: no zero byte, not empty, 63 bytes. */
    static final List<String> NAMES =
            List.of(
                    "order",
                    "select",
                    "class",
                    "orders",
                    "Mixed Case",
                    "with.dot",
                    "with\"quote",
                    "\"",
                    ".",
                    "..",
                    "back\\slash",
                    "new\nline",
                    "dollar$$",
                    "ключ",
                    "column",
                    "text",
                    "upgrade",
                    "op",
                    "n".repeat(63),
                    "Ddl");

    private Operations() {}

    /** Each operation and each property of the model, at least once. */
    static List<Operation> all() {
        List<Operation> all = new ArrayList<>();
        all.addAll(Op.record(Operations::schemasAndTypes));
        all.addAll(Op.record(Operations::domains));
        all.addAll(Op.record(Operations::comments));
        all.addAll(Op.record(Operations::sequences));
        all.addAll(Op.record(Operations::extendedStatistics));
        all.addAll(Op.record(Operations::tables));
        all.addAll(Op.record(Operations::columns));
        all.addAll(Op.record(Operations::constraints));
        all.addAll(Op.record(Operations::indexes));
        all.addAll(Op.record(Operations::hostileTexts));
        all.addAll(Op.record(Operations::hostileNames));
        return all;
    }

    private static void schemasAndTypes(Op op) {
        op.createSchema("billing");
        op.dropSchema("billing");
        op.createEnum("mood", "HAPPY", "SAD");
        op.createEnum("billing.empty");
        op.createEnum(
                "many",
                "a label that is long, 1",
                "a label that is long, 2",
                "a label that is" + " long, 3",
                "a label that is long, 4",
                "a label that is long, 5");
        op.addEnumValue("mood", "CALM");
        op.addEnumValueBefore("mood", "ANGRY", "SAD");
        op.renameEnumValue("mood", "SAD", "BLUE");
        op.renameEnum("billing.mood", "feel\"ing");
        op.replaceEnum("mood", labels("HAPPY"), columnOf("people", "mood"));
        op.replaceEnum(
                "billing.mood",
                labels("HAPPY", "CALM", "ANGRY", "IN TWO MINDS"),
                columnOf("billing.people", "mood"),
                columnOf("billing.more_people", "mood_before"));
        op.replaceEnum("unused", labels());
        op.addEnumCasts("mood");
        op.addEnumCasts("billing.\"od.d\"");
        op.dropEnumCasts("mood");
        op.dropEnum("mood");
    }

    private static void domains(Op op) {
        op.createDomain(domain("plain", bigint()));
        op.createDomain(
                domain("billing.email", varchar(320))
                        .collate("\"C\"")
                        .notNull()
                        .defaultTo("'nobody@example.com'")
                        .check("email_has_at", "VALUE like '%@%'")
                        .check(check("email_is_lower", "VALUE = lower(VALUE)").notValid()));
        op.alterDomain("plain", setNotNull(), setDefault("1"), addCheck(check("c", "VALUE > 0")));
        op.alterDomain(
                "plain",
                addCheck(check("d", "VALUE > 0").notValid()),
                validateCheck("d"),
                dropCheck("c"),
                dropDefault(),
                dropNotNull());
        op.dropDomain("billing.email");
        op.createComposite(composite("nothing"));
        op.createComposite(
                composite(
                        "billing.Money",
                        attribute("amount", numeric(10, 2)),
                        attribute("order", varchar(3)).collate("\"C\"")));
        op.alterComposite(
                "billing.Money",
                dropAttribute("order"),
                addAttribute(attribute("unit", text())),
                alterAttribute(attribute("amount", numeric(12, 2))));
        op.dropComposite("nothing");
    }

    private static void comments(Op op) {
        op.setSchemaComment("billing", "What has to be paid.");
        op.setEnumComment("billing.mood", "How they feel.");
        op.setDomainComment("email", "Has an at.");
        op.setDomainConstraintComment("email", "email_has_at", "Why.");
        op.setCompositeComment("billing.Money", null);
        op.setSequenceComment("billing.all_seq", "first line\nsecond line");
        op.setConstraintComment("billing.invoice", "invoice_check", "it's \"why\"");
        op.setIndexComment("billing.invoice", "invoice_idx", "word ".repeat(40));
        op.setIndexComment("billing.invoice", "invoice_idx", null);
    }

    private static void sequences(Op op) {
        op.createSequence(sequence("plain_seq"));
        op.createSequence(
                sequence("billing.all_seq")
                        .as(smallint())
                        .startWith(-5)
                        .incrementBy(-1)
                        .minValue(Long.MIN_VALUE)
                        .maxValue(3_000_000_000L)
                        .cache(20)
                        .cycle()
                        .ownedBy("billing.invoice", "number"));
        op.alterSequence(sequence("plain_seq").incrementBy(50));
        op.alterSequenceFromStart(sequence("plain_seq").startWith(2).maxValue(5));
        op.renameSequence("billing.plain_seq", "odd.seq");
        op.advanceSequence("ids", columnOf("billing.invoice", "id"));
        op.dropSequence("plain_seq");
    }

    private static void extendedStatistics(Op op) {
        op.createStatistics(statistics("billing.pair", "invoice", "a", "b"));
        op.createStatistics(
                statistics("all", "billing.invoice", "a", "b")
                        .expression("lower(c)")
                        .expression("c || '\"'")
                        .kinds("mcv", "ndistinct")
                        .target(0));
        op.createStatistics(statistics("alone", "invoice").expression("a + b"));
        op.renameStatistics("billing.pair", "odd.name");
        op.setStatisticsComment("all", "a and b");
        op.dropStatistics("all");
    }

    private static void tables(Op op) {
        op.createTable("nothing");
        op.createTable(
                "everything",
                column("id", bigint()).identity(),
                column("always", bigint()).identity(always()),
                column("start", integer())
                        .identity(
                                always().startWith(10)
                                        .incrementBy(2)
                                        .minValue(1)
                                        .maxValue(99)
                                        .cache(5)
                                        .cycle()),
                column("by_default", smallint()).identity(byDefault().startWith(7)),
                column("net", numeric(10, 2)).notNull().defaultTo("0.00"),
                column("gross", numeric(12, 4)).generatedAs("net * 1.19").comment("with tax"),
                column("lower", text()).notNull().generatedVirtual("lower(name)"),
                column("name", varchar(40)).collate("\"C\"").defaultTo("'it''s'::text"),
                column("a", type("billing.\"Mood\"")),
                column("b", array(varchar(7))),
                column("c", array(array(type("geometry(Point,4326)")))),
                primaryKey("everything_pkey", "id", "always").include("net").deferrable(),
                check("everything_check", "net > 0"),
                comment(
                        "All there is, and more of it than a line of this page could ever hold, so"
                                + " that it has to go on in the next one."));
        for (Type type :
                List.of(
                        smallint(),
                        integer(),
                        bigint(),
                        real(),
                        doublePrecision(),
                        numeric(),
                        numeric(5, 0),
                        bool(),
                        text(),
                        varchar(),
                        varchar(1),
                        character(3),
                        bytea(),
                        uuid(),
                        json(),
                        jsonb(),
                        oid(),
                        date(),
                        time(),
                        time(3),
                        timestamp(),
                        timestamp(6),
                        timestamptz(),
                        timestamptz(0),
                        type("numeric(10, 2)"),
                        type("character varying(007)"),
                        type("varchar(12)"),
                        type("citext"),
                        type("interval(3)"),
                        type("[]"),
                        type(" []"),
                        type("()"),
                        type(")("),
                        type("numeric(1,2,3)"),
                        type("numeric(10,-2)"),
                        type("bit varying(5)"),
                        type("character varying(99999999999)"))) {
            op.addColumn("types", column("c", type));
        }
        op.dropTable("everything");
        op.renameTable("billing.invoice", "bill");
        op.setTableComment("orders", "What people want.");
        op.setTableComment("orders", null);
        op.setTableComment("orders", "");
    }

    private static void columns(Op op) {
        op.addColumn("orders", column("note", text()));
        op.alterColumn("orders", "note", setType(varchar(10)));
        op.alterColumn(
                "orders",
                "note",
                setType(integer()).collate("\"de-x-icu\"").using("note::integer"),
                setNotNull(),
                setDefault("1"),
                setComment("a number"));
        op.alterColumn("orders", "note", setType(text()).using("a\nb"));
        op.alterColumn("orders", "note", dropNotNull(), dropDefault(), dropComment());
        op.alterColumn("orders", "id", addIdentity(byDefault()));
        op.alterColumn("orders", "id", addIdentity(always().startWith(1000)));
        op.alterColumn("orders", "id", setIdentity(always().cache(10)));
        op.alterColumn("orders", "id", setIdentityFromStart(always().minValue(10)));
        op.alterColumn("orders", "id", dropIdentity());
        op.alterColumn("orders", "total", dropExpression());
        op.alterColumn("orders", "note", setStorage("external"), setCompression("pglz"));
        op.alterColumn("orders", "note", resetStorage("extended"), resetCompression());
        op.alterColumn("orders", "note", setStatistics(500));
        op.alterColumn("orders", "note", resetStatistics());
        op.addColumn("orders", column("seen", text()).statistics(0));
        op.addColumn("orders", column("note", text()).storage("main").compression("lz4"));
        op.alterColumn("orders", "note", setNotNull("needed"));
        op.alterColumn("orders", "note", setNotNull(constraint().notValid()));
        op.alterColumn("orders", "note", setNotNull(constraint("needed").noInherit()));
        op.addColumn("orders", column("note", text()).notNull("needed"));
        op.addColumn(
                "orders",
                column("note", bigint())
                        .identity()
                        .notNull(constraint("needed").noInherit().notValid()));
        op.alterColumn("orders", "note", setType(bytea()).using(todo("how text becomes bytea")));
        op.fill("orders", "note", "'none'");
        op.fill("billing.invoice", "note", todo("a value for the rows that are there"));
        op.renameColumn("orders", "note", "remark");
        op.dropColumn("orders", "remark");
    }

    private static void constraints(Op op) {
        op.addConstraint("t", primaryKey("t_pkey", "a"));
        op.addConstraint("t", primaryKey("t_pkey", "a", "b").include("c", "d").initiallyDeferred());
        op.addConstraint("t", unique("t_key", "a"));
        op.addConstraint(
                "t", unique("t_key", "a", "b").include("c").nullsNotDistinct().deferrable());
        op.addConstraint("t", unique("t_key", "a").initiallyDeferred());
        op.addConstraint("t", foreignKey("t_fkey", "a").references("billing.u", "b"));
        op.addConstraint("t", foreignKey("t_fkey", "a").references("u", "b").onUpdate(SET_DEFAULT));
        op.addConstraint(
                "t",
                foreignKey(
                                "a_foreign_key_whose_name_is_as_long_as_names_may_be_in_postgres",
                                "a",
                                "b")
                        .references("u", "c", "d")
                        .onDelete(SET_NULL)
                        .onUpdate(RESTRICT)
                        .matchFull()
                        .deferrable()
                        .notValid());
        op.addConstraint(
                "t",
                foreignKey("t_fkey", "a")
                        .references("u", "b")
                        .onDelete(CASCADE)
                        .initiallyDeferred());
        op.addConstraint("t", check("t_check", "a > 0"));
        op.addConstraint("t", check("t_check", "a > 0").noInherit().notValid());
        op.addConstraint(
                "t",
                check("t_check", "status in ('NEW', 'PAID', 'SHIPPED') or ".repeat(4) + "false"));
        op.addConstraint("t", check("t_check", "a > 0").notEnforced());
        op.addConstraint(
                "t",
                foreignKey("t_fkey", "a", "b")
                        .references("u", "b", "c")
                        .onDelete(SET_NULL, "b")
                        .notEnforced());
        op.addConstraint("t", primaryKey("t_pkey", "a").with("fillfactor", "70"));
        op.addConstraint("t", unique("t_key", "a").with("fillfactor", "70").deferrable());
        op.addConstraint("t", exclude("t_excl", with("a", "=")));
        op.addConstraint(
                "t",
                exclude(
                                "t_excl",
                                with("room", "="),
                                with(desc("floor").collate("\"C\""), "OPERATOR(other.=)"),
                                with(expression("tsrange(a, b)").using("range_ops"), "&&"))
                        .using("gist")
                        .include("x")
                        .with("fillfactor", "70")
                        .where("not cancelled")
                        .initiallyDeferred());
        op.validateConstraint("t", "t_check");
        op.renameConstraint("t", "t_check", "t_checked");
        op.dropConstraint("t", "t_checked");
    }

    private static void indexes(Op op) {
        op.createIndex("t", index("t_idx", "a", "b"));
        op.createIndex("t", index("t_idx", "a").unique());
        op.createIndex(
                "billing.t",
                index(
                                "t_idx",
                                key("a").nullsFirst(),
                                desc("b").nullsLast(),
                                desc("c"),
                                key("d").using("text_pattern_ops"),
                                key("e").collate("\"C\""),
                                key("f"),
                                expression("lower(g)"),
                                expression("upper(h)")
                                        .desc()
                                        .nullsLast()
                                        .using("x_ops")
                                        .collate("\"C\""))
                        .unique()
                        .using("gist")
                        .include("x", "y")
                        .where("a is not null and b > 0")
                        .nullsNotDistinct()
                        .with("fillfactor", "70")
                        .with("buffering", "off"));
        op.createIndex("t", index("t_idx", expression("lower(a)")));
        op.renameIndex("t", "t_idx", "t_index");
        op.dropIndex("t", "t_index");
    }

    private static void hostileTexts(Op op) {
        op.clusterOn("billing.invoice", "invoice_pkey");
        op.clusterOn("orders", null);
        op.found(
                "orders",
                Ddl.columns("a \"b"),
                Ddl.constraints("x", "y"),
                Ddl.indexes("z"),
                typesOf("t"),
                collationsOf("c"),
                nullabilityOf("n"),
                defaultsOf("d"),
                commentsOn("e"),
                unconstrained("f", "group"),
                tableComment());
        op.foundTable("billing.invoice");
        op.foundSequence("s");
        op.foundEnum("e");
        op.foundDomain("d");
        op.foundComposite("c");
        op.foundSchema("billing");
        op.execute("update orders\nset status = 'NEW'\nwhere status is null");
        for (String text : HOSTILE) {
            op.execute(text);
            op.alterColumn("t", "c", setDefault(text), setComment(text));
            op.addColumn("t", column("c", text()).defaultTo(text).comment(text));
            op.addConstraint("t", check("c", text).notValid());
            op.createIndex("t", index("i", key("a"), expression(text)).where(text));
            op.setTableComment("t", text);
            op.createEnum("e", text);
            if (!text.isEmpty()) {
                op.createTable("t", column("c", text()).comment(text), new Comment(text));
            }
            if (!text.isBlank()) {
                op.addColumn("t", column("c", type(text)));
            }
        }
    }

    private static void hostileNames(Op op) {
        for (String name : NAMES) {
            String qualified = new dev.retort.model.QualifiedName(name, name).toString();
            op.createSchema(name);
            op.createTable(
                    qualified,
                    column(name, bigint()),
                    unique(name + "1", name),
                    foreignKey(name + "2", name).references(qualified, name));
            op.createIndex(qualified, index(name, name, name));
            op.createSequence(sequence(qualified).ownedBy(qualified, name));
            op.createStatistics(statistics(qualified, qualified, name).expression(name));
            op.renameTable(qualified, name);
            op.dropTable(qualified);
        }
    }
}
