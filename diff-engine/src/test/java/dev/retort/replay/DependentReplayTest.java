package dev.retort.replay;

import static dev.retort.operation.Ddl.column;
import static dev.retort.operation.Ddl.integer;
import static dev.retort.operation.Ddl.statistics;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.laws.cases.EffectLaw;
import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Statistics;
import dev.retort.operation.Op;
import dev.retort.operation.Operation;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What becomes of statistics that nobody drops, in revisions that a person wrote. */
class DependentReplayTest {

    private static final Schema BEFORE =
            Replay.apply(
                    Schema.EMPTY,
                    Op.record(
                            op -> {
                                op.createTable("t", column("a", integer()), column("b", integer()));
                                op.createStatistics(statistics("pair", "t", "a", "b"));
                                op.createStatistics(
                                        statistics("sum", "t").expression("(a + b) * 2"));
                                op.setStatisticsComment("pair", "both");
                            }));

    private static Schema after(Consumer<Op> body) {
        List<Operation> operations = Op.record(body);
        EffectLaw.walk(BEFORE, operations);
        return Replay.apply(BEFORE, operations);
    }

    @Test
    void goWithAColumnThatTheyRead() {
        Schema after = after(op -> op.dropColumn("t", "b"));
        assertThat(after.dependents()).isEmpty();
        assertThat(after.comments()).isEmpty();
    }

    @Test
    void goWithTheirTable() {
        assertThat(after(op -> op.dropTable("t")).dependents()).isEmpty();
    }

    @Test
    void followTheNamesOfWhatTheyRead() {
        Schema after =
                after(
                        op -> {
                            op.renameTable("t", "u");
                            op.renameColumn("u", "b", "from");
                            op.renameStatistics("pair", "couple");
                        });
        assertThat(after.dependents().values())
                .containsExactlyInAnyOrder(
                        Statistics.of(
                                QualifiedName.of("couple"),
                                QualifiedName.of("u"),
                                List.of("a", "from")),
                        statistics("sum", "u").expression("(a + \"from\") * 2"));
        assertThat(after.comments())
                .containsOnlyKeys(ObjectId.statistics(QualifiedName.of("couple")));
    }
}
