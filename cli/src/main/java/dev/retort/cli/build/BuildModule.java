package dev.retort.cli.build;

import java.nio.file.Path;
import java.util.Set;

/**
 * A module of a build, or the only one.
 *
 * @param directory absolute
 * @param tool that builds it
 * @param name by which other modules depend on it
 * @param isAggregator whether it holds nothing but other modules
 * @param dependencies names of artifacts and modules, those of its parents in the build among them
 * @param plugins of Maven's, by artifact, those of its parents in the build among them
 * @param text of its build files and those of its parents in the build
 */
public record BuildModule(
        Path directory,
        BuildTool tool,
        String name,
        boolean isAggregator,
        Set<String> dependencies,
        Set<String> plugins,
        String text) {

    public BuildModule {
        dependencies = Set.copyOf(dependencies);
        plugins = Set.copyOf(plugins);
    }

    /**
     * Whether it depends on an artifact itself.
     *
     * @param prefix what the artifact's name begins with
     */
    public boolean dependsOn(String prefix) {
        return dependencies.stream().anyMatch(each -> each.startsWith(prefix));
    }

    /** Whether it uses one of Maven's plugins, or one of Gradle's. */
    public boolean uses(String mavenPlugin, String gradlePlugin) {
        return tool == BuildTool.GRADLE
                ? text.contains(gradlePlugin)
                : plugins.contains(mavenPlugin);
    }

    /** Its folder as a person names it, from the root of its build. */
    String shownFrom(Path root) {
        return root.equals(directory) ? "." : root.relativize(directory).toString();
    }
}
