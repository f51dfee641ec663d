package dev.retort.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.RetortException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class RevisionFolderTest {

    private static final String BODY = "public final class A implements Migration { }";

    @TempDir Path folder;

    private RevisionFile read(String source) throws IOException {
        Files.writeString(folder.resolve("A.java"), source);
        List<RevisionFile> found = RevisionFolder.read(List.of(folder)).revisions();
        return found.isEmpty() ? null : found.get(0);
    }

    /** Source, then id, class, parents and message as they are to be read. */
    @TestFactory
    Stream<DynamicTest> heads() {
        return Stream.of(
                        head("@Revision(\"a1\") " + BODY, "a1", "A", "[]", ""),
                        head("package x . y; @Revision(\"a1\") " + BODY, "a1", "x.y.A", "[]", ""),
                        head(
                                "/** Add orders. And more. */ @Revision(\"a1\") @Revises(\"b\") "
                                        + BODY,
                                "a1",
                                "A",
                                "[b]",
                                "Add orders."),
                        head(
                                "@Revision(value = \"a\" + \"1\") @Revises(value = {\"b\", \"c\",}) "
                                        + BODY,
                                "a1",
                                "A",
                                "[b, c]",
                                ""),
                        head(
                                "@dev.retort.revision.Revision(\"a1\") @dev . retort.revision.Revises({}) "
                                        + BODY,
                                "a1",
                                "A",
                                "[]",
                                ""),
                        head(
                                "@Revision(\"\"\"\n    a1\\\n    \"\"\") " + BODY,
                                "a1",
                                "A",
                                "[]",
                                ""),
                        head("@Revision(\"\\u0061\\61\") " + BODY, "a1", "A", "[]", ""),
                        head("\\u0040Revision(\\u0022a1\\u0022) " + BODY, "a1", "A", "[]", ""),
                        head(
                                "// @Revision(\"no\")\n/* @Revision(\"no\") */ @Revision(/* \"no\" */ \"a1\") // x\n"
                                        + BODY,
                                "a1",
                                "A",
                                "[]",
                                ""),
                        head(
                                "import java.util.*;\nimport static a.b.C.*;\nimport dev.retort.revision.Revision;\n"
                                        + "/** Not this. */ @interface Other { String value() default \"}{\"; }\n"
                                        + "/** This one */ @Other(\"@Revision(\\\"no\\\")\") @Deprecated"
                                        + " @Revision(\"a1\")\n"
                                        + BODY,
                                "a1",
                                "A",
                                "[]",
                                "This one"),
                        head(
                                "class Helper { char c = '\"'; String s = \"}\"; char d = '\\''; } @Revision(\"a1\") "
                                        + BODY,
                                "a1",
                                "A",
                                "[]",
                                ""),
                        head("\ufeff@Revision(\"a1\")\r\n" + BODY, "a1", "A", "[]", ""),
                        head(
                                "/**\n * Add version 1.2\n * of it. Then\n * rest\n *\n * <p>more\n * @author me\n */"
                                        + "@Revision(\"a1\") "
                                        + BODY,
                                "a1",
                                "A",
                                "[]",
                                "Add version 1.2 of it."),
                        head(
                                "/** Add {@code orders} &amp; {@link Foo more} &#64; &lt;b&gt;\n\n no */"
                                        + "@Revision(\"a1\") "
                                        + BODY,
                                "a1",
                                "A",
                                "[]",
                                "Add orders & Foo more @ <b>"),
                        head("/* no */ /**/ @Revision(\"a1\") " + BODY, "a1", "A", "[]", ""))
                .map(Head::toTest);
    }

    private Head head(String source, String id, String type, String revises, String message) {
        return new Head(this, source, id, type, revises, message);
    }

    private record Head(
            RevisionFolderTest test,
            String source,
            String id,
            String type,
            String revises,
            String message) {

        DynamicTest toTest() {
            return DynamicTest.dynamicTest(
                    source.replace('\n', ' '),
                    () -> {
                        RevisionFile read = test.read(source);
                        assertThat(
                                        List.of(
                                                read.id(),
                                                read.className(),
                                                read.revises().toString(),
                                                read.message()))
                                .isEqualTo(List.of(id, type, revises, message));
                    });
        }
    }

    @Test
    void everythingThatADraftSays() throws IOException {
        RevisionDraft draft =
                new RevisionDraft(
                        "a1",
                        List.of("b", "c"),
                        List.of("d", "main@head"),
                        List.of("e \"quoted\"", "f\\g"),
                        "Merge.",
                        "",
                        "A",
                        List.of(),
                        List.of());

        assertThat(read(RevisionWriter.write(draft)))
                .isEqualTo(
                        new RevisionFile(
                                folder.resolve("A.java"),
                                "A",
                                "a1",
                                draft.revises(),
                                draft.dependsOn(),
                                draft.branchLabels(),
                                "Merge.",
                                "Merge."));
    }

    @TestFactory
    Stream<DynamicTest> aMessageComesBackAsItWasGiven() {
        List<String> messages =
                List.of(
                        "Add orders.",
                        "add orders",
                        "",
                        "*/ class X {",
                        "*",
                        "/",
                        "* bullet\n** two\n/ slash\n*/",
                        "@author me\n@param x {@code y} {@link",
                        "  @Revision(\"no\")".strip(),
                        "a <b> & </b> &lt; &amp;lt; &#64; &nonsense; &",
                        "\\u002a/ \\",
                        "$L $$ $T $> %s",
                        "first\n\nsecond\n  indented\n\n\nthird",
                        "<p>first\n<p>\n<p>second",
                        "Zürich 東京 \uD83D\uDC18 \uD83D \u202e",
                        "tab\tnul \u0000 bell \u0007",
                        "\"quotes\" and 'quotes' \"\"\"",
                        "x".repeat(300),
                        "/** nested */ // and */ more");
        return messages.stream()
                .map(
                        message ->
                                DynamicTest.dynamicTest(
                                        "message: " + message.replaceAll("\\W+", " "),
                                        () -> {
                                            Path own = Files.createTempDirectory(folder, "m");
                                            WrittenTwice written =
                                                    WrittenTwice.of(
                                                            own,
                                                            WrittenTwice.draft(
                                                                    message, List.of(), List.of()));
                                            assertThat(written.file().doc()).isEqualTo(message);
                                        }));
    }

    @Test
    void aLongLineIsWrappedAndItsWordsComeBack() throws IOException {
        String message = "A message of many words, ".repeat(30) + "at last. Then more.";
        String source = RevisionWriter.write(WrittenTwice.draft(message, List.of(), List.of()));

        assertThat(source.lines()).allMatch(line -> line.length() <= 120);
        assertThat(read(source).message()).isEqualTo(message.replace(" Then more.", ""));
    }

    @Test
    void whatIsNoRevisionIsLeftAlone() throws IOException {
        Files.writeString(folder.resolve("package-info.java"), "package x;");
        Files.writeString(folder.resolve("module-info.java"), "module x { }");
        Files.writeString(folder.resolve("Helper.java"), "class Helper { }");
        Files.writeString(folder.resolve("Broken.java"), "class { \" } @Revision(");
        Files.writeString(folder.resolve("Empty.java"), "");
        Files.writeString(folder.resolve(".#A.java"), "@Revision(\"no\") " + BODY);
        Files.writeString(folder.resolve("A.java~"), "@Revision(\"no\") " + BODY);
        Files.writeString(
                folder.resolve("Other.java"),
                "import org.other.Revision; @Revision(1) class Other { }");
        Files.createDirectory(folder.resolve("folder.java"));

        assertThat(RevisionFolder.read(List.of(folder)).revisions()).isEmpty();
    }

    @Test
    void filesComeInOrderAndFoldersAsGiven() throws IOException {
        Path second = Files.createDirectory(folder.resolve("second"));
        List<Path> expected = new ArrayList<>();
        for (String name : List.of("A", "B", "C")) {
            for (Path each : List.of(folder, second)) {
                Files.writeString(
                        each.resolve(name + ".java"),
                        "@Revision(\"same\") public class " + name + " { }");
            }
        }
        for (Path each : List.of(second, folder)) {
            List.of("A", "B", "C").forEach(name -> expected.add(each.resolve(name + ".java")));
        }

        assertThat(RevisionFolder.read(List.of(second, folder, second)).revisions())
                .extracting(RevisionFile::path)
                .isEqualTo(expected);
    }

    /** Source, then the line and what is said about it. */
    @TestFactory
    Stream<DynamicTest> malformedHeads() {
        return Stream.of(
                        List.of(
                                "@Revision(ID) class A { }",
                                ":1: @Revision must be given as string"),
                        List.of(
                                "\n@Revision(\"a\" + ID) class A { }",
                                ":2: @Revision must be given"),
                        List.of("@Revision class A { }", ":1: @Revision has no value"),
                        List.of("@Revision() class A { }", ":1: @Revision must be given"),
                        List.of(
                                "@Revision({\"a\", \"b\"}) class A { }",
                                ":1: @Revision needs exactly one"),
                        List.of(
                                "@Revision(\"a\") @Revises({\"a\" \"b\"}) class A { }",
                                ":1: @Revises must"),
                        List.of("@Revision(\"a\") @Revises({\"a\",", ":1: @Revises must"),
                        List.of(
                                "@Revision(\"a\")\n@Revision(\"b\") class A { }",
                                ":2: @Revision is given twice"))
                .map(
                        sourceAndError ->
                                DynamicTest.dynamicTest(
                                        sourceAndError.get(0),
                                        () ->
                                                assertThatThrownBy(
                                                                () -> read(sourceAndError.get(0)))
                                                        .isInstanceOf(RetortException.class)
                                                        .hasFieldOrPropertyWithValue(
                                                                "code", "RT-2203")
                                                        .hasMessageContaining(
                                                                folder.resolve("A.java")
                                                                        + sourceAndError.get(1))));
    }

    @Test
    void aFolderThatIsNotThere() {
        assertThatThrownBy(() -> RevisionFolder.read(List.of(folder.resolve("missing"))))
                .isInstanceOf(RetortException.class)
                .hasFieldOrPropertyWithValue("code", "RT-2201");
    }

    @Test
    void aFileThatIsNotUtf8() throws IOException {
        Files.write(folder.resolve("A.java"), new byte[] {'/', '/', (byte) 0xe9, '\n'});
        assertThatThrownBy(() -> RevisionFolder.read(List.of(folder)))
                .isInstanceOf(RetortException.class)
                .hasFieldOrPropertyWithValue("code", "RT-2202")
                .hasMessageContaining("A.java");
    }
}
