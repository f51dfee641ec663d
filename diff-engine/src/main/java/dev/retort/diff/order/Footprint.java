package dev.retort.diff.order;

import dev.retort.model.Column;
import dev.retort.model.ColumnRef;
import dev.retort.model.CompositeType;
import dev.retort.model.Constraint;
import dev.retort.model.ConstraintKind;
import dev.retort.model.Definition;
import dev.retort.model.Domain;
import dev.retort.model.EnumType;
import dev.retort.model.ForeignKey;
import dev.retort.model.Index;
import dev.retort.model.Namespace;
import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Sequence;
import dev.retort.model.Table;
import dev.retort.model.TableDependent;
import dev.retort.model.Type;
import dev.retort.sql.SqlText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What things of one schema hold and depend on. To say too much costs nothing but an order that is
 * stricter than it need be.
 */
final class Footprint {

    private final Schema schema;

    /** Enum types, domains and composite types, by the text that a column's type has. */
    private final Map<String, QualifiedName> types = new HashMap<>();

    /** By the text that stands between the quotes of {@code nextval}. */
    private final Map<String, QualifiedName> sequences = new HashMap<>();

    Footprint(Schema schema) {
        this.schema = schema;
        schema.enums().keySet().forEach(name -> types.put(Type.named(name).sql(), name));
        schema.domains().keySet().forEach(name -> types.put(Type.named(name).sql(), name));
        schema.composites().keySet().forEach(name -> types.put(Type.named(name).sql(), name));
        schema.sequences().keySet().forEach(name -> sequences.put(QualifiedName.quote(name), name));
    }

    Table table(QualifiedName name) {
        return schema.tables().get(name);
    }

    Column column(QualifiedName table, String name) {
        return table(table).columns().get(name);
    }

    Domain domain(QualifiedName name) {
        return schema.domains().get(name);
    }

    /** Whether there is such a column, and it is one. */
    boolean isIdentity(ColumnRef ref) {
        Table table = ref == null ? null : table(ref.table());
        Column column = table == null ? null : table.columns().get(ref.column());
        return column != null && column.identityClause() != null;
    }

    /** Whether the column's default asks the sequence. */
    boolean isDrawnFrom(ColumnRef ref, QualifiedName sequence) {
        return ofText(column(ref.table(), ref.column()).defaultExpression())
                .contains(Slot.relation(sequence));
    }

    CompositeType composite(QualifiedName name) {
        return schema.composites().get(name);
    }

    Sequence sequence(QualifiedName name) {
        return schema.sequences().get(name);
    }

    /**
     * The sequences that go with a column, or with any of the table's when none is given; one that
     * is still wanted was made nobody's before.
     */
    Set<Slot> owned(QualifiedName table, String column, Footprint wanted) {
        Set<Slot> slots = new HashSet<>();
        for (Sequence sequence : schema.sequences().values()) {
            ColumnRef owner = sequence.ownedBy();
            if (owner != null
                    && wanted.sequence(sequence.name()) == null
                    && owner.table().equals(table)
                    && (column == null || owner.column().equals(column))) {
                slots.add(Slot.relation(sequence.name()));
                slots.add(Slot.type(sequence.name()));
            }
        }
        return slots;
    }

    Set<Slot> in(QualifiedName name) {
        return name.inDefaultSchema() ? Set.of() : Set.of(Slot.schema(name.schema()));
    }

    Set<Slot> ofType(Type type) {
        QualifiedName name = types.get(type.element().sql());
        return name == null ? Set.of() : Set.of(Slot.type(name));
    }

    /** What an expression speaks of besides columns. */
    Set<Slot> ofText(String text) {
        Set<Slot> slots = new HashSet<>();
        if (text == null) {
            return slots;
        }
        SqlText expression = SqlText.of(text);
        types.forEach(
                (sql, name) -> {
                    if (expression.castsTo(sql)) {
                        slots.add(Slot.type(name));
                    }
                });
        for (String sequence : expression.sequences()) {
            QualifiedName name = sequences.get(sequence);
            if (name != null) {
                slots.add(Slot.relation(name));
            }
        }
        return slots;
    }

    /** A column's type and texts, and for a generated one the columns that it may speak of. */
    Set<Slot> ofColumn(QualifiedName table, Column column) {
        Set<Slot> slots = new HashSet<>(ofType(column.type()));
        slots.addAll(ofText(column.defaultExpression()));
        if (!column.nullable() && !Slot.isChosen(column)) {
            slots.add(Slot.choice(table, column));
        }
        if (column.generated() != null) {
            slots.addAll(ofText(column.generated().expression()));
            Set<String> names = SqlText.of(column.generated().expression()).names();
            for (Column other : table(table).columns().values()) {
                if (other.generated() == null && names.contains(other.name())) {
                    slots.add(Slot.column(table, other.name()));
                }
            }
        }
        return slots;
    }

    Set<Slot> ofDomain(Domain domain) {
        Set<Slot> slots = new HashSet<>(in(domain.name()));
        slots.addAll(ofType(domain.type()));
        slots.addAll(ofText(domain.defaultExpression()));
        domain.checks().values().forEach(check -> slots.addAll(ofText(check.expression())));
        return slots;
    }

    Set<Slot> ofComposite(CompositeType type) {
        Set<Slot> slots = new HashSet<>(in(type.name()));
        type.attributes().values().forEach(each -> slots.addAll(ofType(each.type())));
        return slots;
    }

    Set<Slot> ofSequence(Sequence sequence) {
        Set<Slot> slots = new HashSet<>(in(sequence.name()));
        ColumnRef owner = sequence.ownedBy();
        if (owner != null) {
            slots.add(Slot.column(owner.table(), owner.column()));
        }
        return slots;
    }

    Set<Slot> ofConstraint(QualifiedName table, Constraint constraint) {
        Set<Slot> slots = new HashSet<>();
        slots.add(Slot.relation(table));
        constraint.expressions().forEach(text -> slots.addAll(ofText(text)));
        if (constraint instanceof ForeignKey key) {
            key.columns().forEach(each -> slots.add(Slot.column(table, each)));
            key.referencedColumns().forEach(each -> slots.add(Slot.column(key.references(), each)));
            slots.add(Slot.relation(key.references()));
            slots.add(Slot.key(key.references(), key.referencedColumns()));
        } else {
            slots.addAll(columns(table));
        }
        return slots;
    }

    Set<Slot> ofIndex(QualifiedName table, Index index) {
        Set<Slot> slots = columns(table);
        slots.add(Slot.relation(table));
        index.expressions().forEach(text -> slots.addAll(ofText(text)));
        return slots;
    }

    /** All that the parts of a table depend on outside of it. */
    Set<Slot> ofTable(Table table) {
        Set<Slot> slots = new HashSet<>(in(table.name()));
        table.columns().values().forEach(each -> slots.addAll(ofColumn(table.name(), each)));
        table.constraints()
                .values()
                .forEach(each -> slots.addAll(ofConstraint(table.name(), each)));
        table.indexes().values().forEach(each -> slots.addAll(ofIndex(table.name(), each)));
        slots.removeAll(heldBy(table));
        return slots;
    }

    private Set<Slot> columns(QualifiedName table) {
        Set<Slot> slots = new HashSet<>();
        table(table).columns().keySet().forEach(each -> slots.add(Slot.column(table, each)));
        return slots;
    }

    Set<Slot> heldBy(Table table) {
        QualifiedName name = table.name();
        Set<Slot> slots = new HashSet<>();
        slots.add(Slot.relation(name));
        slots.add(Slot.type(name));
        table.columns().values().forEach(each -> slots.addAll(heldBy(name, each)));
        table.constraints().values().forEach(each -> slots.addAll(heldBy(name, each)));
        table.indexes().values().forEach(each -> slots.addAll(heldBy(name, each)));
        return slots;
    }

    Set<Slot> heldBy(QualifiedName table, Column column) {
        Set<Slot> slots = new HashSet<>();
        slots.add(Slot.column(table, column.name()));
        if (column.identityClause() != null) {
            slots.add(Slot.identity(table, column.name()));
        }
        if (!column.nullable()) {
            slots.add(Slot.notNull(table, column));
            if (Slot.isChosen(column)) {
                slots.add(Slot.choice(table, column));
            }
        }
        return slots;
    }

    Set<Slot> heldBy(QualifiedName table, Index index) {
        Set<Slot> slots = new HashSet<>(Slot.key(table, index));
        slots.add(Slot.relation(table.sibling(index.name())));
        return slots;
    }

    /** Keys that carry a column: they are built anew with a new type of it. */
    Set<Slot> carrying(QualifiedName table, String column) {
        Set<Slot> slots = new HashSet<>();
        for (Constraint each : table(table).constraints().values()) {
            if (each.carriedColumns().contains(column)) {
                slots.addAll(keyOf(table, each));
            }
        }
        for (Index each : table(table).indexes().values()) {
            if (each.include().contains(column)) {
                slots.addAll(Slot.key(table, each));
            }
        }
        return slots;
    }

    Set<Slot> heldBy(QualifiedName table, Constraint constraint) {
        Set<Slot> slots = keyOf(table, constraint);
        slots.add(Slot.constraint(table, constraint.name()));
        if (constraint.hasIndex()) {
            slots.add(Slot.relation(table.sibling(constraint.name())));
        }
        return slots;
    }

    /** What a constraint is to foreign keys. */
    private static Set<Slot> keyOf(QualifiedName table, Constraint constraint) {
        Set<Slot> slots = new HashSet<>();
        constraint.keyColumns().ifPresent(columns -> slots.add(Slot.key(table, columns)));
        if (constraint.constraintKind() == ConstraintKind.PRIMARY_KEY) {
            slots.add(Slot.primaryKey(table));
        }
        return slots;
    }

    /** What stands at that address in the schema. */
    Definition definition(ObjectId id) {
        return schema.definition(id);
    }

    /**
     * What it holds while it is there.
     *
     * @param name its own, or that of the table that it is a part of
     */
    Set<Slot> heldBy(QualifiedName name, Definition definition) {
        return definition.accept(new Held(name));
    }

    private final class Held implements Definition.Visitor<Set<Slot>> {
        private final QualifiedName name;

        Held(QualifiedName name) {
            this.name = name;
        }

        @Override
        public Set<Slot> namespace(Namespace namespace) {
            return Slot.named(ObjectId.schema(namespace.name()));
        }

        @Override
        public Set<Slot> enumType(EnumType type) {
            return Slot.named(ObjectId.enumType(name));
        }

        @Override
        public Set<Slot> domain(Domain domain) {
            return Slot.named(ObjectId.domain(name));
        }

        @Override
        public Set<Slot> composite(CompositeType type) {
            return Slot.named(ObjectId.composite(name));
        }

        /** It needs the name of a type to be free, and does not keep it. */
        @Override
        public Set<Slot> sequence(Sequence sequence) {
            return Set.of(Slot.relation(name), Slot.type(name));
        }

        @Override
        public Set<Slot> table(Table table) {
            return heldBy(table);
        }

        @Override
        public Set<Slot> column(Column column) {
            return heldBy(name, column);
        }

        @Override
        public Set<Slot> constraint(Constraint constraint) {
            return heldBy(name, constraint);
        }

        @Override
        public Set<Slot> index(Index index) {
            return heldBy(name, index);
        }

        @Override
        public Set<Slot> tableDependent(TableDependent dependent) {
            return Slot.named(dependent.id());
        }
    }

    /** What it depends on outside of itself; parameters as of {@link #heldBy}. */
    Set<Slot> dependencies(QualifiedName name, Definition definition) {
        return definition.accept(new Dependencies(name));
    }

    private final class Dependencies implements Definition.Visitor<Set<Slot>> {
        private final QualifiedName name;

        Dependencies(QualifiedName name) {
            this.name = name;
        }

        @Override
        public Set<Slot> namespace(Namespace namespace) {
            return Set.of();
        }

        @Override
        public Set<Slot> enumType(EnumType type) {
            return in(name);
        }

        @Override
        public Set<Slot> domain(Domain domain) {
            return ofDomain(domain);
        }

        @Override
        public Set<Slot> composite(CompositeType type) {
            return ofComposite(type);
        }

        @Override
        public Set<Slot> sequence(Sequence sequence) {
            return ofSequence(sequence);
        }

        @Override
        public Set<Slot> table(Table table) {
            return ofTable(table);
        }

        @Override
        public Set<Slot> column(Column column) {
            Set<Slot> slots = ofColumn(name, column);
            slots.add(Slot.relation(name));
            return slots;
        }

        @Override
        public Set<Slot> constraint(Constraint constraint) {
            return ofConstraint(name, constraint);
        }

        @Override
        public Set<Slot> index(Index index) {
            return ofIndex(name, index);
        }

        @Override
        public Set<Slot> tableDependent(TableDependent dependent) {
            return Set.of(Slot.relation(dependent.table()));
        }
    }
}
