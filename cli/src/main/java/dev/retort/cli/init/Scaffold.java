package dev.retort.cli.init;

import dev.retort.RetortException;
import dev.retort.cli.build.MavenDependency;
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
import java.util.Optional;

/** Writes the first files, and says what comes next. */
public final class Scaffold {

    private static final Path REVISIONS = Path.of("src/main/java/db/revisions");
    private static final String UNRELEASED = "0.1.0-SNAPSHOT";

    private final Session session;
    private final Path directory;

    private Scaffold(Session session, Path directory) {
        this.session = session;
        this.directory = directory;
    }

    /**
     * @param directory the project's, absolute
     */
    public static Scaffold in(Path directory, Session session) {
        return new Scaffold(session, directory);
    }

    /**
     * Looks at the project, asks a person what its files leave open, and writes; a file that is
     * there already stays as it is.
     *
     * @throws RetortException {@code RT-1207} when the folder is configured already, {@code
     *     RT-1208} when a file cannot be written, {@code RT-1218} when it is not clear which module
     *     of the build is meant
     */
    public void write() {
        refuseSecond(directory);
        ProjectLayout layout = new ModuleChoice(session, directory).choose();
        Path config = layout.directory().resolve(ConfigFile.NAME);
        refuseSecond(layout.directory());
        Output output = session.output();
        output.note("Found     " + shown(layout.directory()) + layout.described());
        DatabaseChoice database = DatabaseChoice.of(session, layout);
        StyleChoice style = StyleChoice.of(session, layout);
        database.found().ifPresent(text -> output.note("Database  " + text));
        style.found().forEach(output::note);
        List<String> created = new ArrayList<>();
        create(
                layout.directory().resolve(REVISIONS).resolve("package-info.java"),
                template("package-info.txt"),
                created);
        create(config, configText(layout, database, style), created);
        session.report().put("files", created);
        next(layout, database.step(), executor(layout));
    }

    private void refuseSecond(Path folder) {
        Path config = folder.resolve(ConfigFile.NAME);
        if (Files.exists(config)) {
            throw new RetortException(
                    "RT-1207",
                    session.shown(config) + " is there already; nothing was changed",
                    "edit it, or take it away first");
        }
    }

    /** The module, where it is not the folder that was named. */
    private String shown(Path module) {
        return module.equals(session.workingDirectory()) ? "" : session.shown(module) + ": ";
    }

    static String configText(ProjectLayout layout, DatabaseChoice database, StyleChoice style) {
        String packages =
                layout.framework().isPresent()
                        ? "# packages = [\"com.example.shop\"]   # else where the framework looks"
                        : layout.entityPackage()
                                .map(name -> "packages = [\"" + name + "\"]")
                                .orElse(
                                        "# packages = [\"com.example.shop\"]   # where your"
                                                + " entities are");
        List<String> framework =
                layout.framework()
                        .map(
                                name ->
                                        List.of(
                                                "framework = \""
                                                        + name
                                                        + "\"   # its settings, naming and database"
                                                        + " are the application's",
                                                database.profiles()))
                        .orElse(List.of("# framework = \"spring-boot\"   # or quarkus"));
        return template("retort.toml.txt")
                .replace("{style}\n", lines(style.lines()))
                .replace("{database}\n", lines(database.lines()))
                .replace("{framework}\n", lines(framework))
                .replace("{classes}", layout.tool().classes())
                .replace("{classpathFile}", layout.tool().classpathFile())
                .replace(
                        "{howToCompile}",
                        layout.build().compileCommand(layout.module(), layout.directory()))
                .replace("{packages}", packages);
    }

    private static String lines(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private static String template(String name) {
        try (InputStream in = Scaffold.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void create(Path file, String text, List<String> created) {
        String shown = session.shown(file);
        if (Files.exists(file)) {
            session.output().data("  kept     " + shown);
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw cannotWrite(shown, e);
        }
        created.add(shown);
        session.output().data("  created  " + shown);
    }

    private static RetortException cannotWrite(String shown, IOException e) {
        return new RetortException(
                "RT-1208", "cannot write " + shown + ": " + e, "is the folder yours?", e);
    }

    private void next(
            ProjectLayout layout, Optional<String> ofDatabase, Optional<String> ofExecutor) {
        List<String> steps = new ArrayList<>();
        Path from = session.workingDirectory();
        boolean isFound =
                ConfigFile.nearest(from)
                        .filter(layout.directory().resolve(ConfigFile.NAME)::equals)
                        .isPresent();
        if (!isFound) {
            from = layout.directory();
            steps.add("cd " + session.shown(from));
        }
        ofDatabase.ifPresent(steps::add);
        ofExecutor.ifPresent(steps::add);
        steps.add(layout.build().compileCommand(layout.module(), from));
        steps.add("retort revision --autogenerate -m \"first tables\"");
        Output output = session.output();
        output.note("");
        output.note("Next");
        for (int i = 0; i < steps.size(); i++) {
            output.note("  " + (i + 1) + "  " + steps.get(i).replace("\n", "\n     "));
        }
        output.note("     or, where the database has its tables already:  retort baseline");
        session.report().put("next", steps);
    }

    /**
     * What revision sources are compiled with: offered, and written into the build file when
     * somebody wants it.
     *
     * @return what is left to do
     */
    private Optional<String> executor(ProjectLayout layout) {
        if (layout.knowsExecutor()) {
            return Optional.empty();
        }
        String version = Scaffold.class.getPackage().getImplementationVersion();
        MavenDependency executor =
                new MavenDependency(
                        "dev.retort", "retort-executor", version == null ? UNRELEASED : version);
        return switch (layout.tool()) {
            case MAVEN -> {
                Path pom = layout.directory().resolve("pom.xml");
                yield add(executor, pom)
                        ? Optional.empty()
                        : Optional.of(
                                "add to the dependencies of "
                                        + session.shown(pom)
                                        + ", because revisions are Java of your project:\n"
                                        + executor.xml());
            }
            case GRADLE ->
                    Optional.of(
                            "add to the dependencies of your build file, because revisions are Java"
                                    + " of your project:\nimplementation(\""
                                    + executor.coordinates()
                                    + "\")");
            case NONE ->
                    Optional.of(
                            "add "
                                    + executor.coordinates()
                                    + " to your dependencies: revisions are Java of your project");
        };
    }

    private boolean add(MavenDependency executor, Path pom) {
        boolean isWanted =
                session.ask(
                                session.output().noteStyle().changed("  ? ")
                                        + "Revisions are Java of your project, and need "
                                        + executor.coordinates()
                                        + ".\n    Enter adds it to "
                                        + session.shown(pom)
                                        + ", n does not: ")
                        .filter(answer -> !answer.strip().toLowerCase(Locale.ROOT).startsWith("n"))
                        .isPresent();
        try {
            if (!isWanted || !executor.addTo(pom)) {
                return false;
            }
        } catch (IOException e) {
            throw cannotWrite(session.shown(pom), e);
        }
        session.output().data("  changed  " + session.shown(pom));
        return true;
    }
}
