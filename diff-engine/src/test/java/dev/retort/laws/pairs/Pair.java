package dev.retort.laws.pairs;

import dev.retort.dialect.PostgreSqlDialect;
import dev.retort.diff.compare.SchemaDiff;
import dev.retort.diff.rename.Decisions;
import dev.retort.diff.rename.Renames;
import dev.retort.model.Schema;
import dev.retort.operation.Operation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A schema and what becomes of it.
 *
 * @param isRenamed what is gone and what is new are the same under another name
 */
public record Pair(Schema before, Schema after, boolean isRenamed) {

    private static final int ONE_IN_SO_MANY_IS_RENAMED = 3;

    public Pair {
        after = InUse.kept(before, after);
    }

    public static Pair of(long seed, int version) {
        Evolution evolution = new Evolution(seed, version);
        Schema before = canonical(evolution.fresh());
        Schema after = InUse.kept(before, evolution.evolved(before));
        Pair pair =
                new Pair(
                        before,
                        canonical(Sound.of(after, version)),
                        seed % ONE_IN_SO_MANY_IS_RENAMED == 0);
        return Serials.isContested(pair) ? pair.with(before, before) : pair;
    }

    private static Schema canonical(Schema schema) {
        return new PostgreSqlDialect().canonical(schema);
    }

    Pair with(Schema otherBefore, Schema otherAfter) {
        return new Pair(otherBefore, otherAfter, isRenamed);
    }

    public Renames renames() {
        return isRenamed ? new Matching(before, after).renames() : Renames.NONE;
    }

    public Decisions decisions() {
        return isRenamed ? new Matching(before, after).decisions() : Decisions.NONE;
    }

    public List<Operation> upgrade() {
        return SchemaDiff.between(before, after, renames(), (table, column) -> Optional.empty());
    }

    public List<Operation> downgrade() {
        return SchemaDiff.between(
                after, before, renames().inverse(), (table, column) -> Optional.empty());
    }

    /** Two files for psql. */
    @Override
    public String toString() {
        return "-- before\n"
                + ddl(before)
                + "\n-- after\n"
                + ddl(after)
                + decisions().renames().stream()
                        .map(each -> "-- rename: " + each + "\n")
                        .collect(Collectors.joining());
    }

    public static String ddl(Schema schema) {
        return sql(SchemaDiff.between(Schema.EMPTY, schema));
    }

    public static String sql(List<Operation> operations) {
        return operations.stream()
                .flatMap(each -> new PostgreSqlDialect().sql(each).stream())
                .map(each -> each + ";\n")
                .collect(Collectors.joining());
    }
}
