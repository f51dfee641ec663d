package dev.retort.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.RetortException;
import dev.retort.hibernate.RejectedModels.BadConverter;
import dev.retort.hibernate.RejectedModels.DefaultAndGenerated;
import dev.retort.hibernate.RejectedModels.NoDdlType;
import dev.retort.hibernate.RejectedModels.NoEntity;
import dev.retort.hibernate.RejectedModels.NoId;
import dev.retort.hibernate.RejectedModels.Overview;
import dev.retort.hibernate.RejectedModels.Repeated;
import dev.retort.hibernate.RejectedModels.SameIndexTwice;
import dev.retort.hibernate.RejectedModels.SameOnceFolded;
import dev.retort.hibernate.RejectedModels.ToUnmapped;
import dev.retort.hibernate.RejectedModels.Twice;
import dev.retort.hibernate.RejectedModels.TwiceAgain;
import dev.retort.hibernate.RejectedModels.Unclear;
import dev.retort.model.Desired;
import dev.retort.model.QualifiedName;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RejectedModelsTest {

    private record Case(String code, Class<?> model, String... says) {}

    @TestFactory
    Stream<DynamicTest> messagesNameWhatIsWrong() {
        return Stream.of(
                        new Case("RT-1001", NoEntity.class, "No entities"),
                        new Case("RT-1005", NoId.class, "NoId", "no identifier"),
                        new Case("RT-1005", ToUnmapped.class, "ToUnmapped.target"),
                        new Case("RT-1005", Repeated.class, "Repeated", "text"),
                        new Case("RT-1005", BadConverter.class, "Throwing"),
                        new Case("RT-1005", SameOnceFolded.class, "SameOnceFolded", "text"),
                        new Case("RT-1005", DefaultAndGenerated.class, "defaultandgenerated.next"),
                        new Case("RT-1005", SameIndexTwice.class, "sameindextwice", "ix"),
                        new Case("RT-1006", NoDdlType.class, "NoDdlType.embedding", "noddltype"))
                .map(
                        test ->
                                DynamicTest.dynamicTest(
                                        test.model().getSimpleName(), () -> assertRejected(test)));
    }

    private static void assertRejected(Case test) {
        assertThatThrownBy(() -> Reading.read(test.model()))
                .isInstanceOfSatisfying(
                        RetortException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(test.code());
                            assertThat(e.getMessage()).contains(test.says());
                            assertThat(e.hint()).isNotBlank();
                        });
    }

    @Test
    void whatCannotBeReadIsAWarning() {
        Desired desired = Reading.read(Overview.class, Unclear.class);

        assertThat(desired.schema().tables().keySet())
                .extracting(QualifiedName::toString)
                .containsExactlyInAnyOrder("unclear", "hilo");
        assertThat(desired.warnings())
                .satisfiesExactlyInAnyOrder(
                        warning -> assertThat(warning).contains("view overview"),
                        warning -> assertThat(warning).contains("rows into hilo"),
                        warning ->
                                assertThat(warning)
                                        .contains("unclear.at", "timestamp references moments"));
    }

    /** T23 of Alembic's diff cases: one thing that is declared twice. */
    @Test
    void oneNameForTwoEntitiesIsAnError() {
        assertThatThrownBy(() -> Reading.read(Twice.class, TwiceAgain.class))
                .isInstanceOfSatisfying(
                        RetortException.class, e -> assertThat(e.code()).isEqualTo("RT-1005"))
                .hasMessageContainingAll("Twice", "TwiceAgain");
    }
}
