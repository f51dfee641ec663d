package dev.retort.laws.cases;

import dev.retort.model.Check;
import dev.retort.model.Column;
import dev.retort.model.ColumnOption;
import dev.retort.model.CompositeType;
import dev.retort.model.Constraint;
import dev.retort.model.Deferrability;
import dev.retort.model.Domain;
import dev.retort.model.EnumType;
import dev.retort.model.Exclusion;
import dev.retort.model.ForeignKey;
import dev.retort.model.Index;
import dev.retort.model.IndexKey;
import dev.retort.model.NotNull;
import dev.retort.model.ObjectId;
import dev.retort.model.PrimaryKey;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Sequence;
import dev.retort.model.SequenceOptions;
import dev.retort.model.Statistics;
import dev.retort.model.Table;
import dev.retort.model.Unique;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes a schema as lines in PostgreSQL's words, what is as usual left out. Objects are sorted by
 * their names; columns, constraints and indexes stand as they were declared, as it is seen in what
 * a table is created with.
 */
final class SchemaWriter {

    private final TextTree root = TextTree.root();

    private SchemaWriter() {}

    /** The inverse of {@link SchemaParser#parse}. */
    static String write(Schema schema) {
        SchemaWriter writer = new SchemaWriter();
        new TreeSet<>(schema.namespaces()).forEach(each -> writer.root.add("schema", each));
        new TreeMap<>(schema.enums()).values().forEach(writer::enumType);
        new TreeMap<>(schema.domains()).values().forEach(writer::domain);
        new TreeMap<>(schema.composites()).values().forEach(writer::composite);
        new TreeMap<>(schema.sequences()).values().forEach(writer::sequence);
        new TreeMap<>(schema.tables()).values().forEach(writer::table);
        new TreeMap<>(schema.dependents())
                .values()
                .forEach(each -> writer.statistics((Statistics) each));
        new TreeMap<>(schema.comments()).forEach(writer::comment);
        return writer.root.print();
    }

    private void enumType(EnumType type) {
        TextTree node = root.add("enum type", type.name());
        node.addAll("label", type.labels());
        node.addIf(type.varcharCasts(), "varchar casts");
    }

    private void domain(Domain domain) {
        TextTree node = root.add("domain", domain.name());
        node.add("type", domain.type());
        node.addIfSet("collation", domain.collation());
        node.addIfSet("default", domain.defaultExpression());
        node.addIf(!domain.nullable(), "not null");
        domain.checks().values().forEach(each -> check(node, each));
    }

    private void composite(CompositeType type) {
        TextTree node = root.add("composite type", type.name());
        for (CompositeType.Attribute attribute : type.attributes().values()) {
            TextTree child = node.add("attribute", attribute.name());
            child.add("type", attribute.type());
            child.addIfSet("collation", attribute.collation());
        }
    }

    private void sequence(Sequence sequence) {
        TextTree node = root.add("sequence", sequence.name());
        node.add("type", sequence.type());
        options(node, sequence.options());
        if (sequence.ownedBy() != null) {
            node.add("owned by", sequence.ownedBy().table())
                    .add("column", sequence.ownedBy().column());
        }
    }

    private static void options(TextTree node, SequenceOptions options) {
        node.addIfSet("start", options.start());
        node.addIfSet("increment", options.increment());
        node.addIfSet("minvalue", options.min());
        node.addIfSet("maxvalue", options.max());
        node.addIfSet("cache", options.cache());
        node.addIf(options.cycle(), "cycle");
    }

    private void table(Table table) {
        TextTree node = root.add("table", table.name());
        node.addIfSet("comment", table.comment());
        table.columns().values().forEach(each -> column(node, each));
        ConstraintWriter constraints = new ConstraintWriter(node);
        table.constraints().values().forEach(each -> each.accept(constraints));
        table.indexes().values().forEach(each -> index(node, each));
    }

    private static void column(TextTree table, Column column) {
        TextTree node = table.add("column", column.name());
        node.add("type", column.type());
        if (!column.nullable()) {
            NotNull clause = column.notNullClause();
            TextTree notNull = node.add("not null");
            if (clause != null) {
                notNull.addIfSet("name", clause.name());
                notNull.addIf(clause.isNoInherit(), "no inherit");
                notNull.addIf(clause.isNotValid(), "not valid");
            }
        }
        node.addIfSet("default", column.defaultExpression());
        if (column.identityClause() != null) {
            options(
                    node.add(
                            "identity",
                            column.identityClause().isAlways() ? "always" : "by default"),
                    column.identityClause().options());
        }
        if (column.generated() != null) {
            node.add(
                    column.generated().stored() ? "generated stored" : "generated virtual",
                    column.generated().expression());
        }
        node.addIfSet("collation", column.collation());
        for (ColumnOption option : ColumnOption.values()) {
            node.addIfSet(option.word(), column.option(option));
        }
        node.addIfSet("comment", column.comment());
    }

    private static void index(TextTree table, Index index) {
        TextTree node = table.add("index", index.name());
        node.addIf(index.isUnique(), "unique");
        node.add("using", index.method());
        index.keys().forEach(each -> key(node, each));
        node.addAll("include", index.include());
        node.addIf(index.isNullsNotDistinct(), "nulls not distinct");
        parameters(node, index.parameters());
        node.addIfSet("where", index.predicate());
    }

    private static TextTree key(TextTree index, IndexKey key) {
        TextTree node = index.add(key.expression() ? "expression" : "column", key.text());
        node.addIfSet("collation", key.collation());
        node.addIfSet("operator class", key.operatorClass());
        node.addIf(key.descending(), "descending");
        if (key.nullsAreFirst() != null) {
            node.add(key.nullsAreFirst() ? "nulls first" : "nulls last");
        }
        return node;
    }

    private static void parameters(TextTree node, Map<String, String> parameters) {
        parameters.forEach((name, value) -> node.add("with", name).add("value", value));
    }

    private static void check(TextTree node, Check check) {
        TextTree child = node.add("check", check.name());
        child.add("expression", check.expression());
        child.addIf(check.isNoInherit(), "no inherit");
        child.addIf(check.isNotValid(), "not valid");
        child.addIf(check.isNotEnforced(), "not enforced");
    }

    private void statistics(Statistics statistics) {
        TextTree node = root.add("statistics", statistics.name());
        node.add("table", statistics.table());
        node.addAll("column", statistics.columns());
        node.addAll("expression", statistics.expressions());
        node.addAll("kind", statistics.kinds().stream().map(Statistics.Kind::word).toList());
        node.addIfSet("target", statistics.target());
    }

    private void comment(ObjectId target, String text) {
        TextTree node =
                root.add(
                        "comment on " + SchemaParser.KINDS.get(target.kind()),
                        target.kind() == ObjectId.Kind.SCHEMA
                                ? target.name().name()
                                : target.name());
        node.addIfSet("part", target.part());
        node.add("text", text);
    }

    private record ConstraintWriter(TextTree table) implements Constraint.Visitor<Void> {

        @Override
        public Void primaryKey(PrimaryKey key) {
            TextTree node = table.add("primary key", key.name());
            node.addAll("column", key.columns());
            node.addAll("include", key.include());
            parameters(node, key.parameters());
            deferrability(node, key.deferrability());
            return null;
        }

        @Override
        public Void unique(Unique unique) {
            TextTree node = table.add("unique", unique.name());
            node.addAll("column", unique.columns());
            node.addAll("include", unique.include());
            node.addIf(unique.isNullsNotDistinct(), "nulls not distinct");
            parameters(node, unique.parameters());
            deferrability(node, unique.deferrability());
            return null;
        }

        @Override
        public Void foreignKey(ForeignKey key) {
            TextTree node = table.add("foreign key", key.name());
            node.addAll("column", key.columns());
            QualifiedName target = key.references();
            node.add("references", target).addAll("column", key.referencedColumns());
            if (key.onDelete() != ForeignKey.Action.NO_ACTION) {
                node.add("on delete", words(key.onDelete()))
                        .addAll("column", key.onDeleteColumns());
            }
            if (key.onUpdate() != ForeignKey.Action.NO_ACTION) {
                node.add("on update", words(key.onUpdate()));
            }
            node.addIf(key.isMatchFull(), "match full");
            deferrability(node, key.deferrability());
            node.addIf(key.isNotValid(), "not valid");
            node.addIf(key.isNotEnforced(), "not enforced");
            return null;
        }

        @Override
        public Void check(Check check) {
            SchemaWriter.check(table, check);
            return null;
        }

        @Override
        public Void exclusion(Exclusion exclusion) {
            TextTree node = table.add("exclude", exclusion.name());
            node.add("using", exclusion.method());
            exclusion
                    .elements()
                    .forEach(each -> key(node, each.key()).add("operator", each.operator()));
            node.addAll("include", exclusion.include());
            parameters(node, exclusion.parameters());
            node.addIfSet("where", exclusion.predicate());
            deferrability(node, exclusion.deferrability());
            return null;
        }

        private static String words(ForeignKey.Action action) {
            return SchemaParser.ACTIONS.get(action);
        }

        private static void deferrability(TextTree node, Deferrability deferrability) {
            switch (deferrability) {
                case NOT_DEFERRABLE -> {}
                case DEFERRABLE -> node.add("deferrable");
                case INITIALLY_DEFERRED -> node.add("initially deferred");
            }
        }
    }
}
