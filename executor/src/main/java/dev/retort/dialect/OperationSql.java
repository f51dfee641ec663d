package dev.retort.dialect;

import static dev.retort.model.QualifiedName.quote;
import static dev.retort.sql.Identifiers.quote;
import static dev.retort.sql.Literals.literal;

import dev.retort.model.ColumnRef;
import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.model.Sequence;
import dev.retort.model.SequenceOptions;
import dev.retort.operation.ColumnChange;
import dev.retort.operation.Operation;
import dev.retort.sql.Identifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The statements of each operation. */
final class OperationSql implements Operation.Visitor<List<String>> {

    @Override
    public List<String> create(Operation.Create operation) {
        return operation.definition().accept(new CreateSql(operation.id()));
    }

    @Override
    public List<String> drop(Operation.Drop operation) {
        ObjectId id = operation.id();
        return List.of(
                switch (id.kind()) {
                    case COLUMN, CONSTRAINT ->
                            alterTable(id.name()) + "DROP " + word(id) + " " + quote(id.part());
                    case ATTRIBUTE ->
                            "ALTER TYPE "
                                    + quote(id.name())
                                    + " DROP ATTRIBUTE "
                                    + quote(id.part());
                    case DOMAIN_CONSTRAINT ->
                            "ALTER DOMAIN "
                                    + quote(id.name())
                                    + " DROP CONSTRAINT "
                                    + quote(id.part());
                    case ENUM_LABEL -> throw noStatement("drops", id);
                    default -> "DROP " + object(id);
                });
    }

    @Override
    public List<String> rename(Operation.Rename operation) {
        ObjectId id = operation.id();
        String to = " TO " + quote(operation.to());
        return List.of(
                switch (id.kind()) {
                    case COLUMN, CONSTRAINT ->
                            alterTable(id.name())
                                    + "RENAME "
                                    + word(id)
                                    + " "
                                    + quote(id.part())
                                    + to;
                    case ATTRIBUTE ->
                            "ALTER TYPE "
                                    + quote(id.name())
                                    + " RENAME ATTRIBUTE "
                                    + quote(id.part())
                                    + to;
                    case DOMAIN_CONSTRAINT ->
                            "ALTER DOMAIN "
                                    + quote(id.name())
                                    + " RENAME CONSTRAINT "
                                    + quote(id.part())
                                    + to;
                    case ENUM_LABEL -> renameValue(id.name(), id.part(), operation.to());
                    default -> "ALTER " + object(id) + " RENAME" + to;
                });
    }

    private static IllegalArgumentException noStatement(String verb, ObjectId id) {
        return new IllegalArgumentException("no statement " + verb + " " + id);
    }

    private static String word(ObjectId id) {
        return id.kind().key().toUpperCase(Locale.ROOT);
    }

    /** An object as COMMENT ON calls it, and DROP and ALTER where it is no part. */
    static String object(ObjectId id) {
        return switch (id.kind()) {
            case SCHEMA -> "SCHEMA " + quote(id.name().name());
            case ENUM_TYPE, COMPOSITE_TYPE -> "TYPE " + quote(id.name());
            case COLUMN, ATTRIBUTE -> "COLUMN " + quote(id.name()) + "." + quote(id.part());
            case CONSTRAINT -> "CONSTRAINT " + quote(id.part()) + " ON " + quote(id.name());
            case DOMAIN_CONSTRAINT ->
                    "CONSTRAINT " + quote(id.part()) + " ON DOMAIN " + quote(id.name());
            case INDEX -> "INDEX " + quote(id.name().sibling(id.part()));
            case ENUM_LABEL -> throw noStatement("names", id);
            default -> word(id) + " " + quote(id.name());
        };
    }

    @Override
    public List<String> alterEnum(Operation.AlterEnum operation) {
        return operation.change().accept(new EnumSql(operation.type()));
    }

    static String renameValue(QualifiedName type, String from, String to) {
        return "ALTER TYPE "
                + quote(type)
                + " RENAME VALUE "
                + literal(from)
                + " TO "
                + literal(to);
    }

    @Override
    public List<String> comment(Operation.Comment operation) {
        return List.of(commentOn(operation.id(), operation.comment()));
    }

    static String commentOn(ObjectId id, String text) {
        return "COMMENT ON " + object(id) + " IS " + (text == null ? "NULL" : literal(text));
    }

    @Override
    public List<String> validate(Operation.Validate operation) {
        return List.of(
                alterTable(operation.id().name())
                        + "VALIDATE CONSTRAINT "
                        + quote(operation.id().part()));
    }

    static QualifiedName aside(QualifiedName name) {
        return name.sibling(aside(name.name()));
    }

    /** A name to keep the old one under meanwhile. */
    private static String aside(String name) {
        return Identifiers.withSuffix(name, "__old");
    }

    @Override
    public List<String> alterDomain(Operation.AlterDomain operation) {
        String alter = "ALTER DOMAIN " + quote(operation.domain()) + " ";
        return operation.changes().stream()
                .map(change -> alter + change.accept(DomainSql.INSTANCE))
                .toList();
    }

    @Override
    public List<String> alterComposite(Operation.AlterComposite operation) {
        String alter = "ALTER TYPE " + quote(operation.type()) + " ";
        return operation.changes().stream()
                .map(change -> alter + change.accept(CompositeSql.INSTANCE))
                .toList();
    }

    @Override
    public List<String> alterSequence(Operation.AlterSequence operation) {
        Sequence sequence = operation.sequence();
        SequenceOptions options = sequence.options();
        if (operation.isFromStart()) {
            // AS and NO MAXVALUE together are the end of the type, though it be a descending one.
            options =
                    options.withMin(options.lowest(sequence.type()))
                            .withMax(options.highest(sequence.type()));
        }
        String alter =
                "ALTER SEQUENCE "
                        + quote(sequence.name())
                        + " AS "
                        + sequence.type().sql()
                        + " "
                        + String.join(" ", all(options));
        String owned =
                alter
                        + " OWNED BY "
                        + (sequence.ownedBy() == null ? "NONE" : owner(sequence.ownedBy()));
        return operation.isFromStart()
                ? List.of(SequencePosition.restart(literal(quote(sequence.name())), alter), owned)
                : List.of(owned);
    }

    /** Every option, said out loud: ALTER leaves alone what it is not told. */
    static List<String> all(SequenceOptions options) {
        return List.of(
                "INCREMENT BY " + (options.increment() == null ? 1 : options.increment()),
                options.min() == null ? "NO MINVALUE" : "MINVALUE " + options.min(),
                options.max() == null ? "NO MAXVALUE" : "MAXVALUE " + options.max(),
                "START WITH " + options.first(),
                "CACHE " + (options.cache() == null ? 1 : options.cache()),
                options.cycle() ? "CYCLE" : "NO CYCLE");
    }

    static String owner(ColumnRef column) {
        return quote(column.table()) + "." + quote(column.column());
    }

    @Override
    public List<String> advanceSequence(Operation.AdvanceSequence operation) {
        String sequence = literal(quote(operation.sequence()));
        ColumnRef column = operation.column();
        String table = quote(column.table());
        return List.of(
                "SELECT setval("
                        + sequence
                        + ", used)\nFROM (SELECT greatest(max("
                        + quote(column.column())
                        + "), pg_sequence_last_value(pg_get_serial_sequence("
                        + literal(table)
                        + ", "
                        + literal(column.column())
                        + ")::regclass))::bigint AS used FROM "
                        + table
                        + ") AS numbers\nWHERE used >= (SELECT coalesce(pg_sequence_last_value(seqrelid),"
                        + " seqstart) FROM pg_sequence WHERE seqrelid = "
                        + sequence
                        + "::regclass)");
    }

    static String alterTable(QualifiedName table) {
        return "ALTER TABLE " + quote(table) + " ";
    }

    @Override
    public List<String> alterColumn(Operation.AlterColumn operation) {
        String column = quote(operation.column());
        List<String> statements = new ArrayList<>();
        List<String> subcommands = new ArrayList<>();
        List<String> after = new ArrayList<>();
        ColumnChangeSql changeSql = new ColumnChangeSql(operation.column());
        for (ColumnChange change : operation.changes()) {
            String sql = change.accept(changeSql);
            if (change instanceof ColumnChange.SetIdentity identity && identity.isFromStart()) {
                statements.addAll(together(operation, subcommands));
                subcommands.clear();
                String alter = alterTable(operation.table()) + "ALTER COLUMN " + column + " " + sql;
                statements.add(
                        SequencePosition.restart(
                                SequencePosition.of(operation.table(), operation.column()), alter));
                statements.add(alter);
            } else if (sql != null) {
                subcommands.add("ALTER COLUMN " + column + " " + sql);
            }
            if (change instanceof ColumnChange.SetNotNull notNull && notNull.clause() != null) {
                subcommands.add(DefinitionSql.addNotNull(operation.column(), notNull.clause()));
            }
            if (change instanceof ColumnChange.SetComment comment) {
                after.add(commentOn(operation.id(), comment.comment()));
            }
            if (change instanceof ColumnChange.AddIdentity identity) {
                after.add(continueAfterRows(operation, identity));
                if (identity.replaces() != null) {
                    statements.addAll(setAside(identity.replaces()));
                    after.add("DROP SEQUENCE " + quote(aside(identity.replaces())));
                }
            }
        }
        statements.addAll(together(operation, subcommands));
        statements.addAll(after);
        return statements;
    }

    private static List<String> together(
            Operation.AlterColumn operation, List<String> subcommands) {
        return subcommands.isEmpty()
                ? List.of()
                : List.of(alterTable(operation.table()) + String.join(", ", subcommands));
    }

    /** The identity's own sequence gets the name that others would give it. */
    private static List<String> setAside(QualifiedName sequence) {
        return List.of(
                "ALTER SEQUENCE " + quote(sequence) + " OWNED BY NONE",
                "ALTER SEQUENCE "
                        + quote(sequence)
                        + " RENAME TO "
                        + quote(aside(sequence.name())));
    }

    /**
     * A column that becomes an identity goes on after the values it has, and after those that the
     * sequence gave which it replaces; START stays the least.
     */
    private static String continueAfterRows(
            Operation.AlterColumn operation, ColumnChange.AddIdentity change) {
        SequenceOptions options = change.identity().options();
        boolean descending = options.isDescending();
        String last = (descending ? "min(" : "max(") + quote(operation.column()) + ")";
        if (change.replaces() != null) {
            last =
                    (descending ? "least(" : "greatest(")
                            + last
                            + ", (SELECT last_value FROM "
                            + quote(aside(change.replaces()))
                            + " WHERE is_called))";
        }
        return "SELECT setval(pg_get_serial_sequence("
                + literal(quote(operation.table()))
                + ", "
                + literal(operation.column())
                + "), "
                + last
                + ") FROM "
                + quote(operation.table())
                + " HAVING "
                + last
                + (descending ? " <= " : " >= ")
                + options.first();
    }

    @Override
    public List<String> fill(Operation.Fill operation) {
        if (operation.value().isTodo()) {
            return List.of();
        }
        String column = quote(operation.column());
        return List.of(
                "UPDATE "
                        + quote(operation.table())
                        + " SET "
                        + column
                        + " = "
                        + operation.value().text()
                        + "\nWHERE "
                        + column
                        + " IS NULL");
    }

    @Override
    public List<String> clusterOn(Operation.ClusterOn operation) {
        return List.of(
                alterTable(operation.table())
                        + (operation.index() == null
                                ? "SET WITHOUT CLUSTER"
                                : "CLUSTER ON " + quote(operation.index())));
    }

    @Override
    public List<String> execute(Operation.Execute operation) {
        return operation.statement().isTodo() ? List.of() : List.of(operation.statement().text());
    }

    /** Nothing runs. */
    @Override
    public List<String> found(Operation.Found operation) {
        return List.of();
    }
}
