package dev.retort.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.RetortException;
import dev.retort.fixtures.shop.Shop;
import dev.retort.hibernate.version.HibernateLines;
import dev.retort.model.Column;
import dev.retort.model.ColumnRef;
import dev.retort.model.QualifiedName;
import dev.retort.snapshot.Desired;
import dev.retort.snapshot.PartRef;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
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

/**
 * The lines of Hibernate before the one that is compiled against. The laws run over them with the
 * profiles of the module {@code cli}; what is here is in every build.
 */
class OlderHibernatesTest {

    @Entity
    @Table(
            name = "numbered",
            indexes = @Index(name = "numbered_ix", columnList = "name desc, id", unique = true),
            uniqueConstraints =
                    @UniqueConstraint(
                            name = "numbered_uq",
                            columnNames = {"name", "id"}))
    static class Numbered {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        long id;

        String name;
    }

    @TestFactory
    Stream<DynamicTest> anIdentityIsASerialBefore65() throws IOException {
        QualifiedName table = QualifiedName.of("numbered");
        ReadRequest request = Reading.request(List.of(Numbered.class.getName()));
        return older().map(
                        jar ->
                                DynamicTest.dynamicTest(
                                        jar.getFileName().toString(),
                                        () -> {
                                            Desired read = IsolatedReader.read(with(jar), request);
                                            Column id =
                                                    read.schema()
                                                            .tables()
                                                            .get(table)
                                                            .columns()
                                                            .get("id");
                                            boolean isIdentity = jar.toString().contains("-6.5.");
                                            assertThat(id.identityClause() != null)
                                                    .isEqualTo(isIdentity);
                                            assertThat(read.schema().sequences().values())
                                                    .extracting(each -> each.ownedBy())
                                                    .isEqualTo(
                                                            isIdentity
                                                                    ? List.of()
                                                                    : List.of(
                                                                            new ColumnRef(
                                                                                    table, "id")));
                                            assertThat(read.warnings()).isEmpty();
                                        }));
    }

    /** Enum types and arrays of texts came with 6.3. */
    @TestFactory
    Stream<DynamicTest> aModelOfTodayIsReadAsFarAsTheyCan() throws IOException {
        ReadRequest request = Reading.request(Shop.V1.classNames());
        Desired today = HibernateReader.read(request);
        return older().map(
                        jar ->
                                DynamicTest.dynamicTest(
                                        jar.getFileName().toString(),
                                        () -> {
                                            Desired read = IsolatedReader.read(with(jar), request);
                                            assertThat(read.schema().tables().keySet())
                                                    .isEqualTo(today.schema().tables().keySet());
                                            assertThat(
                                                            read.untyped().keySet().stream()
                                                                    .map(PartRef::name))
                                                    .containsExactlyInAnyOrder(
                                                            jar.toString().contains("-6.2.")
                                                                    ? new String[] {
                                                                        "status", "status", "tags"
                                                                    }
                                                                    : new String[0]);
                                        }));
    }

    @Test
    void oneThatIsTooOldIsSaidBeforeAnythingElse(@TempDir Path folder) throws IOException {
        for (String version : List.of("5.6.15.Final", "6.0.2.Final", "6.1.7.Final")) {
            Path old = IsolatedReaderTest.hibernateThatSays(version, folder);

            assertThatThrownBy(
                            () ->
                                    IsolatedReader.read(
                                            with(old), Reading.request(List.of("no.such.Entity"))))
                    .isInstanceOfSatisfying(
                            RetortException.class,
                            e -> {
                                assertThat(e.code()).isEqualTo("RT-1010");
                                assertThat(e.hint()).contains(HibernateLines.READ);
                            })
                    .hasMessageContaining(version);
        }
    }

    private static Stream<Path> older() throws IOException {
        try (Stream<Path> jars = Files.list(Path.of("target/older-hibernates"))) {
            List<Path> found = jars.sorted().toList();
            assertThat(found).hasSize(3);
            return found.stream();
        }
    }

    private static List<Path> with(Path hibernate) {
        List<Path> paths = new ArrayList<>(List.of(hibernate));
        IsolatedReaderTest.USER_CLASS_PATH.stream()
                .filter(path -> !path.getFileName().toString().matches("hibernate-core-.*jar"))
                .forEach(paths::add);
        return paths;
    }
}
