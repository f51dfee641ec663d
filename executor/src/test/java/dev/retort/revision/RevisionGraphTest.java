package dev.retort.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.retort.RetortException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RevisionGraphTest {

    private static final String BRANCHED =
            "a;b<-a;c1<-b [one];d1<-c1;c2<-b [two];d2<-c2 {c1};m<-d1,d2;n<-m;z1;z2<-z1 {n}";

    @TestFactory
    Stream<DynamicTest> refusesWhatIsNoGraph() {
        return Stream.of(
                broken("a;a", "RT-2010", "two revisions have the id a"),
                broken("b<-x", "RT-2011", "revision b revises x, which is not in any folder"),
                broken("a;b<-a {x}", "RT-2012", "revision b depends on x"),
                broken("a<-a", "RT-2013", "revision a comes after itself"),
                broken("a {a}", "RT-2013", "revision a comes after itself"),
                broken("a<-c;b<-a;c<-b;d<-c", "RT-2013", "a -> c -> b -> a"),
                broken("a {b};b {a}", "RT-2013", "a -> b -> a"),
                broken("a;b<-a {c};c<-b", "RT-2013", "b -> c -> b"),
                broken(
                        "a [x];b [x]",
                        "RT-2014",
                        "label x of revision b is already used by revision a"),
                broken("a [b];b", "RT-2014", "label b of revision a is the id"),
                broken("head", "RT-2015", "'head' cannot be a revision id"),
                broken("a [base]", "RT-2015", "'base' cannot be a branch label"),
                broken("a23456789012345678901234567890123", "RT-2015", "33 characters"));
    }

    private static DynamicTest broken(String graph, String code, String message) {
        return dynamicTest(
                graph,
                () ->
                        assertThatThrownBy(() -> Graphs.parse(graph))
                                .isInstanceOfSatisfying(
                                        RetortException.class,
                                        e -> assertThat(e.code()).isEqualTo(code))
                                .hasMessageContaining(message));
    }

    @TestFactory
    Stream<DynamicTest> keepsTheCharactersOfTheGrammarOutOfIds() {
        return Stream.of("a@b", "a-b", "a+b", "a:b", "a b", "a\nb", "")
                .map(
                        id ->
                                dynamicTest(
                                        "'" + id + "'",
                                        () ->
                                                assertThatThrownBy(() -> RevisionGraph.of(node(id)))
                                                        .isInstanceOfSatisfying(
                                                                RetortException.class,
                                                                e ->
                                                                        assertThat(e.code())
                                                                                .isEqualTo(
                                                                                        "RT-2015"))));
    }

    private static List<RevisionNode> node(String id) {
        return List.of(new RevisionNode(id, List.of(), List.of(), List.of(), ""));
    }

    @Test
    void knowsItsEnds() {
        RevisionGraph graph = Graphs.parse("a;b<-a;c<-a;x;y<-x {c}");
        assertThat(graph.bases()).containsExactly("a", "x");
        assertThat(graph.heads()).containsExactly("b", "c", "y");
        assertThat(graph.realHeads()).containsExactly("b", "y");
        assertThat(graph.branchPoints()).containsExactly("a");
        assertThat(graph.children("a")).containsExactly("b", "c");
        assertThat(graph.dependents("c")).containsExactly("y");
        assertThat(graph.dependencies("y")).containsExactly("c");
        assertThat(graph.isAncestor("a", "y")).isTrue();
        assertThat(graph.isAncestor("y", "y")).isTrue();
        assertThat(graph.isAncestor("b", "y")).isFalse();
    }

    @Test
    void spreadsALabelUpAndDownToTheNextBranchPoint() {
        RevisionGraph graph = Graphs.parse(BRANCHED);
        assertThat(graph.labels("b")).isEmpty();
        assertThat(graph.labels("c1")).containsExactly("one");
        assertThat(graph.labels("d2")).containsExactly("two");
        assertThat(graph.labels("n")).containsExactly("one", "two");
        assertThat(Graphs.parse("a;b<-a;c<-b [x]").labels("a")).containsExactly("x");
    }

    @Test
    void ordersNewestFirstWhateverTheOrderOfTheInput() {
        List<RevisionNode> nodes = new ArrayList<>(Graphs.nodes(BRANCHED));
        List<String> expected = List.of("z2", "z1", "n", "m", "d1", "d2", "c2", "c1", "b", "a");
        assertThat(ids(RevisionGraph.of(nodes).newestFirst())).isEqualTo(expected);
        Collections.reverse(nodes);
        assertThat(ids(RevisionGraph.of(nodes).newestFirst())).isEqualTo(expected);
    }

    @TestFactory
    Stream<DynamicTest> readsRanges() {
        return Stream.of(
                range("b:d", "", "d c b"),
                range("b:", "", "e d c b"),
                range(":b", "", "b a"),
                range(":", "", "e d c b a"),
                range("a:+2", "", "c b a"),
                range("-9:c", "", "c b a"),
                range("-1:c", "", "c b"),
                range("-2:", "", "e d c"),
                range(":+2", "", "b a"),
                range("current:", "b", "e d c b"),
                range(":current", "b", "b a"),
                range(":current", "", ""),
                range("current:", "", "e d c b a"),
                range("-1:current", "c", "c b"),
                range("current:+1", "c", "d c"),
                range("-1:+1", "c", "d c b"),
                range("base:c", "", "c b a"),
                range("c:c", "", "c"));
    }

    private static DynamicTest range(String range, String rows, String expected) {
        RevisionGraph graph = Graphs.parse("a;b<-a;c<-b;d<-c;e<-d");
        return dynamicTest(
                range + " at " + rows,
                () ->
                        assertThat(String.join(" ", ids(graph.history(range, Graphs.ids(rows)))))
                                .isEqualTo(expected));
    }

    @Test
    void limitsARangeToWhatLiesBetween() {
        RevisionGraph graph = Graphs.parse(BRANCHED);
        assertThat(ids(graph.history("c1:d1", Set.of()))).containsExactly("d1", "c1");
        assertThat(ids(graph.history("two:m", Set.of()))).containsExactly("m", "d2", "c2");
        assertThatThrownBy(() -> graph.history("d1:d2", Set.of())).hasMessage("d1 is not below d2");
        assertThatThrownBy(() -> graph.history("d1", Set.of())).hasMessageContaining("range");
        assertThatThrownBy(() -> graph.history("a:b:c", Set.of())).hasMessageContaining("range");
    }

    @Test
    void resolvesForShowingWithAndWithoutADatabase() {
        RevisionGraph graph = Graphs.parse(BRANCHED);
        assertThat(ids(graph.resolve("heads", Set.of()))).containsExactly("z2");
        assertThat(ids(graph.resolve("current", Set.of("d1", "z1")))).containsExactly("d1", "z1");
        assertThat(ids(graph.resolve("two@current", Set.of("d2", "z1")))).containsExactly("d2");
        assertThat(ids(graph.resolve("-1", Set.of("d1")))).containsExactly("c1");
        assertThat(ids(graph.resolve("base", Set.of()))).isEmpty();
        assertThat(graph.resolveOne("two@head").id()).isEqualTo("n");
        assertThat(graph.resolveOne("n-1").id()).isEqualTo("m");
        assertThatThrownBy(() -> graph.resolveOne("+1")).hasMessageContaining("no");
        assertThatThrownBy(() -> graph.resolveOne("base")).hasMessageContaining("one revision");
    }

    @Test
    void saysWhatWasMeant() {
        RevisionGraph graph =
                Graphs.parse("3f9d2c71b8e0;3f9e00000000<-3f9d2c71b8e0 [billing];77c4be02f5d8");
        assertThatThrownBy(() -> graph.get("3f9d2c71b8e1"))
                .isInstanceOfSatisfying(
                        RetortException.class,
                        e -> assertThat(e.hint()).isEqualTo("did you mean 3f9d2c71b8e0?"));
        assertThatThrownBy(() -> graph.resolveOne("biling@head"))
                .isInstanceOfSatisfying(
                        RetortException.class,
                        e -> assertThat(e.hint()).isEqualTo("did you mean billing?"));
        assertThatThrownBy(() -> graph.resolveOne("3f9"))
                .hasMessage("2 revisions start with 3f9: 3f9d2c71b8e0, 3f9e00000000");
        assertThatThrownBy(() -> graph.upgrade(Set.of(), "head"))
                .hasMessage("'head' could be any of 2 heads: 3f9e00000000, 77c4be02f5d8")
                .isInstanceOfSatisfying(
                        RetortException.class, e -> assertThat(e.hint()).contains("retort merge"));
        assertThatThrownBy(() -> graph.upgrade(Set.of("0dd9e1c44b6f"), "heads"))
                .hasMessageContaining("0dd9e1c44b6f, which is not in any of the folders")
                .isInstanceOfSatisfying(
                        RetortException.class,
                        e -> assertThat(e.hint()).contains("retort stamp --purge"));
    }

    @Test
    void givesAStepTheRowsBeforeAndAfter() {
        Plan plan = Graphs.parse("a;b<-a;c<-a;m<-b,c").upgrade(Set.of("b"), "head");
        assertThat(plan.steps())
                .extracting(Step::id, Step::headsBefore, Step::headsAfter)
                .containsExactly(
                        tuple("c", Set.of("b"), Set.of("b", "c")),
                        tuple("m", Set.of("b", "c"), Set.of("m")));
    }

    /** A way that is quadratic or recursive needs minutes or a bigger stack for this. */
    @Test
    void takesALongChain() {
        List<RevisionNode> nodes = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            nodes.add(
                    new RevisionNode(
                            "r" + i,
                            i == 0 ? List.of() : List.of("r" + (i - 1)),
                            List.of(),
                            i == 10 ? List.of("all") : List.of(),
                            ""));
        }
        Collections.shuffle(nodes, new Random(1));
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> {
                    RevisionGraph graph = RevisionGraph.of(nodes);
                    Plan up = graph.upgrade(Set.of(), "head");
                    assertThat(up.steps()).hasSize(30_000);
                    assertThat(graph.downgrade(up.after(), "base").after()).isEmpty();
                    assertThat(graph.history("r5:all@head", Set.of())).hasSize(29_995);
                    assertThat(graph.resolve("base+20000", Set.of())).hasSize(1);
                });
    }

    private static List<String> ids(List<RevisionNode> nodes) {
        return nodes.stream().map(RevisionNode::id).toList();
    }
}
