package dev.retort.classpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.RetortException;
import dev.retort.operation.Op;
import dev.retort.operation.Operation;
import dev.retort.revision.Migration;
import dev.retort.revision.RevisionNode;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathRevisionsTest {

    private static final String BASE =
            Compiled.revision("db", "Rev20261122T1514_add_orders", "@Revision(\"a1\")");

    private static final String NEXT =
            Compiled.revision(
                    "db",
                    "AddSKUNumbers",
                    "@Revision(\"b1\") @Revises(\"a1\") @BranchLabel(\"shop\")");

    @TempDir Path temp;

    private static URLClassLoader loader(Path... places) throws IOException {
        URL[] urls = new URL[places.length];
        for (int i = 0; i < places.length; i++) {
            urls[i] = places[i].toUri().toURL();
        }
        return new URLClassLoader(urls, Migration.class.getClassLoader());
    }

    private static List<RevisionNode> read(Path... places) throws IOException {
        try (URLClassLoader loader = loader(places)) {
            return ClassPathRevisions.read("db", loader).graph().newestFirst();
        }
    }

    private static void assertBoth(List<RevisionNode> nodes) {
        assertThat(nodes)
                .containsExactly(
                        new RevisionNode(
                                "b1", List.of("a1"), List.of(), List.of("shop"), "Add SKUNumbers"),
                        new RevisionNode("a1", List.of(), List.of(), List.of(), "Add orders"));
    }

    @Test
    void liesInAFolderWithOtherClasses() throws IOException {
        String other = "package db; public class Other { @Deprecated int field; class Inner {} }";
        String below = Compiled.revision("db.below", "Below", "@Revision(\"c1\")");
        assertBoth(read(Compiled.folder(temp.resolve("a folder#1"), BASE, NEXT, other, below)));
    }

    @Test
    void liesInAJar() throws IOException {
        Path folder = Compiled.folder(temp.resolve("classes"), BASE, NEXT);
        assertBoth(read(Compiled.jar(folder, temp.resolve("an app+1.jar"), true)));
    }

    @Test
    void liesInSeveralPlacesOfWhichTheFirstHides() throws IOException {
        Path base = Compiled.folder(temp.resolve("base"), BASE);
        Path next = Compiled.folder(temp.resolve("next"), NEXT);
        Path hidden =
                Compiled.folder(
                        temp.resolve("hidden"),
                        Compiled.revision("db", "AddSKUNumbers", "@Revision(\"hidden\")"));
        assertBoth(read(base, Compiled.jar(next, temp.resolve("next.jar"), true), hidden));
    }

    @Test
    void aJarWithoutEntriesForFoldersIsFoundByItsIndex() throws IOException {
        Path folder = Compiled.folder(temp.resolve("classes"), BASE, NEXT);
        Path jar = Compiled.jar(folder, temp.resolve("bare.jar"), false);
        assertThatThrownBy(() -> read(jar))
                .isInstanceOfSatisfying(
                        RetortException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo("RT-2217");
                            assertThat(e.hint()).endsWith("needs META-INF/retort/db.index");
                        })
                .hasMessage("package db is not on the class path");
        index(folder, "db.AddSKUNumbers Number them.\n");
        // What the index does not know, because it is older, is found all the same.
        assertThat(read(Compiled.jar(folder, jar, false)))
                .extracting(RevisionNode::message)
                .containsExactly("Number them.", "Add orders");
    }

    private static void index(Path folder, String text) throws IOException {
        Path index = folder.resolve(RevisionIndex.resource("db"));
        Files.createDirectories(index.getParent());
        Files.writeString(index, text);
    }

    @Test
    void anIndexSaysWhatTheSourceSaid() throws IOException {
        Path folder = Compiled.folder(temp.resolve("classes"), BASE, NEXT);
        RevisionIndex index =
                new RevisionIndex(
                        Map.of(
                                "db.Rev20261122T1514_add_orders",
                                "Orders, at last.",
                                "db.Gone",
                                "It was removed.",
                                "db.AddSKUNumbers",
                                ""));
        index(folder, index.text());
        assertThat(read(folder))
                .extracting(RevisionNode::message)
                .containsExactly("Add SKUNumbers", "Orders, at last.");
    }

    @Test
    void annotationsAreReadInEveryForm() throws IOException {
        String merge =
                Compiled.revision(
                                "db",
                                "Merge",
                                """
                        @Many(b = 1, c = 'c', d = 2.0, f = 3f, j = 4L, s = 5, z = true, text = "no",
                              kind = java.lang.annotation.ElementType.TYPE, type = String.class,
                              nested = @Revision("nested"), value = {@Revision("x"), @Revision("y")})
                        @Revision(Merge.ID + "1")
                        @Revises({"a1", "b1"})
                        @DependsOn({})
                        @BranchLabel({"one", "two"})""")
                        .replace("Op op) {}", "Op op) {} static final String ID = \"m\";");
        String many =
                """
                package db;

                import dev.retort.revision.Revision;
                import java.lang.annotation.*;

                @Retention(RetentionPolicy.RUNTIME)
                @interface Many {
                    byte b(); char c(); double d(); float f(); long j(); short s(); boolean z();
                    String text(); ElementType kind(); Class<?> type(); Revision nested();
                    Revision[] value();
                    class Dummy {}
                }
                """;
        assertThat(read(Compiled.folder(temp.resolve("classes"), BASE, NEXT, merge, many)).get(0))
                .isEqualTo(
                        new RevisionNode(
                                "m1",
                                List.of("a1", "b1"),
                                List.of(),
                                List.of("one", "two"),
                                "Merge"));
    }

    @Test
    void nothingIsLoadedBeforeItRuns() throws IOException {
        String trap =
                NEXT.replace(
                                "public class AddSKUNumbers",
                                "public class AddSKUNumbers extends java.util.ArrayList<String>")
                        .replace(
                                "Op op) {}",
                                "Op op) {} static { if (true) throw new IllegalStateException(\"boo\"); }");
        Path folder = Compiled.folder(temp.resolve("classes"), BASE, trap);
        try (URLClassLoader loader = loader(folder)) {
            ClassPathRevisions revisions = ClassPathRevisions.read("db", loader);
            assertThat(revisions.graph().heads()).containsExactly("b1");
            Migration base = revisions.load(List.of("a1")).get("a1");
            assertThat(Op.record(base::upgrade)).first().isInstanceOf(Operation.Execute.class);
            assertThatThrownBy(() -> revisions.load(List.of("b1")))
                    .isInstanceOfSatisfying(
                            RetortException.class, e -> assertThat(e.code()).isEqualTo("RT-2215"))
                    .hasMessageContaining("class db.AddSKUNumbers failed")
                    .hasMessageContaining("boo");
        }
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        Path folder = Compiled.folder(temp.resolve("classes"), BASE);
        try (URLClassLoader loader = loader(folder)) {
            refused(loader, "db/revisions", "RT-2217");
            refused(loader, "", "RT-2217");
            refused(loader, "db.x", "RT-2217");
        }
        Files.write(folder.resolve("db/Rubbish.class"), new byte[] {1, 2, 3, 4, 5});
        try (URLClassLoader loader = loader(folder)) {
            refused(loader, "db", "RT-2218");
        }
        Path twice =
                Compiled.folder(
                        temp.resolve("twice"),
                        BASE,
                        Compiled.revision("db", "Again", "@Revision(\"a1\")"));
        try (URLClassLoader loader = loader(twice)) {
            refused(loader, "db", "RT-2010");
        }
        Path orphan = Compiled.folder(temp.resolve("orphan"), NEXT);
        try (URLClassLoader loader = loader(orphan)) {
            refused(loader, "db", "RT-2011");
        }
    }

    private static void refused(ClassLoader loader, String packageName, String code) {
        assertThatThrownBy(() -> ClassPathRevisions.read(packageName, loader))
                .isInstanceOfSatisfying(
                        RetortException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    /** Answers for files that are known, and for folders; nothing can be listed. */
    private static final class Sealed extends ClassLoader {

        private final Path folder;

        Sealed(Path folder) {
            super(Migration.class.getClassLoader());
            this.folder = folder;
        }

        @Override
        protected URL findResource(String name) {
            Path file = folder.resolve(name);
            return Files.exists(file) ? url(name) : null;
        }

        @Override
        protected Enumeration<URL> findResources(String name) {
            URL url = findResource(name);
            return url == null
                    ? Collections.emptyEnumeration()
                    : Collections.enumeration(List.of(url));
        }

        private URL url(String name) {
            try {
                return new URL(
                        "sealed",
                        null,
                        -1,
                        "/" + name,
                        new URLStreamHandler() {
                            @Override
                            protected URLConnection openConnection(URL url) {
                                return new URLConnection(url) {
                                    @Override
                                    public void connect() {}

                                    @Override
                                    public InputStream getInputStream() throws IOException {
                                        if (Files.isDirectory(folder.resolve(name))) {
                                            throw new FileNotFoundException(name);
                                        }
                                        return new ByteArrayInputStream(
                                                Files.readAllBytes(folder.resolve(name)));
                                    }
                                };
                            }
                        });
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void whatCannotBeListedNeedsAWholeIndex() throws IOException {
        Path folder = Compiled.folder(temp.resolve("classes"), BASE, NEXT);
        refused(new Sealed(folder), "db", "RT-2219");
        index(folder, "db.AddSKUNumbers Number them.\ndb.Rev20261122T1514_add_orders Orders.\n");
        assertThat(ClassPathRevisions.read("db", new Sealed(folder)).graph().newestFirst())
                .extracting(RevisionNode::message)
                .containsExactly("Number them.", "Orders.");
        Files.delete(folder.resolve("db/AddSKUNumbers.class"));
        assertThatThrownBy(() -> ClassPathRevisions.read("db", new Sealed(folder)))
                .hasMessageContaining(
                        "cannot be listed, and its index names db.AddSKUNumbers, which is not there");
    }

    @Test
    void wordsOfAName() {
        assertThat(ClassName.words("db.Rev20261122T1514_add_orders")).isEqualTo("Add orders");
        assertThat(ClassName.words("db.V0007__Add_Orders")).isEqualTo("Add orders");
        assertThat(ClassName.words("db.AddOrdersAndItems")).isEqualTo("Add orders and items");
        assertThat(ClassName.words("Rev20261122T1514")).isEqualTo("Rev20261122T1514");
        assertThat(ClassName.words("db.Rev2026_")).isEqualTo("Rev2026_");
    }
}
