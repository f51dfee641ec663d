package dev.retort.diff.scope;

import dev.retort.model.Column;
import dev.retort.model.ColumnRef;
import dev.retort.model.CompositeType;
import dev.retort.model.CompositeType.Attribute;
import dev.retort.model.EnumType;
import dev.retort.model.Generation;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Sequence;
import dev.retort.model.SequenceOptions;
import dev.retort.model.Table;
import dev.retort.replay.History;
import dev.retort.snapshot.Kept;
import dev.retort.sql.Identifiers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What stays of enum types, composite types and sequences that entities map. */
final class KeptDefinitions {

    private final Keeping keeping;
    private final Schema current;

    KeptDefinitions(Keeping keeping) {
        this.keeping = keeping;
        this.current = keeping.current();
    }

    /**
     * @param desired with the tables that they are used in, as they will be
     */
    Schema added(Schema desired) {
        return desired.withEnums(desired.enums().values().stream().map(this::enumType).toList())
                .withComposites(
                        desired.composites().values().stream().map(this::composite).toList())
                .withSequences(
                        desired.sequences().values().stream()
                                .filter(each -> !isOfIdentity(each.name(), desired))
                                .filter(each -> !isOfOtherSerial(each, desired))
                                .map(each -> sequence(each, desired))
                                .toList());
    }

    /** Labels that nobody maps stay, and their order is the database's. */
    private EnumType enumType(EnumType wanted) {
        EnumType there = current.enums().get(wanted.name());
        if (there == null || there.equals(wanted)) {
            return wanted;
        }
        History history = keeping.history();
        EnumType made =
                history.made()
                        .enums()
                        .getOrDefault(wanted.name(), history.added().enums().get(wanted.name()));
        if (made != null && made.labels().equals(there.labels())) {
            return wanted;
        }
        Set<String> ours = made == null ? Set.of() : new LinkedHashSet<>(made.labels());
        List<String> labels = new ArrayList<>();
        for (String label : there.labels()) {
            boolean isWanted = wanted.labels().contains(label);
            if (isWanted || !ours.contains(label)) {
                labels.add(label);
            }
            if (!isWanted && !ours.contains(label)) {
                keeping.kept()
                        .add(new Kept("enum type", wanted.name().toString(), null, "label", label));
            }
        }
        int after = 0;
        for (String label : wanted.labels()) {
            int at = labels.indexOf(label);
            if (at < 0) {
                labels.add(after, label);
                at = after;
            }
            after = at + 1;
        }
        return new EnumType(wanted.name(), labels, there.varcharCasts());
    }

    /**
     * Hibernate takes the attributes by their place: one more, and it can neither read nor write.
     */
    private CompositeType composite(CompositeType wanted) {
        CompositeType there = current.composites().get(wanted.name());
        if (there == null || there.equals(wanted)) {
            return wanted;
        }
        CompositeType added = keeping.history().added().composites().get(wanted.name());
        Map<String, Attribute> ours = added == null ? Map.of() : added.attributes();
        List<Attribute> attributes = new ArrayList<>();
        for (Attribute mine : wanted.attributes().values()) {
            Attribute theirs = there.attributes().get(mine.name());
            boolean isFound =
                    theirs != null
                            && !theirs.equals(mine)
                            && !theirs.equals(ours.get(mine.name()))
                            && keeping.validation().accepts(theirs.type(), mine.type());
            attributes.add(isFound ? theirs : mine);
            if (isFound) {
                keeping.kept().add(attribute(wanted, theirs));
            }
        }
        for (Attribute theirs : there.attributes().values()) {
            if (!wanted.attributes().containsKey(theirs.name())
                    && !ours.containsKey(theirs.name())) {
                attributes.add(theirs);
                keeping.kept()
                        .add(
                                attribute(wanted, theirs)
                                        .withProblem("no attribute of the embeddable maps it"));
            }
        }
        return wanted.withAttributes(attributes);
    }

    private static Kept attribute(CompositeType type, Attribute attribute) {
        return new Kept(
                "composite type",
                type.name().toString(),
                null,
                "attribute",
                attribute.name() + " " + attribute.type().sql());
    }

    /** Hibernate refuses to start when the increment is another; the rest is the database's. */
    private Sequence sequence(Sequence wanted, Schema result) {
        Sequence there = current.sequences().get(wanted.name());
        if (there == null) {
            return canOwn(wanted.ownedBy(), result) ? wanted : wanted.withOwnedBy(null);
        }
        if (there.equals(wanted)) {
            return wanted;
        }
        if (there.equals(keeping.history().made().sequences().get(wanted.name()))) {
            return wanted;
        }
        SequenceOptions options = options(wanted.options(), there.options());
        ColumnRef owner = there.ownedBy();
        return there.withOptions(options)
                .withOwnedBy(canOwn(owner, result) ? owner : wanted.ownedBy());
    }

    /**
     * Of a sequence that starts beyond the usual bound Hibernate makes the start the bound; nobody
     * wrote that one.
     */
    private static SequenceOptions options(SequenceOptions wanted, SequenceOptions there) {
        SequenceOptions options = there.withIncrement(wanted.increment());
        boolean isDescending = wanted.isDescending();
        boolean startsAtBound = wanted.start() == null;
        if (wanted.cache() != null) {
            options = options.withCache(wanted.cache());
        }
        if (wanted.min() != null && (isDescending || !startsAtBound)) {
            options = options.withMin(wanted.min());
        }
        if (wanted.max() != null && !(isDescending && startsAtBound)) {
            options = options.withMax(wanted.max());
        }
        return options.withCycle(wanted.cycle() || there.cycle());
    }

    /** The sequence of an identity that stays can be drawn from like any other. */
    private boolean isOfIdentity(QualifiedName sequence, Schema result) {
        return !current.sequences().containsKey(sequence)
                && result.tables().values().stream()
                        .filter(table -> table.name().schema().equals(sequence.schema()))
                        .anyMatch(
                                table ->
                                        table.columns().values().stream()
                                                .filter(each -> each.identityClause() != null)
                                                .filter(each -> isThere(table, each))
                                                .anyMatch(
                                                        each ->
                                                                Identifiers.joined(
                                                                                table.name().name(),
                                                                                each.name(),
                                                                                "seq")
                                                                        .equals(sequence.name())));
    }

    /** Of a column that goes on with what it has instead. */
    private boolean isOfOtherSerial(Sequence sequence, Schema result) {
        ColumnRef owner = sequence.ownedBy();
        return owner != null
                && !current.sequences().containsKey(sequence.name())
                && !generation(keeping.desired().schema(), owner).equals(generation(result, owner));
    }

    private static Optional<Generation> generation(Schema schema, ColumnRef column) {
        return Optional.ofNullable(schema.tables().get(column.table()))
                .map(table -> table.columns().get(column.column()))
                .map(Column::generation);
    }

    private boolean isThere(Table table, Column identity) {
        Table there = current.tables().get(table.name());
        Column before = there == null ? null : there.columns().get(identity.name());
        return before != null && before.identityClause() != null;
    }

    /** One that is there, and does not have a sequence of its own. */
    private static boolean canOwn(ColumnRef column, Schema schema) {
        Table table = column == null ? null : schema.tables().get(column.table());
        Column owner = table == null ? null : table.columns().get(column.column());
        return column == null || owner != null && owner.identityClause() == null;
    }
}
