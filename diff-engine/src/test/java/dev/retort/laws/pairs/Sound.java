package dev.retort.laws.pairs;

import dev.retort.model.Check;
import dev.retort.model.Column;
import dev.retort.model.ColumnOption;
import dev.retort.model.ColumnRef;
import dev.retort.model.CompositeType;
import dev.retort.model.Constraint;
import dev.retort.model.Domain;
import dev.retort.model.EnumType;
import dev.retort.model.NotNull;
import dev.retort.model.PrimaryKey;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Sequence;
import dev.retort.model.Statistics;
import dev.retort.model.Table;
import dev.retort.model.TableDependent;
import dev.retort.model.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A schema without what PostgreSQL would refuse in it: parts whose name is taken or whose ground is
 * missing. A generator may throw things together, a shrinker take any away; what is left is a
 * schema. It holds the rules of this server's version.
 */
final class Sound {

    /** From this version on, NOT NULL is a constraint. */
    private static final int NAMED_NOT_NULL = 18;

    /** Characters of a column's name that are in the name of its sequence, however it is cut. */
    private static final int CERTAINLY_KEPT = 25;

    private final int version;

    /** Tables, indexes and sequences share one name space in each schema. */
    private final Set<QualifiedName> relations = new HashSet<>();

    /** Types share one, too, and each table is a type. */
    private final Set<QualifiedName> types = new HashSet<>();

    private Sound(int version) {
        this.version = version;
    }

    static Schema of(Schema schema, int version) {
        Schema before = schema;
        while (true) {
            Schema after = new Sound(version).once(before);
            if (after.equals(before)) {
                return after;
            }
            before = after;
        }
    }

    static boolean is(Schema schema, int version) {
        return new Sound(version).once(schema).equals(schema);
    }

    private Schema once(Schema given) {
        Schema schema = names(given);
        schema = composites(schema);
        schema = domains(schema);
        schema = sequences(schema);
        schema = columns(schema);
        schema = parts(schema);
        schema = schema.mapTables(new SoundKeys(version, schema)::foreignKeys);
        return statistics(schema).withoutStrays();
    }

    /** Of two things at least, or of one expression, and of what can be sorted. */
    private Schema statistics(Schema schema) {
        Vocabulary words = new Vocabulary(version, schema);
        List<Statistics> kept = new ArrayList<>();
        for (TableDependent dependent : schema.dependents().values()) {
            Statistics each = (Statistics) dependent;
            Table table = schema.tables().get(each.table());
            if (table == null || !isIn(schema, each.name())) {
                continue;
            }
            List<String> sorted = words.sorted(table).stream().map(Column::name).toList();
            int count = each.columns().size() + each.expressions().size();
            boolean isAlone = each.columns().isEmpty() && each.kinds().isEmpty() && count == 1;
            if ((count > 1 || isAlone)
                    && sorted.containsAll(each.columns())
                    && words.terms(table).containsAll(each.expressions())) {
                kept.add(each);
            }
        }
        return schema.withDependents(kept);
    }

    private Schema names(Schema schema) {
        List<Table> tables = new ArrayList<>();
        for (Table table : schema.tables().values()) {
            if (isIn(schema, table.name())
                    && !types.contains(table.name())
                    && relations.add(table.name())) {
                types.add(table.name());
                tables.add(table);
            }
        }
        List<EnumType> enums = new ArrayList<>();
        for (EnumType type : schema.enums().values()) {
            if (isIn(schema, type.name()) && types.add(type.name())) {
                enums.add(type);
            }
        }
        List<Domain> domains = new ArrayList<>();
        for (Domain domain : schema.domains().values()) {
            if (isIn(schema, domain.name()) && types.add(domain.name())) {
                domains.add(domain);
            }
        }
        List<CompositeType> composites = new ArrayList<>();
        for (CompositeType type : schema.composites().values()) {
            if (isIn(schema, type.name())
                    && !types.contains(type.name())
                    && relations.add(type.name())) {
                types.add(type.name());
                composites.add(type);
            }
        }
        List<Sequence> sequences = new ArrayList<>();
        for (Sequence sequence : schema.sequences().values()) {
            if (isIn(schema, sequence.name())
                    && !types.contains(sequence.name())
                    && relations.add(sequence.name())) {
                sequences.add(sequence);
            }
        }
        return schema.withTables(tables)
                .withEnums(enums)
                .withDomains(domains)
                .withComposites(composites)
                .withSequences(sequences);
    }

    private static boolean isIn(Schema schema, QualifiedName name) {
        return name.inDefaultSchema() || schema.namespaces().contains(name.schema());
    }

    /** One that is part of itself, by whatever way, never becomes known. */
    private Schema composites(Schema schema) {
        Map<QualifiedName, CompositeType> kept = new LinkedHashMap<>();
        int before = -1;
        while (kept.size() > before) {
            before = kept.size();
            for (CompositeType type : schema.composites().values()) {
                Vocabulary words = new Vocabulary(version, schema.withComposites(kept.values()));
                Vocabulary all = new Vocabulary(version, schema);
                boolean isReady =
                        type.attributes().values().stream()
                                .allMatch(
                                        each ->
                                                words.isAttributeType(each.type())
                                                        || !all.isAttributeType(each.type()));
                if (!kept.containsKey(type.name()) && isReady) {
                    kept.put(
                            type.name(),
                            type.withAttributes(
                                    type.attributes().values().stream()
                                            .filter(each -> words.isAttributeType(each.type()))
                                            .map(
                                                    each ->
                                                            words.isText(each.type())
                                                                    ? each
                                                                    : each.collate(null))
                                            .toList()));
                }
            }
        }
        return schema.withComposites(kept.values());
    }

    private Schema domains(Schema schema) {
        Map<QualifiedName, Domain> kept = new LinkedHashMap<>();
        boolean isMore = true;
        while (isMore) {
            isMore = false;
            for (Domain domain : schema.domains().values()) {
                Vocabulary words = new Vocabulary(version, schema.withDomains(kept.values()));
                if (!kept.containsKey(domain.name()) && words.isKnown(domain.type())) {
                    kept.put(domain.name(), sound(domain, words));
                    isMore = true;
                }
            }
        }
        return schema.withDomains(kept.values());
    }

    private Domain sound(Domain domain, Vocabulary words) {
        List<Check> checks =
                domain.checks().values().stream()
                        .filter(check -> words.conditions(domain).contains(check.expression()))
                        .map(
                                each ->
                                        new Check(
                                                each.name(),
                                                each.expression(),
                                                false,
                                                each.isNotValid(),
                                                false))
                        .toList();
        return domain.withChecks(checks)
                .withDefault(
                        words.defaults(domain.type(), null).contains(domain.defaultExpression())
                                ? domain.defaultExpression()
                                : null)
                .collate(words.isText(domain.type()) ? domain.collation() : null);
    }

    private Schema sequences(Schema schema) {
        Vocabulary words = new Vocabulary(version, schema);
        return schema.withSequences(
                schema.sequences().values().stream()
                        .map(each -> owned(schema, each) ? each : each.withOwnedBy(null))
                        .map(
                                each ->
                                        words.isSerial(each.type())
                                                ? each
                                                : each.as(Type.parse("bigint")))
                        .toList());
    }

    /** The owner is a column of the same schema, and no identity, which has its own. */
    private static boolean owned(Schema schema, Sequence sequence) {
        ColumnRef owner = sequence.ownedBy();
        if (owner == null || !owner.table().schema().equals(sequence.name().schema())) {
            return owner == null;
        }
        Table table = schema.tables().get(owner.table());
        Column column = table == null ? null : table.columns().get(owner.column());
        return column != null && column.identityClause() == null && column.generated() == null;
    }

    private Schema columns(Schema schema) {
        Vocabulary words = new Vocabulary(version, schema);
        return schema.mapTables(
                        table -> {
                            Table known =
                                    table.withColumns(
                                            table.columns().values().stream()
                                                    .filter(each -> words.isKnown(each.type()))
                                                    .map(each -> sound(table, each, words))
                                                    .toList());
                            return known.withColumns(
                                    known.columns().values().stream()
                                            .filter(
                                                    each ->
                                                            each.generated() == null
                                                                    || words.generated(known, each)
                                                                            .contains(
                                                                                    each
                                                                                            .generated()))
                                            .toList());
                        })
                .mapTables(Sound::withOwnIdentities)
                .mapTables(this::withOwnNames);
    }

    private Column sound(Table table, Column given, Vocabulary words) {
        Column column = given;
        String text = column.defaultExpression();
        ColumnRef self = new ColumnRef(table.name(), column.name());
        if (text != null && !words.defaults(column.type(), self).contains(text)) {
            column = column.withDefault(null);
        }
        if (column.identityClause() != null && !words.isSerial(column.type())) {
            column = column.withIdentity(null);
        }
        boolean isText = words.isText(column.type());
        if (!isText || column.generated() != null) {
            column = column.withCollation(null).storage(null).compression(null);
        }
        if (column.generated() != null && !column.generated().stored()) {
            column = column.withOption(ColumnOption.STATISTICS, null);
        }
        boolean isKey =
                table.primaryKey().map(key -> key.columns().contains(given.name())).orElse(false);
        if (isKey) {
            column = column.withNullable(false);
        }
        NotNull clause = column.notNullClause();
        if (clause != null && version < NAMED_NOT_NULL) {
            column = column.notNull((NotNull) null);
        } else if (clause != null
                && (isKey || column.identityClause() != null || Vocabulary.isVirtual(column))) {
            column = column.notNull(clause.name() == null ? null : NotNull.named(clause.name()));
        }
        return column;
    }

    private Schema parts(Schema schema) {
        SoundKeys keys = new SoundKeys(version, schema);
        List<Table> tables = new ArrayList<>();
        for (Table table : schema.tables().values()) {
            Set<String> own = new HashSet<>();
            table.columns().values().stream()
                    .filter(column -> !column.nullable())
                    .forEach(column -> own.add(notNullName(table, column)));
            List<Constraint> constraints = new ArrayList<>();
            boolean hasKey = false;
            for (Constraint each : table.constraints().values()) {
                boolean isKey = each instanceof PrimaryKey;
                if (!own.contains(each.name())
                        && !(isKey && hasKey)
                        && keys.holds(table, each)
                        && (!keys.hasIndex(each)
                                || relations.add(table.name().sibling(each.name())))) {
                    own.add(each.name());
                    hasKey |= isKey;
                    constraints.add(each);
                }
            }
            tables.add(
                    table.withConstraints(constraints)
                            .withIndexes(
                                    table.indexes().values().stream()
                                            .filter(each -> keys.holds(table, each))
                                            .filter(
                                                    each ->
                                                            relations.add(
                                                                    table.name()
                                                                            .sibling(each.name())))
                                            .toList()));
        }
        return schema.withTables(tables);
    }

    /** CREATE TABLE names the sequences of all identities at once, and cut names may be equal. */
    private static Table withOwnIdentities(Table table) {
        Set<String> starts = new HashSet<>();
        return table.mapColumns(
                column ->
                        column.identityClause() == null || starts.add(start(column.name()))
                                ? column
                                : column.withIdentity(null));
    }

    private static String start(String name) {
        return name.substring(0, Math.min(name.length(), CERTAINLY_KEPT));
    }

    /**
     * Two of one name cannot be, nor two that the server would name the same: it names the second
     * one in a schema otherwise, which only long names come to.
     */
    private Table withOwnNames(Table table) {
        Set<String> names = new HashSet<>();
        return version < NAMED_NOT_NULL
                ? table
                : table.mapColumns(
                        column ->
                                column.nullable()
                                                || !isCut(table, column)
                                                        && names.add(notNullName(table, column))
                                        ? column
                                        : withFreeName(column, names));
    }

    private static boolean isCut(Table table, Column column) {
        NotNull clause = column.notNullClause();
        return (clause == null || clause.name() == null)
                && !notNullName(table, column)
                        .equals(table.name().name() + "_" + column.name() + "_not_null");
    }

    private static Column withFreeName(Column column, Set<String> names) {
        // Its own, so that it stays when another column comes before it.
        String name = "nn_" + column.name().charAt(column.name().length() - 1);
        while (!names.add(name)) {
            name += "n";
        }
        NotNull clause = column.notNullClause();
        return column.notNull((clause == null ? NotNull.PLAIN : clause).withName(name));
    }

    private static String notNullName(Table table, Column column) {
        NotNull clause = column.notNullClause();
        return clause == null || clause.name() == null
                ? NotNull.defaultName(table.name().name(), column.name())
                : clause.name();
    }
}
