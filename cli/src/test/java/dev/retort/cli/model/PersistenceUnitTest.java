package dev.retort.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.config.ConfigFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What belongs to a persistence unit. */
class PersistenceUnitTest {

    @Test
    void itsMappingFilesAreThoseItNamesAndThoseHibernateFinds(@TempDir Path project)
            throws Exception {
        Path classes = project.resolve("classes");
        Files.createDirectories(classes.resolve("META-INF"));
        Files.createDirectories(classes.resolve("shop"));
        Files.writeString(classes.resolve("shop/Old.hbm.xml"), "<hibernate-mapping/>");
        Files.writeString(
                classes.resolve("META-INF/persistence.xml"),
                """
                <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
                  <persistence-unit name="shop">
                    <mapping-file>META-INF/shop-orm.xml</mapping-file>
                    <class>shop.Book</class>
                  </persistence-unit>
                </persistence>
                """);
        Path config = project.resolve("retort.toml");
        Files.writeString(config, "[model]\nclasspath = [\"classes\"]\n");

        ModelSource.Found found =
                ModelSource.of(
                                ConfigFile.load(config, Optional.empty(), project, Map.of()),
                                Map.of())
                        .find();

        assertThat(found.classNames()).containsExactly("shop.Book");
        assertThat(found.mappingFiles())
                .containsExactly("META-INF/shop-orm.xml", "shop/Old.hbm.xml");
    }
}
