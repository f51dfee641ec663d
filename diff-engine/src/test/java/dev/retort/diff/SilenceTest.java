package dev.retort.diff;

import static dev.retort.operation.Ddl.bigint;
import static dev.retort.operation.Ddl.check;
import static dev.retort.operation.Ddl.column;
import static dev.retort.operation.Ddl.desc;
import static dev.retort.operation.Ddl.domain;
import static dev.retort.operation.Ddl.exclude;
import static dev.retort.operation.Ddl.foreignKey;
import static dev.retort.operation.Ddl.index;
import static dev.retort.operation.Ddl.integer;
import static dev.retort.operation.Ddl.primaryKey;
import static dev.retort.operation.Ddl.sequence;
import static dev.retort.operation.Ddl.statistics;
import static dev.retort.operation.Ddl.text;
import static dev.retort.operation.Ddl.unique;
import static dev.retort.operation.Ddl.varchar;
import static dev.retort.operation.Ddl.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.PostgreSqlDialect;
import dev.retort.diff.accepted.Acceptance;
import dev.retort.diff.accepted.Accepted;
import dev.retort.diff.accepted.Difference;
import dev.retort.diff.accepted.Entry;
import dev.retort.diff.baseline.BaselineRevision;
import dev.retort.diff.dependents.Dependents;
import dev.retort.diff.rename.Decisions;
import dev.retort.diff.scope.Filter;
import dev.retort.diff.scope.Scope;
import dev.retort.environment.Hooks;
import dev.retort.laws.cases.InMemory;
import dev.retort.laws.cases.Recording;
import dev.retort.model.Check;
import dev.retort.model.Column;
import dev.retort.model.CompositeType;
import dev.retort.model.CompositeType.Attribute;
import dev.retort.model.Constraint;
import dev.retort.model.Definition;
import dev.retort.model.Domain;
import dev.retort.model.EnumType;
import dev.retort.model.Exclusion;
import dev.retort.model.ForeignKey;
import dev.retort.model.Identity;
import dev.retort.model.Index;
import dev.retort.model.Namespace;
import dev.retort.model.PrimaryKey;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Sequence;
import dev.retort.model.Statistics;
import dev.retort.model.Table;
import dev.retort.model.TableElement;
import dev.retort.model.Unique;
import dev.retort.replay.History;
import dev.retort.snapshot.Conventions;
import dev.retort.snapshot.Desired;
import dev.retort.snapshot.EntitySources;
import dev.retort.snapshot.Owners;
import dev.retort.snapshot.PartRef;
import dev.retort.snapshot.Reflected;
import dev.retort.snapshot.SqlDefinitions;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The rule that silence is not a wish, for each property that the model has: what is written is a
 * difference; what is Hibernate's convention, or not said at all, is one only where a revision made
 * what the database has. The table of docs/silence.md is made of these rows; a component of a
 * record that has none fails the build.
 */
class SilenceTest {

    private static final QualifiedName T = QualifiedName.of("t");
    private static final QualifiedName U = QualifiedName.of("u");

    private static final Path PAGE = Path.of("..", "docs", "silence.md");
    private static final String BEGIN = "<!-- begin: made from SilenceTest -->\n";
    private static final String END = "<!-- end -->";

    /** Whose the value is that the database has, and whether silence is a wish. */
    private enum Whose {
        FOUND,
        OURS,
        STRICT
    }

    /** How much the entities say. */
    private enum Said {
        CONVENTION,
        NOTHING
    }

    /** What becomes of what the database has. */
    private enum Outcome {
        STAYS,
        FOLLOWS
    }

    /**
     * @param owner the record of the model, and its component
     * @param words for the page
     * @param there what the database has
     * @param wanted what Hibernate would create
     * @param written whether entities have a word for it, so that the same can be in writing
     * @param found what becomes of it where no revision made it
     * @param ours where the last operation on it did
     * @param strict where silence is a wish
     */
    private record Row(
            Class<?> owner,
            String component,
            String words,
            Said said,
            Schema there,
            Schema wanted,
            boolean written,
            Outcome found,
            Outcome ours,
            Outcome strict) {

        Row(
                Class<?> owner,
                String component,
                String words,
                Said said,
                Schema there,
                Schema wanted,
                boolean written) {
            this(
                    owner,
                    component,
                    words,
                    said,
                    there,
                    wanted,
                    written,
                    Outcome.STAYS,
                    Outcome.FOLLOWS,
                    Outcome.FOLLOWS);
        }

        Row becomes(Outcome whereFound, Outcome whereOurs, Outcome whereStrict) {
            return new Row(
                    owner,
                    component,
                    words,
                    said,
                    there,
                    wanted,
                    written,
                    whereFound,
                    whereOurs,
                    whereStrict);
        }

        @Override
        public String toString() {
            return owner.getSimpleName() + "." + component + ": " + words;
        }
    }

    private static Row property(
            String component, String words, Said said, Column there, Column wanted) {
        return new Row(Column.class, component, words, said, tables(there), tables(wanted), true);
    }

    private static Row part(
            Class<?> owner, String component, String words, Schema there, Schema wanted) {
        return new Row(owner, component, words, Said.NOTHING, there, wanted, false);
    }

    private static Row generation(String words, Schema there, Schema wanted) {
        return new Row(Column.class, "generation", words, Said.CONVENTION, there, wanted, true);
    }

    private static Schema serial(Column column, String sequence) {
        return tables(column.notNull().defaultTo("nextval('" + sequence + "'::regclass)"))
                .withSequences(
                        List.of(
                                Sequence.of(QualifiedName.of(sequence))
                                        .as(column.type())
                                        .ownedBy("t", column.name())));
    }

    private static Row existence(Class<? extends Constraint> kind, String words, Constraint there) {
        return part(
                kind,
                "name",
                words,
                tables(column("a", integer()), there),
                tables(column("a", integer())));
    }

    private static Row indexed(String component, String words, Index there) {
        return part(Index.class, component, words, indexes(there), indexes(index("ix", "s")));
    }

    private static Schema indexes(Index index) {
        return tables(column("a", integer()), column("s", varchar(255)))
                .mapTables(each -> each.name().equals(T) ? each.withIndexes(List.of(index)) : each);
    }

    private static Schema tables(TableElement... elements) {
        List<TableElement> all = new ArrayList<>(List.of(elements));
        if (Stream.of(elements).noneMatch(PrimaryKey.class::isInstance)
                && Stream.of(elements)
                        .noneMatch(each -> each instanceof Column c && c.name().equals("id"))) {
            all.add(0, column("id", bigint()).notNull());
            all.add(primaryKey("t_pkey", "id"));
        }
        return Schema.of(
                Table.of(T, all),
                Table.of(
                        U,
                        List.of(
                                column("id", bigint()).notNull(),
                                column("a", integer()).notNull(),
                                primaryKey("u_pkey", "id"),
                                unique("u_a_key", "a"))));
    }

    private static List<Row> rows() {
        Column a = column("a", integer());
        Column s = column("s", varchar(255));
        ForeignKey key = foreignKey("t_u_fk", "a").references("u", "a");
        Unique sole = unique("t_a_key", "a");
        Check positive = check("t_a_check", "a > 0");
        return List.of(
                property("type", "length", Said.CONVENTION, column("s", varchar(100)), s),
                property("type", "type", Said.CONVENTION, column("s", text()), s),
                property("collation", "collation", Said.NOTHING, s.collate("\"C\""), s),
                property("notNullConstraint", "NOT NULL", Said.CONVENTION, a.notNull(), a),
                property("notNullConstraint", "no NOT NULL", Said.CONVENTION, a, a.notNull()),
                property("generation", "default", Said.NOTHING, a.defaultTo("1"), a),
                property("generation", "identity", Said.NOTHING, a.identity(), a.notNull()),
                property("generation", "generated", Said.NOTHING, a.generatedAs("id + 1"), a),
                property(
                        "generation",
                        "identity, where another is asked for",
                        Said.CONVENTION,
                        a.identity(Identity.always().cache(5)),
                        a.identity()),
                generation(
                        "identity, where Hibernate before 6.5 asks for a serial",
                        tables(a.identity()),
                        serial(a, "t_a_seq")),
                generation(
                        "serial of another sequence, where Hibernate before 6.5 asks for a serial",
                        serial(a, "old_seq"),
                        serial(a, "t_a_seq")),
                property("comment", "comment", Said.NOTHING, a.comment("by hand"), a),
                new Row(
                                Column.class,
                                "options",
                                "storage, compression, statistics target",
                                Said.NOTHING,
                                tables(s.statistics(5)),
                                tables(s),
                                false)
                        .becomes(Outcome.STAYS, Outcome.STAYS, Outcome.STAYS),
                part(Table.class, "columns", "a column", tables(a, s), tables(a)),
                part(
                        Table.class,
                        "comment",
                        "comment of a table",
                        tables(a).mapTables(each -> each.withComment("by hand")),
                        tables(a)),
                part(
                        Table.class,
                        "indexes",
                        "an index",
                        tables(a)
                                .mapTables(
                                        each ->
                                                each.withIndexes(
                                                        List.of(index(each.name() + "_ix", "id")))),
                        tables(a)),
                existence(Unique.class, "a unique constraint", sole),
                existence(Check.class, "a check constraint", positive),
                existence(ForeignKey.class, "a foreign key", key),
                existence(
                        Exclusion.class,
                        "an exclusion constraint",
                        exclude("t_ex", with("a", "="))),
                part(
                        PrimaryKey.class,
                        "name",
                        "a primary key",
                        tables(column("id", bigint()).notNull(), primaryKey("t_pkey", "id")),
                        tables(column("id", bigint()).notNull())),
                part(
                        PrimaryKey.class,
                        "columns",
                        "order of the key's columns",
                        tables(a.notNull(), s.notNull(), primaryKey("t_pkey", "s", "a")),
                        tables(a.notNull(), s.notNull(), primaryKey("t_pkey", "a", "s"))),
                part(
                        PrimaryKey.class,
                        "include",
                        "INCLUDE",
                        tables(a.notNull(), s, primaryKey("t_pkey", "a").include("s")),
                        tables(a.notNull(), s, primaryKey("t_pkey", "a"))),
                part(
                        PrimaryKey.class,
                        "deferrability",
                        "DEFERRABLE",
                        tables(a.notNull(), primaryKey("t_pkey", "a").deferrable()),
                        tables(a.notNull(), primaryKey("t_pkey", "a"))),
                part(
                        Unique.class,
                        "columns",
                        "order of the columns",
                        tables(a, s, unique("q", "s", "a")),
                        tables(a, s, unique("q", "a", "s"))),
                part(
                        Unique.class,
                        "include",
                        "INCLUDE",
                        tables(a, s, sole.include("s")),
                        tables(a, s, sole)),
                part(
                        Unique.class,
                        "isNullsNotDistinct",
                        "NULLS NOT DISTINCT",
                        tables(a, sole.nullsNotDistinct()),
                        tables(a, sole)),
                part(
                        Unique.class,
                        "deferrability",
                        "DEFERRABLE",
                        tables(a, sole.deferrable()),
                        tables(a, sole)),
                part(
                        Check.class,
                        "isNoInherit",
                        "NO INHERIT",
                        tables(a, positive.noInherit()),
                        tables(a, positive)),
                part(
                        Check.class,
                        "isNotValid",
                        "NOT VALID",
                        tables(a, positive.notValid()),
                        tables(a, positive)),
                part(
                        Check.class,
                        "isNotEnforced",
                        "NOT ENFORCED",
                        tables(a, positive.notEnforced()),
                        tables(a, positive)),
                part(
                        ForeignKey.class,
                        "onDelete",
                        "ON DELETE",
                        tables(a, key.onDelete(ForeignKey.Action.CASCADE)),
                        tables(a, key)),
                part(
                        ForeignKey.class,
                        "onDeleteColumns",
                        "ON DELETE of some columns",
                        tables(a, key.onDelete(ForeignKey.Action.SET_NULL, "a")),
                        tables(a, key)),
                part(
                        ForeignKey.class,
                        "onUpdate",
                        "ON UPDATE",
                        tables(a, key.onUpdate(ForeignKey.Action.CASCADE)),
                        tables(a, key)),
                part(
                        ForeignKey.class,
                        "isMatchFull",
                        "MATCH FULL",
                        tables(a, key.matchFull()),
                        tables(a, key)),
                part(
                        ForeignKey.class,
                        "deferrability",
                        "DEFERRABLE",
                        tables(a, key.deferrable()),
                        tables(a, key)),
                part(
                        ForeignKey.class,
                        "isNotValid",
                        "NOT VALID",
                        tables(a, key.notValid()),
                        tables(a, key)),
                part(
                        ForeignKey.class,
                        "isNotEnforced",
                        "NOT ENFORCED",
                        tables(a, key.notEnforced()),
                        tables(a, key)),
                indexed("keys", "order, NULLS FIRST, operator class", index("ix", desc("s"))),
                indexed("isUnique", "UNIQUE", index("ix", "s").unique()),
                indexed("include", "INCLUDE", index("ix", "s").include("a")),
                indexed("method", "access method", index("ix", "s").using("hash")),
                indexed(
                        "isNullsNotDistinct",
                        "NULLS NOT DISTINCT",
                        index("ix", "s").nullsNotDistinct()),
                indexed(
                        "parameters",
                        "storage parameters",
                        index("ix", "s").with("fillfactor", "70")),
                part(
                        EnumType.class,
                        "labels",
                        "a label",
                        Schema.EMPTY.withEnums(
                                List.of(new EnumType(QualifiedName.of("e"), List.of("a", "b")))),
                        Schema.EMPTY.withEnums(
                                List.of(new EnumType(QualifiedName.of("e"), List.of("a"))))),
                part(
                        EnumType.class,
                        "labels",
                        "the order of labels",
                        Schema.EMPTY.withEnums(
                                List.of(new EnumType(QualifiedName.of("e"), List.of("b", "a")))),
                        Schema.EMPTY.withEnums(
                                List.of(new EnumType(QualifiedName.of("e"), List.of("a", "b"))))),
                part(
                        Sequence.class,
                        "options",
                        "start, bounds, cache",
                        Schema.EMPTY.withSequences(List.of(sequence("q").startWith(7).cache(5))),
                        Schema.EMPTY.withSequences(List.of(sequence("q")))),
                part(
                                Sequence.class,
                                "options",
                                "increment",
                                sequences(sequence("q").incrementBy(50)),
                                sequences(sequence("q")))
                        .becomes(Outcome.FOLLOWS, Outcome.FOLLOWS, Outcome.FOLLOWS),
                part(
                        Sequence.class,
                        "type",
                        "type of a sequence",
                        sequences(sequence("q").as(integer())),
                        sequences(sequence("q"))),
                part(
                        Sequence.class,
                        "ownedBy",
                        "OWNED BY",
                        tables(a).withSequences(List.of(sequence("q").ownedBy("t", "a"))),
                        tables(a).withSequences(List.of(sequence("q")))),
                part(
                        EnumType.class,
                        "varcharCasts",
                        "casts from and to varchar",
                        enums(new EnumType(QualifiedName.of("e"), List.of("a"), true)),
                        enums(new EnumType(QualifiedName.of("e"), List.of("a")))),
                part(
                        CompositeType.class,
                        "attributes",
                        "an attribute",
                        composites(Attribute.of("a", integer()), Attribute.of("b", text())),
                        composites(Attribute.of("a", integer()))),
                part(
                        CompositeType.class,
                        "attributes",
                        "type of an attribute",
                        composites(Attribute.of("a", integer()), Attribute.of("b", text())),
                        composites(Attribute.of("a", integer()), Attribute.of("b", varchar(9)))),
                part(
                        CompositeType.class,
                        "attributes",
                        "collation of an attribute",
                        composites(Attribute.of("b", text()).collate("\"C\"")),
                        composites(Attribute.of("b", text()))),
                unmapped(Table.class, "a table", tables(a), Schema.EMPTY),
                unmapped(Sequence.class, "a sequence", sequences(sequence("q")), Schema.EMPTY),
                unmapped(
                        EnumType.class,
                        "an enum type",
                        enums(new EnumType(QualifiedName.of("e"), List.of("a"))),
                        Schema.EMPTY),
                unmapped(
                        CompositeType.class,
                        "a composite type",
                        composites(Attribute.of("a", integer())),
                        Schema.EMPTY),
                unmapped(
                        Domain.class,
                        "a domain",
                        Schema.EMPTY.withDomains(List.of(domain("d", integer()))),
                        Schema.EMPTY),
                unmapped(
                        Namespace.class,
                        "a schema",
                        Schema.EMPTY.withNamespaces(List.of("n")),
                        Schema.EMPTY),
                part(
                                Statistics.class,
                                "name",
                                "extended statistics",
                                tables(a).withDependents(List.of(statistics("st", "t", "id", "a"))),
                                tables(a))
                        .becomes(Outcome.STAYS, Outcome.STAYS, Outcome.STAYS));
    }

    private static Row unmapped(Class<?> owner, String words, Schema there, Schema wanted) {
        return part(owner, "name", words, there, wanted)
                .becomes(Outcome.STAYS, Outcome.FOLLOWS, Outcome.STAYS);
    }

    private static Schema sequences(Sequence sequence) {
        return Schema.EMPTY.withSequences(List.of(sequence));
    }

    private static Schema enums(EnumType type) {
        return Schema.EMPTY.withEnums(List.of(type));
    }

    private static Schema composites(Attribute... attributes) {
        return Schema.EMPTY.withComposites(
                List.of(CompositeType.of(QualifiedName.of("ct"), List.of(attributes))));
    }

    @TestFactory
    Stream<DynamicTest> silenceIsNoWish() {
        return rows().stream()
                .flatMap(
                        row ->
                                Stream.of(
                                        DynamicTest.dynamicTest(row + ", found", () -> found(row)),
                                        DynamicTest.dynamicTest(
                                                row + ", ours",
                                                () ->
                                                        assertThat(
                                                                        outcome(
                                                                                row,
                                                                                Whose.OURS,
                                                                                row.said()
                                                                                        == Said
                                                                                                .CONVENTION))
                                                                .isEqualTo(row.ours())),
                                        DynamicTest.dynamicTest(
                                                row + ", strict",
                                                () ->
                                                        assertThat(outcome(row, Whose.STRICT, true))
                                                                .isEqualTo(row.strict()))));
    }

    private static void found(Row row) {
        Comparison comparison = compare(row, Whose.FOUND, row.said() == Said.CONVENTION);
        assertThat(comparison.upgrade().isEmpty()).isEqualTo(row.found() == Outcome.STAYS);
        assertThat(comparison.downgrade().isEmpty()).isEqualTo(row.found() == Outcome.STAYS);
        BaselineRevision baseline =
                BaselineRevision.of(
                        comparison.current(),
                        SqlDefinitions.NONE,
                        row.wanted(),
                        comparison,
                        new PostgreSqlDialect());
        assertThat(
                        compare(
                                        row,
                                        History.of(List.of(baseline.upgrade())),
                                        false,
                                        row.said() == Said.CONVENTION)
                                .upgrade())
                .as("L14: after a baseline")
                .isEqualTo(comparison.upgrade());
        if (row.said() == Said.CONVENTION && !row.component().equals("generation")) {
            assertThat(outcome(row, Whose.FOUND, false))
                    .as("in writing")
                    .isEqualTo(Outcome.FOLLOWS);
        }
    }

    private static Outcome outcome(Row row, Whose whose, boolean byConvention) {
        Comparison comparison = compare(row, whose, byConvention);
        InMemory.hold(comparison);
        return comparison.upgrade().isEmpty() ? Outcome.STAYS : Outcome.FOLLOWS;
    }

    private static Comparison compare(Row row, Whose whose, boolean byConvention) {
        return compare(
                row,
                whose == Whose.OURS ? History.ofAll(row.there()) : History.NONE,
                whose == Whose.STRICT,
                byConvention);
    }

    private static Comparison compare(
            Row row, History history, boolean isStrict, boolean byConvention) {
        Set<PartRef> columns = Set.of(new PartRef(T, "a"), new PartRef(T, "s"));
        Desired desired =
                new Desired(
                        row.wanted(),
                        Set.of(),
                        byConvention
                                ? Conventions.of(columns, columns, Set.of())
                                : Conventions.NONE,
                        false,
                        EntitySources.NONE,
                        List.of());
        Schema there = row.there();
        // What it is made of is compiled.
        AtomicBoolean asked = new AtomicBoolean();
        Filter filter = new Filter(new Scope("public", List.of(), List.of()), Hooks.NONE);
        filter.readsSchema("public");
        return Comparison.of(
                desired,
                new Reflected(there, List.of(), Owners.UNKNOWN, true),
                () -> {
                    assertThat(asked.getAndSet(true)).as("asked a second time").isFalse();
                    return history;
                },
                filter,
                new PostgreSqlDialect(),
                InMemory.asTheServer(),
                Dependents.NONE,
                Decisions.NONE,
                isStrict);
    }

    /** Both sides of each property have words of their own, and the database's can be left. */
    @TestFactory
    Stream<DynamicTest> everyPropertyCanBeAccepted() {
        return rows().stream()
                .map(row -> DynamicTest.dynamicTest(row.toString(), () -> accepted(row)));
    }

    private static void accepted(Row row) {
        List<Difference> differences =
                Acceptance.of(row.there(), row.wanted(), Accepted.NOTHING).differences();
        assertThat(differences)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.database()).isNotEqualTo(each.entities()));
        Acceptance acceptance =
                Acceptance.of(
                        row.there(),
                        row.wanted(),
                        Accepted.NOTHING.with(
                                differences.stream()
                                        .map(each -> Entry.of(each, "on purpose", List.of()))
                                        .toList()));
        assertThat(acceptance.accepted()).hasSameSizeAs(differences);
        assertThat(acceptance.desired()).isEqualTo(row.there());
    }

    /** Names are the identity of things, and what is a rename is said elsewhere. */
    @Test
    void everyPropertyHasARow() {
        Set<String> missing = new TreeSet<>();
        for (Class<?> record : records(Definition.class)) {
            for (RecordComponent component : record.getRecordComponents()) {
                missing.add(record.getSimpleName() + "." + component.getName());
            }
        }
        rows().forEach(row -> missing.remove(row.owner().getSimpleName() + "." + row.component()));
        missing.removeIf(SilenceTest::isIdentity);
        assertThat(missing).isEmpty();
    }

    private static Set<Class<?>> records(Class<?> type) {
        if (!type.isSealed()) {
            return Set.of(type);
        }
        Set<Class<?>> found = new LinkedHashSet<>();
        for (Class<?> each : type.getPermittedSubclasses()) {
            found.addAll(records(each));
        }
        return found;
    }

    /**
     * What a thing is, and parts of what entities have no word for; of a table's constraints each
     * kind has rows of its own.
     */
    private static boolean isIdentity(String component) {
        return Arrays.asList(
                                "Column.name",
                                "Table.constraints",
                                "ForeignKey.columns",
                                "ForeignKey.references",
                                "ForeignKey.referencedColumns",
                                "Check.expression",
                                "Index.name",
                                "Index.predicate",
                                "PrimaryKey.parameters",
                                "Unique.parameters")
                        .contains(component)
                || Stream.of("Exclusion.", "Domain.", "Statistics.")
                        .anyMatch(component::startsWith);
    }

    /** {@code -Dretort.rewrite} writes the table anew. */
    @Test
    void thePageSaysTheSame() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        String drawn =
                page.substring(0, begin) + table() + page.substring(page.indexOf(END, begin));
        if (Recording.REWRITES) {
            Files.writeString(PAGE, drawn);
        }
        assertThat(Files.readString(PAGE))
                .as("%s; -Dtest=SilenceTest -Dretort.rewrite makes it anew", PAGE)
                .isEqualTo(drawn);
    }

    private static String table() {
        StringBuilder table =
                new StringBuilder(
                        "| of a | property | said | found | ours | strict |\n|---|---|---|---|---|---|\n");
        for (Row row : rows()) {
            table.append("| ")
                    .append(
                            String.join(
                                    " | ",
                                    words(row.owner()),
                                    row.words(),
                                    row.said() == Said.CONVENTION ? "by convention" : "not at all",
                                    word(row.found()),
                                    word(row.ours()),
                                    word(row.strict())))
                    .append(" |\n");
        }
        return table.toString();
    }

    private static String words(Class<?> owner) {
        return owner.getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }

    private static String word(Outcome outcome) {
        return outcome == Outcome.STAYS ? "stays" : "follows the entities";
    }
}
