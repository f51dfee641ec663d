package dev.retort.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.fixtures.Database;
import dev.retort.fixtures.PostgresServer;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.snapshot.Reflected;
import dev.retort.snapshot.Unmapped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The laws over {@code real-schemas.txt}: schemas that nobody here wrote, as their projects publish
 * them.
 */
class RealSchemasTest {

    private static final Pattern SCHEMA = Pattern.compile("(?m)^## ");

    /** Of a schema in the list: name, counts, what is beside; then come the scripts. */
    private static final int SCRIPTS = 3;

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicNode> lawsHold() throws IOException {
        return listed().map(RealSchemasTest::tests);
    }

    /** All of them, by their names. */
    static Map<String, PackagedSide> schemas() throws IOException {
        Map<String, PackagedSide> schemas = new LinkedHashMap<>();
        listed().forEach(lines -> schemas.put(lines.get(0), side(lines)));
        return schemas;
    }

    private static Stream<List<String>> listed() throws IOException {
        try (InputStream in = RealSchemasTest.class.getResourceAsStream("real-schemas.txt")) {
            String list = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return SCHEMA.splitAsStream(list).skip(1).map(text -> text.lines().toList());
        }
    }

    private static PackagedSide side(List<String> lines) {
        return new PackagedSide(
                lines.stream().skip(SCRIPTS).filter(script -> !script.isBlank()).toList());
    }

    private static DynamicNode tests(List<String> lines) {
        PackagedSide side = side(lines);
        return DynamicContainer.dynamicContainer(
                lines.get(0),
                List.of(
                        DynamicTest.dynamicTest(
                                "is read whole", () -> isRead(side, lines.get(1), lines.get(2))),
                        DynamicTest.dynamicTest(
                                "nothing → schema", () -> Laws.hold(new DdlSide(""), side))));
    }

    private static void isRead(PackagedSide side, String counts, String beside) throws Exception {
        try (Database database = PostgresServer.shared().createDatabase()) {
            side.buildWhole(database);
            Reflected whole = PackagedSide.reflected(database);
            assertThat(counts(whole.schema())).isEqualTo(counts);
            assertThat(kinds(whole.notCompared())).isEqualTo(beside);
            try (Connection connection = database.connect()) {
                assertThat(Laws.differences(connection, side.desired()))
                        .as("no difference to a copy without what is not compared")
                        .isEmpty();
            }

            PackagedSide.reduce(database);
            Reflected reduced = PackagedSide.reflected(database);
            assertThat(reduced.schema())
                    .as("what is not compared has no influence on the rest")
                    .isEqualTo(whole.schema());
            assertThat(reduced.notCompared()).isEmpty();
        }
    }

    private static String counts(Schema schema) {
        List<Integer> counts = new ArrayList<>();
        counts.add(schema.tables().size());
        counts.add(inAll(schema, table -> table.columns().values()));
        counts.add(inAll(schema, table -> table.constraints().values()));
        counts.add(inAll(schema, table -> table.indexes().values()));
        counts.add(schema.sequences().size());
        return "%d tables, %d columns, %d constraints, %d indexes, %d sequences"
                .formatted(counts.toArray());
    }

    private static int inAll(Schema schema, Function<Table, Collection<?>> parts) {
        return schema.tables().values().stream().mapToInt(t -> parts.apply(t).size()).sum();
    }

    private static String kinds(List<Unmapped> others) {
        if (others.isEmpty()) {
            return "nothing else";
        }
        return others.stream()
                .collect(Collectors.groupingBy(Unmapped::kind, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(kind -> kind.getValue() + " " + kind.getKey())
                .collect(Collectors.joining(", "));
    }
}
