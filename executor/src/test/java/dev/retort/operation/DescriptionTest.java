package dev.retort.operation;

import static dev.retort.model.ForeignKey.Action.CASCADE;
import static dev.retort.model.ForeignKey.Action.SET_NULL;
import static dev.retort.operation.Ddl.addAttribute;
import static dev.retort.operation.Ddl.addCheck;
import static dev.retort.operation.Ddl.alterAttribute;
import static dev.retort.operation.Ddl.attribute;
import static dev.retort.operation.Ddl.bigint;
import static dev.retort.operation.Ddl.check;
import static dev.retort.operation.Ddl.column;
import static dev.retort.operation.Ddl.columnOf;
import static dev.retort.operation.Ddl.composite;
import static dev.retort.operation.Ddl.constraint;
import static dev.retort.operation.Ddl.desc;
import static dev.retort.operation.Ddl.domain;
import static dev.retort.operation.Ddl.dropAttribute;
import static dev.retort.operation.Ddl.dropCheck;
import static dev.retort.operation.Ddl.dropComment;
import static dev.retort.operation.Ddl.dropDefault;
import static dev.retort.operation.Ddl.dropExpression;
import static dev.retort.operation.Ddl.dropIdentity;
import static dev.retort.operation.Ddl.dropNotNull;
import static dev.retort.operation.Ddl.exclude;
import static dev.retort.operation.Ddl.expression;
import static dev.retort.operation.Ddl.foreignKey;
import static dev.retort.operation.Ddl.index;
import static dev.retort.operation.Ddl.key;
import static dev.retort.operation.Ddl.labels;
import static dev.retort.operation.Ddl.primaryKey;
import static dev.retort.operation.Ddl.resetCompression;
import static dev.retort.operation.Ddl.sequence;
import static dev.retort.operation.Ddl.setDefault;
import static dev.retort.operation.Ddl.setNotNull;
import static dev.retort.operation.Ddl.setStatistics;
import static dev.retort.operation.Ddl.setStorage;
import static dev.retort.operation.Ddl.setType;
import static dev.retort.operation.Ddl.timestamptz;
import static dev.retort.operation.Ddl.unique;
import static dev.retort.operation.Ddl.validateCheck;
import static dev.retort.operation.Ddl.varchar;
import static dev.retort.operation.Ddl.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The line for a person, then operation, table, name and whether data is lost, for a program. */
class DescriptionTest {

    private final List<DynamicTest> cases = new ArrayList<>();

    @TestFactory
    Stream<DynamicTest> saysWhatAnOperationDoes() {
        says(op -> op.createSchema("s"), "create schema s", "create_schema - s");
        says(op -> op.dropSchema("s"), "drop schema s", "drop_schema - s");
        says(
                op -> op.createEnum("s.size", "S", "L"),
                "create enum s.size ('S', 'L')",
                "create_enum - s.size");
        says(
                op -> op.addEnumValue("size", "XL"),
                "add value 'XL' to enum size",
                "add_enum_value - size");
        says(
                op -> op.addEnumValueBefore("size", "M", "L"),
                "add value 'M' to enum size before 'L'",
                "add_enum_value - size");
        says(
                op -> op.renameEnumValue("size", "S", "s"),
                "rename value 'S' of enum size to 's'",
                "rename_enum_value - size");
        says(
                op -> op.renameEnum("s.size", "shirt size"),
                "rename enum s.size to s.shirt size",
                "rename_enum - s.size");
        says(
                op -> op.replaceEnum("size", labels("S"), columnOf("t", "c"), columnOf("u", "d")),
                "replace enum size by ('S') in t.c, u.d",
                "replace_enum - size");
        says(op -> op.dropEnum("size"), "drop enum size", "drop_enum - size");
        says(
                op -> op.createDomain(domain("s.email", varchar(320)).notNull()),
                "create domain s.email character varying(320) not null",
                "create_domain - s.email");
        says(
                op ->
                        op.alterDomain(
                                "email",
                                dropDefault(),
                                addCheck(check("c", "VALUE > 0")),
                                dropCheck("d"),
                                validateCheck("e")),
                "alter domain email: no default, add check c (VALUE > 0), drop check d,"
                        + " validate check e",
                "alter_domain - email");
        says(op -> op.dropDomain("email"), "drop domain email", "drop_domain - email");
        says(
                op -> op.createComposite(composite("s.money", attribute("a", bigint()))),
                "create composite type s.money",
                "create_composite - s.money");
        says(
                op ->
                        op.alterComposite(
                                "money",
                                dropAttribute("a"),
                                addAttribute(attribute("b", bigint())),
                                alterAttribute(attribute("c", bigint()))),
                "alter composite type money: drop attribute a, add attribute b bigint,"
                        + " type of attribute c to bigint",
                "alter_composite - money destructive");
        says(
                op -> op.alterComposite("money", addAttribute(attribute("b", bigint()))),
                "alter composite type money: add attribute b bigint",
                "alter_composite - money");
        says(
                op -> op.dropComposite("money"),
                "drop composite type money",
                "drop_composite - money");
        says(
                op -> op.createSequence(sequence("s.seq")),
                "create sequence s.seq",
                "create_sequence - s.seq");
        says(
                op -> op.clusterOn("s.t", "t_pkey"),
                "cluster table s.t on t_pkey",
                "cluster_on s.t -");
        says(op -> op.clusterOn("t", null), "cluster table t on no index", "cluster_on t -");
        says(
                op -> op.alterSequence(sequence("seq")),
                "alter sequence seq: all as by default",
                "alter_sequence - seq");
        says(
                op ->
                        op.alterSequence(
                                sequence("seq").startWith(7).incrementBy(50).ownedBy("t", "id")),
                "alter sequence seq: start 7, increment 50, owned by t.id",
                "alter_sequence - seq");
        says(
                op -> op.renameSequence("s.seq", "more"),
                "rename sequence s.seq to s.more",
                "rename_sequence - s.seq");
        says(op -> op.dropSequence("seq"), "drop sequence seq", "drop_sequence - seq");
        says(
                op -> op.createTable("s.t", column("id", bigint())),
                "create table s.t",
                "create_table s.t -");
        says(op -> op.dropTable("t"), "drop table t", "drop_table t - destructive");
        says(op -> op.renameTable("s.t", "u"), "rename table s.t to s.u", "rename_table s.t -");
        says(
                op -> op.setTableComment("t", "x"),
                "set the comment of table t 'x'",
                "set_table_comment t -");
        says(
                op -> op.setTableComment("t", null),
                "remove the comment of table t",
                "set_table_comment t -");
        says(
                op ->
                        op.addColumn(
                                "orders", column("at", timestamptz()).notNull().defaultTo("now()")),
                "add column orders.at timestamp with time zone not null default now()",
                "add_column orders at");
        says(
                op -> op.addColumn("t", column("id", bigint()).identity()),
                "add column t.id bigint not null identity",
                "add_column t id");
        says(
                op -> op.alterColumn("t", "c", setType(varchar(320)), setNotNull()),
                "alter column t.c: type character varying(320), not null",
                "alter_column t c");
        says(
                op ->
                        op.alterColumn(
                                "t", "c", setType(bigint()).using("c::bigint"), setDefault("1")),
                "alter column t.c: type bigint using c::bigint, default 1",
                "alter_column t c");
        says(
                op ->
                        op.alterColumn(
                                "t",
                                "c",
                                dropNotNull(),
                                dropDefault(),
                                dropIdentity(),
                                dropExpression(),
                                dropComment()),
                "alter column t.c: nullable, no default, no identity, no generation expression,"
                        + " remove the comment",
                "alter_column t c");
        says(
                op ->
                        op.alterColumn(
                                "t",
                                "c",
                                setNotNull(constraint("n").notValid()),
                                setStorage("external"),
                                resetCompression(),
                                setStatistics(500)),
                "alter column t.c: not null from now on, storage external, compression default,"
                        + " statistics 500",
                "alter_column t c");
        says(op -> op.renameColumn("t", "a", "b"), "rename column t.a to b", "rename_column t a");
        says(op -> op.dropColumn("t", "c"), "drop column t.c", "drop_column t c destructive");
        says(
                op -> op.addConstraint("t", primaryKey("p", "a", "b")),
                "add primary key p on t (a, b)",
                "create_primary_key t p");
        says(
                op -> op.addConstraint("t", unique("u", "a")),
                "add unique constraint u on t (a)",
                "create_unique_constraint t u");
        says(
                op -> op.addConstraint("t", foreignKey("f", "a").references("s.u", "id")),
                "add foreign key f on t (a) to s.u (id)",
                "create_foreign_key t f");
        says(
                op -> op.addConstraint("t", check("k", "a > 0")),
                "add check k on t (a > 0)",
                "create_check_constraint t k");
        says(
                op -> op.renameConstraint("t", "a", "b"),
                "rename constraint a on t to b",
                "rename_constraint t a");
        says(
                op ->
                        op.addConstraint(
                                "t",
                                exclude(
                                                "x",
                                                with("room", "="),
                                                with(expression("tsrange(a, b)"), "&&"))
                                        .using("gist")),
                "add exclusion constraint x on t using gist (room with =, tsrange(a, b) with &&)",
                "create_exclude_constraint t x");
        says(
                op -> op.validateConstraint("t", "k"),
                "validate constraint k on t",
                "validate_constraint t k");
        says(op -> op.dropConstraint("t", "u"), "drop constraint u on t", "drop_constraint t u");
        says(
                op -> op.createIndex("t", index("i", key("a"), desc("b")).unique().where("a > 0")),
                "create unique index i on t (a, b desc) where a > 0",
                "create_index t i");
        says(
                op ->
                        op.createIndex(
                                "t",
                                index("i", key("a").using("jsonb_path_ops"))
                                        .using("gin")
                                        .with("fastupdate", "off")),
                "create index i on t using gin (a jsonb_path_ops) with (fastupdate = off)",
                "create_index t i");
        says(
                op -> op.createIndex("t", index("i", desc("a").nullsLast()).include("b")),
                "create index i on t (a desc nulls last) include (b)",
                "create_index t i");
        says(
                op ->
                        op.addConstraint(
                                "t", unique("u", "a").nullsNotDistinct().initiallyDeferred()),
                "add unique constraint u on t (a) nulls not distinct initially deferred",
                "create_unique_constraint t u");
        says(
                op ->
                        op.addConstraint(
                                "t",
                                foreignKey("f", "a")
                                        .references("u", "id")
                                        .matchFull()
                                        .onDelete(SET_NULL, "a")
                                        .onUpdate(CASCADE)
                                        .deferrable()
                                        .notValid()),
                "add foreign key f on t (a) to u (id) match full on delete set null (a)"
                        + " on update cascade deferrable not valid",
                "create_foreign_key t f");
        says(
                op -> op.addConstraint("t", check("k", "a > 0").noInherit().notEnforced()),
                "add check k on t (a > 0) no inherit not enforced",
                "create_check_constraint t k");
        says(op -> op.renameIndex("t", "i", "j"), "rename index i on t to j", "rename_index t i");
        says(op -> op.dropIndex("t", "i"), "drop index i on t", "drop_index t i");
        says(
                op -> op.setConstraintComment("s.t", "k", "x"),
                "set the comment of constraint k on s.t 'x'",
                "set_constraint_comment s.t k");
        says(
                op -> op.setEnumComment("s.size", null),
                "remove the comment of enum type s.size",
                "set_enum_comment - s.size");
        says(
                op -> op.execute("  UPDATE t\n   SET a = 1  "),
                "execute UPDATE t SET a = 1",
                "execute - -");
        says(op -> op.execute("x".repeat(81)), "execute " + "x".repeat(77) + "...", "execute - -");
        return cases.stream();
    }

    private void says(Consumer<Op> body, String description, String name) {
        Operation operation = Op.record(body).get(0);
        OperationName named = OperationName.of(operation);
        cases.add(
                dynamicTest(
                        description,
                        () -> {
                            assertThat(Description.of(operation)).isEqualTo(description);
                            assertThat(
                                            named.operation()
                                                    + " "
                                                    + dash(named.table())
                                                    + " "
                                                    + dash(named.name())
                                                    + (named.isDestructive() ? " destructive" : ""))
                                    .isEqualTo(name);
                        }));
    }

    private static String dash(String text) {
        return text == null ? "-" : text;
    }
}
