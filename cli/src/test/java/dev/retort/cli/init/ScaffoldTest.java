package dev.retort.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.build.BuildTool;
import dev.retort.cli.config.ConfigFile;
import dev.retort.cli.config.Setting;
import dev.retort.cli.output.Output;
import dev.retort.cli.output.Style;
import dev.retort.cli.session.Session;
import dev.retort.cli.session.Surroundings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScaffoldTest {

    @TempDir Path folder;

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** What it writes, without anybody to ask. */
    private String init() throws IOException {
        PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Session session =
                new Session(
                        new Session.Request(
                                "init",
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Map.of(),
                                false,
                                false),
                        new Surroundings(Map.of(), folder, nowhere, nowhere, false, false),
                        new Output(
                                nowhere,
                                nowhere,
                                Output.Format.TEXT,
                                Output.Volume.NORMAL,
                                Style.PLAIN,
                                Style.PLAIN));
        Scaffold.in(folder, session).write();
        return Files.readString(folder.resolve("retort.toml"));
    }

    @Test
    void guessesThePackageThatAllEntitiesShare() throws IOException {
        write("src/main/java/A.java", "package com.acme.shop.order;\n@Entity\nclass A {}");
        write(
                "src/main/java/B.java",
                "package com.acme.shop.item;\n  @Entity(name=\"b\")\nclass B {}");
        write("src/main/java/C.java", "package org.other;\nclass C { /* no @Entity */ }");
        assertThat(ProjectLayout.of(folder).entityPackage()).contains("com.acme.shop");
    }

    @Test
    void knowsTheBuildTool() throws IOException {
        assertThat(ProjectLayout.of(folder).tool()).isEqualTo(BuildTool.NONE);
        write("build.gradle.kts", "");
        assertThat(ProjectLayout.of(folder).tool()).isEqualTo(BuildTool.GRADLE);
        write("pom.xml", "<artifactId>retort-executor</artifactId>");
        assertThat(ProjectLayout.of(folder).tool()).isEqualTo(BuildTool.MAVEN);
        assertThat(ProjectLayout.of(folder).knowsExecutor()).isTrue();
    }

    @Test
    void knowsTheFramework() throws IOException {
        assertThat(ProjectLayout.of(folder).framework()).isEmpty();
        write("build.gradle", "implementation 'io.quarkus:quarkus-hibernate-orm'");
        assertThat(ProjectLayout.of(folder).framework()).contains("quarkus");
        write("build.gradle", "");
        write("pom.xml", "<artifactId>spring-boot-starter-data-jpa</artifactId>");
        write("src/main/resources/application.yml", "spring.datasource.url: x");
        assertThat(ProjectLayout.of(folder).framework()).contains("spring-boot");
        Files.createDirectories(folder.resolve("target/classes"));
        write("target/classpath.txt", "");

        String toml = init();

        assertThat(toml).doesNotContain("{database}", "{framework}");
        Path file = folder.resolve("retort.toml");
        ConfigFile config = ConfigFile.load(file, Optional.empty(), folder, Map.of());
        assertThat(config.framework()).map(Setting::value).contains("spring-boot");
        assertThat(config.databaseUrl()).as("the application has one").isEmpty();
        assertThat(config.model().packages()).isEmpty();
    }

    @Test
    void whatItWritesCanBeRead() throws IOException {
        write("src/main/java/A.java", "package com.acme;\n@Entity\nclass A {}");
        Files.createDirectories(folder.resolve("target/classes"));
        write("target/classpath.txt", "");
        String toml = init();
        assertThat(toml).doesNotContain("{database}", "{classes}", "{packages}", "{style}");
        Path file = folder.resolve("retort.toml");
        ConfigFile config = ConfigFile.load(file, Optional.empty(), folder, Map.of());
        assertThat(config.project().packageName()).isEqualTo("db.revisions");
        assertThat(config.databaseUrl()).isPresent();
        assertThat(config.model().packages()).containsExactly("com.acme");
        assertThat(config.model().classpath()).containsExactly(folder.resolve("target/classes"));
    }
}
