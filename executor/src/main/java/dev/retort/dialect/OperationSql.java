package dev.retort.dialect;

import static dev.retort.model.QualifiedName.quote;
import static dev.retort.sql.Identifiers.quote;
import static dev.retort.sql.Literals.literal;

import dev.retort.model.Column;
import dev.retort.model.ColumnRef;
import dev.retort.model.Commented;
import dev.retort.model.EnumType;
import dev.retort.model.Index;
import dev.retort.model.QualifiedName;
import dev.retort.model.Sequence;
import dev.retort.model.SequenceOptions;
import dev.retort.model.Table;
import dev.retort.operation.ColumnChange;
import dev.retort.operation.Operation;
import dev.retort.sql.Identifiers;
import dev.retort.sql.Literals;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The statements of each operation. */
final class OperationSql implements Operation.Visitor<List<String>> {

    @Override
    public List<String> createSchema(Operation.CreateSchema operation) {
        return List.of("CREATE SCHEMA " + quote(operation.name()));
    }

    @Override
    public List<String> dropSchema(Operation.DropSchema operation) {
        return List.of("DROP SCHEMA " + quote(operation.name()));
    }

    @Override
    public List<String> createEnum(Operation.CreateEnum operation) {
        return List.of(createType(operation.type()));
    }

    @Override
    public List<String> addEnumCasts(Operation.AddEnumCasts operation) {
        String type = quote(operation.type());
        return List.of(
                "CREATE CAST (character varying AS " + type + ") WITH INOUT AS IMPLICIT",
                "CREATE CAST (" + type + " AS character varying) WITH INOUT AS IMPLICIT");
    }

    @Override
    public List<String> dropEnumCasts(Operation.DropEnumCasts operation) {
        String type = quote(operation.type());
        return List.of(
                "DROP CAST (" + type + " AS character varying)",
                "DROP CAST (character varying AS " + type + ")");
    }

    private static String createType(EnumType type) {
        return "CREATE TYPE "
                + quote(type.name())
                + " AS ENUM "
                + type.labels().stream()
                        .map(Literals::literal)
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    @Override
    public List<String> addEnumValue(Operation.AddEnumValue operation) {
        return List.of(
                "ALTER TYPE "
                        + quote(operation.type())
                        + " ADD VALUE "
                        + literal(operation.label())
                        + (operation.before() == null
                                ? ""
                                : " BEFORE " + literal(operation.before())));
    }

    @Override
    public List<String> renameEnumValue(Operation.RenameEnumValue operation) {
        return List.of(
                "ALTER TYPE "
                        + quote(operation.type())
                        + " RENAME VALUE "
                        + literal(operation.from())
                        + " TO "
                        + literal(operation.to()));
    }

    @Override
    public List<String> renameEnum(Operation.RenameEnum operation) {
        return List.of(
                "ALTER TYPE " + quote(operation.type()) + " RENAME TO " + quote(operation.to()));
    }

    @Override
    public List<String> replaceEnum(Operation.ReplaceEnum operation) {
        QualifiedName name = operation.type().name();
        QualifiedName old = aside(name);
        List<String> sql = new ArrayList<>();
        sql.add("ALTER TYPE " + quote(name) + " RENAME TO " + quote(old.name()));
        sql.add(createType(operation.type()));
        for (ColumnRef column : operation.columns()) {
            String type = quote(name);
            sql.add(
                    alterTable(column.table())
                            + "ALTER COLUMN "
                            + quote(column.column())
                            + " TYPE "
                            + type
                            + " USING "
                            + quote(column.column())
                            + "::text::"
                            + type);
        }
        sql.add("DROP TYPE " + quote(old));
        return sql;
    }

    private static QualifiedName aside(QualifiedName name) {
        return name.sibling(aside(name.name()));
    }

    /** A name to keep the old one under meanwhile. */
    private static String aside(String name) {
        return Identifiers.withSuffix(name, "__old");
    }

    @Override
    public List<String> dropEnum(Operation.DropEnum operation) {
        return List.of("DROP TYPE " + quote(operation.type()));
    }

    @Override
    public List<String> createDomain(Operation.CreateDomain operation) {
        return DomainSql.create(operation.domain());
    }

    @Override
    public List<String> alterDomain(Operation.AlterDomain operation) {
        String alter = "ALTER DOMAIN " + quote(operation.domain()) + " ";
        return operation.changes().stream()
                .map(change -> alter + change.accept(DomainSql.INSTANCE))
                .toList();
    }

    @Override
    public List<String> dropDomain(Operation.DropDomain operation) {
        return List.of("DROP DOMAIN " + quote(operation.domain()));
    }

    @Override
    public List<String> createComposite(Operation.CreateComposite operation) {
        return List.of(CompositeSql.create(operation.type()));
    }

    @Override
    public List<String> alterComposite(Operation.AlterComposite operation) {
        String alter = "ALTER TYPE " + quote(operation.type()) + " ";
        return operation.changes().stream()
                .map(change -> alter + change.accept(CompositeSql.INSTANCE))
                .toList();
    }

    @Override
    public List<String> dropComposite(Operation.DropComposite operation) {
        return List.of("DROP TYPE " + quote(operation.type()));
    }

    @Override
    public List<String> createSequence(Operation.CreateSequence operation) {
        Sequence sequence = operation.sequence();
        List<String> words = new ArrayList<>();
        words.add("CREATE SEQUENCE " + quote(sequence.name()));
        if (!sequence.type().sql().equals("bigint")) {
            words.add("AS " + sequence.type().sql());
        }
        words.addAll(DefinitionSql.given(sequence.options()));
        if (sequence.ownedBy() != null) {
            words.add("OWNED BY " + owner(sequence.ownedBy()));
        }
        return List.of(String.join(" ", words));
    }

    @Override
    public List<String> alterSequence(Operation.AlterSequence operation) {
        Sequence sequence = operation.sequence();
        return List.of(
                "ALTER SEQUENCE "
                        + quote(sequence.name())
                        + " AS "
                        + sequence.type().sql()
                        + " "
                        + String.join(" ", all(sequence.options()))
                        + " OWNED BY "
                        + (sequence.ownedBy() == null ? "NONE" : owner(sequence.ownedBy())));
    }

    /** Every option, said out loud: ALTER leaves alone what it is not told. */
    static List<String> all(SequenceOptions options) {
        return List.of(
                "INCREMENT BY " + (options.increment() == null ? 1 : options.increment()),
                options.min() == null ? "NO MINVALUE" : "MINVALUE " + options.min(),
                options.max() == null ? "NO MAXVALUE" : "MAXVALUE " + options.max(),
                "START WITH "
                        + (options.start() == null
                                ? SequenceBounds.start(options)
                                : options.start()),
                "CACHE " + (options.cache() == null ? 1 : options.cache()),
                options.cycle() ? "CYCLE" : "NO CYCLE");
    }

    private static String owner(ColumnRef column) {
        return quote(column.table()) + "." + quote(column.column());
    }

    @Override
    public List<String> renameSequence(Operation.RenameSequence operation) {
        return List.of(
                "ALTER SEQUENCE "
                        + quote(operation.sequence())
                        + " RENAME TO "
                        + quote(operation.to()));
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

    @Override
    public List<String> dropSequence(Operation.DropSequence operation) {
        return List.of("DROP SEQUENCE " + quote(operation.sequence()));
    }

    @Override
    public List<String> createTable(Operation.CreateTable operation) {
        Table table = operation.table();
        List<String> elements = new ArrayList<>();
        table.columns().values().forEach(column -> elements.add(DefinitionSql.column(column)));
        table.constraints()
                .values()
                .forEach(constraint -> elements.add(DefinitionSql.constraint(constraint)));
        List<String> sql = new ArrayList<>();
        sql.add(
                "CREATE TABLE "
                        + quote(table.name())
                        + (elements.isEmpty()
                                ? " ()"
                                : elements.stream()
                                        .collect(
                                                Collectors.joining(",\n    ", " (\n    ", "\n)"))));
        List<String> after =
                table.columns().values().stream()
                        .flatMap(column -> DefinitionSql.afterDefinition(column).stream())
                        .toList();
        if (!after.isEmpty()) {
            sql.add(alterTable(table.name()) + String.join(", ", after));
        }
        if (table.comment() != null) {
            sql.add(comment("TABLE " + quote(table.name()), table.comment()));
        }
        for (Column column : table.columns().values()) {
            if (column.comment() != null) {
                sql.add(columnComment(table.name(), column.name(), column.comment()));
            }
        }
        return sql;
    }

    private static String comment(String object, String text) {
        return "COMMENT ON " + object + " IS " + (text == null ? "NULL" : literal(text));
    }

    private static String columnComment(QualifiedName table, String column, String text) {
        return comment("COLUMN " + quote(table) + "." + quote(column), text);
    }

    private static String alterTable(QualifiedName table) {
        return "ALTER TABLE " + quote(table) + " ";
    }

    @Override
    public List<String> dropTable(Operation.DropTable operation) {
        return List.of("DROP TABLE " + quote(operation.table()));
    }

    @Override
    public List<String> renameTable(Operation.RenameTable operation) {
        return List.of(alterTable(operation.table()) + "RENAME TO " + quote(operation.to()));
    }

    @Override
    public List<String> setTableComment(Operation.SetTableComment operation) {
        return List.of(comment("TABLE " + quote(operation.table()), operation.comment()));
    }

    @Override
    public List<String> addColumn(Operation.AddColumn operation) {
        Column column = operation.column();
        List<String> sql = new ArrayList<>();
        sql.add(alterTable(operation.table()) + "ADD COLUMN " + DefinitionSql.column(column));
        List<String> after = DefinitionSql.afterDefinition(column);
        if (!after.isEmpty()) {
            sql.add(alterTable(operation.table()) + String.join(", ", after));
        }
        if (column.comment() != null) {
            sql.add(columnComment(operation.table(), column.name(), column.comment()));
        }
        return sql;
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
            if (sql != null) {
                subcommands.add("ALTER COLUMN " + column + " " + sql);
            }
            if (change instanceof ColumnChange.SetNotNull notNull && notNull.clause() != null) {
                subcommands.add(DefinitionSql.addNotNull(operation.column(), notNull.clause()));
            }
            if (change instanceof ColumnChange.SetComment comment) {
                after.add(columnComment(operation.table(), operation.column(), comment.comment()));
            }
            if (change instanceof ColumnChange.AddIdentity identity) {
                after.add(continueAfterRows(operation, identity));
                if (identity.replaces() != null) {
                    statements.addAll(setAside(identity.replaces()));
                    after.add("DROP SEQUENCE " + quote(aside(identity.replaces())));
                }
            }
        }
        if (!subcommands.isEmpty()) {
            statements.add(alterTable(operation.table()) + String.join(", ", subcommands));
        }
        statements.addAll(after);
        return statements;
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
        boolean descending = SequenceBounds.descending(options);
        String last = (descending ? "min(" : "max(") + quote(operation.column()) + ")";
        if (change.replaces() != null) {
            last =
                    (descending ? "least(" : "greatest(")
                            + last
                            + ", (SELECT last_value FROM "
                            + quote(aside(change.replaces()))
                            + " WHERE is_called))";
        }
        long start = options.start() == null ? SequenceBounds.start(options) : options.start();
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
                + start;
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
    public List<String> renameColumn(Operation.RenameColumn operation) {
        return List.of(
                alterTable(operation.table())
                        + "RENAME COLUMN "
                        + quote(operation.from())
                        + " TO "
                        + quote(operation.to()));
    }

    @Override
    public List<String> dropColumn(Operation.DropColumn operation) {
        return List.of(alterTable(operation.table()) + "DROP COLUMN " + quote(operation.column()));
    }

    @Override
    public List<String> addConstraint(Operation.AddConstraint operation) {
        return List.of(
                alterTable(operation.table())
                        + "ADD "
                        + DefinitionSql.constraint(operation.constraint()));
    }

    @Override
    public List<String> renameConstraint(Operation.RenameConstraint operation) {
        return List.of(
                alterTable(operation.table())
                        + "RENAME CONSTRAINT "
                        + quote(operation.from())
                        + " TO "
                        + quote(operation.to()));
    }

    @Override
    public List<String> validateConstraint(Operation.ValidateConstraint operation) {
        return List.of(
                alterTable(operation.table())
                        + "VALIDATE CONSTRAINT "
                        + quote(operation.constraint()));
    }

    @Override
    public List<String> dropConstraint(Operation.DropConstraint operation) {
        return List.of(
                alterTable(operation.table()) + "DROP CONSTRAINT " + quote(operation.constraint()));
    }

    @Override
    public List<String> createIndex(Operation.CreateIndex operation) {
        Index index = operation.index();
        return List.of(
                "CREATE "
                        + (index.isUnique() ? "UNIQUE " : "")
                        + "INDEX "
                        + quote(index.name())
                        + " ON "
                        + quote(operation.table())
                        + " "
                        + DefinitionSql.index(index));
    }

    @Override
    public List<String> renameIndex(Operation.RenameIndex operation) {
        return List.of(
                "ALTER INDEX "
                        + quote(operation.table().sibling(operation.from()))
                        + " RENAME TO "
                        + quote(operation.to()));
    }

    @Override
    public List<String> dropIndex(Operation.DropIndex operation) {
        return List.of("DROP INDEX " + quote(operation.table().sibling(operation.index())));
    }

    @Override
    public List<String> setComment(Operation.SetComment operation) {
        return List.of(comment(object(operation.target()), operation.comment()));
    }

    private static String object(Commented target) {
        return switch (target.kind()) {
            case SCHEMA -> "SCHEMA " + quote(target.name().name());
            case ENUM_TYPE, COMPOSITE_TYPE -> "TYPE " + quote(target.name());
            case DOMAIN -> "DOMAIN " + quote(target.name());
            case DOMAIN_CONSTRAINT ->
                    "CONSTRAINT " + quote(target.part()) + " ON DOMAIN " + quote(target.name());
            case SEQUENCE -> "SEQUENCE " + quote(target.name());
            case CONSTRAINT -> "CONSTRAINT " + quote(target.part()) + " ON " + quote(target.name());
            case INDEX -> "INDEX " + quote(target.name().sibling(target.part()));
        };
    }

    @Override
    public List<String> execute(Operation.Execute operation) {
        return operation.statement().isTodo() ? List.of() : List.of(operation.statement().text());
    }
}
