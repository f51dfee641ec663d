package dev.retort.diff;

import dev.retort.model.Check;
import dev.retort.model.Column;
import dev.retort.model.ColumnRef;
import dev.retort.model.CompositeType;
import dev.retort.model.Constraint;
import dev.retort.model.Domain;
import dev.retort.model.Exclusion;
import dev.retort.model.ForeignKey;
import dev.retort.model.Index;
import dev.retort.model.IndexKey;
import dev.retort.model.PrimaryKey;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Sequence;
import dev.retort.model.Table;
import dev.retort.model.Type;
import dev.retort.model.Unique;
import dev.retort.sql.SqlText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What things of one schema hold and lean on. To say too much costs nothing but an order that is
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
        constraint.accept(Expressions.OF_CONSTRAINT).forEach(text -> slots.addAll(ofText(text)));
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
        slots.addAll(ofText(index.predicate()));
        for (IndexKey key : index.keys()) {
            if (key.expression()) {
                slots.addAll(ofText(key.text()));
            }
        }
        return slots;
    }

    /** All that the parts of a table lean on outside of it. */
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
            if (ColumnsOf.carried(each).contains(column)) {
                slots.addAll(each.accept(new KeyOf(table)));
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
        Set<Slot> slots = new HashSet<>(constraint.accept(new KeyOf(table)));
        slots.add(Slot.constraint(table, constraint.name()));
        if (PartNames.isRelation(constraint)) {
            slots.add(Slot.relation(table.sibling(constraint.name())));
        }
        return slots;
    }

    /** What a constraint is to foreign keys. */
    private record KeyOf(QualifiedName table) implements Constraint.Visitor<Set<Slot>> {

        @Override
        public Set<Slot> primaryKey(PrimaryKey constraint) {
            return Set.of(Slot.primaryKey(table), Slot.key(table, constraint.columns()));
        }

        @Override
        public Set<Slot> unique(Unique constraint) {
            return Set.of(Slot.key(table, constraint.columns()));
        }

        @Override
        public Set<Slot> foreignKey(ForeignKey constraint) {
            return Set.of();
        }

        @Override
        public Set<Slot> check(Check constraint) {
            return Set.of();
        }

        @Override
        public Set<Slot> exclusion(Exclusion constraint) {
            return Set.of();
        }
    }
}
