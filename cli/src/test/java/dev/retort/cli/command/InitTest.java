package dev.retort.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.session.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code init} sees in projects as people have them; nothing is compiled, and no server runs.
 */
class InitTest {

    @TempDir Path folder;

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void entity(String file, String packageName) throws IOException {
        write(file, "package " + packageName + ";\n\n@Entity\npublic class Thing {}\n");
    }

    private static String pom(String artifact, String... inside) {
        return "<project xmlns=\"http://maven.apache.org/POM/4.0.0\">\n<artifactId>"
                + artifact
                + "</artifactId>\n"
                + String.join("\n", inside)
                + "\n</project>\n";
    }

    private static String dependencies(String... artifacts) {
        StringBuilder text = new StringBuilder("<dependencies>");
        for (String artifact : artifacts) {
            text.append("<dependency><artifactId>")
                    .append(artifact)
                    .append("</artifactId></dependency>");
        }
        return text.append("</dependencies>").toString();
    }

    private static String plugins(String... artifacts) {
        StringBuilder text = new StringBuilder("<build><plugins>");
        for (String artifact : artifacts) {
            text.append("<plugin><artifactId>").append(artifact).append("</artifactId></plugin>");
        }
        return text.append("</plugins></build>").toString();
    }

    private Run init(String... arguments) {
        return answering(List.of(), arguments);
    }

    private final Deque<String> questions = new ArrayDeque<>();

    /** Somebody sits at the terminal, if there are answers. */
    private Run answering(List<String> answers, String... arguments) {
        Deque<String> left = new ArrayDeque<>(answers);
        Terminal terminal =
                new Terminal() {
                    @Override
                    public Optional<String> line(String question) {
                        if (answers.isEmpty()) {
                            return Optional.empty();
                        }
                        questions.add(question);
                        return Optional.of(left.remove());
                    }

                    @Override
                    public Optional<String> secret(String question) {
                        return Optional.empty();
                    }
                };
        String[] all = new String[arguments.length + 1];
        all[0] = "init";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        Run run = Run.in(folder, Map.of(), terminal, all);
        assertThat(left).as(run.err()).isEmpty();
        return run;
    }

    private String toml(String module) throws IOException {
        return Files.readString(folder.resolve(module).resolve("retort.toml"));
    }

    /** The numbered lines below Next. */
    private static List<String> steps(Run run) {
        return run.err()
                .lines()
                .filter(line -> line.matches("  \\d  .*"))
                .map(line -> line.substring(5))
                .toList();
    }

    @Test
    void plainMaven() throws IOException {
        write("pom.xml", pom("library", dependencies("hibernate-core")));
        entity("src/main/java/com/example/library/Book.java", "com.example.library");
        Run run = init();
        assertThat(run.err()).contains("Found     1 entity in com.example.library");
        assertThat(toml(".")).contains("\npackages = [\"com.example.library\"]", "\nurl = ");
        assertThat(steps(run))
                .hasSize(4)
                .contains("say which database: url below [database] in retort.toml")
                .contains(
                        "mvn -q compile dependency:build-classpath"
                                + " -Dmdep.outputFile=target/classpath.txt");
        assertThat(run.err()).contains("<artifactId>retort-executor</artifactId>");
    }

    @Test
    void theDatabaseOfAPlainProjectIsAskedOrGiven() throws IOException {
        write("pom.xml", pom("library", dependencies("retort-executor")));
        Run asked = answering(List.of(""));
        assertThat(asked.err()).doesNotContain("say which database");
        assertThat(steps(asked)).hasSize(2);
        assertThat(toml(".")).contains("\nurl = \"jdbc:postgresql://localhost:5432/");

        Files.delete(folder.resolve("retort.toml"));
        Run given = init("--url", "postgres://joe:secret@db.example.org/lib");
        assertThat(toml("."))
                .contains("\nurl = \"jdbc:postgresql://db.example.org/lib\"", "\nuser = \"joe\"")
                .doesNotContain("secret");
        assertThat(steps(given)).hasSize(2);
    }

    @Test
    void theDependencyIsAddedWhereSomebodyWantsIt() throws IOException {
        String managed =
                "  <dependencyManagement><dependencies></dependencies></dependencyManagement>";
        write(
                "pom.xml",
                pom("library", managed, "  <dependencies>\n    <!-- ours -->\n  </dependencies>"));
        String before = Files.readString(folder.resolve("pom.xml"));
        Run run = answering(List.of("", ""));
        assertThat(run.out()).contains("changed  pom.xml");
        assertThat(steps(run)).as("compile, and the first revision").hasSize(2);
        String after = Files.readString(folder.resolve("pom.xml"));
        String added =
                """

                    <dependency>
                      <groupId>dev.retort</groupId>
                      <artifactId>retort-executor</artifactId>
                      <version>0.1.0-SNAPSHOT</version>
                    </dependency>\
                """;
        assertThat(after).contains("  <dependencies>" + added);
        assertThat(after.replace(added, "")).isEqualTo(before);

        for (String none : List.of("", "  <dependencies/>")) {
            Files.delete(folder.resolve("retort.toml"));
            write("pom.xml", pom("library", none));
            answering(List.of("", ""));
            assertThat(Files.readString(folder.resolve("pom.xml")))
                    .containsPattern(
                            "<dependencies>\\s+<dependency>[\\s\\S]*</dependencies>\\s+</project>");
        }
    }

    @Test
    void boot() throws IOException {
        write("pom.xml", pom("shop", dependencies("spring-boot-starter-data-jpa")));
        write("mvnw", "");
        assertThat(folder.resolve("mvnw").toFile().setExecutable(true)).isTrue();
        entity("src/main/java/com/example/shop/Customer.java", "com.example.shop");
        write(
                "src/main/resources/application.yml",
                """
                spring.profiles.default: dev
                ---
                spring.config.activate.on-profile: dev
                spring.datasource.url: jdbc:postgresql://localhost/shop_dev
                """);
        Run run = init();
        assertThat(run.err())
                .contains("Found     Spring Boot, 1 entity in com.example.shop")
                .contains("Database  jdbc:postgresql://localhost/shop_dev  from application.yml:4");
        assertThat(toml(".")).contains("\nframework = \"spring-boot\"").doesNotContain("\nurl =");
        assertThat(steps(run).get(1)).startsWith("./mvnw -q compile");
    }

    @Test
    void ofABuildOfModulesTheApplicationThatHasTheEntities() throws IOException {
        aggregator();
        Run run = init();
        assertThat(run.err()).contains("Found     web: Spring Boot, 2 entities of orders");
        assertThat(toml("web"))
                .contains("# datasource = \"app.orders\"   # or app.reporting")
                .contains("#   mvn -q -f .. -pl web -am compile")
                .doesNotContain("\nurl =");
        assertThat(folder.resolve("retort.toml")).doesNotExist();
        assertThat(steps(run))
                .as("its retort.toml is found from here")
                .noneMatch(step -> step.startsWith("cd"));
        assertThat(steps(run)).anyMatch(step -> step.startsWith("mvn -q -pl web -am compile"));

        Run next = Run.in(folder, "check");
        assertThat(next.err())
                .contains("web/target/classes")
                .contains("fix     mvn -q -pl web -am compile");
    }

    @Test
    void theDataSourceIsAsked() throws IOException {
        aggregator();
        Run run = answering(List.of("2"));
        assertThat(questions.getFirst()).contains("1  app.orders", "2  app.reporting");
        assertThat(toml("web")).contains("\ndatasource = \"app.reporting\"");
        assertThat(run.status()).isZero();
    }

    private void aggregator() throws IOException {
        write(
                "pom.xml",
                pom(
                        "acme",
                        "<modules><module>common</module><module>orders</module><module>web</module></modules>"));
        write("common/pom.xml", pom("common"));
        write("orders/pom.xml", pom("acme-orders", dependencies("common")));
        entity("orders/src/main/java/com/acme/orders/Order.java", "com.acme.orders");
        entity("orders/src/main/java/com/acme/orders/Line.java", "com.acme.orders");
        write(
                "web/pom.xml",
                pom(
                        "web",
                        dependencies(
                                "acme-orders", "spring-boot-starter-data-jpa", "retort-executor")));
        write(
                "web/src/main/java/com/acme/Web.java",
                "package com.acme;\n@SpringBootApplication\nclass Web {}");
        write(
                "web/src/main/resources/application.yml",
                """
                app:
                  orders: {jdbc-url: "jdbc:postgresql:orders", username: o}
                  reporting: {jdbc-url: "jdbc:postgresql:reporting", username: r}
                """);
    }

    @Test
    void ofSeveralApplicationsTheOneThatSomebodyNames() throws IOException {
        aggregator();
        write(
                "pom.xml",
                pom(
                        "acme",
                        "<modules><module>orders</module><module>web</module><module>batch</module></modules>"));
        write(
                "batch/pom.xml",
                pom("batch", dependencies("acme-orders", "spring-boot-starter-data-jpa")));
        write(
                "batch/src/main/java/com/acme/B.java",
                "package com.acme;\n@SpringBootApplication\nclass B {}");

        Run refused = init();
        assertThat(refused.status()).isEqualTo(3);
        assertThat(refused.err())
                .contains("error[RT-1218]", "web   Spring Boot, 2 entities of orders")
                .contains("retort init web", "retort init batch");
        assertThat(folder.resolve("web/retort.toml")).doesNotExist();

        assertThat(answering(List.of("2", "", "n")).status()).isZero();
        assertThat(folder.resolve("batch/retort.toml")).exists();

        assertThat(init("web").status()).isZero();
        Run both = Run.in(folder, "check");
        assertThat(both.err())
                .contains("several modules have one: web/retort.toml, batch/retort.toml");
    }

    @Test
    void withoutAnApplicationTheModuleThatHasThemAll() throws IOException {
        write(
                "pom.xml",
                pom("a", "<modules><module>core</module><module>billing</module></modules>"));
        write("core/pom.xml", pom("core"));
        entity("core/src/main/java/com/acme/core/A.java", "com.acme.core");
        write("billing/pom.xml", pom("billing", dependencies("core")));
        entity("billing/src/main/java/com/acme/billing/B.java", "com.acme.billing");
        Run run = init();
        assertThat(run.err()).contains("Found     billing: 2 entities, also of core");
        assertThat(toml("billing")).contains("packages = [\"com.acme\"]");
    }

    @Test
    void noModuleWithEntities() throws IOException {
        write("pom.xml", pom("a", "<modules><module>core</module></modules>"));
        write("core/pom.xml", pom("core"));
        Run run = init();
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).contains("error[RT-1218]", "retort init core");
        assertThat(init("core").status()).isZero();
    }

    @Test
    void quarkus() throws IOException {
        write(
                "pom.xml",
                pom(
                        "farm",
                        dependencies("quarkus-hibernate-orm-panache"),
                        plugins("quarkus-maven-plugin")));
        entity("src/main/java/org/acme/Cow.java", "org.acme");
        write(
                "src/main/resources/application.properties",
                """
                %dev.quarkus.datasource.jdbc.url=jdbc:postgresql://localhost/farm_dev
                %prod.quarkus.datasource.jdbc.url=jdbc:postgresql://${DB_HOST}/farm
                """);
        Run run = init();
        assertThat(run.err())
                .contains("Found     Quarkus, 1 entity")
                .contains("farm_dev  from application.properties:1, profile dev");
        assertThat(toml(".")).contains("\nprofiles = [\"dev\"]").doesNotContain("\nurl =");
    }

    @Test
    void whatIsSaidLaterIsNotInvented() throws IOException {
        write("pom.xml", pom("shop", dependencies("spring-boot-starter-data-jpa")));
        write("src/main/resources/application.properties", "spring.datasource.url=${SHOP_URL}\n");
        Run run = init();
        assertThat(toml(".")).doesNotContain("\nurl =");
        assertThat(run.err())
                .contains("settle the database: application.properties:1", "${SHOP_URL}");
    }

    @Test
    void kotlin() throws IOException {
        write(
                "pom.xml",
                pom("zoo", dependencies("hibernate-core"), plugins("kotlin-maven-plugin")));
        write(
                "src/main/kotlin/com/example/zoo/Animal.kt",
                "package com.example.zoo\n\n@Entity\nclass Animal\n\n@Entity\nclass Enclosure\n");
        assertThat(init().err()).contains("Found     2 entities in com.example.zoo");
        assertThat(toml(".")).contains("packages = [\"com.example.zoo\"]");
    }

    @Test
    void lombokWithAFormatterAndACheckOfImports() throws IOException {
        write(
                "pom.xml",
                pom(
                        "billing",
                        plugins("spotless-maven-plugin", "maven-checkstyle-plugin")
                                .replace(
                                        "checkstyle-plugin</artifactId>",
                                        "checkstyle-plugin</artifactId><configuration><configLocation>${basedir}/config/checks.xml</configLocation></configuration>")));
        write(
                "config/checks.xml",
                "<module name=\"Checker\"><module name=\"AvoidStarImport\"/></module>");
        write(
                "src/main/java/com/example/Invoice.java",
                "package com.example;\n\n@Data\n@Entity\npublic class Invoice {}\n");
        Run run = init();
        String hook = "hooks = [{run = \"mvn -q spotless:apply -DspotlessFiles=${FILE}\"}]";
        assertThat(toml("."))
                .contains("\n" + hook, "\nstar-imports = false   # because of Checkstyle");
        assertThat(run.err())
                .contains(
                        "Spotless runs on each revision", "without a star, because of Checkstyle");

        Files.delete(folder.resolve("retort.toml"));
        answering(List.of("", "n", "n"));
        assertThat(questions).anyMatch(text -> text.contains("The build has Spotless"));
        assertThat(toml(".")).contains("\n# " + hook);
    }

    @Test
    void whoForbidsStarImports() throws IOException {
        write("pom.xml", pom("a"));
        assertThat(stars()).isTrue();
        write("pom.xml", pom("a", plugins("maven-checkstyle-plugin")));
        assertThat(stars()).as("sun_checks.xml").isFalse();
        write(
                "pom.xml",
                pom(
                        "a",
                        plugins("maven-checkstyle-plugin"),
                        "<!-- <configLocation>checkstyle.xml</configLocation> -->"));
        assertThat(stars()).as("a comment").isFalse();
        write(
                "pom.xml",
                pom(
                        "a",
                        plugins("maven-checkstyle-plugin"),
                        "<x><configLocation>checkstyle.xml</configLocation></x>"));
        write(
                "checkstyle.xml",
                "<module name=\"Checker\"><!-- <module name=\"AvoidStarImport\"/> --></module>");
        assertThat(stars()).as("not checked").isTrue();
        write(
                "checkstyle.xml",
                "<module name=\"AvoidStarImport\"><property name=\"allowStaticMemberImports\" value=\"true\"/></module>");
        assertThat(stars()).as("ours are static").isTrue();
        write("pom.xml", pom("a", plugins("spotless-maven-plugin"), "<forbidWildcardImports/>"));
        assertThat(stars()).as("Spotless").isFalse();
        write("pom.xml", pom("a"));
        write(".editorconfig", "[*.java]\nij_java_names_count_to_use_import_on_demand = 999\n");
        assertThat(stars()).as(".editorconfig").isFalse();
    }

    private boolean stars() throws IOException {
        Files.deleteIfExists(folder.resolve("retort.toml"));
        assertThat(init().status()).isZero();
        return !toml(".").contains("\nstar-imports = false");
    }

    @Test
    void gradle() throws IOException {
        write("settings.gradle.kts", "include(\":core\", \":app\")\n");
        write(
                "build.gradle.kts",
                "plugins { id(\"com.diffplug.spotless\") version \"7\" apply false }\n");
        write("core/build.gradle.kts", "");
        entity("core/src/main/java/com/acme/A.java", "com.acme");
        write(
                "app/build.gradle.kts",
                "dependencies { implementation(project(\":core\"))\n"
                        + " implementation(libs.spring.boot.starter.data.jpa) }");
        write("app/src/main/kotlin/App.kt", "package com.acme\n@SpringBootApplication\nclass App");
        Run run = init();
        assertThat(run.err()).contains("Found     app: Spring Boot, 1 entity of core");
        assertThat(toml("app"))
                .contains("classpath = [\"build/classes/java/main\", \"@build/classpath.txt\"]")
                .contains("gradle -q spotlessApply -PspotlessIdeHook=${FILE}");
    }
}
