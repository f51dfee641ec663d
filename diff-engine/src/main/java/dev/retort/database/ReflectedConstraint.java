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
    static final PackedRow FACTS = new PackedRow();

    private static final PackedRow.Fact NAME = FACTS.with("k.conname::text");
    private static final PackedRow.Fact TYPE = FACTS.with("k.contype::text");
    private static final PackedRow.Fact COLUMNS = FACTS.with("k.conkey::text");
    private static final PackedRow.Fact DEFERRABILITY =
            FACTS.with(
                    """
                (case when not k.condeferrable then 'NOT_DEFERRABLE'
                   when not k.condeferred then 'DEFERRABLE'
                   else 'INITIALLY_DEFERRED' end)\
                """);
    private static final PackedRow.Fact VALIDATED = FACTS.with("k.convalidated::text");
    private static final PackedRow.Fact NO_INHERIT = FACTS.with("k.connoinherit::text");
    private static final PackedRow.Fact EXPRESSION =
            FACTS.with("pg_get_expr(k.conbin, k.conrelid)");
    private static final PackedRow.Fact INDEX_COLUMNS =
            FACTS.with("case when k.contype in ('p', 'u') then i.indkey::text end");
    private static final PackedRow.Fact NULLS_NOT_DISTINCT = FACTS.with(":nulls_not_distinct");
    private static final PackedRow.Fact TARGET_SCHEMA = FACTS.with("fn.nspname::text");
    private static final PackedRow.Fact TARGET_NAME = FACTS.with("fc.relname::text");
    private static final PackedRow.Fact TARGET_ID = FACTS.with("k.confrelid::text");
    private static final PackedRow.Fact TARGET_COLUMNS = FACTS.with("k.confkey::text");
    private static final PackedRow.Fact TARGET_COLUMN_NAMES =
            FACTS.with(
                    """
                case when k.contype = 'f' and not (:plain_target) then array(
                   select fa.attname::text
                     from unnest(k.confkey) with ordinality f(num, ord)
                     join pg_catalog.pg_attribute fa
                       on fa.attrelid = k.confrelid and fa.attnum = f.num
                    order by f.ord)::text end\
                """);
    private static final PackedRow.Fact ON_DELETE = FACTS.with("k.confdeltype::text");
    private static final PackedRow.Fact ON_UPDATE = FACTS.with("k.confupdtype::text");
    private static final PackedRow.Fact MATCH = FACTS.with("k.confmatchtype::text");
    private static final PackedRow.Fact ON_DELETE_COLUMNS = FACTS.with(":set_columns");
    private static final PackedRow.Fact ENFORCED = FACTS.with(":enforced");
    private static final PackedRow.Fact PARAMETERS =
            FACTS.with("case when k.contype in ('p', 'u') then ic.reloptions::text end");
    private static final PackedRow.Fact EXCLUSION =
            FACTS.with("case when k.contype = 'x' then (:exclusion) end");

    /** What is read of an exclusion constraint besides. */
    static final PackedRow EXCLUSION_FACTS = new PackedRow();

    private static final PackedRow.Fact EXCLUSION_INDEX =
            EXCLUSION_FACTS.with(":packed_index::text");
    private static final PackedRow.Fact EXCLUSION_OPERATORS =
            EXCLUSION_FACTS.with(
                    """
                array(select case when pg_operator_is_visible(o.oid) then o.oprname::text
                              else 'OPERATOR(' || quote_ident(s.nspname) || '.' || o.oprname
                                   || ')' end
                    from unnest(k.conexclop) with ordinality x(id, position)
                    join pg_catalog.pg_operator o on o.oid = x.id
                    join pg_catalog.pg_namespace s on s.oid = o.oprnamespace
                   order by x.position)::text\
                """);

    private final ReadScope scope;
    private final Map<Long, ReflectedTable> tables;
    private final ReflectedIndex indexes;

    ReflectedConstraint(ReadScope scope, Map<Long, ReflectedTable> tables, ReflectedIndex indexes) {
        this.scope = scope;
        this.tables = tables;
        this.indexes = indexes;
    }

    Constraint of(ReflectedTable table, ArrayLiteral row) {
        String name = row.text(NAME);
        Deferrability deferrability = Deferrability.valueOf(row.text(DEFERRABILITY));
        return switch (row.text(TYPE)) {
            case "p" ->
                    new PrimaryKey(
                            name,
                            columns(table, row),
                            included(table, row),
                            ReflectedIndex.parameters(row.list(PARAMETERS)),
                            deferrability);
            case "u" ->
                    new Unique(
                            name,
                            columns(table, row),
                            included(table, row),
                            row.flag(NULLS_NOT_DISTINCT),
                            ReflectedIndex.parameters(row.list(PARAMETERS)),
                            deferrability);
            case "f" -> foreignKey(table, name, deferrability, row);
            case "c" ->
                    new Check(
                            name,
                            table.stable(row.text(EXPRESSION)),
                            row.flag(NO_INHERIT),
                            !row.flag(VALIDATED),
                            !row.flag(ENFORCED));
            case "x" -> exclusion(table, name, deferrability, row.nested(EXCLUSION));
            default -> throw new IllegalStateException("not asked for: " + row.text(TYPE));
        };
    }

    private Exclusion exclusion(
            ReflectedTable table, String name, Deferrability deferrability, ArrayLiteral row) {
        Index index = indexes.of(table, row.nested(EXCLUSION_INDEX));
        List<String> operators = row.list(EXCLUSION_OPERATORS);
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
        return table.columnNames(row.numbers(COLUMNS));
    }

    /** What its index has after the key. */
    private static List<String> included(ReflectedTable table, ArrayLiteral row) {
        return table.columnNames(row.vectorAt(INDEX_COLUMNS), row.numbers(COLUMNS).size());
    }

    private ForeignKey foreignKey(
            ReflectedTable table, String name, Deferrability deferrability, ArrayLiteral row) {
        ReflectedTable target = tables.get(row.number(TARGET_ID));
        QualifiedName references =
                target == null
                        ? scope.name(row.text(TARGET_SCHEMA), row.text(TARGET_NAME))
                        : target.name();
        List<String> referenced =
                target == null
                        ? row.list(TARGET_COLUMN_NAMES)
                        : target.columnNames(row.numbers(TARGET_COLUMNS));
        return new ForeignKey(
                name,
                columns(table, row),
                references,
                referenced,
                action(row.text(ON_DELETE)),
                table.columnNames(row.numbers(ON_DELETE_COLUMNS)),
                action(row.text(ON_UPDATE)),
                row.text(MATCH).equals("f"),
                deferrability,
                !row.flag(VALIDATED),
                !row.flag(ENFORCED));
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
