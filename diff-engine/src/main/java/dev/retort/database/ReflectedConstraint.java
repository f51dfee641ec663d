package dev.retort.database;

import dev.retort.model.Check;
import dev.retort.model.Constraint;
import dev.retort.model.Deferrability;
import dev.retort.model.Exclusion;
import dev.retort.model.ForeignKey;
import dev.retort.model.Index;
import dev.retort.model.PrimaryKey;
import dev.retort.model.QualifiedName;
import dev.retort.model.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Turns rows of {@code pg_constraint} into constraints of the model. */
final class ReflectedConstraint {

    /** What is read of a constraint. */
    enum Fact implements PackedFact {
        NAME("k.conname::text"),
        TYPE("k.contype::text"),
        COLUMNS("k.conkey::text"),
        DEFERRABILITY(
                """
                (case when not k.condeferrable then 'NOT_DEFERRABLE'
                   when not k.condeferred then 'DEFERRABLE'
                   else 'INITIALLY_DEFERRED' end)\
                """),
        VALIDATED("k.convalidated::text"),
        NO_INHERIT("k.connoinherit::text"),
        EXPRESSION("pg_get_expr(k.conbin, k.conrelid)"),
        INDEX_COLUMNS("case when k.contype in ('p', 'u') then i.indkey::text end"),
        NULLS_NOT_DISTINCT(":nulls_not_distinct"),
        TARGET_SCHEMA("fn.nspname::text"),
        TARGET_NAME("fc.relname::text"),
        TARGET_ID("k.confrelid::text"),
        TARGET_COLUMNS("k.confkey::text"),
        TARGET_COLUMN_NAMES(
                """
                case when k.contype = 'f' and not (:plain_target) then array(
                   select fa.attname::text
                     from unnest(k.confkey) with ordinality f(num, ord)
                     join pg_catalog.pg_attribute fa
                       on fa.attrelid = k.confrelid and fa.attnum = f.num
                    order by f.ord)::text end\
                """),
        ON_DELETE("k.confdeltype::text"),
        ON_UPDATE("k.confupdtype::text"),
        MATCH("k.confmatchtype::text"),
        ON_DELETE_COLUMNS(":set_columns"),
        ENFORCED(":enforced"),
        PARAMETERS("case when k.contype in ('p', 'u') then ic.reloptions::text end"),
        EXCLUSION("case when k.contype = 'x' then (:exclusion) end");

        private final String sql;

        Fact(String sql) {
            this.sql = sql;
        }

        @Override
        public String sql() {
            return sql;
        }
    }

    /** What is read of an exclusion constraint besides. */
    enum ExclusionFact implements PackedFact {
        EXCLUSION_INDEX(":packed_index::text"),
        EXCLUSION_OPERATORS(
                """
                array(select case when pg_operator_is_visible(o.oid) then o.oprname::text
                              else 'OPERATOR(' || quote_ident(s.nspname) || '.' || o.oprname
                                   || ')' end
                    from unnest(k.conexclop) with ordinality x(id, position)
                    join pg_catalog.pg_operator o on o.oid = x.id
                    join pg_catalog.pg_namespace s on s.oid = o.oprnamespace
                   order by x.position)::text\
                """);

        private final String sql;

        ExclusionFact(String sql) {
            this.sql = sql;
        }

        @Override
        public String sql() {
            return sql;
        }
    }

    private final ReadScope scope;
    private final Map<Long, ReflectedTable> tables;
    private final ReflectedIndex indexes;

    ReflectedConstraint(ReadScope scope, Map<Long, ReflectedTable> tables, ReflectedIndex indexes) {
        this.scope = scope;
        this.tables = tables;
        this.indexes = indexes;
    }

    Constraint of(ReflectedTable table, ArrayLiteral row) {
        String name = row.text(Fact.NAME);
        Deferrability deferrability = Deferrability.valueOf(row.text(Fact.DEFERRABILITY));
        return switch (row.text(Fact.TYPE)) {
            case "p" ->
                    new PrimaryKey(
                            name,
                            columns(table, row),
                            included(table, row),
                            ReflectedIndex.parameters(row.list(Fact.PARAMETERS)),
                            deferrability);
            case "u" ->
                    new Unique(
                            name,
                            columns(table, row),
                            included(table, row),
                            row.flag(Fact.NULLS_NOT_DISTINCT),
                            ReflectedIndex.parameters(row.list(Fact.PARAMETERS)),
                            deferrability);
            case "f" -> foreignKey(table, name, deferrability, row);
            case "c" ->
                    new Check(
                            name,
                            table.stable(row.text(Fact.EXPRESSION)),
                            row.flag(Fact.NO_INHERIT),
                            !row.flag(Fact.VALIDATED),
                            !row.flag(Fact.ENFORCED));
            case "x" -> exclusion(table, name, deferrability, row.nested(Fact.EXCLUSION));
            default -> throw new IllegalStateException("not asked for: " + row.text(Fact.TYPE));
        };
    }

    private Exclusion exclusion(
            ReflectedTable table, String name, Deferrability deferrability, ArrayLiteral row) {
        Index index = indexes.of(table, row.nested(ExclusionFact.EXCLUSION_INDEX));
        List<String> operators = row.list(ExclusionFact.EXCLUSION_OPERATORS);
        List<Exclusion.Element> elements = new ArrayList<>();
        for (int i = 0; i < operators.size(); i++) {
            elements.add(new Exclusion.Element(index.keys().get(i), operators.get(i)));
        }
        return new Exclusion(
                name,
                elements,
                index.method(),
                index.include(),
                index.predicate(),
                index.parameters(),
                deferrability);
    }

    private static List<String> columns(ReflectedTable table, ArrayLiteral row) {
        return table.columnNames(row.numbers(Fact.COLUMNS));
    }

    /** What its index has after the key. */
    private static List<String> included(ReflectedTable table, ArrayLiteral row) {
        return table.columnNames(
                row.vectorAt(Fact.INDEX_COLUMNS), row.numbers(Fact.COLUMNS).size());
    }

    private ForeignKey foreignKey(
            ReflectedTable table, String name, Deferrability deferrability, ArrayLiteral row) {
        ReflectedTable target = tables.get(row.number(Fact.TARGET_ID));
        QualifiedName references =
                target == null
                        ? scope.name(row.text(Fact.TARGET_SCHEMA), row.text(Fact.TARGET_NAME))
                        : target.name();
        List<String> referenced =
                target == null
                        ? row.list(Fact.TARGET_COLUMN_NAMES)
                        : target.columnNames(row.numbers(Fact.TARGET_COLUMNS));
        return new ForeignKey(
                name,
                columns(table, row),
                references,
                referenced,
                action(row.text(Fact.ON_DELETE)),
                table.columnNames(row.numbers(Fact.ON_DELETE_COLUMNS)),
                action(row.text(Fact.ON_UPDATE)),
                row.text(Fact.MATCH).equals("f"),
                deferrability,
                !row.flag(Fact.VALIDATED),
                !row.flag(Fact.ENFORCED));
    }

    private static ForeignKey.Action action(String code) {
        return switch (code) {
            case "a" -> ForeignKey.Action.NO_ACTION;
            case "r" -> ForeignKey.Action.RESTRICT;
            case "c" -> ForeignKey.Action.CASCADE;
            case "n" -> ForeignKey.Action.SET_NULL;
            case "d" -> ForeignKey.Action.SET_DEFAULT;
            default -> throw new IllegalStateException("an unknown foreign key action: " + code);
        };
    }
}
