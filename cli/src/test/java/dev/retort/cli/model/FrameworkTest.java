package dev.retort.cli.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.RetortException;
import dev.retort.cli.config.ApplicationDatabase;
import dev.retort.cli.config.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an application's own configuration says; the jars of Spring Boot are real ones. */
class FrameworkTest {

    private static final String PHYSICAL = "hibernate.physical_naming_strategy";
    private static final String IMPLICIT = "hibernate.implicit_naming_strategy";

    @TempDir Path project;

    private Path write(String name, String text) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Resources classPath(String... jars) throws IOException {
        List<Path> path = new ArrayList<>();
        path.add(Files.createDirectories(project.resolve("target/classes")));
        for (String jar : jars) {
            path.add(Path.of("target/spring-boot", jar));
        }
        return new Resources(path);
    }

    private SpringBoot boot(List<String> profiles, Map<String, String> environment)
            throws IOException {
        return SpringBoot.read(
                classPath("spring-boot-3.5.16.jar", "spring-boot-autoconfigure-3.5.16.jar"),
                project,
                profiles,
                Optional.empty(),
                environment);
    }

    private Quarkus quarkus(List<String> profiles, Map<String, String> environment)
            throws IOException {
        return Quarkus.read(
                classPath(), project, profiles, Optional.empty(), Optional.empty(), environment);
    }

    private static String url(Framework framework) {
        return framework.database().map(each -> each.url().value()).orElse("none");
    }

    private static String setting(Framework framework, String key) {
        Setting<String> setting = framework.settings().get(key);
        return setting == null ? "none" : setting.value() + " from " + setting.source();
    }

    @Test
    void theNamingStrategiesAreThoseOfThisSpringBoot() throws IOException {
        SpringBoot three = boot(List.of(), Map.of());
        SpringBoot four =
                SpringBoot.read(
                        classPath("spring-boot-4.1.2.jar", "spring-boot-hibernate-4.1.2.jar"),
                        project,
                        List.of(),
                        Optional.empty(),
                        Map.of());

        assertThat(three.name()).isEqualTo("Spring Boot 3.5.16");
        assertThat(setting(three, PHYSICAL))
                .isEqualTo(
                        "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy from"
                                + " default of Spring Boot 3.5.16");
        assertThat(setting(three, IMPLICIT))
                .startsWith(
                        "org.springframework.boot.orm.jpa.hibernate.SpringImplicitNamingStrategy ");
        assertThat(four.name()).isEqualTo("Spring Boot 4.1.2");
        assertThat(setting(four, PHYSICAL))
                .startsWith("org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl ");
        assertThat(setting(four, IMPLICIT))
                .startsWith("org.springframework.boot.hibernate.SpringImplicitNamingStrategy ");
        assertThatThrownBy(
                        () ->
                                SpringBoot.read(
                                                classPath(),
                                                project,
                                                List.of(),
                                                Optional.empty(),
                                                Map.of())
                                        .settings())
                .isInstanceOfSatisfying(
                        RetortException.class, e -> assertThat(e.code()).isEqualTo("RT-1216"));
    }

    @Test
    void settingsOfSpringBootWithTheirLines() throws IOException {
        write(
                "target/classes/application.yml",
                """
                spring:
                  jpa:
                    database-platform: com.acme.Dialect
                    hibernate:
                      naming:
                        physical-strategy: com.acme.Names
                    properties:
                      hibernate:
                        default_schema: shop
                        globally_quoted_identifiers: yes
                      "[org.hibernate.envers.audit_table_suffix]": _h
                    mapping-resources:
                      - META-INF/a.xml
                      - META-INF/b.xml
                """);
        SpringBoot boot = boot(List.of(), Map.of());

        assertThat(setting(boot, PHYSICAL)).isEqualTo("com.acme.Names from application.yml:6");
        assertThat(setting(boot, "hibernate.dialect"))
                .isEqualTo("com.acme.Dialect from application.yml:3");
        assertThat(setting(boot, "hibernate.default_schema"))
                .isEqualTo("shop from application.yml:9");
        assertThat(setting(boot, "hibernate.globally_quoted_identifiers"))
                .isEqualTo("true from application.yml:10");
        assertThat(setting(boot, "org.hibernate.envers.audit_table_suffix"))
                .isEqualTo("_h from application.yml:11");
        assertThat(Setting.values(boot.mappingFiles()))
                .containsExactly("META-INF/a.xml", "META-INF/b.xml");
        assertThat(boot.profiles()).containsExactly("default");
    }

    @Test
    void whereSpringBootLooksFirst() throws IOException {
        write("target/classes/application.yml", "spring.datasource.url: yaml");
        assertThat(url(boot(List.of(), Map.of()))).isEqualTo("yaml");
        write("target/classes/application.properties", "spring.datasource.url=properties");
        assertThat(url(boot(List.of(), Map.of()))).isEqualTo("properties");
        write("target/classes/config/application.yml", "spring.datasource.url: config");
        assertThat(url(boot(List.of(), Map.of()))).isEqualTo("config");
        write("target/classes/application-prod.yml", "spring.datasource.url: prod");
        assertThat(url(boot(List.of(), Map.of()))).isEqualTo("config");
        assertThat(url(boot(List.of("prod"), Map.of()))).isEqualTo("prod");
        write("application.yml", "spring.datasource.url: outside");
        assertThat(url(boot(List.of("prod"), Map.of()))).isEqualTo("outside");
        write("config/application-prod.properties", "spring.datasource.url = outside prod");
        assertThat(url(boot(List.of("prod"), Map.of()))).isEqualTo("outside prod");
        assertThat(url(boot(List.of("prod"), Map.of("SPRING_DATASOURCE_URL", "environment"))))
                .isEqualTo("environment");
    }

    @Test
    void profilesOfSpringBoot() throws IOException {
        write(
                "target/classes/application.yml",
                """
                spring.profiles.active: dev
                spring.profiles.group.live: [prod, metrics]
                spring.datasource.url: plain
                ---
                spring.config.activate.on-profile: dev
                spring.datasource.url: dev
                ---
                spring.config.activate.on-profile: "prod & !eu"
                spring.datasource.url: prod
                ---
                spring.config.activate.on-profile: [eu, asia]
                spring.datasource.url: abroad
                """);
        assertThat(url(boot(List.of(), Map.of()))).isEqualTo("dev");
        assertThat(url(boot(List.of("other"), Map.of()))).isEqualTo("plain");
        assertThat(url(boot(List.of(), Map.of("SPRING_PROFILES_ACTIVE", "prod"))))
                .isEqualTo("prod");
        assertThat(url(boot(List.of("prod", "eu"), Map.of()))).isEqualTo("abroad");
        assertThat(boot(List.of("live"), Map.of()).profiles())
                .containsExactly("live", "prod", "metrics");
        assertThat(url(boot(List.of("live"), Map.of()))).isEqualTo("prod");
    }

    @Test
    void placeholders() throws IOException {
        write(
                "target/classes/application.properties",
                """
                host=db
                # a comment
                spring.datasource.url=jdbc:postgresql://${DB_HOST:${host}}:5432/${DB_NAME:\\
                    shop}
                spring.datasource.username=${NOBODY_SETS_THIS}
                spring.datasource.password=${secret:}
                spring.jpa.properties.hibernate.default_schema=${circle}
                circle=${circle}
                """);
        assertThat(url(boot(List.of(), Map.of("NOBODY_SETS_THIS", "me", "DB_HOST", "remote"))))
                .isEqualTo("jdbc:postgresql://remote:5432/shop");
        SpringBoot boot = boot(List.of(), Map.of("NOBODY_SETS_THIS", "me"));
        ApplicationDatabase database = boot.database().orElseThrow();
        assertThat(database.url().value()).isEqualTo("jdbc:postgresql://db:5432/shop");
        assertThat(database.url().source()).hasToString("application.properties:3");
        assertThat(database.user().map(Setting::value)).contains("me");
        assertThat(database.password()).isEmpty();
        assertThat(database.toString()).doesNotContain("me");
        assertThatThrownBy(() -> boot(List.of(), Map.of()).database())
                .isInstanceOfSatisfying(
                        RetortException.class, e -> assertThat(e.code()).isEqualTo("RT-1214"))
                .hasMessageContaining("application.properties:5")
                .hasMessageContaining("NOBODY_SETS_THIS");
        assertThatThrownBy(boot::settings)
                .isInstanceOfSatisfying(
                        RetortException.class, e -> assertThat(e.code()).isEqualTo("RT-1214"))
                .hasMessageContaining("circle");
    }

    @Test
    void importsAndBrokenFiles() throws IOException {
        write(
                "target/classes/application.yml",
                """
                spring.config.import: ["optional:file:./local.properties", "vault://secret"]
                spring.datasource.url: plain
                """);
        write("local.properties", "spring.datasource.url=imported");
        SpringBoot boot = boot(List.of(), Map.of());
        assertThat(url(boot)).isEqualTo("imported");
        assertThat(boot.warnings()).singleElement().asString().contains("vault://secret");

        write("target/classes/application.yml", "spring:\n  a: [\n");
        assertThatThrownBy(() -> boot(List.of(), Map.of()))
                .isInstanceOfSatisfying(
                        RetortException.class, e -> assertThat(e.code()).isEqualTo("RT-1213"))
                .hasMessageContaining("application.yml:");
    }

    @Test
    void quarkusHasProfilesInItsKeys() throws IOException {
        write(
                "target/classes/application.properties",
                """
                quarkus.datasource.jdbc.url=plain
                %dev.quarkus.datasource.jdbc.url=dev
                %prod.quarkus.datasource.username=shop
                quarkus.hibernate-orm.physical-naming-strategy=com.acme.Names
                quarkus.hibernate-orm.quote-identifiers.strategy=all-except-column-definitions
                quarkus.hibernate-orm.mapping.instant.preferred-jdbc-type=TIMESTAMP
                quarkus.hibernate-orm.database.default-schema=app
                quarkus.hibernate-orm.unsupported-properties."hibernate.x"=y
                quarkus.hibernate-orm.validation.enabled=false
                quarkus.hibernate-envers.audit-table-suffix=_h
                """);
        Quarkus prod = quarkus(List.of(), Map.of());
        assertThat(prod.profiles()).containsExactly("prod");
        assertThat(url(prod)).isEqualTo("plain");
        assertThat(prod.database().flatMap(ApplicationDatabase::user).map(Setting::value))
                .contains("shop");
        assertThat(url(quarkus(List.of("dev"), Map.of()))).isEqualTo("dev");
        assertThat(url(quarkus(List.of(), Map.of("QUARKUS_PROFILE", "dev")))).isEqualTo("dev");
        assertThat(url(quarkus(List.of(), Map.of("QUARKUS_DATASOURCE_JDBC_URL", "environment"))))
                .isEqualTo("environment");
        assertThat(setting(prod, PHYSICAL))
                .isEqualTo("com.acme.Names from application.properties:4");
        assertThat(setting(prod, "hibernate.globally_quoted_identifiers"))
                .isEqualTo("true from application.properties:5");
        assertThat(setting(prod, "hibernate.globally_quoted_identifiers_skip_column_definitions"))
                .isEqualTo("true from application.properties:5");
        assertThat(setting(prod, "hibernate.type.preferred_instant_jdbc_type"))
                .startsWith("TIMESTAMP ");
        assertThat(setting(prod, "hibernate.default_schema")).startsWith("app ");
        assertThat(setting(prod, "hibernate.x")).startsWith("y ");
        assertThat(setting(prod, "jakarta.persistence.validation.mode")).startsWith("none ");
        assertThat(setting(prod, "hibernate.id.optimizer.pooled.preferred"))
                .isEqualTo("pooled-lo from default of Quarkus");
        assertThat(setting(prod, "org.hibernate.envers.audit_table_suffix")).startsWith("_h ");
        write("config/application.properties", "quarkus.datasource.jdbc.url=beside");
        assertThat(url(quarkus(List.of("dev"), Map.of()))).isEqualTo("beside");
    }

    @Test
    void aNamedUnitOfQuarkus() throws IOException {
        write(
                "target/classes/application.properties",
                """
                quarkus.datasource."users".jdbc.url=users
                quarkus.hibernate-orm."users".datasource=users
                quarkus.hibernate-orm."users".packages=com.acme.users,com.acme.shared
                quarkus.hibernate-orm."users".mapping-files=no-file
                """);
        Quarkus users =
                Quarkus.read(
                        classPath(),
                        project,
                        List.of(),
                        Optional.of("users"),
                        Optional.empty(),
                        Map.of());
        assertThat(url(users)).isEqualTo("users");
        assertThat(Setting.values(users.packages()))
                .containsExactly("com.acme.users", "com.acme.shared");
        assertThat(users.mappingFiles()).isEmpty();
        assertThat(url(quarkus(List.of(), Map.of()))).as("it is the only one").isEqualTo("users");
    }
}
