package dev.retort.laws.random;

import dev.retort.dialect.PostgreSqlDialect;
import dev.retort.diff.SchemaDiff;
import dev.retort.model.Schema;
import dev.retort.operation.Operation;
import java.util.List;
import java.util.stream.Collectors;

/** A schema and what becomes of it. */
record Pair(Schema before, Schema after) {

    static Pair of(long seed, int version) {
        Evolution evolution = new Evolution(seed, version);
        Schema before = canonical(evolution.fresh());
        return new Pair(before, canonical(evolution.evolved(before)));
    }

    private static Schema canonical(Schema schema) {
        return new PostgreSqlDialect().canonical(schema);
    }

    List<Operation> upgrade() {
        return SchemaDiff.between(before, after);
    }

    List<Operation> downgrade() {
        return SchemaDiff.between(after, before);
    }

    /** Two files for psql. */
    @Override
    public String toString() {
        return "-- before\n" + ddl(before) + "\n-- after\n" + ddl(after);
    }

    static String ddl(Schema schema) {
        return sql(SchemaDiff.between(Schema.EMPTY, schema));
    }

    static String sql(List<Operation> operations) {
        return operations.stream()
                .flatMap(each -> new PostgreSqlDialect().sql(each).stream())
                .map(each -> each + ";\n")
                .collect(Collectors.joining());
    }
}
