package dev.retort.cli.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.RetortException;
import dev.retort.cli.config.ApplicationDatabase;
import dev.retort.cli.config.Setting;
import dev.retort.cli.config.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of an application's data sources is meant. */
class DataSourcesTest {

    @TempDir Path project;

    private Path write(String name, String text) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Resources classPath(String... more) throws IOException {
        return new Resources(
                Stream.concat(Stream.of("target/classes"), Stream.of(more))
                        .map(project::resolve)
                        .toList());
    }

    private Framework boot(String... dataSource) throws IOException {
        return SpringBoot.read(classPath(), project, List.of(), wanted(dataSource), Map.of());
    }

    private Framework quarkus(Optional<String> unit, String... dataSource) throws IOException {
        return Quarkus.read(
                classPath("other/classes"), project, List.of(), unit, wanted(dataSource), Map.of());
    }

    private static Optional<Setting<String>> wanted(String... name) {
        return Stream.of(name)
                .map(each -> new Setting<>(each, new Source("retort.toml", 7)))
                .findFirst();
    }

    private static String url(Framework framework) {
        return framework
                .database()
                .map(
                        each ->
                                each.url().value().replace("jdbc:postgresql:", "")
                                        + each.user().map(user -> " " + user.value()).orElse(""))
                .orElse("none");
    }

    private ApplicationLook look(String framework) {
        return ApplicationLook.at(
                framework, project, List.of(project.resolve("target/classes")), Map.of());
    }

    private static final String TWO =
            """
            app:
              frontend.url: https://example.org
              datasource:
                orders:
                  jdbc-url: jdbc:postgresql:orders
                  username: o
                reporting:
                  url: jdbc:postgresql:reporting
                  configuration:
                    username: r
                legacy.url: jdbc:oracle:thin
            spring.flyway.url: jdbc:postgresql:flyway
            """;

    @Test
    void theOnlyOneIsMeantWhateverItIsCalled() throws IOException {
        write(
                "target/classes/application.yml",
                """
                app.frontend.url: ${FRONTEND:x}
                acme.db.hikari:
                  jdbcUrl: jdbc:postgresql:acme
                  username: a
                """);
        assertThat(boot().dataSources()).containsExactly("acme.db");
        assertThat(url(boot())).isEqualTo("acme a");
        assertThat(boot().database().map(each -> each.url().source().toString()))
                .contains("application.yml:3");
    }

    @Test
    void ofSeveralTheOneThatIsNamed() throws IOException {
        write("target/classes/application.yml", TWO);
        assertThat(boot().dataSources())
                .containsExactly("app.datasource.orders", "app.datasource.reporting");
        assertThat(url(boot("app.datasource.reporting"))).isEqualTo("reporting r");
        assertThatThrownBy(() -> boot().database())
                .isInstanceOfSatisfying(
                        RetortException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo("RT-1217");
                            assertThat(e.hint()).contains("datasource = \"app.datasource.orders\"");
                        })
                .hasMessageContaining("app.datasource.orders, app.datasource.reporting");
        assertThatThrownBy(() -> boot("app.datasource.order").database())
                .isInstanceOfSatisfying(
                        RetortException.class, e -> assertThat(e.code()).isEqualTo("RT-1217"))
                .hasMessageContaining("retort.toml:7");
        assertThat(look("spring-boot").dataSources()).hasSize(2);

        write("target/classes/application.yml", TWO + "spring.datasource.url: jdbc:postgresql:x");
        assertThat(url(boot())).as("Spring Boot's own").isEqualTo("x");
    }

    @Test
    void ofSeveralThePrimaryBean() throws IOException {
        write("target/classes/application.yml", TWO);
        compile(
                "org/springframework/context/annotation/Bean",
                "package org.springframework.context.annotation;"
                        + " public @interface Bean { boolean defaultCandidate() default true; }");
        compile(
                "org/springframework/context/annotation/Primary",
                "package org.springframework.context.annotation; public @interface Primary {}");
        compile(
                "org/springframework/boot/context/properties/ConfigurationProperties",
                "package org.springframework.boot.context.properties;"
                        + " public @interface ConfigurationProperties { String value(); }");
        String sources =
                """
                import org.springframework.context.annotation.*;
                import org.springframework.boot.context.properties.*;
                class Sources {
                    @Bean %s @ConfigurationProperties("app.datasource.orders")
                    Object orders() { return null; }
                    @Bean%s @ConfigurationProperties("app.datasource.reporting.configuration")
                    Object reporting() { return null; }
                }
                """;
        compile("Sources", sources.formatted("", " @Primary"));
        assertThat(url(boot())).isEqualTo("reporting r");
        compile("Sources", sources.formatted("", "(defaultCandidate = false)"));
        assertThat(url(boot())).isEqualTo("orders o");
        compile("Sources", sources.formatted("", ""));
        assertThatThrownBy(() -> boot().database()).hasMessageContaining("several data sources");
    }

    private void compile(String name, String source) throws IOException {
        Path file = write("source/" + name + ".java", source);
        int status =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-d",
                                project.resolve("target/classes").toString(),
                                "-cp",
                                project.resolve("target/classes").toString(),
                                file.toString());
        assertThat(status).isZero();
    }

    @Test
    void namedOnesOfQuarkus() throws IOException {
        write(
                "target/classes/application.properties",
                """
                quarkus.datasource."orders".jdbc.url=jdbc:postgresql:orders
                quarkus.datasource."orders".username=o
                quarkus.hibernate-orm.orders.datasource=orders
                quarkus.hibernate-orm.orders.packages=com.acme.orders
                """);
        assertThat(url(quarkus(Optional.empty()))).isEqualTo("orders o");
        assertThat(Setting.values(quarkus(Optional.empty()).packages()))
                .as("its only unit has a name")
                .containsExactly("com.acme.orders");

        write(
                "target/classes/application.properties",
                """
                quarkus.datasource.orders.jdbc.url=jdbc:postgresql:orders
                quarkus.datasource."users".jdbc.url=jdbc:postgresql:users
                quarkus.hibernate-orm."orders".datasource=orders
                quarkus.hibernate-orm."users".datasource=users
                """);
        assertThat(url(quarkus(Optional.of("users")))).isEqualTo("users");
        assertThat(url(quarkus(Optional.empty(), "orders"))).isEqualTo("orders");
        assertThatThrownBy(() -> quarkus(Optional.empty()).database())
                .isInstanceOfSatisfying(
                        RetortException.class,
                        e ->
                                assertThat(e.hint())
                                        .contains("persistence-unit = \"orders\" below [model]"))
                .hasMessageContaining("orders, users");
    }

    /** The order was asked of SmallRye Config 3.11, with these files. */
    @Test
    void severalFilesOnOneClassPathAsQuarkusReadsThem() throws IOException {
        String url = "quarkus.datasource.jdbc.url=jdbc:postgresql:";
        write("other/classes/application.properties", url + "other\n%prod." + url + "other-prod\n");
        assertThat(url(quarkus(Optional.empty()))).isEqualTo("other-prod");
        write(
                "other/classes/application.properties",
                "quarkus.datasource.username=o\n%prod." + url + "other-prod\n");
        write("target/classes/application.properties", url + "first\n");
        assertThat(url(quarkus(Optional.empty()))).as("the first wins").isEqualTo("first o");
        write("other/classes/application-prod.properties", url + "prod-file\n");
        assertThat(url(quarkus(Optional.empty()))).isEqualTo("prod-file o");
        write(
                "other/classes/META-INF/microprofile-config.properties",
                url + "microprofile\nconfig_ordinal=255\n");
        assertThat(url(quarkus(Optional.empty()))).isEqualTo("microprofile o");
        write("config/application.properties", url + "beside\n");
        assertThat(url(quarkus(Optional.empty()))).isEqualTo("beside o");
        write(".env", "QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql:env\n");
        assertThat(url(quarkus(Optional.empty()))).isEqualTo("env o");
    }

    @Test
    void aProfileThatHasADatabaseWhereNoneIsThereWithout() throws IOException {
        write(
                "src/main/resources/application.properties",
                """
                %dev.quarkus.datasource.jdbc.url=jdbc:postgresql:dev
                %prod.quarkus.datasource.jdbc.url=jdbc:postgresql://${DB_HOST}/prod
                %test.quarkus.datasource.jdbc.url=jdbc:postgresql:test
                """);
        ApplicationLook quarkus = look("quarkus");
        assertThat(quarkus.profile()).contains("dev");
        assertThat(quarkus.database().map(ApplicationDatabase::url).map(Setting::value))
                .contains("jdbc:postgresql:dev");
        assertThat(quarkus.problem()).isPresent();

        Files.delete(project.resolve("src/main/resources/application.properties"));
        write("src/main/resources/application-eu.yml", "spring.datasource.url: jdbc:postgresql:eu");
        write(
                "src/main/resources/application.yml",
                """
                spring.jpa.open-in-view: false
                ---
                spring.config.activate.on-profile: us
                spring.datasource.url: jdbc:postgresql:us
                """);
        ApplicationLook boot = look("spring-boot");
        assertThat(boot.profiles()).containsExactly("eu", "us");
        assertThat(boot.database()).isEmpty();
        assertThat(boot.problem()).isEmpty();
    }
}
