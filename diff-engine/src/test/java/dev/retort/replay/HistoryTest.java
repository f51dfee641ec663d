package dev.retort.replay;

import static dev.retort.operation.Ddl.addIdentity;
import static dev.retort.operation.Ddl.bigint;
import static dev.retort.operation.Ddl.byDefault;
import static dev.retort.operation.Ddl.check;
import static dev.retort.operation.Ddl.column;
import static dev.retort.operation.Ddl.dropDefault;
import static dev.retort.operation.Ddl.dropNotNull;
import static dev.retort.operation.Ddl.index;
import static dev.retort.operation.Ddl.integer;
import static dev.retort.operation.Ddl.setComment;
import static dev.retort.operation.Ddl.setDefault;
import static dev.retort.operation.Ddl.setNotNull;
import static dev.retort.operation.Ddl.setType;
import static dev.retort.operation.Ddl.varchar;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.model.Check;
import dev.retort.model.Column;
import dev.retort.model.QualifiedName;
import dev.retort.model.Table;
import dev.retort.operation.Op;
import dev.retort.operation.Operation;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What counts as evidence that something in a database is a revision's work. */
class HistoryTest {

    private static final QualifiedName T = QualifiedName.of("t");
    private static final Column A = column("a", integer());

    private static History after(Consumer<Op> body) {
        return History.of(List.of(Op.record(body)));
    }

    @Test
    void thatOfATableThatARevisionMade() {
        History history = after(op -> op.createTable("t", A.defaultTo("1"), check("t_c", "a > 0")));
        assertThat(history.addedColumn(T, "a")).isTrue();
        assertThat(history.set(T, A.defaultTo("1"), Column::generation)).isTrue();
        assertThat(history.set(T, A.defaultTo("2"), Column::generation)).isFalse();
        assertThat(history.set(T, A, Column::notNullConstraint)).isTrue();
        assertThat(history.set(T, Check.of("t_c", "a > 0"))).isTrue();
        assertThat(history.set(T, Check.of("t_c", "a > 1"))).isFalse();
        assertThat(history.made().tables()).containsKey(T);
    }

    @Test
    void aPropertyThatWasSetOnATableThatNobodyMade() {
        History history = after(op -> op.alterColumn("t", "a", setDefault("1"), setNotNull()));
        assertThat(history.set(T, A.defaultTo("1"), Column::generation)).isTrue();
        assertThat(history.set(T, A.notNull(), Column::notNullConstraint)).isTrue();
        assertThat(history.set(T, A, Column::notNullConstraint)).as("not any more").isFalse();
        assertThat(history.set(T, A, Column::type)).as("nobody said it").isFalse();
        assertThat(history.set(T, A, Column::comment)).as("nobody said it").isFalse();
        assertThat(history.addedColumn(T, "a")).isFalse();
        assertThat(history.made().tables()).isEmpty();
    }

    @Test
    void theLastOfSeveral() {
        History history =
                after(
                        op -> {
                            op.alterColumn("t", "a", setDefault("1"), setComment("one"));
                            op.alterColumn("t", "a", dropDefault(), dropNotNull());
                        });
        assertThat(history.set(T, A.defaultTo("1"), Column::generation)).isFalse();
        assertThat(history.set(T, A, Column::generation)).isTrue();
        assertThat(history.set(T, A, Column::notNullConstraint)).isTrue();
        assertThat(history.set(T, A.comment("one"), Column::comment)).isTrue();
    }

    @Test
    void whatATypeMakesTheServerForget() {
        Column s = column("s", varchar(9));
        History history = after(op -> op.alterColumn("t", "s", setType(varchar(9))));
        assertThat(history.set(T, s, Column::type)).isTrue();
        assertThat(history.set(T, s, Column::collation)).isTrue();
        assertThat(history.set(T, s, Column::generation)).as("it stays").isFalse();
    }

    @Test
    void underTheNameThatItHasNow() {
        History history =
                after(
                        op -> {
                            op.alterColumn("t", "a", setDefault("1"));
                            op.renameColumn("t", "a", "b");
                            op.renameTable("t", "u");
                            op.addConstraint("u", check("u_c", "b > 0"));
                        });
        QualifiedName u = QualifiedName.of("u");
        Column b = column("b", integer()).defaultTo("1");
        assertThat(history.set(u, b, Column::generation)).isTrue();
        assertThat(history.addedColumn(u, "b")).as("its name is no evidence").isFalse();
        assertThat(history.addedConstraint(u, "u_c")).isTrue();
        assertThat(history.set(T, A.defaultTo("1"), Column::generation)).isFalse();
    }

    @Test
    void anIdentityInThePlaceOfWhateverWasThere() {
        History history =
                after(op -> op.alterColumn("t", "id", setNotNull(), addIdentity(byDefault())));
        assertThat(history.set(T, column("id", bigint()).identity(), Column::generation)).isTrue();
    }

    @Test
    void partsThatWereAddedAndDropped() {
        History history =
                after(
                        op -> {
                            op.addColumn("t", A);
                            op.createIndex("t", index("t_a", "a"));
                            op.addColumn("t", column("b", integer()));
                            op.dropColumn("t", "b");
                            op.dropColumn("t", "c");
                        });
        assertThat(history.addedColumn(T, "a")).isTrue();
        assertThat(history.addedIndex(T, "t_a")).isTrue();
        assertThat(history.addedColumn(T, "b")).isFalse();
        assertThat(history.addedColumn(T, "c")).isFalse();
    }

    @Test
    void nothingThatIsOnlyPutBack() {
        History history =
                after(
                        op -> {
                            op.dropConstraint("t", "fk");
                            op.dropIndex("t", "ix");
                            op.alterColumn(
                                    "t", "a", dropDefault(), setType(bigint()), setDefault("1"));
                            op.createIndex("t", index("ix", "a"));
                            op.addConstraint("t", check("fk", "a > 0"));
                            op.alterColumn("t", "s", setType(varchar(9)).collate("\"C\""));
                        });
        assertThat(history.addedConstraint(T, "fk")).isFalse();
        assertThat(history.addedIndex(T, "ix")).isFalse();
        Column a = column("a", bigint()).defaultTo("1");
        assertThat(history.set(T, a, Column::generation)).isFalse();
        assertThat(history.set(T, a, Column::type)).isTrue();
        Column s = column("s", varchar(9)).collate("\"C\"");
        assertThat(history.set(T, s, Column::collation)).isFalse();
    }

    @Test
    void nothingThatAStatementDid() {
        History history =
                after(
                        op ->
                                op.execute(
                                        "alter table t alter a set default 1, alter a set not null"));
        assertThat(history.set(T, A.defaultTo("1"), Column::generation)).isFalse();
        assertThat(history.set(T, A.notNull(), Column::notNullConstraint)).isFalse();
        assertThat(history.addedColumn(T, "a")).isFalse();
    }

    @Test
    void aTableOfWhichOnlyTheCommentWasSet() {
        History history = after(op -> op.setTableComment("t", "ours"));
        Table t = Table.of(T, List.of(A));
        assertThat(history.setComment(t.withComment("ours"))).isTrue();
        assertThat(history.setComment(t)).isFalse();
        assertThat(after(op -> op.addColumn("t", A)).setComment(t.withComment("theirs"))).isFalse();
    }

    /** Which of them came last, nobody knows. */
    @Test
    void whereBranchesDisagreeItIsUnknown() {
        Consumer<Op> one =
                op -> {
                    op.alterColumn("t", "a", setDefault("1"), setComment("same"));
                    op.addConstraint("t", check("t_c", "a > 0"));
                    op.addColumn("t", column("b", integer()));
                };
        Consumer<Op> two = op -> op.alterColumn("t", "a", setDefault("2"), setComment("same"));
        Consumer<Op> three = op -> op.dropConstraint("t", "t_c");
        History history =
                after(one.andThen(two).andThen(three)).or(after(two.andThen(three).andThen(one)));
        assertThat(history.set(T, A.defaultTo("1"), Column::generation)).isFalse();
        assertThat(history.set(T, A.defaultTo("2"), Column::generation)).isFalse();
        assertThat(history.set(T, A.comment("same"), Column::comment)).isTrue();
        assertThat(history.addedConstraint(T, "t_c")).isFalse();
        assertThat(history.addedColumn(T, "b")).isTrue();
    }

    /** That it has another name says nothing about what it is like. */
    @Test
    void nothingThatIsPutBackUnderAnotherName() {
        Check found = Check.of("t_new", "a > 0");
        List<Operation> rebuilt =
                Op.record(
                        op -> {
                            op.dropConstraint("t", "t_old");
                            op.addConstraint("t", found);
                        });
        History history = History.of(List.of(rebuilt));
        assertThat(history.addedConstraint(T, "t_new")).isTrue();
        assertThat(history.set(T, found)).isFalse();
        Check later = Check.of("t_later", "a > 1");
        history =
                History.of(
                        List.of(
                                Op.record(op -> op.dropConstraint("t", "t_old")),
                                Op.record(op -> op.addConstraint("t", later))));
        assertThat(history.set(T, later)).isTrue();
    }
}
