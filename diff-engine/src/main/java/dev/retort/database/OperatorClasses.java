package dev.retort.database;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which operator classes an index takes by itself, and what the others are called. */
final class OperatorClasses {

    /** What is read of an operator class. */
    private static final PackedRow FACTS = new PackedRow();

    private static final PackedRow.Fact ID = FACTS.with("o.oid::text");
    private static final PackedRow.Fact IS_DEFAULT = FACTS.with("o.opcdefault::text");
    private static final PackedRow.Fact METHOD = FACTS.with("o.opcmethod::text");
    private static final PackedRow.Fact TYPE = FACTS.with("o.opcintype::text");
    private static final PackedRow.Fact NAME =
            FACTS.with(
                    """
                case when n.nspname = 'pg_catalog'
                       or n.nspname = :default_schema and not exists (
                          select from pg_catalog.pg_opclass p
                           where p.opcmethod = o.opcmethod and p.opcname = o.opcname
                             and p.opcnamespace = 'pg_catalog'::pg_catalog.regnamespace)
                     then pg_catalog.quote_ident(o.opcname)
                     else pg_catalog.quote_ident(n.nspname) || '.'
                          || pg_catalog.quote_ident(o.opcname) end\
                """);

    private record OperatorClass(boolean isDefault, long method, long type, String name) {}

    private record Subject(long method, long type) {}

    private final Map<Long, OperatorClass> byId = new HashMap<>();
    private final Set<Subject> withDefault = new HashSet<>();

    private OperatorClasses() {}

    /**
     * A query of one packed row each. A name is printed without its schema where that is the system
     * catalogue, or the default schema and the system catalogue has no such class; it does not ask
     * {@code pg_opclass_is_visible}, because it runs in the statement that sets the {@code
     * search_path}.
     *
     * @param defaultSchema SQL for its name
     */
    static String sql(String defaultSchema) {
        return """
        select :class
          from pg_catalog.pg_opclass o join pg_catalog.pg_namespace n on n.oid = o.opcnamespace\
        """
                .replace(":class", FACTS.sql())
                .replace(":default_schema", defaultSchema);
    }

    static OperatorClasses of(List<ArrayLiteral> rows) {
        OperatorClasses all = new OperatorClasses();
        for (ArrayLiteral row : rows) {
            OperatorClass found =
                    new OperatorClass(
                            row.flag(IS_DEFAULT),
                            row.number(METHOD),
                            row.number(TYPE),
                            row.text(NAME));
            all.byId.put(row.number(ID), found);
            if (found.isDefault()) {
                all.withDefault.add(new Subject(found.method(), found.type()));
            }
        }
        return all;
    }

    String name(long id) {
        return byId.get(id).name();
    }

    /**
     * Whether an index over a value of this type takes this class by itself. A type without a
     * default class of its own takes that of the type it can be read as ({@code varchar} that of
     * {@code text}; manual, section 11.10).
     *
     * @param type the object identifier of the type, or {@code null} where it is not known
     */
    boolean isDefault(long id, Long type) {
        OperatorClass used = byId.get(id);
        return used.isDefault()
                && (type == null
                        || used.type() == type
                        || !withDefault.contains(new Subject(used.method(), type)));
    }
}
