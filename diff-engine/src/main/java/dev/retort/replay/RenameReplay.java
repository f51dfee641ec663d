package dev.retort.replay;

import dev.retort.model.Check;
import dev.retort.model.Column;
import dev.retort.model.ColumnRef;
import dev.retort.model.CompositeType;
import dev.retort.model.Domain;
import dev.retort.model.ForeignKey;
import dev.retort.model.NotNull;
import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.model.Sequence;
import dev.retort.model.Table;
import dev.retort.model.Type;
import dev.retort.sql.RenamedText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * What follows when something gets another name: everything that speaks of it does so by the new
 * one, as in PostgreSQL, which keeps no names there at all. Two names stay: those of constraints
 * and indexes, and those of NOT NULL, which PostgreSQL 18 made a constraint. (An older server has
 * none, and nobody asks it.)
 */
final class RenameReplay {

    private final Map<QualifiedName, Domain> domains;
    private final Map<QualifiedName, CompositeType> composites;
    private final Map<QualifiedName, Sequence> sequences;
    private final Map<QualifiedName, Table> tables;
    private final DependentReplay dependents;
    private final CommentReplay comments;

    /** All of them are changed in place. */
    RenameReplay(
            Map<QualifiedName, Domain> domains,
            Map<QualifiedName, CompositeType> composites,
            Map<QualifiedName, Sequence> sequences,
            Map<QualifiedName, Table> tables,
            DependentReplay dependents,
            CommentReplay comments) {
        this.domains = domains;
        this.composites = composites;
        this.sequences = sequences;
        this.tables = tables;
        this.dependents = dependents;
        this.comments = comments;
    }

    /**
     * @param to which stands in the tables already
     */
    void tableRenamed(QualifiedName from, QualifiedName to) {
        tables.computeIfPresent(
                to,
                (name, table) ->
                        table.mapColumns(
                                column ->
                                        keepingNotNull(
                                                column,
                                                from.name(),
                                                column.name(),
                                                to.name(),
                                                column.name())));
        comments.move(target -> target.isPartOf(from) ? target.of(to) : target);
        dependents.tableRenamed(from, to);
        tables.replaceAll(
                (name, other) ->
                        mapForeignKeys(
                                other,
                                key ->
                                        key.references().equals(from)
                                                ? key.withTarget(to, key.referencedColumns())
                                                : key));
        sequences.replaceAll(
                (name, sequence) ->
                        sequence.ownedBy() != null && sequence.ownedBy().table().equals(from)
                                ? sequence.withOwnedBy(
                                        new ColumnRef(to, sequence.ownedBy().column()))
                                : sequence);
    }

    /**
     * The constraint behind NOT NULL, whose name may have been the server's choice or become it.
     */
    private static Column keepingNotNull(
            Column column, String table, String name, String newTable, String newName) {
        if (column.nullable()) {
            return column;
        }
        NotNull clause = Objects.requireNonNullElse(column.notNullClause(), NotNull.PLAIN);
        String own = clause.name() == null ? NotNull.defaultName(table, name) : clause.name();
        return column.notNull(
                clause.withName(own.equals(NotNull.defaultName(newTable, newName)) ? null : own));
    }

    private static Table mapForeignKeys(Table table, UnaryOperator<ForeignKey> change) {
        if (table.foreignKeys().isEmpty()) {
            return table;
        }
        return table.mapConstraints(
                constraint ->
                        constraint instanceof ForeignKey key ? change.apply(key) : constraint);
    }

    void columnRenamed(QualifiedName name, String from, String to) {
        UnaryOperator<String> rename = column -> column.equals(from) ? to : column;
        UnaryOperator<String> text = sql -> RenamedText.ofColumn(sql, from, to);
        tables.computeIfPresent(
                name,
                (key, table) ->
                        table.mapColumns(
                                        column ->
                                                column.name().equals(from)
                                                        ? keepingNotNull(
                                                                column,
                                                                name.name(),
                                                                from,
                                                                name.name(),
                                                                to)
                                                        : column)
                                .withNames(rename, text));
        tables.replaceAll(
                (other, table) ->
                        mapForeignKeys(
                                table,
                                key ->
                                        key.references().equals(name)
                                                ? key.withTarget(
                                                        name,
                                                        key.referencedColumns().stream()
                                                                .map(rename)
                                                                .toList())
                                                : key));
        dependents.columnRenamed(name, rename, text);
        ColumnRef owner = new ColumnRef(name, from);
        sequences.replaceAll(
                (key, sequence) ->
                        owner.equals(sequence.ownedBy())
                                ? sequence.withOwnedBy(new ColumnRef(name, to))
                                : sequence);
    }

    void sequenceRenamed(QualifiedName from, QualifiedName to) {
        comments.move(
                target -> target.equals(ObjectId.sequence(from)) ? ObjectId.sequence(to) : target);
        String before = QualifiedName.quote(from);
        String after = QualifiedName.quote(to);
        mapTexts(sql -> RenamedText.ofSequence(sql, before, after));
    }

    void enumRenamed(QualifiedName from, QualifiedName to) {
        comments.move(
                target -> target.equals(ObjectId.enumType(from)) ? ObjectId.enumType(to) : target);
        Type before = Type.named(from);
        Type after = Type.named(to);
        UnaryOperator<Type> rename =
                type -> type.name().equals(before.name()) ? type.withName(after.name()) : type;
        tables.replaceAll(
                (name, table) ->
                        table.mapColumns(column -> column.withType(rename.apply(column.type()))));
        domains.replaceAll((name, domain) -> domain.withType(rename.apply(domain.type())));
        composites.replaceAll(
                (name, composite) ->
                        composite.withAttributes(
                                composite.attributes().values().stream()
                                        .map(each -> each.withType(rename.apply(each.type())))
                                        .toList()));
        mapTexts(sql -> RenamedText.ofType(sql, before.sql(), after.sql()));
    }

    private void mapTexts(UnaryOperator<String> text) {
        dependents.mapTexts(text);
        tables.replaceAll((name, table) -> table.withNames(UnaryOperator.identity(), text));
        domains.replaceAll(
                (name, domain) -> {
                    Map<String, Check> checks = new LinkedHashMap<>(domain.checks());
                    checks.replaceAll(
                            (key, check) -> check.withExpression(text.apply(check.expression())));
                    return domain.withChecks(List.copyOf(checks.values()))
                            .withDefault(
                                    domain.defaultExpression() == null
                                            ? null
                                            : text.apply(domain.defaultExpression()));
                });
    }
}
