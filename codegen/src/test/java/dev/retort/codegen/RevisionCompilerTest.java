package dev.retort.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.RetortException;
import dev.retort.operation.Op;
import dev.retort.operation.Operation;
import dev.retort.revision.Migration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class RevisionCompilerTest {

    private static final String HEAD =
            "package r; import dev.retort.operation.*; import dev.retort.revision.*; ";

    private static final String EMPTY_METHODS =
            "public void upgrade(Op op) { } public void downgrade(Op op) { } ";

    @TempDir Path home;
    private Path folder;
    private Path cache;

    @BeforeEach
    void folders() throws IOException {
        folder = Files.createDirectory(home.resolve("revisions"));
        cache = home.resolve("cache");
    }

    private static String executing(String id, String type, String javaExpression) {
        return HEAD
                + "@Revision(\""
                + id
                + "\") public class "
                + type
                + " implements Migration {"
                + " public void upgrade(Op op) { op.execute("
                + javaExpression
                + "); }"
                + " public void downgrade(Op op) { } }";
    }

    private void write(String type, String source) throws IOException {
        Files.writeString(folder.resolve(type + ".java"), source);
    }

    private Map<String, Migration> compile(Path cacheFolder, List<Path> classPath, String... ids) {
        RevisionFolder read = RevisionFolder.read(List.of(folder));
        List<RevisionFile> needed = Stream.of(ids).map(id -> revision(read, id)).toList();
        return new RevisionCompiler(cacheFolder, classPath).compile(read, needed);
    }

    private static RevisionFile revision(RevisionFolder folder, String id) {
        return folder.revisions().stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
    }

    /** What the upgrade of {@code a} executes. */
    private String sqlOfA() {
        return sql(compile(cache, List.of(), "a").get("a"));
    }

    private static String sql(Migration migration) {
        return ((Operation.Execute) Op.record(migration::upgrade).get(0)).statement().text();
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.sorted().toList();
        }
    }

    @Test
    void onlyWhatIsAskedForIsCompiledInTheOrderAsked() throws IOException {
        write("A", executing("a", "A", "\"1\""));
        write("B", executing("b", "B", "\"2\""));
        write("C", executing("c", "C", "does not compile"));

        assertThat(compile(cache, List.of(), "b", "a"))
                .containsOnlyKeys("b", "a")
                .satisfies(found -> assertThat(found.keySet()).containsExactly("b", "a"));
        assertThat(entries()).hasSize(2);
    }

    @Test
    void aSecondRunTakesTheClassesOfTheFirst() throws IOException {
        write("A", executing("a", "A", "\"1\""));
        assertThat(sqlOfA()).isEqualTo("1");
        Path entry = entries().get(0);
        FileTime longAgo = FileTime.fromMillis(0);
        Files.setLastModifiedTime(entry, longAgo);

        assertThat(sqlOfA()).isEqualTo("1");
        assertThat(Files.getLastModifiedTime(entry)).isEqualTo(longAgo);
        assertThat(entries()).containsExactly(entry);
    }

    @Test
    void anEditedRevisionIsCompiledAgain() throws IOException {
        write("A", executing("a", "A", "\"1\""));
        assertThat(sqlOfA()).isEqualTo("1");
        write("A", executing("a", "A", "\"2\""));
        assertThat(sqlOfA()).isEqualTo("2");
    }

    @Test
    void helpersAreCompiledAlongAndTheirEditsSeen() throws IOException {
        write("A", executing("a", "A", "Names.one()"));
        write("Names", "package r; class Names { static String one() { return More.ONE; } }");
        write("Many", "package r; class More { static final String ONE = \"1\"; }");
        write("Unused", "package r; class Unused { does not compile }");
        assertThat(sqlOfA()).isEqualTo("1");

        write("Many", "package r; class More { static final String ONE = \"2\"; }");
        assertThat(sqlOfA()).isEqualTo("2");
    }

    @Test
    void aRevisionMayUseAnother() throws IOException {
        write("A", executing("a", "A", "B.SQL"));
        write(
                "B",
                executing("b", "B", "SQL")
                        .replace("{ public", "{ static final String SQL = \"1\"; public"));
        assertThat(sqlOfA()).isEqualTo("1");
        assertThat(compile(cache, List.of(), "a", "b")).containsOnlyKeys("a", "b");
    }

    @Test
    void nestedClassesAndLambdasAreKeptToo() throws IOException {
        write(
                "A",
                executing("a", "A", "new Inner().get.get()")
                        .replace(
                                "{ public void upgrade",
                                "{ static class Inner { java.util.function.Supplier<String> get = () -> \"1\"; }"
                                        + " public void upgrade"));
        assertThat(sqlOfA()).isEqualTo("1");
        assertThat(sqlOfA()).isEqualTo("1");
    }

    @Test
    void aDamagedEntryIsMadeAnew() throws IOException {
        write("A", executing("a", "A", "\"1\""));
        sqlOfA();
        Path entry = entries().get(0);
        byte[] sound = Files.readAllBytes(entry);
        for (byte[] damaged :
                List.of(
                        new byte[0],
                        "nonsense".getBytes(),
                        java.util.Arrays.copyOf(sound, sound.length - 1),
                        flipped(sound, sound.length / 2),
                        flipped(sound, sound.length - 1))) {
            Files.write(entry, damaged);
            assertThat(sqlOfA()).isEqualTo("1");
            assertThat(entry).hasBinaryContent(sound);
        }
    }

    private static byte[] flipped(byte[] bytes, int at) {
        byte[] copy = bytes.clone();
        copy[at] ^= 1;
        return copy;
    }

    @Test
    void aCacheThatCannotBeWrittenIsDoneWithout() throws IOException {
        write("A", executing("a", "A", "\"1\""));
        Path file = Files.createFile(home.resolve("file"));
        assertThat(sql(compile(file, List.of(), "a").get("a"))).isEqualTo("1");
        assertThat(sql(compile(file.resolve("below"), List.of(), "a").get("a"))).isEqualTo("1");
        assertThat(sql(compile(null, List.of(), "a").get("a"))).isEqualTo("1");
    }

    @Test
    void severalMayFillOneCacheAtOnce() throws Exception {
        write("A", executing("a", "A", "\"1\""));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<String>> runs =
                    IntStream.range(0, 8).<Callable<String>>mapToObj(i -> this::sqlOfA).toList();
            for (Future<String> run : threads.invokeAll(runs)) {
                assertThat(run.get()).isEqualTo("1");
            }
        } finally {
            threads.shutdown();
        }
        assertThat(entries()).hasSize(1);
    }

    @Test
    void moreClassPathIsThereToCompileAndToRun() throws IOException {
        Path library = Files.createDirectory(home.resolve("library"));
        write("A", executing("a", "A", "\"1\""));
        write(
                "Library",
                "package lib; public class Library { public static String one() { return \"1\"; } }");
        RevisionFolder read = RevisionFolder.read(List.of(folder));
        SourceFile source =
                read.sources().stream()
                        .filter(each -> each.types().contains("lib.Library"))
                        .findFirst()
                        .orElseThrow();
        byte[] bytes = Javac.compile(List.of(source), List.of()).get(source).get("lib.Library");
        Files.createDirectory(library.resolve("lib"));
        Files.write(library.resolve("lib/Library.class"), bytes);
        Files.delete(folder.resolve("Library.java"));
        write("A", executing("a", "A", "lib.Library.one()"));

        assertThat(sql(compile(cache, List.of(library), "a").get("a"))).isEqualTo("1");
        assertThatThrownBy(this::sqlOfA).hasFieldOrPropertyWithValue("code", "RT-2210");
    }

    @Test
    void onlyRetortIsOnTheClassPath() throws IOException {
        write("A", executing("a", "A", "org.assertj.core.api.Assertions.class.getName()"));
        assertThatThrownBy(this::sqlOfA)
                .hasFieldOrPropertyWithValue("code", "RT-2210")
                .hasMessageContaining("org.assertj.core.api does not exist");
    }

    @Test
    void whatDoesNotCompileIsShownAsJavacShowsIt() throws IOException {
        write(
                "A",
                HEAD
                        + "\n@Revision(\"a\")\npublic class A implements Migration {\n  int x = y;\n}");
        assertThatThrownBy(this::sqlOfA)
                .isInstanceOf(RetortException.class)
                .hasFieldOrPropertyWithValue("code", "RT-2210")
                .hasMessageContaining(folder.resolve("A.java") + ":3: error: A is not abstract")
                .hasMessageContaining(folder.resolve("A.java") + ":4: error: cannot find symbol")
                .hasMessageContaining("  int x = y;\n          ^\n  symbol:   variable y");
    }

    @TestFactory
    Stream<DynamicTest> classesThatAreNoRevisions() {
        String start = HEAD + "@Revision(\"a\") ";
        return Stream.of(
                        List.of("RT-2213", "public class A { }"),
                        List.of("RT-2214", "public interface A extends Migration { }"),
                        List.of("RT-2214", "class A implements Migration { " + EMPTY_METHODS + "}"),
                        List.of("RT-2214", "public abstract class A implements Migration { }"),
                        List.of(
                                "RT-2214",
                                "public class A implements Migration { public A(int x) { } "
                                        + EMPTY_METHODS
                                        + "}"),
                        List.of(
                                "RT-2214",
                                "public class A implements Migration { private A() { } "
                                        + EMPTY_METHODS
                                        + "}"),
                        List.of(
                                "RT-2215",
                                "public class A implements Migration {"
                                        + " public A() { throw new IllegalStateException(\"no\"); } "
                                        + EMPTY_METHODS
                                        + "}"),
                        List.of(
                                "RT-2215",
                                "public class A implements Migration { static int x = 1 / 0; "
                                        + EMPTY_METHODS
                                        + "}"))
                .map(
                        codeAndClass ->
                                DynamicTest.dynamicTest(
                                        codeAndClass.get(1),
                                        () -> {
                                            write("A", start + codeAndClass.get(1));
                                            assertThatThrownBy(this::sqlOfA)
                                                    .isInstanceOf(RetortException.class)
                                                    .hasFieldOrPropertyWithValue(
                                                            "code", codeAndClass.get(0))
                                                    .hasMessageContaining(
                                                            folder.resolve("A.java").toString());
                                        }));
    }

    @Test
    void oneClassInTwoFiles() throws IOException {
        write("A", executing("a", "A", "\"1\""));
        Path second = Files.createDirectory(home.resolve("second"));
        Files.writeString(second.resolve("A.java"), executing("b", "A", "\"2\""));
        RevisionFolder read = RevisionFolder.read(List.of(folder, second));
        assertThatThrownBy(
                        () ->
                                new RevisionCompiler(cache, List.of())
                                        .compile(read, List.of(revision(read, "a"))))
                .hasFieldOrPropertyWithValue("code", "RT-2212")
                .hasMessageContaining(folder.resolve("A.java").toString())
                .hasMessageContaining(second.resolve("A.java").toString());
    }

    @Test
    void theCompilerIsNotLoadedWhenAllIsCached() throws Exception {
        write("A", executing("a", "A", "\"1\""));
        assertThat(outputOfAnotherJvm("-verbose:class"))
                .contains("com.sun.tools.javac.main.JavaCompiler");
        assertThat(outputOfAnotherJvm("-verbose:class"))
                .contains("dev.retort.codegen.RevisionCompiler")
                .doesNotContain("com.sun.tools.javac")
                .doesNotContain("javax.tools")
                .doesNotContain("com.palantir");
    }

    @Test
    void aJavaWithoutCompilerRunsWhatIsCachedAndSaysWhatElseItNeeds() throws Exception {
        write("A", executing("a", "A", "\"1\""));
        assertThat(outputOfAnotherJvm("--limit-modules=java.base"))
                .startsWith("RT-2211 revisions have to be compiled and this Java has no compiler");
        sqlOfA();
        assertThat(outputOfAnotherJvm("--limit-modules=java.base")).isEqualTo("[a]");
    }

    private String outputOfAnotherJvm(String option) throws Exception {
        Path output = home.resolve("output.txt");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                option,
                                "-cp",
                                System.getProperty("java.class.path"),
                                CompileOnce.class.getName(),
                                folder.toString(),
                                cache.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        assertThat(process.waitFor()).isZero();
        return Files.readString(output);
    }

    /** The program of that JVM. */
    public static final class CompileOnce {

        private CompileOnce() {}

        /** Compiles all revisions of the folder given first with the cache given second. */
        public static void main(String[] arguments) {
            RevisionFolder folder = RevisionFolder.read(List.of(Path.of(arguments[0])));
            RevisionCompiler compiler = new RevisionCompiler(Path.of(arguments[1]), List.of());
            try {
                System.out.print(compiler.compile(folder, folder.revisions()).keySet());
            } catch (RetortException e) {
                System.out.print(e.code() + " " + e.getMessage());
            }
        }
    }
}
