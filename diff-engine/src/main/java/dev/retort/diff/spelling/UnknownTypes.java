package dev.retort.diff.spelling;

import dev.retort.RetortException;
import dev.retort.model.Column;
import dev.retort.model.CompositeType;
import dev.retort.model.CompositeType.Attribute;
import dev.retort.model.ForeignKey;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.model.Type;
import dev.retort.snapshot.Desired;
import dev.retort.snapshot.Kept;
import dev.retort.snapshot.PartRef;
import dev.retort.snapshot.Untyped;
import dev.retort.sql.Identifiers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Types that cannot be told: those for which Hibernate has no word, and those that neither the
 * server has nor the upgrade will make, such as another database's in a {@code columnDefinition}. A
 * column that is there keeps its type, since nobody can say what else it is to be. One that has to
 * be created is refused, all of them at once: a revision with it could not run.
 */
public final class UnknownTypes {

    private final Schema current;
    private final Desired desired;
    private final Schema wanted;

    /** Of those that the server does not know. */
    private final Set<Type> unknown;

    private final List<Kept> kept = new ArrayList<>();
    private final Map<PartRef, Untyped> refused = new LinkedHashMap<>();
    private boolean isRefusedByServer;

    /**
     * @param current by the names that are to be, as all of this
     * @param desired in canonical spelling
     */
    public UnknownTypes(Schema current, Desired desired, Spelling spelling) {
        this.current = current;
        this.desired = desired;
        this.wanted = desired.schema();
        this.unknown = unknown(spelling);
    }

    /**
     * The desired schema with a type for everything.
     *
     * @throws RetortException RT-1006 where Hibernate has no type for what has to be created,
     *     RT-1403 where the server does not know it
     */
    public Schema replaced() {
        if (unknown.isEmpty() && desired.untyped().isEmpty()) {
            return wanted;
        }
        Schema result =
                wanted.withComposites(
                                wanted.composites().values().stream().map(this::composite).toList())
                        .mapTables(table -> table.mapColumns(column -> column(table, column)));
        if (!refused.isEmpty()) {
            refuse();
        }
        return result;
    }

    /** The types that stay as they are, since no other can be told. */
    public List<Kept> kept() {
        return kept;
    }

    /** Asks about what is not there already, all at once. */
    private Set<Type> unknown(Spelling spelling) {
        Set<Type> known = new HashSet<>();
        types(current).forEach(known::add);
        Set<String> made = new HashSet<>();
        Stream.of(wanted.enums().keySet(), wanted.domains().keySet(), wanted.composites().keySet())
                .flatMap(Set::stream)
                .flatMap(UnknownTypes::spellings)
                .forEach(made::add);
        Set<Type> asked = new LinkedHashSet<>();
        types(wanted)
                .filter(each -> !known.contains(each) && !isMade(each, made))
                .filter(each -> !each.equals(Untyped.TYPE) || desired.untyped().isEmpty())
                .forEach(asked::add);
        Set<Type> result = new HashSet<>();
        if (!asked.isEmpty()) {
            List<Type> types = List.copyOf(asked);
            List<Optional<Type>> answers = spelling.types(types);
            for (int i = 0; i < types.size(); i++) {
                if (answers.get(i).isEmpty()) {
                    result.add(types.get(i));
                }
            }
        }
        return result;
    }

    private static Stream<Type> types(Schema schema) {
        return Stream.concat(
                schema.tables().values().stream()
                        .flatMap(table -> table.columns().values().stream())
                        .map(Column::type),
                schema.composites().values().stream()
                        .flatMap(each -> each.attributes().values().stream())
                        .map(Attribute::type));
    }

    /** Whether the type, or what it is an array of, is among those that will be there. */
    private static boolean isMade(Type type, Set<String> made) {
        return made.contains(type.element().sql());
    }

    private static Stream<String> spellings(QualifiedName name) {
        String quoted = Identifiers.quoteAlways(name.name());
        return name.inDefaultSchema()
                ? Stream.of(name.name(), quoted)
                : Stream.of(name.schema() + "." + name.name(), name.schema() + "." + quoted);
    }

    /** Why the type of a column or an attribute cannot be told; {@code null} where it can. */
    private Untyped untyped(PartRef part, Type type) {
        Untyped ofHibernate = desired.untyped().get(part);
        if (ofHibernate != null || !unknown.contains(type)) {
            return ofHibernate;
        }
        return new Untyped(
                "column " + part,
                "the server does not know " + type.sql() + ForeignTypes.meant(type),
                ForeignTypes.FIX);
    }

    private String whose(PartRef part, Untyped untyped) {
        return desired.origins()
                .ofColumn(part.table(), part.name())
                .map(origin -> origin + " (column " + part + ")")
                .orElse(untyped.whose());
    }

    private Column column(Table table, Column column) {
        PartRef part = new PartRef(table.name(), column.name());
        Untyped why = untyped(part, column.type());
        if (why == null) {
            return column;
        }
        Type there = typeThere(part);
        if (there != null) {
            kept.add(Kept.ofUnknownType(table.name(), column.name(), there, why.why()));
            return column.withType(there);
        }
        Type referenced = referenced(part, new HashSet<>());
        if (referenced == null) {
            refuse(part, why);
            return column;
        }
        return column.withType(referenced);
    }

    private Type typeThere(PartRef part) {
        Table table = current.tables().get(part.table());
        Column column = table == null ? null : table.columns().get(part.name());
        return column == null ? null : column.type();
    }

    /** What a new column refers to may be there, and then its type is no question either. */
    private Type referenced(PartRef part, Set<PartRef> seen) {
        Table table = wanted.tables().get(part.table());
        if (table == null || !seen.add(part)) {
            return null;
        }
        for (ForeignKey key : table.foreignKeys()) {
            int at = key.columns().indexOf(part.name());
            if (at < 0 || at >= key.referencedColumns().size()) {
                continue;
            }
            PartRef target = new PartRef(key.references(), key.referencedColumns().get(at));
            Type there = typeThere(target);
            Type type = there == null ? referenced(target, seen) : there;
            if (type != null) {
                return type;
            }
        }
        return null;
    }

    private CompositeType composite(CompositeType type) {
        CompositeType before = current.composites().get(type.name());
        return type.withAttributes(
                type.attributes().values().stream()
                        .map(
                                each ->
                                        attribute(
                                                type,
                                                each,
                                                before == null
                                                        ? null
                                                        : before.attributes().get(each.name())))
                        .toList());
    }

    private Attribute attribute(CompositeType type, Attribute attribute, Attribute there) {
        PartRef part = new PartRef(type.name(), attribute.name());
        Untyped why = untyped(part, attribute.type());
        if (why == null) {
            return attribute;
        }
        if (there == null) {
            refuse(part, why);
            return attribute;
        }
        kept.add(
                new Kept(
                        "composite type",
                        type.name().toString(),
                        null,
                        "unknown type",
                        attribute.name() + " " + there.type().sql() + " (" + why.why() + ")"));
        return new Attribute(attribute.name(), there.type(), attribute.collation());
    }

    private void refuse(PartRef part, Untyped why) {
        isRefusedByServer |= !desired.untyped().containsKey(part);
        refused.put(part, why);
    }

    private void refuse() {
        List<String> lines =
                refused.entrySet().stream()
                        .map(
                                each ->
                                        whose(each.getKey(), each.getValue())
                                                + ": "
                                                + each.getValue().why())
                        .toList();
        Set<String> fixes = new LinkedHashSet<>();
        refused.values().forEach(each -> fixes.add(each.fix()));
        fixes.add(
                "A column that is there under another name keeps its type: --rename"
                        + " TABLE.COLUMN=COLUMN.");
        throw new RetortException(
                isRefusedByServer ? "RT-1403" : "RT-1006",
                lines.size() == 1
                        ? "the type of a column that has to be created cannot be told: "
                                + lines.get(0)
                        : "the types of "
                                + lines.size()
                                + " columns that have to be created cannot be told:\n"
                                + String.join("\n", lines),
                String.join("\n", fixes));
    }
}
