package dev.retort.cli.action.baseline;

import dev.retort.cli.action.Comparing;
import dev.retort.cli.action.Reading;
import dev.retort.database.Snapshot;
import dev.retort.database.dependents.DefinitionReader;
import dev.retort.dialect.Dialect;
import dev.retort.diff.baseline.BaselineRevision;
import dev.retort.model.ConstraintKind;
import dev.retort.model.ForeignKey;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.snapshot.Reflected;
import dev.retort.snapshot.SqlDefinitions;
import dev.retort.snapshot.SqlObject;
import dev.retort.snapshot.Unmapped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a database has that a baseline says.
 *
 * @param schema what operations say
 * @param definitions what SQL says
 * @param unwritten what neither can say, sorted
 * @param leftOut tables of other migration tools
 * @param defaultSchema its real name
 * @param namesNotNull whether its server gives names to what is NOT NULL: PostgreSQL 18 and newer
 * @param roles that something may be owned by or granted to
 */
record Contents(
        Schema schema,
        SqlDefinitions definitions,
        List<Unmapped> unwritten,
        Set<QualifiedName> leftOut,
        String defaultSchema,
        boolean namesNotNull,
        List<String> roles) {

    /** Everything that the statements of {@link DefinitionReader} make again. */
    private static final Set<String> WRITTEN =
            Set.of(
                    "cast",
                    "cluster order",
                    "column options",
                    "comment",
                    "default privileges",
                    "extension",
                    "function",
                    "grants",
                    "materialized view",
                    "partition",
                    "partitioned table",
                    "policy",
                    "procedure",
                    "replica identity",
                    "row security",
                    "rule",
                    "storage parameters",
                    "table access method",
                    "tablespace",
                    "trigger",
                    "unlogged sequence",
                    "unlogged table",
                    "view");

    /** A schema that is there before, as the default one is: pg_dump does not create it either. */
    private static final Set<String> IN_ANY_DATABASE = Set.of("public");

    /** What a database may have that nobody put anything into. */
    private static final Set<String> OF_ANY_DATABASE =
            Set.of("comment", "default privileges", "extension", "grants");

    /** What can be granted that belongs to the database as a whole. */
    private static final List<String> OF_THE_DATABASE =
            List.of("the database", "language ", "foreign data wrapper ", "foreign server ");

    static Contents of(Comparing.Seen seen) {
        Schema visible = seen.comparison().current();
        Set<QualifiedName> tools = ToolTables.in(visible, seen.desired().schema());
        // What the scope hides is not said either.
        Set<QualifiedName> hidden = new TreeSet<>(seen.reflected().schema().tables().keySet());
        hidden.removeAll(visible.tables().keySet());
        hidden.addAll(tools);
        return of(
                seen.snapshot(),
                seen.reflected(),
                visible,
                hidden,
                seen.filter()::readsSchema,
                tools,
                true);
    }

    /**
     * Of a database that a baseline made.
     *
     * @param isAllSaid whether what a schema is set to that was there before is said as well
     */
    static Contents of(
            Snapshot snapshot, Reflected reflected, Predicate<String> schemas, boolean isAllSaid) {
        return of(snapshot, reflected, reflected.schema(), Set.of(), schemas, Set.of(), isAllSaid);
    }

    private static Contents of(
            Snapshot snapshot,
            Reflected reflected,
            Schema visible,
            Set<QualifiedName> hidden,
            Predicate<String> schemas,
            Set<QualifiedName> tools,
            boolean isAllSaid) {
        Predicate<QualifiedName> isLeftOut = name -> hidden.contains(name) || Reading.isOwn(name);
        List<Unmapped> unwritten = new ArrayList<>();
        Schema whole =
                visible.withTables(
                                visible.tables().values().stream()
                                        .filter(each -> !hidden.contains(each.name()))
                                        .map(each -> withoutKeysTo(isLeftOut, each, unwritten))
                                        .toList())
                        .withoutStrays();
        List<String> names = new ArrayList<>(whole.namespaces());
        if (schemas.test(snapshot.defaultSchema())) {
            names.add(snapshot.defaultSchema());
        }
        Set<String> created = new LinkedHashSet<>(whole.namespaces());
        created.removeAll(IN_ANY_DATABASE);
        Schema schema = whole.withNamespaces(created);
        List<String> sets = new ArrayList<>(created);
        if (isAllSaid) {
            names.stream()
                    .filter(each -> !created.contains(each))
                    .filter(each -> isSet(each, reflected.notCompared()))
                    .forEach(sets::add);
        }
        SqlDefinitions definitions =
                DefinitionReader.read(snapshot, schema, names, isLeftOut, sets);
        reflected.notCompared().stream()
                .filter(each -> !isWritten(each))
                .filter(each -> schema.dependents().values().stream().noneMatch(each::is))
                .filter(each -> each.table() == null || !isLeftOut.test(each.table()))
                .forEach(unwritten::add);
        unwritten.addAll(definitions.leftOut());
        Collections.sort(unwritten);
        return new Contents(
                schema,
                definitions,
                unwritten,
                tools,
                snapshot.defaultSchema(),
                reflected.namesNotNull(),
                DefinitionReader.roles(snapshot));
    }

    /** A foreign key cannot be there without the table that it refers to. */
    private static Table withoutKeysTo(
            Predicate<QualifiedName> isLeftOut, Table table, List<Unmapped> unwritten) {
        Set<String> without = new TreeSet<>();
        for (ForeignKey key : table.foreignKeys()) {
            if (isLeftOut.test(key.references())) {
                without.add(key.name());
                unwritten.add(
                        Unmapped.partOf(
                                table.name(), ConstraintKind.FOREIGN_KEY.word(), key.name()));
            }
        }
        return without.isEmpty()
                ? table
                : table.withConstraints(
                        table.constraints().values().stream()
                                .filter(each -> !without.contains(each.name()))
                                .toList());
    }

    /** A schema that is there before is as it is unless something is said of it. */
    private static boolean isSet(String namespace, List<Unmapped> notCompared) {
        return notCompared.stream()
                .anyMatch(
                        each ->
                                Set.of("grants", "comment").contains(each.kind())
                                                && each.name().equals("schema " + namespace)
                                        || each.kind().equals("default privileges")
                                                && each.name().endsWith(" in " + namespace));
    }

    private static boolean isWritten(Unmapped object) {
        if (object.kind().equals("grants")) {
            return OF_THE_DATABASE.stream().noneMatch(object.name()::startsWith);
        }
        if (object.kind().equals("default privileges")) {
            return object.name().contains(" in ");
        }
        return WRITTEN.contains(object.kind());
    }

    /** Whether nothing is in the way of a proof, said or not. */
    boolean isUntouched() {
        return isEmpty()
                && unwritten.stream()
                        .map(Unmapped::kind)
                        .allMatch(each -> OF_ANY_DATABASE.contains(each));
    }

    boolean isEmpty() {
        return schema.equals(Schema.EMPTY) && withoutExtensions().definitions().objects().isEmpty();
    }

    /**
     * Without what a template database may have, and what a downgrade leaves: an extension that was
     * there already is not the baseline's.
     */
    Contents withoutExtensions() {
        return new Contents(
                schema,
                new SqlDefinitions(
                        definitions.objects().stream()
                                .filter(each -> !each.kind().equals(SqlObject.EXTENSION))
                                .toList(),
                        definitions.neededByModel(),
                        definitions.partitionKeys(),
                        definitions.settings(),
                        definitions.leftOut()),
                unwritten,
                leftOut,
                defaultSchema,
                namesNotNull,
                roles);
    }

    BaselineRevision revision(Comparing.Seen seen, Dialect dialect) {
        return BaselineRevision.of(
                schema,
                definitions,
                dialect.canonical(seen.desired().schema()),
                seen.comparison(),
                dialect);
    }

    /** Every statement of what the model cannot say; the order is each database's own. */
    List<String> statements() {
        return Stream.of(
                        definitions.objects().stream()
                                .flatMap(
                                        each ->
                                                Stream.concat(
                                                        each.create().stream(),
                                                        each.last().stream())),
                        definitions.settings().stream(),
                        definitions.partitionKeys().entrySet().stream()
                                .map(each -> each.getKey() + " PARTITION BY " + each.getValue()))
                .flatMap(each -> each)
                .sorted()
                .toList();
    }
}
