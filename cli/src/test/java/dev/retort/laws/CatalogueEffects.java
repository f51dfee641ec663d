package dev.retort.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.laws.cases.EffectLaw;
import dev.retort.model.Column;
import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.operation.Description;
import dev.retort.operation.Effect;
import dev.retort.operation.Effect.What;
import dev.retort.operation.Operation;
import dev.retort.replay.EffectsInSchema;
import dev.retort.replay.Replay;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Law L12 on a server: what an operation does to which object is what the catalogue shows before
 * and after it, where an object is its oid and neither its name nor what our reader says of it.
 */
final class CatalogueEffects {

    /**
     * The objects that a schema contains: who it is, its address, its type. Without the sequences
     * of identities, and without NOT NULL, which belong to their columns; tables that inherit and
     * what a key has for each partition have no place in it.
     */
    private static final String OBJECTS =
            """
            with n as (
              select oid, nspname from pg_namespace
               where nspname !~ '^pg_' and nspname <> 'information_schema'),
            r as (
              select c.oid, relkind, nspname, relname, reltype
                from pg_class c join n on n.oid = relnamespace
               where relkind in ('r', 'p', 'c')
                 and not exists (select from pg_inherits where inhrelid = c.oid)),
            t as (
              select t.oid, nspname, typname, typtype
                from pg_type t join n on n.oid = typnamespace where typtype in ('e', 'd'))
            select 'n' || oid, 'SCHEMA', null, nspname, null, null from n
            union all
            select 't' || oid, case typtype when 'e' then 'ENUM_TYPE' else 'DOMAIN' end,
                   nspname, typname, null, null from t
            union all
            select 'e' || e.oid, 'ENUM_LABEL', nspname, typname, enumlabel, null
              from pg_enum e join t on t.oid = enumtypid
            union all
            select 'r' || oid, case relkind when 'c' then 'COMPOSITE_TYPE' else 'TABLE' end,
                   nspname, relname, null, null from r
            union all
            select 'a' || attrelid || '.' || attnum,
                   case relkind when 'c' then 'ATTRIBUTE' else 'COLUMN' end,
                   nspname, relname, attname, concat_ws(' ', atttypid, atttypmod, attcollation)
              from pg_attribute join r on r.oid = attrelid where attnum > 0 and not attisdropped
            union all
            select 'r' || c.oid, 'SEQUENCE', nspname, relname, null, null
              from pg_class c join n on n.oid = relnamespace
             where relkind = 'S'
               and not exists (select from pg_depend d
                                where classid = 'pg_class'::regclass and objid = c.oid
                                  and deptype = 'i')
            union all
            select 'r' || c.oid, 'INDEX', nspname, r.relname, c.relname, null
              from pg_index join r on r.oid = indrelid join pg_class c on c.oid = indexrelid
            union all
            select 'c' || c.oid, 'CONSTRAINT', nspname, relname, conname, null
              from pg_constraint c join r on r.oid = conrelid
             where contype in ('p', 'u', 'f', 'c', 'x') and conparentid = 0
            union all
            select 'c' || c.oid, 'DOMAIN_CONSTRAINT', nspname, typname, conname, null
              from pg_constraint c join t on t.oid = contypid where contype = 'c'
            union all
            select 's' || s.oid, 'STATISTICS', n.nspname, stxname, null, null
              from pg_statistic_ext s join n on n.oid = stxnamespace join r on r.oid = stxrelid\
            """;

    private record Shown(ObjectId id, String type) {}

    private final Connection connection;
    private Schema schema;
    private Map<String, Shown> objects;

    private CatalogueEffects(Connection connection, Schema schema) throws SQLException {
        this.connection = connection;
        this.schema = schema;
        objects = read(connection);
    }

    /**
     * @param schema what the database is
     */
    static CatalogueEffects start(Connection connection, Schema schema) throws SQLException {
        return new CatalogueEffects(connection, schema);
    }

    /** Holds the law for an operation that has just been done. */
    void done(Operation operation) throws SQLException {
        Map<String, Shown> before = objects;
        objects = read(connection);
        Schema then = schema;
        schema = Replay.apply(schema, List.of(operation));
        List<Effect> effects =
                EffectsInSchema.of(operation, then).stream()
                        .filter(each -> !isSetAgain(each, then, schema))
                        .toList();
        // Nobody knows what a statement does that nobody has read.
        if (!(operation instanceof Operation.Execute)) {
            assertThat(shown(before, objects, effects))
                    .as("L12: the catalogue shows the effects of: %s", Description.of(operation))
                    .isEqualTo(EffectLaw.lines(effects));
        }
    }

    /** Whether a column gets the type that it has, of which the catalogue shows nothing. */
    private static boolean isSetAgain(Effect effect, Schema before, Schema after) {
        if (!effect.is(Effect.What.RETYPED, ObjectId.Kind.COLUMN) || effect.type() == null) {
            return false;
        }
        Column then = before.tables().get(effect.id().name()).columns().get(effect.id().part());
        Column now = after.tables().get(effect.id().name()).columns().get(effect.id().part());
        return then.type().equals(now.type()) && Objects.equals(then.collation(), now.collation());
    }

    private static Set<String> shown(
            Map<String, Shown> before, Map<String, Shown> after, List<Effect> effects) {
        Set<ObjectId> gone = new TreeSet<>();
        Set<ObjectId> come = new TreeSet<>();
        Set<String> lines = new TreeSet<>();
        before.forEach(
                (oid, then) -> {
                    Shown now = after.get(oid);
                    if (now == null) {
                        gone.add(then.id());
                        return;
                    }
                    if (!now.id().equals(then.id())) {
                        lines.add(EffectLaw.renamed(then.id(), now.id()));
                    }
                    if (then.type() != null && !then.type().equals(now.type())) {
                        lines.add(EffectLaw.line(What.RETYPED, then.id()));
                    }
                });
        after.forEach(
                (oid, now) -> {
                    if (!before.containsKey(oid)) {
                        come.add(now.id());
                    }
                });
        // The server builds anew what is over a column of another type.
        if (effects.stream().anyMatch(each -> each.is(What.RETYPED))) {
            Set<ObjectId> anew = new TreeSet<>(gone);
            anew.retainAll(come);
            anew.removeIf(
                    each ->
                            each.kind() != ObjectId.Kind.CONSTRAINT
                                    && each.kind() != ObjectId.Kind.INDEX
                                    && !each.kind().isTableDependent());
            gone.removeAll(anew);
            come.removeAll(anew);
        }
        gone.forEach(each -> lines.add(EffectLaw.line(What.DROPPED, each)));
        come.forEach(each -> lines.add(EffectLaw.line(What.CREATED, each)));
        return lines;
    }

    private static Map<String, Shown> read(Connection connection) throws SQLException {
        Map<String, Shown> all = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(OBJECTS)) {
            while (row.next()) {
                String in = row.getString(3);
                QualifiedName name =
                        in == null || in.equals("public")
                                ? QualifiedName.of(row.getString(4))
                                : new QualifiedName(in, row.getString(4));
                ObjectId.Kind kind = ObjectId.Kind.valueOf(row.getString(2));
                all.put(
                        row.getString(1),
                        new Shown(new ObjectId(kind, name, row.getString(5)), row.getString(6)));
            }
        }
        return all;
    }
}
