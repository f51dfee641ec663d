package dev.retort.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.fixtures.Database;
import dev.retort.fixtures.HibernateSchema;
import dev.retort.fixtures.PostgresServer;
import dev.retort.fixtures.shop.Shop;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Entities, and what they are made of, of which half is in a module's classes and half in a jar.
 */
class SeveralModulesTest {

    private static final String PACKAGE = "dev/retort/fixtures/shop/v1/";

    @TempDir Path folder;

    @Test
    void allEntitiesAreFoundAndItIsSaidWhere() throws Exception {
        split();
        try (Database database = PostgresServer.shared().createDatabase()) {
            HibernateSchema.create(database, Shop.V1.entities(), Map.of());
            Files.createDirectory(folder.resolve("revisions"));
            Files.writeString(
                    folder.resolve("retort.toml"),
                    """
                    [retort]
                    revisions = ["revisions"]
                    package = "db"
                    [database]
                    url = "%s"
                    user = "postgres"
                    [model]
                    classpath = ["classes", "other.jar", "@libraries.txt"]
                    packages = ["dev.retort.fixtures.shop.v1"]
                    """
                            .formatted(PostgresServer.shared().jdbcUrl(database.name())));
            Run run = Run.in(folder, Map.of(), "diff", "--exit-code");
            assertThat(run.out()).isEmpty();
            assertThat(run.status()).as(run.err()).isZero();
            assertThat(run.err())
                    .containsPattern(
                            "Entities  "
                                    + Shop.V1.classNames().size()
                                    + " from dev.retort.fixtures.shop.v1, \\d+ of them in classes,"
                                    + " \\d+ of them in other.jar");
        }
    }

    private void split() throws IOException {
        Path all = all();
        if (Files.isDirectory(all)) {
            split(all.resolve(PACKAGE));
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(all)) {
                split(jar.getPath(PACKAGE));
            }
        }
        Files.writeString(
                folder.resolve("libraries.txt"),
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> !Path.of(entry).equals(all))
                        .collect(Collectors.joining("\n")));
    }

    private void split(Path shop) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes/" + PACKAGE));
        try (Stream<Path> files = Files.list(shop);
                OutputStream bytes = Files.newOutputStream(folder.resolve("other.jar"));
                JarOutputStream jar = new JarOutputStream(bytes)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = file.getFileName().toString();
                if (name.charAt(0) < 'P') {
                    Files.copy(file, classes.resolve(name));
                } else {
                    jar.putNextEntry(new JarEntry(PACKAGE + name));
                    Files.copy(file, jar);
                    jar.closeEntry();
                }
            }
        }
    }

    /** A folder, or in a build that packages, a jar. */
    private static Path all() {
        return Path.of(Shop.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
}
