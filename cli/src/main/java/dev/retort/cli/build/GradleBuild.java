package dev.retort.cli.build;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The projects of a Gradle build, as far as their files say it in plain words. */
final class GradleBuild {

    private static final String[] SETTINGS = {"settings.gradle", "settings.gradle.kts"};
    private static final String[] BUILD = {"build.gradle", "build.gradle.kts"};

    private static final Pattern INCLUDE =
            Pattern.compile(
                    "^\\s*include\\b[\\s(]*((?:[\"'][^\"']+[\"'][\\s,]*)+)", Pattern.MULTILINE);
    private static final Pattern TEXT = Pattern.compile("[\"']([^\"']+)[\"']");

    /** {@code "group:artifact:version"}, {@code project(":orders")}. */
    private static final Pattern ARTIFACT =
            Pattern.compile("[\"'][\\w.-]+:([\\w.-]+)(?::[^\"']*)?[\"']");

    private static final Pattern PROJECT =
            Pattern.compile("project\\s*\\(?\\s*(?:path\\s*[:=]\\s*)?[\"'](:[^\"']+)[\"']");

    /**
     * Of a version catalogue, and of projects: {@code libs.spring.boot}, {@code projects.orders}.
     */
    private static final Pattern ACCESSOR = Pattern.compile("\\b(libs|projects)\\.([\\w.]+)");

    private GradleBuild() {}

    static boolean isAt(Path folder) {
        return TextFiles.first(folder, SETTINGS).isPresent()
                || TextFiles.first(folder, BUILD).isPresent();
    }

    static List<BuildModule> modules(Path root) {
        String settings = TextFiles.first(root, SETTINGS).map(TextFiles::text).orElse("");
        String ofRoot = text(root);
        List<BuildModule> modules = new ArrayList<>();
        Matcher include = INCLUDE.matcher(settings);
        while (include.find()) {
            Matcher name = TEXT.matcher(include.group(1));
            while (name.find()) {
                String path = name.group(1).startsWith(":") ? name.group(1) : ":" + name.group(1);
                Path folder = root.resolve(path.substring(1).replace(':', '/'));
                if (Files.isDirectory(folder)) {
                    modules.add(module(folder, path, text(folder), ofRoot));
                }
            }
        }
        boolean isAggregator = !modules.isEmpty() && !Files.isDirectory(root.resolve("src"));
        BuildModule itself = module(root, ":", ofRoot, "");
        modules.add(
                0,
                new BuildModule(
                        root,
                        BuildTool.GRADLE,
                        ":",
                        isAggregator,
                        itself.dependencies(),
                        itself.plugins(),
                        itself.text()));
        return modules;
    }

    private static String text(Path folder) {
        return TextFiles.first(folder, BUILD).map(TextFiles::text).orElse("");
    }

    private static BuildModule module(Path folder, String name, String text, String ofRoot) {
        Set<String> dependencies = new LinkedHashSet<>();
        ARTIFACT.matcher(text).results().forEach(each -> dependencies.add(each.group(1)));
        PROJECT.matcher(text).results().forEach(each -> dependencies.add(each.group(1)));
        ACCESSOR.matcher(text)
                .results()
                .forEach(
                        each ->
                                dependencies.add(
                                        each.group(1).equals("libs")
                                                ? each.group(2).replace('.', '-')
                                                : ":" + dashed(each.group(2)).replace('.', ':')));
        return new BuildModule(
                folder,
                BuildTool.GRADLE,
                name,
                false,
                dependencies,
                Set.of(),
                text + "\n" + ofRoot);
    }

    /** {@code ordersDomain} is the project {@code orders-domain}. */
    private static String dashed(String accessor) {
        return accessor.replaceAll("(?<=[a-z0-9])([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
