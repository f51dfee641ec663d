package dev.retort.laws;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * The laws over {@code cases.sql}: one case for each thing a schema has, and for each change of it.
 */
class DdlCasesTest {

    @TestFactory
    Stream<DynamicNode> lawsHold() throws IOException {
        return cases().stream().map(Case::tests);
    }

    static List<Case> cases() throws IOException {
        return CaseList.read("cases.sql", 2).stream()
                .map(
                        each ->
                                new Case(
                                        each.name(),
                                        new DdlSide(each.parts().get(0)),
                                        new DdlSide(each.parts().get(1)),
                                        Expectation.withoutRows(),
                                        each.renaming()))
                .toList();
    }
}
