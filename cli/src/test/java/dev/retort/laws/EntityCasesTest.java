package dev.retort.laws;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.fixtures.Database;
import dev.retort.fixtures.PostgresServer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The laws over entity models: the cases of {@link EntityCases}. */
class EntityCasesTest {

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicNode> lawsHold() {
        return EntityCases.all()
                .map(each -> each.isRefused() ? refusal(each.laws()) : each.laws().tests());
    }

    /**
     * L13: where no revision made what is there, nothing that the entities do not write goes, and
     * what they write comes and goes back.
     */
    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicNode> whatNobodyWroteStays() {
        return EntityCases.all()
                .filter(each -> each.isMove() && !each.isRefused())
                .map(each -> each.laws().adopted());
    }

    private static DynamicNode refusal(Case unbuildable) {
        return DynamicTest.dynamicTest(
                unbuildable.name() + ", refused",
                () -> {
                    try (Database database = PostgresServer.shared().createDatabase()) {
                        assertThatThrownBy(() -> unbuildable.after().build(database))
                                .as(unbuildable.name())
                                .isNotNull();
                    }
                });
    }
}
