package dev.retort.database;

import dev.retort.model.Check;
import dev.retort.model.Domain;
import dev.retort.model.QualifiedName;
import dev.retort.model.Type;
import java.util.Map;

/** Turns a row about a domain into a domain of the model. */
final class ReflectedDomain {

    /** What is read of a domain. */
    enum Fact implements PackedFact {
        TYPE("format_type(t.typbasetype, t.typtypmod)"),
        COLLATION(
                """
                case when t.typcollation <> b.typcollation
                   then t.typcollation::regcollation::text end\
                """),
        DEFAULT("pg_get_expr(t.typdefaultbin, 0)"),
        NOT_NULL("t.typnotnull::text"),
        CHECKS(
                """
                (select array_agg(:check::text order by k.conname)::text
                   from pg_catalog.pg_constraint k
                  where k.contypid = t.oid and k.contype = 'c')\
                """);

        private final String sql;

        Fact(String sql) {
            this.sql = sql;
        }

        @Override
        public String sql() {
            return sql;
        }
    }

    /** What is read of one of its checks. */
    enum CheckFact implements PackedFact {
        NAME("k.conname::text"),
        EXPRESSION("pg_get_expr(k.conbin, 0)"),
        VALIDATED("k.convalidated::text");

        private final String sql;

        CheckFact(String sql) {
            this.sql = sql;
        }

        @Override
        public String sql() {
            return sql;
        }
    }

    private ReflectedDomain() {}

    static Domain of(QualifiedName name, ArrayLiteral row) {
        boolean isVarchar =
                row.text(Fact.TYPE).startsWith("character varying")
                        && !row.text(Fact.TYPE).endsWith("[]");
        Domain domain =
                new Domain(
                        name,
                        new Type(row.text(Fact.TYPE)),
                        row.text(Fact.COLLATION),
                        row.text(Fact.DEFAULT),
                        !row.flag(Fact.NOT_NULL),
                        Map.of());
        for (String text : row.list(Fact.CHECKS)) {
            ArrayLiteral check = ArrayLiteral.parse(text);
            String expression =
                    StableExpression.of(
                            check.text(CheckFact.EXPRESSION),
                            word -> isVarchar && word.equals("VALUE"));
            Check valid = Check.of(check.text(CheckFact.NAME), expression);
            domain = domain.check(check.flag(CheckFact.VALIDATED) ? valid : valid.notValid());
        }
        return domain;
    }
}
