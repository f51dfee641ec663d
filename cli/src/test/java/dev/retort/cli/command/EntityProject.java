package dev.retort.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.fixtures.Database;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A project whose entities are classes of a test.
 *
 * @param folder where its {@code retort.toml} is
 */
record EntityProject(Path folder) {

    /** The tests, and Hibernate with what it needs: a run is faster without all the others. */
    private static final Pattern NEEDED =
            Pattern.compile(
                    "(classes|/(hibernate-(core|models|commons)|jakarta\\.(persistence|transaction|xml"
                            + "|inject|activation)|jboss-logging|classmate|byte-buddy|antlr4|jandex"
                            + "|jaxb|txw2|istack|angus)[^/]*\\.jar)$");

    /** Without a revision. */
    static EntityProject in(Path folder) throws IOException {
        Files.createDirectory(folder.resolve("revisions"));
        Files.write(
                folder.resolve("libraries.txt"),
                Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                        .splitAsStream(System.getProperty("java.class.path"))
                        .filter(each -> NEEDED.matcher(each).find())
                        .toList());
        return new EntityProject(folder);
    }

    /** From now on it has this entity, and uses this database. */
    void configure(Class<?> entity, Database database) throws IOException {
        configure(entity, database, "\"revisions\"", "");
    }

    void configure(Class<?> entity, Database database, String revisions, String more)
            throws IOException {
        Files.writeString(
                folder.resolve("retort.toml"),
                """
                [retort]
                revisions = [%s]
                package = "db"
                [database]
                url = "%s"
                user = "postgres"
                [model]
                classpath = ["@libraries.txt"]
                classes = ["%s"]
                %s
                """
                        .formatted(revisions, database.jdbcUrl(), entity.getName(), more));
    }

    Path accepted() {
        return folder.resolve("revisions/accepted.toml");
    }

    /**
     * Writes a revision by hand.
     *
     * @param id that is the name of its class, too
     * @param revises the id of its parent, or {@code null}
     * @param upgrade Java
     * @param downgrade Java
     */
    Path revision(String id, String revises, String upgrade, String downgrade) throws IOException {
        return Files.writeString(
                folder.resolve("revisions/" + id + ".java"),
                """
                package db;

                import dev.retort.operation.Op;
                import dev.retort.revision.*;

                /** %1$s. */
                @Revision("%1$s")
                %2$s
                public final class %1$s implements Migration {
                    @Override public void upgrade(Op op) {
                        %3$s
                    }
                    @Override public void downgrade(Op op) {
                        %4$s
                    }
                }
                """
                        .formatted(
                                id,
                                revises == null ? "" : "@Revises(\"" + revises + "\")",
                                upgrade,
                                downgrade));
    }

    /** Runs the command line, and expects its status. */
    Run run(int status, String... arguments) {
        return run(status, Map.of(), arguments);
    }

    Run run(int status, Map<String, String> environment, String... arguments) {
        Run run = Run.in(folder, environment, arguments);
        assertThat(run.status())
                .as(String.join(" ", arguments) + "\n" + run.out() + run.err())
                .isEqualTo(status);
        return run;
    }
}
