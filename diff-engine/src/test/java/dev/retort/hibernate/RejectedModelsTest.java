package dev.retort.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.RetortException;
import dev.retort.hibernate.RejectedModels.BadConverter;
import dev.retort.hibernate.RejectedModels.Copied;
import dev.retort.hibernate.RejectedModels.DefaultAndGenerated;
import dev.retort.hibernate.RejectedModels.InjectedConverter;
import dev.retort.hibernate.RejectedModels.LostIndex;
import dev.retort.hibernate.RejectedModels.NoDdlType;
import dev.retort.hibernate.RejectedModels.NoEntity;
import dev.retort.hibernate.RejectedModels.NoId;
import dev.retort.hibernate.RejectedModels.Original;
import dev.retort.hibernate.RejectedModels.Overview;
import dev.retort.hibernate.RejectedModels.Repeated;
import dev.retort.hibernate.RejectedModels.SameIndexTwice;
import dev.retort.hibernate.RejectedModels.SameNameHere;
import dev.retort.hibernate.RejectedModels.SameNameThere;
import dev.retort.hibernate.RejectedModels.SameOnceFolded;
import dev.retort.hibernate.RejectedModels.ToUnmapped;
import dev.retort.hibernate.RejectedModels.Twice;
import dev.retort.hibernate.RejectedModels.TwiceAgain;
import dev.retort.hibernate.RejectedModels.Unclear;
import dev.retort.hibernate.RejectedModels.Unnumbered;
import dev.retort.hibernate.RejectedModels.UnnumberedToo;
import dev.retort.model.QualifiedName;
import dev.retort.snapshot.Desired;
import dev.retort.snapshot.PartRef;
import dev.retort.snapshot.Untyped;
import java.util.stream.Stream;
import org.assertj.core.api.Condition;
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
                        new Case("RT-1005", InjectedConverter.class, "Injected", "argument"),
                        new Case("RT-1005", SameOnceFolded.class, "SameOnceFolded", "text"),
                        new Case("RT-1005", DefaultAndGenerated.class, "defaultandgenerated.next"),
                        new Case("RT-1005", SameIndexTwice.class, "sameindextwice", "ix"),
                        new Case("RT-1005", LostIndex.class, "by_titel", "LostIndex"))
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

    /** Whom a framework would create, and who throws whoever creates it, are told apart. */
    @Test
    void theHintForAConverterDependsOnWhoCouldCreateIt() {
        assertThatThrownBy(() -> Reading.read(InjectedConverter.class))
                .isInstanceOfSatisfying(
                        RetortException.class,
                        e ->
                                assertThat(e.hint())
                                        .contains("framework = \"spring-boot\"", "\"quarkus\""));
        assertThatThrownBy(() -> Reading.read(BadConverter.class))
                .isInstanceOfSatisfying(
                        RetortException.class,
                        e -> assertThat(e.hint()).doesNotContain("framework"));
    }

    /** All of them at once, each with whose it is. */
    @Test
    void namesThatTwoThingsWouldHave() {
        assertThatThrownBy(() -> Reading.read(SameNameHere.class, SameNameThere.class))
                .isInstanceOfSatisfying(
                        RetortException.class, e -> assertThat(e.code()).isEqualTo("RT-1005"))
                .hasMessageContainingAll("by_name", "SameNameHere.name", "SameNameThere.label")
                .hasMessageContainingAll("to_parent", "SameNameHere.mother", "SameNameHere.father");
    }

    /** T23 of Alembic's diff cases: one thing that is declared twice. */
    @Test
    void oneNameForTwoEntitiesIsAnError() {
        assertThatThrownBy(() -> Reading.read(Twice.class, TwiceAgain.class))
                .isInstanceOfSatisfying(
                        RetortException.class, e -> assertThat(e.code()).isEqualTo("RT-1005"))
                .hasMessageContainingAll("Twice", "TwiceAgain");
    }

    /** Whether that is an error depends on what the database has. */
    @Test
    void whatHasNoColumnTypeIsSaid() {
        Desired desired = Reading.read(NoDdlType.class);

        QualifiedName table = QualifiedName.of("noddltype");
        assertThat(desired.untyped())
                .containsOnlyKeys(new PartRef(table, "embedding"))
                .hasValueSatisfying(
                        new Condition<>(
                                each ->
                                        each.whose().contains("NoDdlType.embedding")
                                                && each.why().contains("VECTOR")
                                                && each.fix().contains("hibernate-vector"),
                                "whose, why and what to do"));
        assertThat(desired.schema().tables().get(table).columns().get("embedding").type())
                .isEqualTo(Untyped.TYPE);
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

    /** Hibernate says it to its log alone, and the sequence is missing. */
    @Test
    void anIdGeneratorThatCannotBeCreatedIsAWarning() {
        Desired desired = Reading.read(Unnumbered.class, UnnumberedToo.class, Original.class);

        assertThat(desired.schema().sequences()).isEmpty();
        assertThat(desired.areSequencesKnown()).isFalse();
        assertThat(desired.warnings())
                .singleElement()
                .asString()
                .contains("Unnumbered, UnnumberedToo;", "nobody says where to begin");
    }

    @Test
    void aTableOfTwoEntitiesIsAWarning() {
        Desired desired = Reading.read(Copied.class, Original.class);

        assertThat(desired.schema().tables().get(QualifiedName.of("original")).columns())
                .containsOnlyKeys("id", "one", "other");
        assertThat(desired.warnings())
                .singleElement()
                .asString()
                .contains("original", "RejectedModels$Copied", "RejectedModels$Original");
    }
}
