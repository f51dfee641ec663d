package dev.retort.cli.init;

import dev.retort.RetortException;
import dev.retort.cli.config.ConfigFile;
import dev.retort.cli.output.Output;
import dev.retort.cli.session.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes the first files, and says what comes next. */
public final class Scaffold {

    private static final Path REVISIONS = Path.of("src/main/java/db/revisions");

    private final Path directory;

    private Scaffold(Path directory) {
        this.directory = directory;
    }

    /**
     * @param directory the project's, absolute
     */
    public static Scaffold in(Path directory) {
        return new Scaffold(directory);
    }

    /**
     * Writes the files; one that is there already stays as it is.
     *
     * @throws RetortException {@code RT-1207} when the folder is configured already, {@code
     *     RT-1208} when a file cannot be written
     */
    public void write(Session session) {
        Path config = directory.resolve(ConfigFile.NAME);
        if (Files.exists(config)) {
            throw new RetortException(
                    "RT-1207",
                    session.shown(config) + " is there already; nothing was changed",
                    "edit it, or take it away first");
        }
        ProjectLayout layout = ProjectLayout.of(directory);
        List<String> created = new ArrayList<>();
        create(
                directory.resolve(REVISIONS).resolve("package-info.java"),
                template("package-info.txt"),
                session,
                created);
        create(config, configText(layout), session, created);
        session.report().put("files", created);
        next(layout, session.output());
    }

    String configText(ProjectLayout layout) {
        String packages =
                layout.framework().isPresent()
                        ? "# packages = [\"com.example.shop\"]   # else where the framework looks"
                        : layout.entityPackage()
                                .map(name -> "packages = [\"" + name + "\"]")
                                .orElse(
                                        "# packages = [\"com.example.shop\"]   # where your"
                                                + " entities are");
        String framework =
                layout.framework()
                        .map(
                                name ->
                                        "framework = \""
                                                + name
                                                + "\"   # its settings, naming and database are"
                                                + " the application's")
                        .orElse("# framework = \"spring-boot\"   # or quarkus");
        String url = "url = \"jdbc:postgresql://localhost:5432/{database}\"";
        return template("retort.toml.txt")
                .replace(
                        "{url}",
                        layout.databaseFile()
                                .map(file -> "# " + url + "   # else the one in " + file)
                                .orElse(url + "   # postgres://... works too"))
                .replace("{framework}", framework)
                .replace("{database}", databaseName())
                .replace("{classes}", layout.tool().classes)
                .replace("{classpathFile}", layout.tool().classpathFile)
                .replace("{howToCompile}", layout.tool().howToCompile)
                .replace("{packages}", packages);
    }

    /** Named like the folder; a person corrects it. */
    private String databaseName() {
        Path folder = directory.getFileName();
        String name =
                folder == null
                        ? ""
                        : folder.toString().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        return name.matches("[a-z][a-z0-9_]*") ? name : "app";
    }

    private static String template(String name) {
        try (InputStream in = Scaffold.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void create(Path file, String text, Session session, List<String> created) {
        String shown = session.shown(file);
        if (Files.exists(file)) {
            session.output().data("  kept     " + shown);
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new RetortException(
                    "RT-1208", "cannot write " + shown + ": " + e, "is the folder yours?", e);
        }
        created.add(shown);
        session.output().data("  created  " + shown);
    }

    private static void next(ProjectLayout layout, Output output) {
        List<String> steps = new ArrayList<>();
        steps.add("set the database's url, and what else retort.toml asks for");
        if (!layout.knowsExecutor()) {
            steps.add(
                    "add dev.retort:retort-executor to your dependencies: revisions are Java of your project");
        }
        steps.add(layout.tool().howToCompile);
        steps.add("retort revision --autogenerate -m \"first tables\"");
        output.note("");
        output.note("Next");
        for (int i = 0; i < steps.size(); i++) {
            output.note("  " + (i + 1) + "  " + steps.get(i));
        }
    }
}
