package dev.retort.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.retort.RetortException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Where a command leads from which version rows, on graphs whose behaviour in Alembic 1.20 was
 * observed. A line: graph, command, rows before, steps, rows after; or the code of the error.
 */
class PlanTest {

    private static final Map<String, String> GRAPHS =
            Map.ofEntries(
                    Map.entry("linear", "a001;b001<-a001;c001<-b001;d001<-c001;e001<-d001"),
                    Map.entry(
                            "branched",
                            "a001;b001<-a001;c1xx<-b001 [c1branch];d1xx<-c1xx;"
                                    + "c2xx<-b001 [c2branch];d2xx<-c2xx"),
                    Map.entry(
                            "merged",
                            "a001;b001<-a001;c1xx<-b001;d1xx<-c1xx;c2xx<-b001 [c2branch];"
                                    + "d2xx<-c2xx;e001<-d1xx,d2xx;f001<-e001"),
                    Map.entry(
                            "continues",
                            "a1xx;b1xx<-a1xx;c1xx<-b1xx;a2xx;b2xx<-a2xx;c2xx<-b2xx;"
                                    + "d1xx<-c1xx,c2xx;d2xx<-c2xx"),
                    Map.entry(
                            "threeway",
                            "a1xx;b1xx<-a1xx;c1xx<-b1xx;a2xx;b2xx<-a2xx;c2xx<-b2xx;a3xx;"
                                    + "b3xx<-a3xx;c3xx<-b3xx;d1xx<-c1xx,c2xx,c3xx;d2xx<-c2xx;"
                                    + "d3xx<-c3xx"),
                    Map.entry(
                            "depends",
                            "a1xx [lib1];b1xx<-a1xx;c1xx<-b1xx;a2xx;b2xx<-a2xx;"
                                    + "c2xx<-b2xx {c1xx};d1xx<-c1xx;e1xx<-d1xx;f1xx<-e1xx"),
                    Map.entry(
                            "big",
                            "a1;a2;a3;amerge<-a1,a2,a3;b1;b2;bmerge<-b1,b2;c1;c2;c3;"
                                    + "cmerge<-c1,c2,c3;d1 {a3,b2,c1}"),
                    Map.entry("crisscross", "a1;a2<-a1;b1;b2<-b1 {a2};b3<-b2;a3<-a2 {b1}"),
                    Map.entry("own", "a1;a2<-a1 {a1}"),
                    Map.entry("redundant", "a1;a2<-a1;a3<-a2;b1;b2<-b1 {a3};b3<-b2;b4<-b3 {a3}"),
                    Map.entry("thenmerged", "a1;b1 {a1};bmerge<-a1,b1"),
                    Map.entry(
                            "bylabel",
                            "a1xx [lib1];b1xx<-a1xx;c1xx<-b1xx [c1lib];a2xx;b2xx<-a2xx;"
                                    + "c2xx<-b2xx {c1lib};d1xx<-c1xx"),
                    Map.entry("forest", "a1xx;b1xx<-a1xx;a2xx;b2xx<-a2xx"),
                    Map.entry(
                            "cross",
                            "a001;b001<-a001;c1xx<-b001 [c1branch];d1xx<-c1xx;"
                                    + "c2xx<-b001 [c2branch];d2xx<-c2xx {c1xx}"),
                    Map.entry(
                            "labels",
                            "aaaa1111;bbbb1111<-aaaa1111;bbbb2222<-aaaa1111 [cart];"
                                    + "cccc2222<-bbbb2222;nnnn1111 [net];"
                                    + "nnnn2222<-nnnn1111 {bbbb1111}"));

    private static final String CASES =
            """
            linear | upgrade head | | +a001 +b001 +c001 +d001 +e001 | e001
            linear | upgrade heads | d001 | +e001 | e001
            linear | upgrade e001 | c001 | +d001 +e001 | e001
            linear | upgrade b001+2 | a001 | +b001 +c001 +d001 | d001
            linear | upgrade d001-2 | a001 | +b001 | b001
            linear | upgrade base+2 | | +a001 +b001 | b001
            linear | upgrade head-3 | | +a001 +b001 | b001
            linear | upgrade +1 | | +a001 | a001
            linear | upgrade +2 | b001 | +c001 +d001 | d001
            linear | upgrade -2 | b001 | RT-2006
            linear | upgrade +5 | b001 | RT-2006
            linear | upgrade a001 | c001 | | c001
            linear | upgrade base | c001 | | c001
            linear | upgrade head | e001 | | e001
            linear | upgrade a001:b001 | | RT-2009
            linear | upgrade nosuch | | RT-2004
            linear | upgrade head | fake | RT-2002
            linear | downgrade c001 | e001 | -e001 -d001 | c001
            linear | downgrade base | c001 | -c001 -b001 -a001 |
            linear | downgrade base | | |
            linear | downgrade -3 | e001 | -e001 -d001 -c001 | b001
            linear | downgrade a001+2 | d001 | -d001 | c001
            linear | downgrade head-4 | d001 | -d001 -c001 -b001 | a001
            linear | downgrade -5 | b001 | RT-2006
            linear | downgrade +2 | b001 | RT-2006
            linear | downgrade c001 | b001 | RT-2007
            linear | downgrade a001 | a001 | | a001
            linear | downgrade e001 | e001 | | e001
            linear | downgrade -1 | a001 | -a001 |
            linear | downgrade -2 | a001 | RT-2006
            linear | downgrade -1 | | RT-2006
            linear | downgrade base | fake | RT-2002
            linear | stamp base | d001 | |
            linear | stamp head | | | e001
            linear | stamp d001 | d001 | | d001
            linear | stamp b001 | d001 | | b001
            linear | stamp head | fake | RT-2002
            branched | upgrade d1xx | b001 | +c1xx +d1xx | d1xx
            branched | upgrade head | a001 | RT-2001
            branched | upgrade heads | b001 | +c2xx +d2xx +c1xx +d1xx | d1xx,d2xx
            branched | upgrade c2branch@head | b001 | +c2xx +d2xx | d2xx
            branched | upgrade c2xx@head | b001 | +c2xx +d2xx | d2xx
            branched | upgrade c2branch@head-1 | b001 | +c2xx | c2xx
            branched | upgrade c2branch@+1 | c1xx | +c2xx | c1xx,c2xx
            branched | upgrade c2branch@+1 | c1xx,c2xx | +d2xx | c1xx,d2xx
            branched | upgrade c2branch@base+3 | | +a001 +b001 +c2xx | c2xx
            branched | upgrade c1branch@d2xx | b001 | RT-2004
            branched | upgrade c2branch | b001 | +c2xx | c2xx
            branched | upgrade +1 | b001 | RT-2006
            branched | upgrade +1 | d1xx | RT-2006
            branched | upgrade +1 | c1xx,c2xx | RT-2006
            branched | downgrade a001 | d1xx,d2xx | -d1xx -c1xx -d2xx -c2xx -b001 | a001
            branched | downgrade base+2 | d1xx,d2xx | -d1xx -c1xx -d2xx -c2xx | b001
            branched | downgrade c2branch@base+3 | d1xx,d2xx | -d2xx | c2xx,d1xx
            branched | downgrade c2xx | d1xx,d2xx | -d2xx | c2xx,d1xx
            branched | downgrade -1 | d1xx,d2xx | RT-2006
            branched | downgrade c1branch@-1 | d1xx,d2xx | -d1xx | c1xx,d2xx
            branched | downgrade c1branch@b001 | c1xx,d2xx | -c1xx | d2xx
            branched | downgrade c2branch@b001 | c1xx,d2xx | -d2xx -c2xx | c1xx
            branched | downgrade c1branch@head-1 | d1xx,d2xx | -d1xx | c1xx,d2xx
            branched | downgrade c2branch@base | d1xx,d2xx | -d1xx -c1xx -d2xx -c2xx -b001 -a001 |
            branched | downgrade c2branch@-1 | d1xx | RT-2006
            branched | downgrade b001 | d1xx,d2xx | -d1xx -c1xx -d2xx -c2xx | b001
            branched | downgrade c2xx | c2xx,d1xx | | c2xx,d1xx
            branched | downgrade c2xx | d1xx | RT-2007
            branched | stamp c1branch@base | c2xx,d1xx | | c2xx
            branched | stamp c2branch@head | c2xx,d1xx | | d1xx,d2xx
            branched | stamp b001 | d1xx,d2xx | | b001
            branched | stamp base | d1xx,d2xx | |
            branched | stamp c1xx d2xx | b001 | | c1xx,d2xx
            merged | upgrade f001 | b001 | +c2xx +d2xx +c1xx +d1xx +e001 +f001 | f001
            merged | downgrade b001 | f001 | -f001 -e001 -d1xx -c1xx -d2xx -c2xx | b001
            merged | downgrade -1 | e001 | RT-2006
            merged | downgrade -1 | f001 | -f001 | e001
            merged | downgrade -2 | f001 | RT-2006
            merged | downgrade d1xx | e001 | -e001 | d1xx,d2xx
            merged | downgrade c2branch@-1 | e001 | -e001 | d1xx,d2xx
            merged | stamp a001 | e001 | | a001
            merged | stamp e001 | c2xx | | e001
            merged | stamp c2branch@head | c2xx,d1xx | | f001
            continues | upgrade d1xx | b1xx,d2xx | +c1xx +d1xx | d1xx,d2xx
            threeway | upgrade d1xx | b1xx,d2xx,d3xx | +c1xx +d1xx | d1xx,d2xx,d3xx
            threeway | downgrade b1xx | d1xx,d2xx,d3xx | -d1xx -c1xx | b1xx,d2xx,d3xx
            threeway | upgrade d2xx | d1xx,d3xx | +d2xx | d1xx,d2xx,d3xx
            depends | upgrade c2xx | a2xx | +a1xx +b1xx +c1xx +b2xx +c2xx | c2xx
            depends | downgrade c1xx | c2xx | | c2xx
            depends | downgrade lib1@-1 | c2xx | -c2xx -c1xx | b1xx,b2xx
            depends | stamp b1xx | c2xx,e1xx | | b1xx
            depends | upgrade heads | | +a1xx +b1xx +c1xx +d1xx +e1xx +f1xx +a2xx +b2xx +c2xx | c2xx,f1xx
            big | downgrade d1@base | amerge,b1,cmerge,d1 | -d1 | amerge,b1,b2,cmerge
            big | upgrade d1 | | +c1 +b2 +a3 +d1 | d1
            crisscross | upgrade heads | | +a1 +a2 +b1 +b2 +b3 +a3 | a3,b3
            crisscross | downgrade base | a3,b3 | -a3 -b3 -b2 -b1 -a2 -a1 |
            own | upgrade a2 | | +a1 +a2 | a2
            own | downgrade a1 | a2 | -a2 | a1
            redundant | upgrade b4 | | +a1 +a2 +a3 +b1 +b2 +b3 +b4 | b4
            redundant | downgrade b3 | b4 | -b4 | b3
            redundant | downgrade b1 | b4 | -b4 -b3 -b2 | a3,b1
            thenmerged | upgrade b1 | a1 | +b1 | b1
            thenmerged | upgrade bmerge | b1 | +bmerge | bmerge
            thenmerged | downgrade b1 | bmerge | -bmerge | b1
            bylabel | upgrade c2xx | a2xx | +a1xx +b1xx +c1xx +b2xx +c2xx | c2xx
            forest | stamp heads | | | b1xx,b2xx
            forest | stamp heads | b1xx,b2xx | | b1xx,b2xx
            forest | downgrade -1 | a1xx | -a1xx |
            forest | downgrade a1xx@-1 | a1xx,b2xx | -a1xx | b2xx
            cross | downgrade c1branch@b001 | d1xx,d2xx | -d1xx -d2xx -c1xx | c2xx
            labels | upgrade cart@head | | +aaaa1111 +bbbb2222 +cccc2222 | cccc2222
            labels | upgrade net@+1 | cccc2222 | +nnnn1111 | cccc2222,nnnn1111
            labels | upgrade heads | cccc2222 | +bbbb1111 +nnnn1111 +nnnn2222 | cccc2222,nnnn2222
            labels | upgrade aaa | | +aaaa1111 | aaaa1111
            labels | upgrade aa | | +aaaa1111 | aaaa1111
            labels | upgrade bbbb | | RT-2005
            labels | upgrade cart@bbbb | | +aaaa1111 +bbbb2222 | bbbb2222
            labels | upgrade nosuch@head | | RT-2004
            labels | downgrade net@base | cccc2222,nnnn2222 | -nnnn2222 -nnnn1111 | bbbb1111,cccc2222
            labels | upgrade @head | | RT-2016
            labels | upgrade cart@ | | RT-2016
            labels | upgrade cart@+ | | RT-2016
            labels | upgrade cart@net@head | | RT-2016
            """;

    @TestFactory
    Stream<DynamicTest> leadsWhereAlembicLeads() {
        return CASES.lines()
                .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .map(
                        parts ->
                                dynamicTest(
                                        String.join(" | ", parts.subList(0, 3)),
                                        () ->
                                                assertThat(run(parts))
                                                        .isEqualTo(
                                                                parts.subList(3, parts.size()))));
    }

    private static List<String> run(List<String> parts) {
        RevisionGraph graph = Graphs.parse(GRAPHS.get(parts.get(0)));
        List<String> words = List.of(parts.get(1).split(" "));
        SortedSet<String> rows = new TreeSet<>(Graphs.ids(parts.get(2)));
        try {
            switch (words.get(0)) {
                case "upgrade":
                    return outcome(graph.upgrade(rows, words.get(1)));
                case "downgrade":
                    return outcome(graph.downgrade(rows, words.get(1)));
                case "stamp":
                    return List.of(
                            "", Graphs.text(graph.stamp(rows, words.subList(1, words.size()))));
                default:
                    throw new IllegalArgumentException(parts.get(1));
            }
        } catch (RetortException e) {
            return List.of(e.code());
        }
    }

    private static List<String> outcome(Plan plan) {
        return List.of(Graphs.text(plan), Graphs.text(plan.after()));
    }
}
