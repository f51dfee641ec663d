package dev.retort.diff.accepted;

import dev.retort.diff.references.ColumnUse;
import dev.retort.diff.references.ReferencedKeys;
import dev.retort.model.Check;
import dev.retort.model.Column;
import dev.retort.model.ColumnRef;
import dev.retort.model.Constraint;
import dev.retort.model.EnumType;
import dev.retort.model.ForeignKey;
import dev.retort.model.Index;
import dev.retort.model.NotNull;
import dev.retort.model.ObjectId;
import dev.retort.model.PrimaryKey;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Sequence;
import dev.retort.model.Table;
import dev.retort.model.TableDependent;
import dev.retort.model.Type;
import dev.retort.sql.SqlText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What cannot be in a schema that has some things from one and some from another: what needs
 * something that only the other one has, or takes a name that is taken. Each of the two is sound.
 */
final class Unmet {

    /**
     * @param object that cannot be there
     * @param needs what it needs, or what is in its way; {@code null} for what nothing brings
     */
    record Need(ObjectId object, ObjectId needs) {}

    private final Schema schema;
    private final Schema database;
    private final Schema entities;
    private final List<Need> needs = new ArrayList<>();

    /** Types that one of the two makes, by their text. */
    private final Map<String, ObjectId> types = new HashMap<>();

    /** Sequences that one of the two has, by the text between the quotes of {@code nextval}. */
    private final Map<String, ObjectId> sequences = new HashMap<>();

    private Unmet(Schema schema, Schema database, Schema entities) {
        this.schema = schema;
        this.database = database;
        this.entities = entities;
        for (Schema each : List.of(database, entities)) {
            each.enums().keySet().forEach(name -> type(name, ObjectId.enumType(name)));
            each.domains().keySet().forEach(name -> type(name, ObjectId.domain(name)));
            each.composites().keySet().forEach(name -> type(name, ObjectId.composite(name)));
            each.sequences()
                    .keySet()
                    .forEach(
                            name ->
                                    sequences.put(
                                            QualifiedName.quote(name), ObjectId.sequence(name)));
        }
    }

    /** One that the schema has, where two kinds of types have the name. */
    private void type(QualifiedName name, ObjectId id) {
        types.merge(Type.named(name).sql(), id, (one, other) -> schema.contains(one) ? one : other);
    }

    /**
     * @param schema of parts of the two
     */
    static List<Need> of(Schema schema, Schema database, Schema entities) {
        Unmet unmet = new Unmet(schema, database, entities);
        unmet.collect();
        return unmet.needs;
    }

    private void need(ObjectId object, ObjectId needed) {
        if (needed != null && !schema.contains(needed)) {
            needs.add(new Need(object, needed));
        }
    }

    private void collect() {
        schema.enums().keySet().forEach(name -> namespace(ObjectId.enumType(name)));
        schema.domains()
                .values()
                .forEach(
                        each -> {
                            ObjectId id = ObjectId.domain(each.name());
                            namespace(id);
                            type(id, each.type());
                            text(id, each.defaultExpression());
                            each.checks().values().forEach(its -> text(id, its.expression()));
                        });
        schema.composites()
                .values()
                .forEach(
                        each -> {
                            ObjectId id = ObjectId.composite(each.name());
                            namespace(id);
                            each.attributes().values().forEach(its -> type(id, its.type()));
                        });
        schema.sequences().values().forEach(this::sequence);
        schema.dependents().values().forEach(this::dependent);
        schema.tables().values().forEach(this::table);
        names();
    }

    private void namespace(ObjectId id) {
        if (!id.name().inDefaultSchema()) {
            need(id, ObjectId.schema(id.name().schema()));
        }
    }

    private void type(ObjectId of, Type type) {
        need(of, types.get(type.element().sql()));
    }

    private void text(ObjectId of, String sql) {
        if (sql == null) {
            return;
        }
        SqlText text = SqlText.of(sql);
        text.sequences().forEach(each -> need(of, sequences.get(each)));
        types.forEach(
                (name, id) -> {
                    boolean isMissing = !schema.contains(id) || lacksLabel(id, text);
                    if (isMissing && text.castsTo(name)) {
                        needs.add(new Need(of, id));
                    }
                });
    }

    /** Whether it speaks of a label that only the other enum type of that name has. */
    private boolean lacksLabel(ObjectId id, SqlText text) {
        if (id.kind() != ObjectId.Kind.ENUM_TYPE) {
            return false;
        }
        List<String> labels = schema.enums().get(id.name()).labels();
        for (Schema each : List.of(database, entities)) {
            EnumType other = each.enums().get(id.name());
            if (other != null
                    && other.labels().stream()
                            .anyMatch(label -> !labels.contains(label) && text.hasString(label))) {
                return true;
            }
        }
        return false;
    }

    private void sequence(Sequence sequence) {
        ObjectId id = ObjectId.sequence(sequence.name());
        namespace(id);
        ColumnRef owner = sequence.ownedBy();
        if (owner == null) {
            return;
        }
        ObjectId column = ObjectId.column(owner.table(), owner.column());
        if (!schema.contains(column)) {
            needs.add(new Need(id, column));
            return;
        }
        Column its = (Column) schema.definition(column);
        if (its.identityClause() != null || its.generated() != null) {
            // The one has a sequence of its own, and the other is made anew.
            needs.add(new Need(id, column));
        }
    }

    private void dependent(TableDependent dependent) {
        namespace(dependent.id());
        Table table = schema.tables().get(dependent.table());
        if (table == null) {
            needs.add(new Need(dependent.id(), ObjectId.table(dependent.table())));
            return;
        }
        mixed(dependent, table);
        for (String each : columnsOfBoth(dependent.table())) {
            if (!table.columns().containsKey(each) && dependent.reads(Set.of(each))) {
                needs.add(new Need(dependent.id(), ObjectId.column(table.name(), each)));
            }
        }
    }

    private void mixed(TableDependent dependent, Table table) {
        Table here = database.tables().get(table.name());
        Table there = entities.tables().get(table.name());
        if (here == null || there == null) {
            return;
        }
        Set<String> retyped = new HashSet<>();
        table.columns().keySet().stream()
                .filter(
                        each ->
                                isOfAnotherKind(
                                        here.columns().get(each), there.columns().get(each)))
                .forEach(retyped::add);
        mixed(dependent.id(), table, here, there, retyped, each -> dependent.reads(Set.of(each)));
    }

    private Set<String> columnsOfBoth(QualifiedName name) {
        Set<String> columns = new HashSet<>();
        for (Schema each : List.of(database, entities)) {
            if (each.tables().containsKey(name)) {
                columns.addAll(each.tables().get(name).columns().keySet());
            }
        }
        return columns;
    }

    private void table(Table table) {
        QualifiedName name = table.name();
        Table here = database.tables().get(name);
        Table there = entities.tables().get(name);
        boolean isOneOfThem = table.equals(here) || table.equals(there);
        namespace(ObjectId.table(name));
        table.columns()
                .values()
                .forEach(
                        each -> {
                            ObjectId id = ObjectId.column(name, each.name());
                            type(id, each.type());
                            text(id, each.defaultExpression());
                            text(
                                    id,
                                    each.generated() == null
                                            ? null
                                            : each.generated().expression());
                        });
        table.foreignKeys().forEach(each -> foreignKey(name, each));
        for (Constraint each : table.constraints().values()) {
            ObjectId id = ObjectId.constraint(name, each.name());
            each.expressions().forEach(sql -> text(id, sql));
        }
        for (Index each : table.indexes().values()) {
            ObjectId id = ObjectId.index(name, each.name());
            each.expressions().forEach(sql -> text(id, sql));
        }
        if (isOneOfThem) {
            return;
        }
        Set<String> gone = columnsOfBoth(name);
        gone.removeAll(table.columns().keySet());
        Set<String> retyped = new HashSet<>();
        if (here != null && there != null) {
            table.columns().keySet().stream()
                    .filter(
                            each ->
                                    isOfAnotherKind(
                                            here.columns().get(each), there.columns().get(each)))
                    .forEach(retyped::add);
        }
        for (Column each : table.columns().values()) {
            column(table, here, there, each, gone, retyped);
        }
        Set<String> virtual = virtual(table);
        for (Constraint each : table.constraints().values()) {
            ObjectId id = ObjectId.constraint(name, each.name());
            over(id, gone, column -> ColumnUse.isOver(each, Set.of(column)));
            if (!(each instanceof Check)) {
                over(id, virtual, column -> ColumnUse.isOver(each, Set.of(column)));
            }
            mixed(id, table, here, there, retyped, c -> ColumnUse.isOver(each, Set.of(c)));
        }
        for (Index each : table.indexes().values()) {
            ObjectId id = ObjectId.index(name, each.name());
            over(id, gone, column -> ColumnUse.isOver(each, Set.of(column)));
            over(id, virtual, column -> ColumnUse.isOver(each, Set.of(column)));
            mixed(id, table, here, there, retyped, c -> ColumnUse.isOver(each, Set.of(c)));
        }
        constraintNames(table);
        List<Constraint> keys =
                table.constraints().values().stream().filter(PrimaryKey.class::isInstance).toList();
        if (keys.size() > 1) {
            needs.add(
                    new Need(
                            ObjectId.constraint(name, keys.get(0).name()),
                            ObjectId.constraint(name, keys.get(1).name())));
        }
    }

    /** No key, no foreign key and no index can be on one of these. */
    private static Set<String> virtual(Table table) {
        Set<String> virtual = new HashSet<>();
        for (Column each : table.columns().values()) {
            if (isVirtual(each)) {
                virtual.add(each.name());
            }
        }
        return virtual;
    }

    /** From PostgreSQL 18 on, NOT NULL has a name among them. */
    private void constraintNames(Table table) {
        Map<String, ObjectId> named = new HashMap<>();
        table.constraints()
                .keySet()
                .forEach(each -> named.put(each, ObjectId.constraint(table.name(), each)));
        for (Column each : table.columns().values()) {
            ObjectId id = ObjectId.column(table.name(), each.name());
            ObjectId other =
                    each.nullable() ? null : named.put(NotNull.nameOf(table.name(), each), id);
            if (other != null) {
                needs.add(new Need(id, other));
            }
        }
    }

    private interface Over {
        boolean isOver(String column);
    }

    private void over(ObjectId id, Collection<String> columns, Over over) {
        for (String each : columns) {
            if (over.isOver(each)) {
                needs.add(new Need(id, ObjectId.column(id.name(), each)));
            }
        }
    }

    /** What speaks of a column of the one type where it has the other one. */
    private void mixed(
            ObjectId id, Table table, Table here, Table there, Set<String> retyped, Over over) {
        if (retyped.isEmpty()) {
            return;
        }
        Object part = schema.definition(id);
        boolean isHere = here != null && part.equals(database.definition(id));
        boolean isThere = there != null && part.equals(entities.definition(id));
        for (String each : retyped) {
            Column column = table.columns().get(each);
            boolean fits =
                    isHere && column.type().equals(here.columns().get(each).type())
                            || isThere && column.type().equals(there.columns().get(each).type());
            if (!fits && over.isOver(each)) {
                needs.add(new Need(id, ObjectId.column(table.name(), each)));
            }
        }
    }

    private static boolean isOfAnotherKind(Column here, Column there) {
        return here != null
                && there != null
                && !here.type().withoutModifiers().equals(there.type().withoutModifiers());
    }

    /** A default, a collation and an expression are of the type that they came with. */
    private void column(
            Table table,
            Table here,
            Table there,
            Column column,
            Set<String> gone,
            Set<String> retyped) {
        ObjectId id = ObjectId.column(table.name(), column.name());
        over(id, gone, each -> ColumnUse.isOver(column, each));
        for (Column other : table.columns().values()) {
            // One generated column cannot be made of another.
            if (other.generated() != null
                    && !other.name().equals(column.name())
                    && ColumnUse.isOver(column, other.name())) {
                needs.add(new Need(id, ObjectId.column(table.name(), other.name())));
            }
        }
        boolean isChecked = column.identityClause() != null || isInKey(table, column);
        if (isChecked && NotNull.of(column).isNotValid()
                || isVirtual(column) && !column.options().isEmpty()) {
            needs.add(new Need(id, null));
        }
        if (retyped.contains(column.name())) {
            Column one = here.columns().get(column.name());
            Column other = there.columns().get(column.name());
            boolean isOne = isSameBut(column, one);
            boolean isOther = isSameBut(column, other);
            if (!isOne && !isOther) {
                needs.add(new Need(id, null));
            }
        }
        for (String each : retyped) {
            if (!each.equals(column.name()) && ColumnUse.isOver(column, each)) {
                mixed(id, table, here, there, Set.of(each), any -> true);
            }
        }
    }

    private static boolean isVirtual(Column column) {
        return column.generated() != null && !column.generated().stored();
    }

    private static boolean isInKey(Table table, Column column) {
        return table.primaryKey().filter(key -> key.columns().contains(column.name())).isPresent();
    }

    private static boolean isSameBut(Column column, Column other) {
        return column.type().equals(other.type())
                && column.generation().equals(other.generation())
                && Objects.equals(column.collation(), other.collation())
                && column.options().equals(other.options());
    }

    private void foreignKey(QualifiedName table, ForeignKey key) {
        ObjectId id = ObjectId.constraint(table, key.name());
        Table target = schema.tables().get(key.references());
        if (target == null) {
            needs.add(new Need(id, ObjectId.table(key.references())));
            return;
        }
        for (String each : key.referencedColumns()) {
            if (!target.columns().containsKey(each)) {
                needs.add(new Need(id, ObjectId.column(target.name(), each)));
                return;
            }
        }
        if (!ReferencedKeys.isThere(target, key.referencedColumns())) {
            needs.add(new Need(id, key(key)));
        }
        Table own = schema.tables().get(table);
        for (int i = 0; i < key.columns().size(); i++) {
            Column from = own.columns().get(key.columns().get(i));
            Column to = target.columns().get(key.referencedColumns().get(i));
            if (from != null && isOfAnotherKind(from, to) && wereAlike(key, table, i)) {
                ObjectId column = ObjectId.column(table, from.name());
                needs.add(new Need(column, ObjectId.column(target.name(), to.name())));
                needs.add(new Need(id, column));
            }
        }
    }

    private boolean wereAlike(ForeignKey key, QualifiedName table, int i) {
        for (Schema each : List.of(database, entities)) {
            Table own = each.tables().get(table);
            Table target = each.tables().get(key.references());
            Column from = own == null ? null : own.columns().get(key.columns().get(i));
            Column to =
                    target == null ? null : target.columns().get(key.referencedColumns().get(i));
            if (from != null && to != null && !isOfAnotherKind(from, to)) {
                return true;
            }
        }
        return false;
    }

    /** That the entities want, or else the database has. */
    private ObjectId key(ForeignKey of) {
        for (Schema each : List.of(entities, database)) {
            Table target = each.tables().get(of.references());
            if (target == null) {
                continue;
            }
            for (Constraint key : ReferencedKeys.constraints(target, of.referencedColumns())) {
                return ObjectId.constraint(target.name(), key.name());
            }
            for (Index index : target.indexes().values()) {
                if (index.keyColumns()
                        .filter(its -> Set.copyOf(its).equals(Set.copyOf(of.referencedColumns())))
                        .isPresent()) {
                    return ObjectId.index(target.name(), index.name());
                }
            }
        }
        return null;
    }

    /** Tables, sequences and indexes have names of their own in a schema, and so have types. */
    private void names() {
        Map<QualifiedName, ObjectId> relations = new HashMap<>();
        Map<QualifiedName, ObjectId> named = new HashMap<>();
        for (Table table : schema.tables().values()) {
            taken(relations, table.name(), ObjectId.table(table.name()));
            taken(named, table.name(), ObjectId.table(table.name()));
            for (Constraint each : table.constraints().values()) {
                if (each.hasIndex()) {
                    taken(
                            relations,
                            table.name().sibling(each.name()),
                            ObjectId.constraint(table.name(), each.name()));
                }
            }
            for (String each : table.indexes().keySet()) {
                taken(relations, table.name().sibling(each), ObjectId.index(table.name(), each));
            }
        }
        // It cannot come where there is a type of its name.
        schema.sequences().keySet().forEach(n -> taken(named, n, ObjectId.sequence(n)));
        schema.sequences().keySet().forEach(n -> taken(relations, n, ObjectId.sequence(n)));
        schema.composites().keySet().forEach(n -> taken(relations, n, ObjectId.composite(n)));
        schema.composites().keySet().forEach(n -> taken(named, n, ObjectId.composite(n)));
        schema.enums().keySet().forEach(n -> taken(named, n, ObjectId.enumType(n)));
        schema.domains().keySet().forEach(n -> taken(named, n, ObjectId.domain(n)));
    }

    private void taken(Map<QualifiedName, ObjectId> names, QualifiedName name, ObjectId id) {
        ObjectId other = names.put(name, id);
        if (other != null) {
            needs.add(new Need(id, other));
        }
    }
}
