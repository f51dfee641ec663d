package dev.retort.cli.init;

import dev.retort.cli.build.Build;
import dev.retort.cli.build.BuildModule;
import dev.retort.cli.build.BuildTool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a look at a project's folder tells: its build, its framework, and where its entities are.
 *
 * @param build that the module belongs to
 * @param module that Retort is for: the application, or the one with the entities
 * @param sources of the module and of those that it depends on
 */
record ProjectLayout(Build build, BuildModule module, Map<BuildModule, ModuleSources> sources) {

    /**
     * The first dependency that a framework's name is for, and what {@code model.framework} says.
     */
    private static final Map<String, String> FRAMEWORKS = new LinkedHashMap<>();

    static {
        FRAMEWORKS.put("quarkus-hibernate-orm", "quarkus");
        FRAMEWORKS.put("spring-boot-starter-data-jpa", "spring-boot");
    }

    static ProjectLayout of(Build build, BuildModule module) {
        Map<BuildModule, ModuleSources> sources = new LinkedHashMap<>();
        build.reach(module).forEach(each -> sources.put(each, ModuleSources.of(each)));
        return new ProjectLayout(build, module, sources);
    }

    /** That of the module in the very folder. */
    static ProjectLayout of(Path directory) {
        Build build = Build.around(directory);
        return of(build, build.module(directory).orElseThrow());
    }

    Path directory() {
        return module.directory();
    }

    BuildTool tool() {
        return build.tool();
    }

    /** The one that configures Hibernate, by what the build files depend on. */
    Optional<String> framework() {
        return FRAMEWORKS.entrySet().stream()
                .filter(
                        each ->
                                sources.keySet().stream()
                                        .anyMatch(one -> one.dependsOn(each.getKey())))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Whether the build file mentions the artifact that revision sources are compiled against. */
    boolean knowsExecutor() {
        return module.dependsOn("retort-executor");
    }

    /** The package that all entities share. */
    Optional<String> entityPackage() {
        return sources.values().stream()
                .flatMap(each -> each.packages().stream())
                .distinct()
                .reduce(ProjectLayout::sharedPrefix)
                .filter(prefix -> !prefix.isEmpty());
    }

    int entities() {
        return sources.values().stream().mapToInt(each -> each.packages().size()).sum();
    }

    /**
     * Where the files and classes of the application are, before it is compiled and after: its
     * sources first, because they are what a person just wrote.
     */
    List<Path> classFolders() {
        List<Path> folders = new ArrayList<>();
        for (BuildModule each : sources.keySet()) {
            for (String name : List.of("src/main/resources", tool().classes())) {
                Path folder = each.directory().resolve(name);
                if (Files.isDirectory(folder)) {
                    folders.add(folder);
                }
            }
        }
        return folders;
    }

    /** For instance {@code Spring Boot, 2 entities of orders-domain}. */
    String described() {
        int entities = entities();
        String others =
                sources.entrySet().stream()
                        .filter(each -> !each.getKey().equals(module))
                        .filter(each -> !each.getValue().packages().isEmpty())
                        .map(each -> build.shown(each.getKey()))
                        .collect(Collectors.joining(", "));
        return framework()
                        .map(name -> name.equals("quarkus") ? "Quarkus, " : "Spring Boot, ")
                        .orElse("")
                + (entities == 0
                        ? "no entity in its sources"
                        : entities == 1 ? "1 entity" : entities + " entities")
                + (others.isEmpty()
                        ? entityPackage().map(name -> " in " + name).orElse("")
                        : (sources.get(module).packages().isEmpty() ? " of " : ", also of ")
                                + others);
    }

    private static String sharedPrefix(String first, String second) {
        String[] a = first.split("\\.");
        String[] b = second.split("\\.");
        int shared = 0;
        while (shared < Math.min(a.length, b.length) && a[shared].equals(b[shared])) {
            shared++;
        }
        return String.join(".", Arrays.copyOf(a, shared));
    }
}
