package dev.retort.laws.pairs;

import static dev.retort.model.QualifiedName.quote;
import static dev.retort.sql.Identifiers.quote;

import dev.retort.model.Column;
import dev.retort.model.ColumnRef;
import dev.retort.model.Identity;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Sequence;
import dev.retort.model.Table;
import dev.retort.model.Type;
import java.util.HashSet;
import java.util.Set;

/** What numbers a column: a sequence that it owns, or an identity, and one after the other. */
final class Serials {

    private static final int LONGEST = 50;

    private final Dice dice;

    Serials(Dice dice) {
        this.dice = dice;
    }

    Schema withSerial(Schema schema) {
        Table table = dice.any(schema.tables().values());
        String name = dice.one(Vocabulary.NAMES);
        if (table == null || table.columns().containsKey(name)) {
            return schema;
        }
        Column column = Column.of(name, Type.parse(dice.oneOf("integer", "bigint"))).notNull();
        return serial(schema.with(Parts.withColumn(table, column)), table.name(), column);
    }

    private static Schema serial(Schema schema, QualifiedName table, Column column) {
        Sequence sequence =
                Sequence.of(name(table, column.name()))
                        .as(column.type())
                        .withOwnedBy(new ColumnRef(table, column.name()));
        String text = "nextval('" + quote(sequence.name()).replace("'", "''") + "'::regclass)";
        return with(schema, table, column.withIdentity(null).withDefault(text))
                .withSequences(Evolution.with(schema.sequences(), sequence.name(), sequence));
    }

    /** As PostgreSQL has it, but for long ones. */
    static QualifiedName name(QualifiedName table, String column) {
        String name = table.name() + "_" + column + "_seq";
        return table.sibling(name.length() > LONGEST ? "long_seq" : name);
    }

    /**
     * Whether a sequence of one side has the name that the server has given to that of an identity,
     * which no model sees. An identity that goes makes room.
     */
    static boolean isContested(Pair pair) {
        Set<QualifiedName> names = identities(pair.before());
        if (pair.isRenamed()) {
            names.addAll(identities(pair.after()));
        } else {
            names.retainAll(identities(pair.after()));
        }
        return names.stream()
                .anyMatch(
                        name ->
                                pair.before().sequences().containsKey(name)
                                        != pair.after().sequences().containsKey(name));
    }

    private static Set<QualifiedName> identities(Schema schema) {
        Set<QualifiedName> names = new HashSet<>();
        for (Table table : schema.tables().values()) {
            for (Column column : table.columns().values()) {
                if (column.identityClause() != null) {
                    names.add(name(table.name(), column.name()));
                }
            }
        }
        return names;
    }

    private static Schema with(Schema schema, QualifiedName table, Column column) {
        return schema.with(
                schema.tables()
                        .get(table)
                        .mapColumns(each -> each.name().equals(column.name()) ? column : each));
    }

    /** The sequence goes, or stays as one of its own. */
    Schema asIdentity(Schema schema) {
        Sequence sequence =
                dice.any(
                        schema.sequences().values().stream()
                                .filter(each -> each.ownedBy() != null)
                                .toList());
        if (sequence == null) {
            return schema;
        }
        QualifiedName table = sequence.ownedBy().table();
        Column column = schema.tables().get(table).columns().get(sequence.ownedBy().column());
        Identity identity = new Identity(dice.oneIn(2), sequence.options());
        return with(schema, table, column.withDefault(null).identity(identity))
                .withSequences(
                        dice.oneIn(4)
                                ? Evolution.with(
                                        schema.sequences(),
                                        sequence.name(),
                                        sequence.withOwnedBy(null))
                                : Evolution.without(schema.sequences(), sequence.name()));
    }

    Schema identityAsSerial(Schema schema) {
        Table table = dice.any(schema.tables().values());
        Column column =
                table == null
                        ? null
                        : dice.any(
                                table.columns().values().stream()
                                        .filter(each -> each.identityClause() != null)
                                        .toList());
        return column == null ? schema : serial(schema, table.name(), column);
    }
}
