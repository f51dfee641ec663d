package dev.retort.cli.build;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks whether a project forbids imports with a star: to Checkstyle, to Spotless, or to the editor
 * by {@code .editorconfig}.
 */
final class StarImports {

    private static final Pattern CONFIGURED =
            Pattern.compile(
                    "<configLocation>\\s*([^<]+?)\\s*</configLocation>|configFile\\b[^\"'\\n]*[\"']([^\"']+)[\"']");
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern CHECK =
            Pattern.compile(
                    "<module\\s+name\\s*=\\s*\"(?:[\\w.]*\\.)?AvoidStarImport(?:Check)?\"\\s*(?:/>|>(.*?)</module>)",
                    Pattern.DOTALL);
    private static final Pattern STATIC_ALLOWED =
            Pattern.compile("\"allowStaticMemberImports\"\\s+value\\s*=\\s*\"true\"");
    private static final Pattern ON_DEMAND =
            Pattern.compile(
                    "^\\s*ij_java_(?:class|names)_count_to_use_import_on_demand\\s*=\\s*(\\d+)",
                    Pattern.MULTILINE);

    /** An editor that counts so far is meant to never do it. */
    private static final int NEVER = 99;

    /** Those that come with Checkstyle have the check, and make no exception. */
    private static final List<String> OF_CHECKSTYLE =
            List.of("sun_checks.xml", "google_checks.xml", "/sun_checks.xml", "/google_checks.xml");

    private static final List<String> USUAL =
            List.of(
                    "checkstyle.xml",
                    "config/checkstyle.xml",
                    "config/checkstyle/checkstyle.xml",
                    "src/checkstyle/checkstyle.xml",
                    "etc/checkstyle.xml");

    private final BuildModule module;
    private final List<Path> folders;

    /**
     * @param folders of the module and of those that it lies in, up to the root of its build
     */
    StarImports(BuildModule module, List<Path> folders) {
        this.module = module;
        this.folders = folders;
    }

    Optional<String> forbiddenBy() {
        String text = COMMENT.matcher(module.text()).replaceAll("");
        if (text.matches("(?is).*\\b(forbid|remove)WildcardImports\\b.*")) {
            return Optional.of("Spotless");
        }
        if (module.uses("maven-checkstyle-plugin", "checkstyle") && checkstyleForbids(text)) {
            return Optional.of("Checkstyle");
        }
        for (Path folder : folders) {
            Matcher counts = ON_DEMAND.matcher(TextFiles.text(folder.resolve(".editorconfig")));
            while (counts.find()) {
                if (counts.group(1).length() > 3 || Integer.parseInt(counts.group(1)) >= NEVER) {
                    return Optional.of(".editorconfig");
                }
            }
        }
        return Optional.empty();
    }

    private boolean checkstyleForbids(String text) {
        List<String> named = new ArrayList<>();
        Matcher configured = CONFIGURED.matcher(text);
        while (configured.find()) {
            named.add(configured.group(1) == null ? configured.group(2) : configured.group(1));
        }
        if (named.stream().anyMatch(OF_CHECKSTYLE::contains)) {
            return true;
        }
        if (named.isEmpty() && module.tool() == BuildTool.MAVEN) {
            // Maven's plugin takes sun_checks.xml unless somebody says otherwise.
            return true;
        }
        List<String> names = new ArrayList<>();
        // ${project.basedir} or the like is one of the folders.
        named.forEach(each -> names.add(each.replaceFirst("^(\\$\\{[^}]*}|\\$\\w+)/+", "")));
        names.addAll(USUAL);
        for (String name : names) {
            for (Path folder : folders) {
                String file = name.contains("$") ? "" : TextFiles.text(folder.resolve(name));
                if (!file.isEmpty()) {
                    return forbids(COMMENT.matcher(file).replaceAll(""));
                }
            }
        }
        return false;
    }

    private static boolean forbids(String checks) {
        Matcher check = CHECK.matcher(checks);
        if (!check.find()) {
            return false;
        }
        String options = check.group(1);
        return options == null || !STATIC_ALLOWED.matcher(options).find();
    }
}
