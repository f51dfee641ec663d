package dev.retort.cli.build;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The build that a folder belongs to. Its files are read, and nothing is run.
 *
 * @param root the folder of the whole, absolute
 * @param modules the root itself first
 */
public record Build(Path root, BuildTool tool, List<BuildModule> modules) {

    public Build {
        modules = List.copyOf(modules);
    }

    /** The largest one that the folder is a module of. */
    public static Build around(Path directory) {
        Path folder = directory.toAbsolutePath().normalize();
        Build build = at(folder);
        for (Path above = folder.getParent(); above != null; above = above.getParent()) {
            Build larger = at(above);
            if (larger.tool == build.tool && larger.module(folder).isPresent()) {
                build = larger;
            }
        }
        return build;
    }

    private static Build at(Path folder) {
        if (Files.isRegularFile(folder.resolve(MavenPom.NAME))) {
            return new Build(folder, BuildTool.MAVEN, MavenBuild.modules(folder));
        }
        if (GradleBuild.isAt(folder)) {
            return new Build(folder, BuildTool.GRADLE, GradleBuild.modules(folder));
        }
        return new Build(
                folder,
                BuildTool.NONE,
                List.of(
                        new BuildModule(
                                folder, BuildTool.NONE, "", false, Set.of(), Set.of(), "")));
    }

    /**
     * That of the nearest folder above a file that has build files, whether the file is there or
     * not.
     */
    public static Optional<Build> nearest(Path file) {
        for (Path folder = file.toAbsolutePath().normalize().getParent();
                folder != null;
                folder = folder.getParent()) {
            if (at(folder).tool != BuildTool.NONE) {
                return Optional.of(around(folder));
            }
        }
        return Optional.empty();
    }

    /** The one in that very folder. */
    public Optional<BuildModule> module(Path directory) {
        return modules.stream().filter(each -> each.directory().equals(directory)).findFirst();
    }

    /** The module, and those of this build that it depends on, however far. */
    public List<BuildModule> reach(BuildModule module) {
        Set<BuildModule> reached = new LinkedHashSet<>();
        Deque<BuildModule> open = new ArrayDeque<>(List.of(module));
        while (!open.isEmpty()) {
            BuildModule next = open.remove();
            if (reached.add(next)) {
                modules.stream()
                        .filter(each -> next.dependencies().contains(each.name()))
                        .forEach(open::add);
            }
        }
        return List.copyOf(reached);
    }

    /** Its folder as a person names it, from the root. */
    public String shown(BuildModule module) {
        return module.shownFrom(root);
    }

    /**
     * What makes classes that are missing, and the class path of their module.
     *
     * @param from the folder that it is typed in
     */
    public String commandForClasses(Path missing, Path from) {
        return compileCommand(moduleOf(missing), from);
    }

    /**
     * What makes a file with a class path, and the classes of its module.
     *
     * @param from the folder that it is typed in
     */
    public String commandForClassPath(Path missing, Path from) {
        BuildModule module = moduleOf(missing);
        return compileCommand(module, from, module.directory().relativize(missing).toString());
    }

    private BuildModule moduleOf(Path file) {
        return modules.stream()
                .filter(each -> file.startsWith(each.directory()))
                .max(Comparator.comparing(each -> each.directory().getNameCount()))
                .orElseThrow();
    }

    /**
     * What compiles a module with all it needs, and writes its class path; a sentence where the
     * tool has no command for it.
     *
     * @param from the folder that it is typed in
     */
    public String compileCommand(BuildModule module, Path from) {
        return compileCommand(module, from, tool.classpathFile());
    }

    private String compileCommand(BuildModule module, Path from, String classpathFile) {
        return switch (tool) {
            case MAVEN ->
                    program("mvn", "mvnw", from)
                            + " -q"
                            + (from.equals(root) ? "" : " -f " + path(from, root))
                            + (module.directory().equals(root)
                                    ? ""
                                    : " -pl " + shown(module) + " -am")
                            + " compile dependency:build-classpath -Dmdep.outputFile="
                            + classpathFile;
            case GRADLE -> "compile, and write the runtime class path to " + classpathFile;
            case NONE -> "compile, and write the class path, with Hibernate, to " + classpathFile;
        };
    }

    /** The program that runs the build: its wrapper, where it has one. */
    String program(String name, String wrapper, Path from) {
        boolean isWindows =
                System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        Path file = root.resolve(wrapper);
        if (isWindows || !Files.isExecutable(file)) {
            return name;
        }
        return from.equals(root) ? "./" + wrapper : path(from, file);
    }

    private static String path(Path from, Path to) {
        return from.relativize(to).toString();
    }

    /** The formatter of a module, which its sources have to please. */
    public Optional<Formatter> formatter(BuildModule module) {
        return Formatter.of(module);
    }

    /** What formats one source of a module, run in its folder; {@code ${FILE}} is that source. */
    public String formatCommand(Formatter formatter, BuildModule module) {
        return tool == BuildTool.GRADLE
                ? program("gradle", "gradlew", module.directory()) + " -q " + formatter.gradleTask()
                : program("mvn", "mvnw", module.directory()) + " -q " + formatter.mavenGoal();
    }

    /** Who forbids imports with a star in a module's sources, for a person; empty for nobody. */
    public Optional<String> forbidsStars(BuildModule module) {
        List<Path> folders = new ArrayList<>();
        for (Path at = module.directory(); at != null && at.startsWith(root); at = at.getParent()) {
            folders.add(at);
        }
        return new StarImports(module, folders).forbiddenBy();
    }
}
