package dev.retort.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.RetortException;
import dev.retort.hibernate.scan.EntityScanner;
import dev.retort.hibernate.scanned.Customer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntityScannerTest {

    private static final List<String> ALL =
            List.of(
                    "dev.retort.hibernate.scanned.Customer",
                    "dev.retort.hibernate.scanned.Customer$Name",
                    "dev.retort.hibernate.scanned.package-info",
                    "dev.retort.hibernate.scanned.sub.Base",
                    "dev.retort.hibernate.scanned.sub.Derived",
                    "dev.retort.hibernate.scanned.sub.Yes");

    private static final List<String> PACKAGES = List.of("dev.retort.hibernate.scanned");

    private final Path classes = testClasses();

    @Test
    void findsWhatIsMappedInAPackageAndItsSubPackages() {
        assertThat(EntityScanner.scan(List.of(classes), PACKAGES))
                .extracting(EntityScanner.Found::className)
                .isEqualTo(ALL);
    }

    @Test
    void findsTheSameInAJar(@TempDir Path folder) throws IOException {
        Path jar = jar(folder.resolve("entities.jar"));

        assertThat(EntityScanner.scan(List.of(jar), PACKAGES))
                .satisfies(
                        found ->
                                assertThat(found)
                                        .extracting(EntityScanner.Found::className)
                                        .isEqualTo(ALL))
                .allMatch(found -> found.where().equals(jar));
    }

    @Test
    void findsTheSameBehindALink(@TempDir Path folder) throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("classes"), classes);

        assertThat(EntityScanner.scan(List.of(link), PACKAGES))
                .extracting(EntityScanner.Found::className)
                .isEqualTo(ALL);
    }

    /** 7.4 has entities of its own, for those who choose them. */
    @Test
    void hibernatesOwnEntitiesAreNotFoundUnasked() throws IOException {
        List<Path> classPath = new ArrayList<>(IsolatedReaderTest.classPathWithHibernate7());
        classPath.add(classes);

        assertThat(EntityScanner.scan(classPath, List.of()))
                .isNotEmpty()
                .noneMatch(found -> found.className().startsWith("org.hibernate."));
        assertThat(EntityScanner.scan(classPath, List.of("org.hibernate.audit")))
                .extracting(EntityScanner.Found::className)
                .contains("org.hibernate.audit.DefaultChangelog");
    }

    @Test
    void theFirstEntryOfAClassCounts(@TempDir Path folder) throws IOException {
        Path jar = jar(folder.resolve("entities.jar"));

        assertThat(EntityScanner.scan(List.of(classes, jar), PACKAGES))
                .extracting(EntityScanner.Found::where)
                .containsOnly(classes);
    }

    @Test
    void packagesAndClassesCanBeLeftOut() {
        assertThat(
                        EntityScanner.scan(
                                List.of(classes),
                                PACKAGES,
                                List.of(
                                        "dev.retort.hibernate.scanned.sub",
                                        "dev.retort.hibernate.scanned.Cust")))
                .extracting(EntityScanner.Found::className)
                .containsExactly(ALL.get(0), ALL.get(1), ALL.get(2));
        assertThat(
                        EntityScanner.scan(
                                List.of(classes),
                                PACKAGES,
                                List.of("dev.retort.hibernate.scanned.Customer")))
                .extracting(EntityScanner.Found::className)
                .isEqualTo(ALL.subList(2, ALL.size()));
    }

    @Test
    void tellsEntitiesFromWhatTheyAreMadeOf() {
        assertThat(EntityScanner.scan(List.of(classes), PACKAGES))
                .filteredOn(EntityScanner.Found::isEntity)
                .extracting(EntityScanner.Found::className)
                .containsExactly(ALL.get(0), ALL.get(4));
    }

    @Test
    void noPackagesMeansAll() {
        assertThat(EntityScanner.scan(List.of(classes), List.of()))
                .extracting(EntityScanner.Found::className)
                .contains("dev.retort.hibernate.scannedother.Elsewhere")
                .containsAll(ALL);
    }

    @Test
    void noEntityIsAnError() {
        assertThatThrownBy(
                        () ->
                                EntityScanner.scan(
                                        List.of(classes),
                                        List.of("dev.retort.hibernate.scanned.su")))
                .isInstanceOfSatisfying(
                        RetortException.class, e -> assertThat(e.code()).isEqualTo("RT-1001"))
                .hasMessageStartingWith(
                        "No entities found in dev.retort.hibernate.scanned.su, where there are no"
                                + " classes at all\nThe model's class path has 1 entry:\n  "
                                + classes
                                + "\nThere are entities in ")
                .hasMessageContaining(" dev.retort.hibernate.scanned,");
    }

    @Test
    void aLongClassPathIsNotListedWhole(@TempDir Path folder) throws IOException {
        List<Path> path = new ArrayList<>();
        for (int i = 1; i <= 7; i++) {
            path.add(jar(folder.resolve("lib" + i + ".jar")));
        }
        path.add(Files.createDirectory(folder.resolve("classes")));
        assertThatThrownBy(() -> EntityScanner.scan(path, List.of("com.acme")))
                .hasMessage(
                        "No entities found in com.acme, where there are no classes at all\n"
                                + "The model's class path has 8 entries:\n  "
                                + folder.resolve("classes")
                                + "\n  lib1.jar\n  lib2.jar\n  lib3.jar\n  lib4.jar\n  and 3 more");
    }

    @Test
    void anEntryThatDoesNotExistIsAnError(@TempDir Path folder) {
        Path missing = folder.resolve("target/classes");

        assertThatThrownBy(() -> EntityScanner.scan(List.of(classes, missing), PACKAGES))
                .isInstanceOfSatisfying(
                        RetortException.class, e -> assertThat(e.code()).isEqualTo("RT-1003"))
                .hasMessageContaining(missing.toString());
    }

    @Test
    void anEntryThatIsNoJarIsAnError(@TempDir Path folder) throws IOException {
        Path text = Files.writeString(folder.resolve("entities.txt"), "com.acme.Order");

        assertThatThrownBy(() -> EntityScanner.scan(List.of(text), PACKAGES))
                .isInstanceOfSatisfying(
                        RetortException.class, e -> assertThat(e.code()).isEqualTo("RT-1003"))
                .hasMessageContaining(text.toString());
    }

    private Path jar(Path file) throws IOException {
        try (OutputStream bytes = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(bytes);
                Stream<Path> files = Files.walk(classes)) {
            for (Path path : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String name = classes.relativize(path).toString().replace('\\', '/');
                jar.putNextEntry(new JarEntry(name));
                Files.copy(path, jar);
                jar.closeEntry();
            }
        }
        return file;
    }

    private static Path testClasses() {
        try {
            return Path.of(
                    Customer.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
