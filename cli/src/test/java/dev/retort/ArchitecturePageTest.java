package dev.retort;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import dev.retort.laws.cases.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The picture in docs/architecture.md, and the table below it, are what the class files and the
 * package comments say; {@code -Dretort.rewrite} draws them anew. The files that the page sends a
 * reader to are there.
 */
class ArchitecturePageTest {

    private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
    private static final Path PAGE = CHECKOUT.resolve("docs/architecture.md");
    private static final String BEGIN = "<!-- begin: drawn from the code -->\n";
    private static final String END = "<!-- end: drawn from the code -->\n";

    private static final String ROOT = "dev.retort";
    private static final String FIXTURES = "fixtures";

    /** Those who build on others first. */
    private static final List<String> MODULES =
            List.of("cli", "codegen", "diff-engine", "executor", FIXTURES);

    /** A folder of class files or a jar, of this build or of the local repository. */
    private static final Pattern LOCATION =
            Pattern.compile("/(?:retort-)?(" + String.join("|", MODULES) + ")(?:/target/|-\\d)");

    private static final Pattern PACKAGE_COMMENT =
            Pattern.compile("/\\*\\*(.*?)\\*/\\s*package ", Pattern.DOTALL);

    /** Named in full, without {@code src/main/java/dev/retort}, or by its last part alone. */
    private static final Pattern SOURCE = Pattern.compile("`([\\w/-]+\\.java)`");

    private static final Pattern TAG =
            Pattern.compile("\\{@(?:code |link (?:[a-z]\\w*\\.)*)([^}]+)}");

    /** Of each package, by what follows {@code dev.retort}. */
    private final SortedMap<String, String> modules = new TreeMap<>();

    /** From a package to those that it uses. */
    private final SortedMap<String, SortedSet<String>> arrows = new TreeMap<>();

    @Test
    void thePageShowsWhatTheCodeIs() throws IOException {
        read();
        dropWhatFollows();
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        String drawn = picture() + "\n" + table();
        if (Recording.REWRITES) {
            Files.writeString(PAGE, page.substring(0, begin) + drawn + page.substring(end));
            return;
        }
        assertThat(page.substring(begin, end))
                .as("%s; -Dtest=ArchitecturePageTest -Dretort.rewrite draws it anew", PAGE)
                .isEqualTo(drawn);
    }

    @Test
    void theFilesThatThePageNamesAreThere() throws IOException {
        Set<String> there = new HashSet<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(CHECKOUT.resolve(module).resolve("src"))) {
                files.map(file -> "/" + CHECKOUT.relativize(file).toString().replace('\\', '/'))
                        .forEach(
                                file -> {
                                    there.add(file);
                                    there.add(file.replace("src/main/java/dev/retort/", ""));
                                    there.add(file.substring(file.lastIndexOf('/')));
                                });
            }
        }
        List<String> named =
                SOURCE.matcher(Files.readString(PAGE))
                        .results()
                        .map(each -> each.group(1))
                        .toList();
        assertThat(named).isNotEmpty().allMatch(each -> there.contains("/" + each));
    }

    private void read() {
        for (JavaClass type : PackageRulesTest.CLASSES) {
            if (type.getSimpleName().equals("package-info")) {
                continue;
            }
            String from = box(type);
            modules.put(from, module(type));
            SortedSet<String> used = arrows.computeIfAbsent(from, name -> new TreeSet<>());
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                // An error and a suggestion are everybody's.
                if (target.getPackageName().startsWith(ROOT + ".") && !box(target).equals(from)) {
                    used.add(box(target));
                }
            }
        }
    }

    private static String box(JavaClass type) {
        String name = type.getPackageName();
        if (name.equals(ROOT)) {
            return "";
        }
        String below = name.substring(ROOT.length() + 1);
        return below.startsWith(FIXTURES) ? FIXTURES : below;
    }

    private static String module(JavaClass type) {
        String location = type.getSource().orElseThrow().getUri().toString();
        Matcher found = LOCATION.matcher(location);
        if (!found.find()) {
            throw new IllegalStateException("of which module is " + location + "?");
        }
        return found.group(1);
    }

    /** An arrow goes when a longer way leads to the same place. */
    private void dropWhatFollows() {
        arrows.forEach(
                (from, used) -> {
                    for (String to : List.copyOf(used)) {
                        used.remove(to);
                        if (!reaches(from, to)) {
                            used.add(to);
                        }
                    }
                });
    }

    private boolean reaches(String from, String to) {
        Set<String> seen = new HashSet<>();
        Deque<String> next = new ArrayDeque<>(arrows.get(from));
        while (!next.isEmpty()) {
            String here = next.pop();
            if (here.equals(to)) {
                return true;
            }
            if (seen.add(here)) {
                next.addAll(arrows.get(here));
            }
        }
        return false;
    }

    private String picture() {
        StringBuilder text = new StringBuilder("```mermaid\nflowchart TD\n");
        for (String module : MODULES) {
            text.append("  subgraph ").append(module).append('\n');
            of(module)
                    .forEach(
                            name ->
                                    text.append("    ")
                                            .append(node(name))
                                            .append("[\"")
                                            .append(label(name))
                                            .append("\"]\n"));
            text.append("  end\n");
        }
        arrows.forEach(
                (from, used) -> {
                    if (!used.isEmpty()) {
                        text.append("  ")
                                .append(node(from))
                                .append(" --> ")
                                .append(String.join(" & ", used.stream().map(this::node).toList()))
                                .append('\n');
                    }
                });
        return text.append("```\n").toString();
    }

    private String table() throws IOException {
        StringBuilder text = new StringBuilder("| Package | What it is for |\n|---|---|\n");
        for (String module : MODULES) {
            text.append("| **").append(module).append("** | |\n");
            for (String name : of(module)) {
                text.append("| `")
                        .append(label(name))
                        .append("` | ")
                        .append(firstSentence(module, name))
                        .append(" |\n");
            }
        }
        return text.toString();
    }

    private List<String> of(String module) {
        return modules.keySet().stream().filter(name -> modules.get(name).equals(module)).toList();
    }

    /** Mermaid has words of its own, {@code end} for one. */
    private String node(String name) {
        return "p_" + name.replace('.', '_');
    }

    private static String label(String name) {
        return name.isEmpty() ? ROOT : name;
    }

    private static String firstSentence(String module, String name) throws IOException {
        Path file =
                CHECKOUT.resolve(module)
                        .resolve("src/main/java/dev/retort")
                        .resolve(name.replace('.', '/'))
                        .resolve("package-info.java");
        Matcher comment = PACKAGE_COMMENT.matcher(Files.readString(file));
        if (!comment.find()) {
            throw new IllegalStateException("no comment of the package in " + file);
        }
        String text = comment.group(1).replaceAll("\\s*\\n\\s*\\*\\s*", " ").strip();
        String sentence = text.split("(?<=\\.)\\s", 2)[0];
        return TAG.matcher(sentence).replaceAll("`$1`").replace("|", "\\|");
    }
}
