package dev.retort.hibernate;

import dev.retort.hibernate.version.Since;
import dev.retort.model.Constraint;
import dev.retort.model.ForeignKey;
import dev.retort.model.Index;
import dev.retort.model.IndexKey;
import dev.retort.model.PrimaryKey;
import dev.retort.model.QualifiedName;
import dev.retort.model.Unique;
import dev.retort.sql.SqlText;
import dev.retort.sql.Token;
import dev.retort.sql.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;

/** One table, as Hibernate's StandardTableExporter and its neighbours would create it. */
final class TableMapping {

    /**
     * What ImplicitNamingStrategyJpaCompliantImpl and its like invent: a prefix and an MD5 sum in
     * base 35 (NamingHelper.hashedName).
     */
    private static final Pattern HASHED_NAME = Pattern.compile("(fk|uk|uc|idx)_?[0-9a-y]{20,25}");

    private final SchemaMapping schema;
    private final Table table;
    private final QualifiedName name;
    private final PartOf parts;
    private final Map<String, Constraint> constraints = new LinkedHashMap<>();
    private final Map<String, Index> indexes = new LinkedHashMap<>();

    TableMapping(SchemaMapping schema, Table table, QualifiedName name) {
        this.schema = schema;
        this.table = table;
        this.name = name;
        this.parts = new PartOf(schema.claims(), table, name);
    }

    dev.retort.model.Table map() {
        ColumnsMapping columns = new ColumnsMapping(schema, table, name);
        List<dev.retort.model.Column> mapped = columns.map();
        schema.invented().takeRelation(name.schema(), name.name());
        new ChecksMapping(schema, table, name, columns).map().forEach(this::add);
        primaryKey();
        uniques(columns);
        indexes();
        foreignKeys();
        return new dev.retort.model.Table(
                name,
                columnsByName(mapped),
                constraints,
                indexes,
                ColumnsMapping.comment(table.getComment()));
    }

    private Map<String, dev.retort.model.Column> columnsByName(
            List<dev.retort.model.Column> columns) {
        Map<String, dev.retort.model.Column> byName = new LinkedHashMap<>();
        for (dev.retort.model.Column column : columns) {
            if (byName.put(column.name(), column) != null) {
                throw ReadErrors.notPossible(
                        "Two columns of table "
                                + name
                                + " are named "
                                + column.name()
                                + " once PostgreSQL has read their names",
                        "Give one of the attributes another @Column(name).");
            }
        }
        return byName;
    }

    private void primaryKey() {
        org.hibernate.mapping.PrimaryKey key = table.getPrimaryKey();
        if (!table.hasPrimaryKey() || key.getColumns().isEmpty()) {
            return;
        }
        String named = Since.nameOf(key, schema.dialect());
        if (named != null) {
            String given = PostgresName.fromSql(named);
            addNamed(PrimaryKey.of(given, names(key.getColumns())));
        } else {
            String given = schema.invented().primaryKey(name.schema(), name.name());
            schema.generatedName(name, given);
            add(PrimaryKey.of(given, names(key.getColumns())));
        }
    }

    /**
     * PostgreSQL's dialect writes unique constraints into CREATE TABLE: UNIQUE behind a column,
     * whose explicit name is lost then, and a list of columns at the end
     * (CreateTableUniqueDelegate). The server leaves out what repeats another key of the table, but
     * takes its name over when the earlier one has none (transformIndexConstraints in
     * parser/parse_utilcmd.c).
     */
    private void uniques(ColumnsMapping columns) {
        List<Key> keys = new ArrayList<>();
        for (Column column : table.getColumns()) {
            if (column.isUnique() && !table.isPrimaryKey(column)) {
                String keyName = Since.uniqueKeyName(column);
                // The exporter does the same, and Table.getUniqueKeys drops repetitions by it.
                table.getOrCreateUniqueKey(keyName == null ? "UK_" + column.getName() : keyName)
                        .addColumn(column);
                keys.add(new Key(null, Unique.of("", names(List.of(column)))));
            } else if (columns.isDefinedUnique(column)) {
                keys.add(new Key(null, Unique.of("", names(List.of(column)))));
            }
        }
        for (UniqueKey unique : table.getUniqueKeys().values()) {
            String given = unique.isNameExplicit() ? PostgresName.fromSql(unique.getName()) : null;
            if (isIndexOnly(unique)) {
                String indexName = PostgresName.fromSql(unique.getName());
                addIndex(
                        schema.options()
                                .applied(
                                        unique,
                                        Index.of(
                                                        indexName,
                                                        keys(
                                                                indexName,
                                                                unique.getColumns(),
                                                                unique.getColumnOrderMap()))
                                                .unique()));
            } else if (!isMarkedUnique(unique)) {
                Unique key = Unique.of("", names(unique.getColumns()));
                keys.add(new Key(given, schema.options().applied(unique, key, name)));
            }
        }
        for (Key key : withoutRepetitions(keys)) {
            String given = key.name();
            if (given == null) {
                given =
                        schema.invented()
                                .unique(name.schema(), name.name(), key.unique().namedColumns());
                schema.generatedName(name, given);
                add(key.unique().withName(given));
            } else {
                addNamed(key.unique().withName(given));
            }
        }
    }

    /**
     * @param name or {@code null} for one that the server gives
     */
    private record Key(String name, Unique unique) {

        /** Whether the server takes both for one. */
        boolean repeats(Key other) {
            return unique.withParameters(Map.of()).equals(other.unique.withParameters(Map.of()));
        }
    }

    private List<Key> withoutRepetitions(List<Key> keys) {
        List<Key> kept = new ArrayList<>();
        for (Key key : keys) {
            int before = indexOf(kept, key);
            if (before < 0) {
                kept.add(key);
            } else if (kept.get(before).name() == null) {
                kept.set(before, key);
            }
        }
        List<String> primary =
                constraints.values().stream()
                        .filter(PrimaryKey.class::isInstance)
                        .map(constraint -> ((PrimaryKey) constraint).columns())
                        .findFirst()
                        .orElse(List.of());
        kept.removeIf(key -> key.repeats(new Key(null, Unique.of("", primary))));
        return kept;
    }

    private static int indexOf(List<Key> keys, Key key) {
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i).repeats(key)) {
                return i;
            }
        }
        return -1;
    }

    private boolean isMarkedUnique(UniqueKey unique) {
        if (unique.getColumns().size() != 1) {
            return false;
        }
        Column real = table.getColumn(unique.getColumn(0));
        return unique.getColumn(0).isUnique() || (real != null && real.isUnique());
    }

    /**
     * A unique constraint has neither expressions nor descending columns nor a predicate; Hibernate
     * asks for them and PostgreSQL refuses. A unique index is what was meant.
     */
    private boolean isIndexOnly(UniqueKey unique) {
        return unique.getColumnOrderMap().containsValue("desc")
                || Options.hasPredicate(unique)
                || unique.getColumns().stream().anyMatch(this::isUnknown);
    }

    private boolean isUnknown(Column column) {
        return table.getColumn(column) == null;
    }

    private void indexes() {
        for (org.hibernate.mapping.Index index : table.getIndexes().values()) {
            // The exporter writes the bare text, so a quoted name is folded like any other.
            String indexName = PostgresName.of(index.getName(), false);
            Index mapped =
                    Index.of(indexName, keys(indexName, Since.keys(index), Since.orders(index)));
            addIndex(
                    schema.options()
                            .applied(index, Since.isUnique(index) ? mapped.unique() : mapped));
        }
    }

    private void addIndex(Index index) {
        String indexName = index.name();
        indexes.put(indexName, index);
        schema.given()
                .takeRelation(
                        name.sibling(indexName),
                        parts.index(index.keys().stream().map(IndexKey::text).toList()));
        schema.invented().takeRelation(name.schema(), indexName);
        if (isHashed(indexName)) {
            schema.generatedName(name, indexName);
        }
    }

    /**
     * Hibernate cuts a column list at every comma, so a call's arguments are put together again.
     */
    private List<IndexKey> keys(
            String indexName,
            List<? extends Selectable> selectables,
            Map<? extends Selectable, String> orders) {
        List<IndexKey> keys = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (Selectable selectable : selectables) {
            String order = orders.get(selectable);
            IndexKey key;
            if (open.length() == 0 && selectable instanceof Column column && !isUnknown(column)) {
                key = IndexKey.ofColumn(columnName(table.getColumn(column)));
            } else {
                open.append(open.length() == 0 ? "" : ", ").append(bareText(selectable));
                if (!isBalanced(open)) {
                    continue;
                }
                requireExpression(indexName, open.toString());
                key = IndexKey.ofExpression(SqlText.of(open.toString()).withoutParentheses());
                open.setLength(0);
            }
            keys.add("desc".equals(order) ? key.desc() : key);
        }
        if (open.length() > 0) {
            keys.add(IndexKey.ofExpression(open.toString()));
        }
        return keys;
    }

    /** A bare name that is no column of the table would fail where the index is created. */
    private void requireExpression(String indexName, String text) {
        List<Token> tokens = Tokens.of(text).all();
        if (tokens.size() == 1 && tokens.get(0).isName()) {
            throw ReadErrors.notPossible(
                    "The index "
                            + indexName
                            + " of "
                            + schema.claims().describe(table, name)
                            + " is on the column "
                            + text
                            + ", which the table does not have",
                    "Correct columnList of @Index: it takes the names of columns, or expressions.");
        }
    }

    private static String bareText(Selectable selectable) {
        return selectable instanceof Column column ? column.getName() : selectable.getText();
    }

    private static boolean isBalanced(CharSequence sql) {
        int depth = 0;
        for (Token token : Tokens.of(sql.toString()).all()) {
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
        }
        return depth <= 0;
    }

    private void foreignKeys() {
        for (org.hibernate.mapping.ForeignKey key : table.getForeignKeys().values()) {
            if (!key.isCreationEnabled() || !key.isPhysicalConstraint()) {
                continue;
            }
            ForeignKey mapped = foreignKey(key);
            if (isHashed(mapped.name())) {
                schema.generatedName(name, mapped.name());
            }
            add(mapped);
        }
    }

    private ForeignKey foreignKey(org.hibernate.mapping.ForeignKey key) {
        String given = writtenName(key);
        List<Column> target =
                key.isReferenceToPrimaryKey()
                        ? key.getReferencedTable().getPrimaryKey().getColumns()
                        : key.getReferencedColumns();
        ForeignKey mapped =
                ForeignKey.of(
                                given,
                                names(key.getColumns()),
                                schema.nameOf(key.getReferencedTable()),
                                names(target))
                        .onDelete(action(key.getOnDeleteAction()));
        return schema.options().applied(key, defined(key, mapped));
    }

    private ForeignKey defined(org.hibernate.mapping.ForeignKey key, ForeignKey mapped) {
        return key.getKeyDefinition() == null
                ? mapped
                : KeyDefinition.apply(key.getKeyDefinition(), mapped)
                        .orElseGet(
                                () -> {
                                    schema.warn(
                                            "The foreign key definition of "
                                                    + mapped.name()
                                                    + " on "
                                                    + name
                                                    + " is not understood and read as if it were not"
                                                    + " there: "
                                                    + key.getKeyDefinition());
                                    return mapped;
                                });
    }

    /** From the exporter's own statement, because versions differ in what they quote. */
    private String writtenName(org.hibernate.mapping.ForeignKey key) {
        String statement =
                schema.dialect()
                        .getForeignKeyExporter()
                        .getSqlCreateStrings(key, schema.metadata(), schema.context())[0];
        List<Token> tokens = Tokens.of(statement).all();
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).is("constraint")) {
                return tokens.get(i + 1).value();
            }
        }
        throw new IllegalStateException(statement);
    }

    private static ForeignKey.Action action(OnDeleteAction action) {
        return action == null
                ? ForeignKey.Action.NO_ACTION
                : ForeignKey.Action.valueOf(action.name());
    }

    /** With global quoting the prefix stays in upper case. */
    private static boolean isHashed(String given) {
        return HASHED_NAME.matcher(given.toLowerCase(Locale.ROOT)).matches();
    }

    /** One whose index has the name that somebody gave it. */
    private void addNamed(Constraint constraint) {
        schema.invented().takeRelation(name.schema(), constraint.name());
        schema.invented().takeConstraint(name.schema(), constraint.name());
        if (schema.given()
                .takeRelation(name.sibling(constraint.name()), constraint.accept(parts))) {
            add(constraint);
        }
    }

    private void add(Constraint constraint) {
        Constraint other = constraints.putIfAbsent(constraint.name(), constraint);
        if (other != null) {
            schema.given().clash(constraint.name(), other.accept(parts), constraint.accept(parts));
        }
    }

    private static List<String> names(List<Column> columns) {
        return columns.stream().map(TableMapping::columnName).toList();
    }

    static String columnName(Column column) {
        return PostgresName.of(column.getName(), column.isQuoted());
    }
}
