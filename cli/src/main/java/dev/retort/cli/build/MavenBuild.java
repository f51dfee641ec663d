package dev.retort.cli.build;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The modules of a Maven build, each with what it has of its parents. */
final class MavenBuild {

    private final Map<Path, MavenPom> poms = new LinkedHashMap<>();

    private MavenBuild() {}

    static List<BuildModule> modules(Path root) {
        MavenBuild build = new MavenBuild();
        build.read(root.resolve(MavenPom.NAME));
        List<BuildModule> modules = new ArrayList<>();
        for (MavenPom each : List.copyOf(build.poms.values())) {
            modules.add(build.module(each));
        }
        return modules;
    }

    private void read(Path file) {
        if (!poms.containsKey(file)) {
            MavenPom pom = MavenPom.read(file);
            poms.put(file, pom);
            pom.modules().forEach(this::read);
        }
    }

    /** One that is no module, but lies in the same project, counts as well. */
    private MavenPom parent(Path file) {
        MavenPom module = poms.get(file);
        return module == null ? MavenPom.read(file) : module;
    }

    private BuildModule module(MavenPom pom) {
        Set<String> dependencies = new LinkedHashSet<>();
        Set<String> plugins = new LinkedHashSet<>();
        StringBuilder text = new StringBuilder();
        Set<Path> seen = new LinkedHashSet<>();
        Optional<MavenPom> at = Optional.of(pom);
        while (at.isPresent() && seen.add(at.get().file())) {
            dependencies.addAll(at.get().dependencies());
            plugins.addAll(at.get().plugins());
            text.append(at.get().text()).append('\n');
            at = at.get().parent().map(this::parent);
        }
        return new BuildModule(
                pom.file().getParent(),
                BuildTool.MAVEN,
                pom.artifact(),
                !pom.modules().isEmpty(),
                dependencies,
                plugins,
                text.toString());
    }
}
