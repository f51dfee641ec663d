package dev.retort.database;

import dev.retort.model.Check;
import dev.retort.model.Domain;
import dev.retort.model.QualifiedName;
import dev.retort.model.Type;
import java.util.Map;

/** Turns a row about a domain into a domain of the model. */
final class ReflectedDomain {

    /** What is read of a domain. */
    static final PackedRow FACTS = new PackedRow();

    private static final PackedRow.Fact TYPE =
            FACTS.with("format_type(t.typbasetype, t.typtypmod)");
    private static final PackedRow.Fact COLLATION =
            FACTS.with(
                    """
                case when t.typcollation <> b.typcollation
                   then t.typcollation::regcollation::text end\
                """);
    private static final PackedRow.Fact DEFAULT = FACTS.with("pg_get_expr(t.typdefaultbin, 0)");
    private static final PackedRow.Fact NOT_NULL = FACTS.with("t.typnotnull::text");
    private static final PackedRow.Fact CHECKS =
            FACTS.with(
                    """
                (select array_agg(:check::text order by k.conname)::text
                   from pg_catalog.pg_constraint k
                  where k.contypid = t.oid and k.contype = 'c')\
                """);

    /** What is read of one of its checks. */
    static final PackedRow CHECK_FACTS = new PackedRow();

    private static final PackedRow.Fact CHECK_NAME = CHECK_FACTS.with("k.conname::text");
    private static final PackedRow.Fact CHECK_EXPRESSION =
            CHECK_FACTS.with("pg_get_expr(k.conbin, 0)");
    private static final PackedRow.Fact CHECK_VALIDATED = CHECK_FACTS.with("k.convalidated::text");

    private ReflectedDomain() {}

    static Domain of(QualifiedName name, ArrayLiteral row) {
        Type type = Type.parse(row.text(TYPE));
        boolean isVarchar = StableExpression.isVarchar(type);
        Domain domain =
                new Domain(
                        name,
                        type,
                        row.text(COLLATION),
                        row.text(DEFAULT),
                        !row.flag(NOT_NULL),
                        Map.of());
        for (String text : row.list(CHECKS)) {
            ArrayLiteral check = ArrayLiteral.parse(text);
            // VALUE, as every word without quotes is folded.
            String expression =
                    StableExpression.of(
                            check.text(CHECK_EXPRESSION),
                            word -> isVarchar && word.equals("value"));
            Check valid = Check.of(check.text(CHECK_NAME), expression);
            domain = domain.check(check.flag(CHECK_VALIDATED) ? valid : valid.notValid());
        }
        return domain;
    }
}
