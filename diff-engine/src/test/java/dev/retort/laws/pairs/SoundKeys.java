package dev.retort.laws.pairs;

import dev.retort.laws.pairs.Vocabulary.Family;
import dev.retort.model.Check;
import dev.retort.model.Column;
import dev.retort.model.Constraint;
import dev.retort.model.Deferrability;
import dev.retort.model.Exclusion;
import dev.retort.model.ForeignKey;
import dev.retort.model.Index;
import dev.retort.model.IndexKey;
import dev.retort.model.PrimaryKey;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.model.Type;
import dev.retort.model.Unique;
import dev.retort.sql.Identifiers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Whether a constraint or an index has all that it needs. */
final class SoundKeys {

    private static final Set<ForeignKey.Action> SETS =
            Set.of(ForeignKey.Action.SET_NULL, ForeignKey.Action.SET_DEFAULT);

    private static final Set<Vocabulary.Family> POLYMORPHIC =
            Set.of(Vocabulary.Family.ENUM, Vocabulary.Family.ARRAY, Vocabulary.Family.RANGE);

    private final int version;
    private final Schema schema;
    private final Vocabulary words;

    SoundKeys(int version, Schema schema) {
        this.version = version;
        this.schema = schema;
        this.words = new Vocabulary(version, schema);
    }

    /** Whether it takes a name among the tables. */
    boolean hasIndex(Constraint constraint) {
        return constraint.accept(new HasIndex());
    }

    /** Foreign keys are looked at when everything that they can reference is settled. */
    boolean holds(Table table, Constraint constraint) {
        return constraint.accept(new Holds(table));
    }

    boolean holds(Table table, Index index) {
        if (!areColumns(table, index.include())
                || index.predicate() != null && !words.conditions(table).contains(index.predicate())
                || mentionsVirtual(table, index.predicate())
                || index.isNullsNotDistinct() && (version < 15 || !index.isUnique())) {
            return false;
        }
        for (IndexKey key : index.keys()) {
            if (!holds(table, key, index)) {
                return false;
            }
        }
        return index.method().equals("btree")
                || !index.isUnique()
                        && (index.include().isEmpty() || index.method().equals("gist"));
    }

    private boolean mentionsVirtual(Table table, String text) {
        return text != null
                && table.columns().values().stream()
                        .filter(Vocabulary::isVirtual)
                        .map(each -> Identifiers.quote(each.name()))
                        .anyMatch(
                                name ->
                                        text.startsWith(name + " ")
                                                || text.startsWith(name + "::")
                                                || text.endsWith("-" + name));
    }

    private boolean holds(Table table, IndexKey key, Index index) {
        if (key.expression()) {
            boolean isText = key.text().startsWith("upper(") && !isCollated(table, key);
            return words.terms(table).contains(key.text())
                    && (isText || key.collation() == null)
                    && (key.operatorClass() == null
                            || isText && key.operatorClass().equals("text_pattern_ops"))
                    && index.method().equals("btree");
        }
        Column column = table.columns().get(key.text());
        if (column == null || Vocabulary.isVirtual(column)) {
            return false;
        }
        boolean isText = words.isText(column.type());
        // The server keeps one that is the column's own as if nobody had said it.
        if (key.collation() != null && (!isText || key.collation().equals(column.collation()))) {
            return false;
        }
        Family family = words.family(column.type());
        boolean isPlain =
                !key.descending() && key.nullsAreFirst() == null && key.operatorClass() == null;
        switch (index.method()) {
            case "btree":
                return words.isSorted(column.type())
                        && (key.operatorClass() == null || classOf(column.type(), key));
            case "hash":
                return index.keys().size() == 1
                        && isPlain
                        && words.isBuiltIn(column.type())
                        && (family == Family.INTEGER || family == Family.TEXT);
            case "brin":
                return isPlain && words.isBuiltIn(column.type()) && family == Family.INTEGER;
            case "gin":
                return column.type().sql().equals("jsonb")
                        && !key.descending()
                        && key.nullsAreFirst() == null
                        && (key.operatorClass() == null
                                || key.operatorClass().equals("jsonb_path_ops"));
            default:
                return isPlain && words.isBuiltIn(column.type()) && family == Family.RANGE;
        }
    }

    /** The server keeps a collation that is the expression's own as if nobody had said it. */
    private boolean isCollated(Table table, IndexKey key) {
        return table.columns().values().stream()
                .filter(
                        each ->
                                key.text()
                                        .equals(
                                                "upper("
                                                        + Identifiers.quote(each.name())
                                                        + "::text)"))
                .anyMatch(each -> each.collation() != null || words.domain(each.type()) != null);
    }

    /** The one that its type has. */
    private static boolean classOf(Type type, IndexKey key) {
        String sql = type.sql();
        String kind =
                sql.startsWith("character(") ? "bpchar" : sql.equals("text") ? "text" : "varchar";
        return key.operatorClass().equals(kind + "_pattern_ops");
    }

    private static boolean areColumns(Table table, List<String> names) {
        return table.columns().keySet().containsAll(names)
                && names.stream()
                        .noneMatch(each -> Vocabulary.isVirtual(table.columns().get(each)));
    }

    private boolean isKey(Table table, List<String> columns, List<String> include) {
        Set<String> all = new HashSet<>(columns);
        all.addAll(include);
        return !columns.isEmpty()
                && all.size() == columns.size() + include.size()
                && areColumns(table, columns)
                && areColumns(table, include)
                && columns.stream()
                        .allMatch(each -> words.isSorted(table.columns().get(each).type()));
    }

    Table foreignKeys(Table table) {
        List<Constraint> kept = new ArrayList<>();
        for (Constraint each : table.constraints().values()) {
            if (!(each instanceof ForeignKey key) || isGrounded(table, key)) {
                kept.add(each);
            }
        }
        return kept.size() == table.constraints().size() ? table : table.withConstraints(kept);
    }

    private boolean isGrounded(Table table, ForeignKey key) {
        Table target = schema.tables().get(key.references());
        if (target == null || !target.columns().keySet().containsAll(key.referencedColumns())) {
            return false;
        }
        for (int i = 0; i < key.columns().size(); i++) {
            Column column = table.columns().get(key.columns().get(i));
            Column other = target.columns().get(key.referencedColumns().get(i));
            // Equality of arrays of varchar is one of anyarray, which a check of rows cannot call.
            if (words.family(column.type()) == Family.ARRAY
                    || !isResolved(column.type())
                    || !base(column.type()).equals(base(other.type()))
                    || !Objects.equals(column.collation(), other.collation())) {
                return false;
            }
        }
        Set<String> wanted = new HashSet<>(key.referencedColumns());
        return wanted.size() == key.referencedColumns().size() && keys(target).contains(wanted);
    }

    /** Without length and precision. */
    private static String base(Type type) {
        return type.sql().startsWith("\"") || type.sql().indexOf('.') >= 0
                ? type.sql()
                : type.sql().replaceAll("\\(.*\\)", "");
    }

    /** The sets of columns that a foreign key can reference. */
    static Set<Set<String>> keys(Table table) {
        Set<Set<String>> keys = new HashSet<>();
        for (Constraint each : table.constraints().values()) {
            if (each instanceof PrimaryKey key
                    && key.deferrability() == Deferrability.NOT_DEFERRABLE) {
                keys.add(new HashSet<>(key.columns()));
            } else if (each instanceof Unique unique
                    && unique.deferrability() == Deferrability.NOT_DEFERRABLE) {
                keys.add(new HashSet<>(unique.columns()));
            }
        }
        for (Index index : table.indexes().values()) {
            if (index.isUnique()
                    && index.predicate() == null
                    && index.keys().stream()
                            .noneMatch(
                                    each ->
                                            each.expression()
                                                    || each.operatorClass() != null
                                                    || each.collation() != null)) {
                Set<String> columns = new HashSet<>();
                index.keys().forEach(each -> columns.add(each.text()));
                if (columns.size() == index.keys().size()) {
                    keys.add(columns);
                }
            }
        }
        return keys;
    }

    private final class Holds implements Constraint.Visitor<Boolean> {

        private final Table table;

        Holds(Table table) {
            this.table = table;
        }

        @Override
        public Boolean primaryKey(PrimaryKey key) {
            return isKey(table, key.columns(), key.include());
        }

        @Override
        public Boolean unique(Unique unique) {
            return isKey(table, unique.columns(), unique.include())
                    && (version >= 15 || !unique.isNullsNotDistinct());
        }

        @Override
        public Boolean foreignKey(ForeignKey key) {
            List<String> set = key.onDeleteColumns();
            return isKey(table, key.columns(), List.of())
                    && key.columns().stream()
                            .allMatch(each -> table.columns().get(each).generated() == null)
                    && key.columns().containsAll(set)
                    && new HashSet<>(set).size() == set.size()
                    && (set.isEmpty() || version >= 15 && SETS.contains(key.onDelete()))
                    && (version >= 18 || !key.isNotEnforced());
        }

        @Override
        public Boolean check(Check check) {
            return words.conditions(table).contains(check.expression())
                    && (version >= 18 || !check.isNotEnforced());
        }

        @Override
        public Boolean exclusion(Exclusion exclusion) {
            Index index =
                    new Index(
                            exclusion.name(),
                            exclusion.elements().stream().map(Exclusion.Element::key).toList(),
                            false,
                            exclusion.method(),
                            exclusion.include(),
                            exclusion.predicate(),
                            false,
                            Map.of());
            String operator = exclusion.method().equals("gist") ? "&&" : "=";
            return List.of("btree", "gist").contains(exclusion.method())
                    && exclusion.elements().stream()
                            .allMatch(
                                    each ->
                                            each.operator().equals(operator)
                                                    && each.key().operatorClass() == null
                                                    && isResolved(table, each.key()))
                    && holds(table, index);
        }
    }

    private boolean isResolved(Table table, IndexKey key) {
        Column column = table.columns().get(key.text());
        return key.expression() || column == null || isResolved(column.type());
    }

    /** EXCLUDE and foreign keys find no operator of a pseudo-type (anyenum) for a domain. */
    private boolean isResolved(Type type) {
        return words.domain(type) == null || !POLYMORPHIC.contains(words.family(type));
    }

    private static final class HasIndex implements Constraint.Visitor<Boolean> {

        @Override
        public Boolean primaryKey(PrimaryKey key) {
            return true;
        }

        @Override
        public Boolean unique(Unique unique) {
            return true;
        }

        @Override
        public Boolean foreignKey(ForeignKey key) {
            return false;
        }

        @Override
        public Boolean check(Check check) {
            return false;
        }

        @Override
        public Boolean exclusion(Exclusion exclusion) {
            return true;
        }
    }
}
