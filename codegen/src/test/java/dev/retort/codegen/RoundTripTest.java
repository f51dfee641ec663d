package dev.retort.codegen;

import static dev.retort.operation.Ddl.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.model.TableElement;
import dev.retort.operation.Op;
import dev.retort.operation.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Law L4: {@code record(compile(render(ops))) == ops}. */
class RoundTripTest {

    @TempDir Path folder;

    @Test
    void everyOperationComesBack() {
        List<Operation> all = Operations.all();
        assertThat(all).hasSizeGreaterThan(60);
        assertThat(all.stream().<Object>map(Object::getClass).distinct())
                .containsExactlyInAnyOrder((Object[]) Operation.class.getPermittedSubclasses());

        List<Operation> some = all.subList(0, 100);
        WrittenTwice written = WrittenTwice.of(folder, WrittenTwice.draft("All.", all, some));

        assertThat(written.upgrade()).containsExactlyElementsOf(all);
        assertThat(written.downgrade()).containsExactlyElementsOf(some);
    }

    /** It compiles with the imports that it names, and says no name that it does not call. */
    @Test
    void everyOperationComesBackWithoutAStar() {
        List<Operation> all = Operations.all();

        WrittenTwice written =
                WrittenTwice.of(
                        folder, WrittenTwice.draft("All.", all, List.of()), StaticImports.NAMED);

        assertThat(written.upgrade()).containsExactlyElementsOf(all);
        String source = source(written.file());
        assertThat(source).doesNotContain(".*;");
        Pattern named = Pattern.compile("import static dev\\.retort\\.[\\w.]+\\.(\\w+);");
        List<String> names = named.matcher(source).results().map(each -> each.group(1)).toList();
        assertThat(names).hasSizeGreaterThan(40);
        assertThat(names).allMatch(name -> source.split("\\b" + name + "\\b").length > 2);
    }

    private static String source(RevisionFile file) {
        try {
            return Files.readString(file.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code -Dretort.seed=N} plays one again; each failing test is named after its seed. */
    @TestFactory
    Stream<DynamicTest> whatNobodyThoughtOfComesBack() {
        long first = Long.getLong("retort.seed", 1);
        return Stream.iterate(first, seed -> seed + 1)
                .limit(4)
                .map(
                        seed ->
                                DynamicTest.dynamicTest(
                                        "-Dretort.seed=" + seed, () -> comesBack(seed)));
    }

    private void comesBack(long seed) throws Exception {
        RandomOperations random = new RandomOperations(seed);
        List<Operation> up = random.list(250);
        List<Operation> down = random.list(250);
        Path own = Files.createDirectory(folder.resolve("seed" + seed));

        WrittenTwice written = WrittenTwice.of(own, WrittenTwice.draft("Random.", up, down));

        assertThat(written.upgrade()).as("seed %d", seed).containsExactlyElementsOf(up);
        assertThat(written.downgrade()).as("seed %d", seed).containsExactlyElementsOf(down);
    }

    @TestFactory
    Stream<DynamicTest> aSchemaOfAnySizeComesBack() {
        return Stream.of(40, 1_000, 3_000)
                .map(tables -> DynamicTest.dynamicTest(tables + " tables", () -> large(tables)));
    }

    private void large(int tables) throws Exception {
        List<Operation> up = Op.record(op -> createTables(op, tables));
        List<Operation> down = Op.record(op -> dropTables(op, tables));
        Path own = Files.createDirectory(folder.resolve("tables" + tables));

        WrittenTwice written = WrittenTwice.of(own, WrittenTwice.draft("Everything.", up, down));

        assertThat(written.upgrade()).isEqualTo(up);
        assertThat(written.downgrade()).isEqualTo(down);
    }

    /** Names that are all different, as in a real schema: they fill the pool of constants. */
    private static void createTables(Op op, int tables) {
        for (int t = 0; t < tables; t++) {
            List<TableElement> elements = new ArrayList<>();
            elements.add(column("id_" + t, bigint()).identity());
            for (int c = 1; c < 12; c++) {
                elements.add(column("column_" + t + "_" + c, varchar(40)).notNull());
            }
            elements.add(primaryKey("table_" + t + "_pkey", "id_" + t));
            op.createTable("table_" + t, elements.toArray(new TableElement[0]));
        }
        for (int t = 0; t < tables; t++) {
            op.createIndex("table_" + t, index("table_" + t + "_idx", "column_" + t + "_1"));
        }
    }

    private static void dropTables(Op op, int tables) {
        for (int t = tables - 1; t >= 0; t--) {
            op.dropTable("table_" + t);
        }
    }

    @Test
    void aTextOfAnyLengthComesBack() {
        List<Operation> up =
                Op.record(
                        op -> {
                            op.execute("é".repeat(150_000));
                            op.execute("select 1;\n".repeat(20_000));
                            op.setTableComment("t", "\uD83D\uDC18".repeat(19_999));
                        });
        assertThat(WrittenTwice.of(folder, WrittenTwice.draft("Long.", up, up)).upgrade())
                .isEqualTo(up);
    }
}
