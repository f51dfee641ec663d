package dev.retort.hibernate;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.RetortException;
import dev.retort.fixtures.shop.Shop;
import dev.retort.hibernate.scanned.Customer;
import dev.retort.hibernate.scanned.sub.Base;
import dev.retort.hibernate.scanned.sub.Derived;
import dev.retort.model.QualifiedName;
import dev.retort.snapshot.Desired;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IsolatedReaderTest {

    private static final List<Path> OWN_CLASS_PATH =
            Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(Path::of)
                    .filter(Files::exists)
                    .toList();

    /** Without Retort itself, which a user's class path need not have. */
    static final List<Path> USER_CLASS_PATH =
            OWN_CLASS_PATH.stream()
                    .filter(path -> !path.endsWith("diff-engine/target/classes"))
                    .filter(path -> !path.endsWith("executor/target/classes"))
                    .toList();

    private static final List<String> DERIVED = List.of(Derived.class.getName());

    @Test
    void readsWhatTheReaderReadsDirectly() {
        for (Shop shop : Shop.values()) {
            ReadRequest request = Reading.request(shop.classNames());

            assertThat(IsolatedReader.read(USER_CLASS_PATH, request))
                    .isEqualTo(HibernateReader.read(request));
        }
    }

    /** Such is the class path of a Quarkus application. */
    @Test
    void readsWithoutJandexOnTheClassPath() {
        List<Path> without =
                USER_CLASS_PATH.stream()
                        .filter(path -> !path.toString().contains("jandex"))
                        .toList();
        assertThat(without).hasSizeLessThan(USER_CLASS_PATH.size());
        ReadRequest request = Reading.request(Shop.V1.classNames());
        assertThat(IsolatedReader.read(without, request))
                .isEqualTo(IsolatedReader.read(USER_CLASS_PATH, request));
    }

    @Test
    void readsWithTheUsersHibernate7() throws IOException {
        ReadRequest request = Reading.request(Shop.V1.classNames());

        Desired seven = IsolatedReader.read(classPathWithHibernate7(), request);

        Desired six = HibernateReader.read(request);
        assertThat(seven.schema().tables().keySet()).isEqualTo(six.schema().tables().keySet());
        assertThat(seven.schema().sequences()).isEqualTo(six.schema().sequences());
        assertThat(seven.schema().enums()).isEqualTo(six.schema().enums());
        // Only 7 has a check on the discriminator: what was read is what that version does.
        QualifiedName payment = QualifiedName.parse("billing.payment");
        assertThat(six.schema().tables().get(payment).constraints())
                .doesNotContainKey("payment_dtype_check");
        assertThat(seven.schema().tables().get(payment).constraints())
                .containsKey("payment_dtype_check");
    }

    @Test
    void aHibernateThatNobodyKnowsIsTriedWithAWarning(@TempDir Path folder) throws IOException {
        ReadRequest request = Reading.request(Shop.V1.classNames());
        Path future = futureHibernate(folder);

        Desired desired = IsolatedReader.read(with9(future), request);

        assertThat(desired.schema()).isEqualTo(HibernateReader.read(request).schema());
        assertThat(desired.warnings())
                .singleElement()
                .asString()
                .contains("9.0.0.Final", "none that Retort knows");
    }

    @Test
    void aHibernateThatNobodyKnowsAndThatLacksAClassIsAnError(@TempDir Path folder)
            throws IOException {
        Path future = futureHibernate(folder);
        try (FileSystem jar = FileSystems.newFileSystem(future)) {
            Files.delete(
                    jar.getPath(
                            "org/hibernate/boot/model/relational/internal/SqlStringGenerationContextImpl.class"));
        }

        assertThatThrownBy(
                        () ->
                                IsolatedReader.read(
                                        with9(future), Reading.request(Shop.V1.classNames())))
                .isInstanceOfSatisfying(
                        RetortException.class, e -> assertThat(e.code()).isEqualTo("RT-1010"))
                .hasMessageContainingAll("9.0.0.Final", "SqlStringGenerationContextImpl");
    }

    private static Path futureHibernate(Path folder) throws IOException {
        return hibernateThatSays("9.0.0.Final", folder);
    }

    /** Hibernate knows its version from its jar alone. */
    static Path hibernateThatSays(String version, Path folder) throws IOException {
        Path copy = Files.copy(hibernate(), folder.resolve("hibernate-core-" + version + ".jar"));
        try (FileSystem jar = FileSystems.newFileSystem(copy)) {
            Path file = jar.getPath("META-INF/MANIFEST.MF");
            Manifest manifest;
            try (InputStream in = Files.newInputStream(file)) {
                manifest = new Manifest(in);
            }
            manifest.getMainAttributes().putValue("Implementation-Version", version);
            try (OutputStream out = Files.newOutputStream(file)) {
                manifest.write(out);
            }
        }
        return copy;
    }

    private static Path hibernate() {
        return USER_CLASS_PATH.stream()
                .filter(path -> artifact(path).equals("hibernate-core"))
                .findFirst()
                .orElseThrow();
    }

    private static List<Path> with9(Path future) {
        return USER_CLASS_PATH.stream()
                .map(path -> path.equals(hibernate()) ? future : path)
                .toList();
    }

    @Test
    void restoresTheThreadAndPrintsNothing() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream capture = new PrintStream(printed)) {
            System.setOut(capture);
            System.setErr(capture);
            IsolatedReader.read(USER_CLASS_PATH, Reading.request(Shop.V1.classNames()));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }

        assertThat(printed).hasToString("");
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
        assertThat(System.getProperty("org.jboss.logging.provider")).isNull();
    }

    @Test
    void aClassPathWithoutHibernateIsAnError() {
        List<Path> classes = USER_CLASS_PATH.stream().filter(Files::isDirectory).toList();

        assertThatThrownBy(
                        () -> IsolatedReader.read(classes, Reading.request(Shop.V1.classNames())))
                .isInstanceOfSatisfying(
                        RetortException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo("RT-1009");
                            assertThat(e.hint()).contains("model.classpath");
                        });
    }

    @Test
    void aMissingEntryIsAnError() {
        assertThatThrownBy(
                        () ->
                                IsolatedReader.read(
                                        List.of(Path.of("no/such/folder")),
                                        Reading.request(Shop.V1.classNames())))
                .isInstanceOfSatisfying(
                        RetortException.class, e -> assertThat(e.code()).isEqualTo("RT-1003"))
                .hasMessageContaining("no/such/folder");
    }

    @Test
    void errorsOfTheOtherSideArriveAsTheyAre() {
        assertThatThrownBy(
                        () ->
                                IsolatedReader.read(
                                        USER_CLASS_PATH, Reading.request(List.of("com.acme.Gone"))))
                .isInstanceOfSatisfying(
                        RetortException.class, e -> assertThat(e.code()).isEqualTo("RT-1004"))
                .hasMessageContaining("com.acme.Gone");
    }

    @Test
    void aMissingSuperclassIsNamedWithTheClassThatNeedsIt(@TempDir Path folder) throws IOException {
        copy(folder, Derived.class, 0);

        assertThatThrownBy(() -> IsolatedReader.read(with(folder), Reading.request(DERIVED)))
                .isInstanceOfSatisfying(
                        RetortException.class, e -> assertThat(e.code()).isEqualTo("RT-1004"))
                .hasMessageContaining(Base.class.getName())
                .hasMessageContaining(Derived.class.getName());
    }

    @Test
    void aMissingAttributeTypeIsNamed(@TempDir Path folder) throws IOException {
        copy(folder, Customer.class, 0);

        assertThatThrownBy(
                        () ->
                                IsolatedReader.read(
                                        with(folder),
                                        Reading.request(List.of(Customer.class.getName()))))
                .isInstanceOfSatisfying(
                        RetortException.class, e -> assertThat(e.code()).isEqualTo("RT-1004"))
                .hasMessageContaining(Customer.Name.class.getName());
    }

    @Test
    void aClassForANewerJavaIsNamed(@TempDir Path folder) throws IOException {
        copy(folder, Base.class, 0);
        copy(folder, Derived.class, 200);

        assertThatThrownBy(() -> IsolatedReader.read(with(folder), Reading.request(DERIVED)))
                .isInstanceOfSatisfying(
                        RetortException.class, e -> assertThat(e.code()).isEqualTo("RT-1007"))
                .hasMessageContaining(Derived.class.getName());
    }

    /**
     * @param version the class file's major version, 0 to leave it
     */
    private static void copy(Path folder, Class<?> type, int version) throws IOException {
        String name = type.getName().replace('.', '/') + ".class";
        byte[] bytes;
        try (InputStream stream = type.getClassLoader().getResourceAsStream(name)) {
            bytes = stream.readAllBytes();
        }
        if (version > 0) {
            bytes[7] = (byte) version;
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    /** A folder of classes and Hibernate, without the classes of this module. */
    private static List<Path> with(Path folder) {
        List<Path> paths = new ArrayList<>(List.of(folder));
        USER_CLASS_PATH.stream().filter(Files::isRegularFile).forEach(paths::add);
        return paths;
    }

    static List<Path> classPathWithHibernate7() throws IOException {
        List<Path> paths = new ArrayList<>();
        try (Stream<Path> jars = Files.list(Path.of("target/hibernate7"))) {
            jars.sorted().forEach(paths::add);
        }
        Set<String> replaced = paths.stream().map(IsolatedReaderTest::artifact).collect(toSet());
        assertThat(replaced).hasSize(4);
        USER_CLASS_PATH.stream()
                .filter(path -> !replaced.contains(artifact(path)))
                .forEach(paths::add);
        return paths;
    }

    private static String artifact(Path jar) {
        return jar.getFileName().toString().replaceFirst("-\\d.*", "");
    }
}
