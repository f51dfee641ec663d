package dev.retort.cli.model;

import dev.retort.cli.config.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The files of a Spring Boot application in their order ("Externalized Configuration"): those of
 * the class path below those of the folder it is started in; in each of these two the plain file
 * below those of the active profiles; {@code config/} above its parent; properties above YAML; and
 * in a file the later document above the earlier one.
 */
final class SpringBootFiles {

    private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".properties");

    private static final String ON_PROFILE = "spring.config.activate.on-profile";
    private static final String ON_CLOUD = "spring.config.activate.on-cloud-platform";
    private static final String ACTIVE = "spring.profiles.active";
    private static final String IMPORT = "spring.config.import";

    private final ApplicationFiles files;
    private final Map<String, String> environment;
    private final List<String> profiles = new ArrayList<>();
    private final SortedSet<String> known = new TreeSet<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<Layer> lowestFirst = new ArrayList<>();

    private SpringBootFiles(ApplicationFiles files, Map<String, String> environment) {
        this.files = files;
        this.environment = environment;
    }

    static SpringBootFiles read(
            ApplicationFiles files, List<String> given, Map<String, String> environment) {
        SpringBootFiles read = new SpringBootFiles(files, environment);
        // The plain documents choose the profiles, which then decide about the others.
        read.collect();
        read.choose(given);
        read.lowestFirst.clear();
        read.warnings.clear();
        read.collect();
        read.known.addAll(files.profiles());
        return read;
    }

    List<Layer> layers() {
        List<Layer> highestFirst = new ArrayList<>(lowestFirst);
        Collections.reverse(highestFirst);
        return highestFirst;
    }

    List<String> profiles() {
        return List.copyOf(profiles);
    }

    /** Those that have a file, and those that a document asks for by a single name; sorted. */
    List<String> knownProfiles() {
        return List.copyOf(known);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    private Configuration configuration() {
        return new Configuration(layers(), Configuration.Binding.RELAXED, environment);
    }

    private void choose(List<String> given) {
        Configuration plain = configuration();
        Set<String> chosen = new LinkedHashSet<>();
        List<String> active = given.isEmpty() ? Setting.values(plain.list(ACTIVE)) : given;
        Setting.values(plain.list("spring.profiles.include")).forEach(chosen::add);
        for (String profile : active) {
            chosen.add(profile);
            chosen.addAll(Setting.values(plain.list("spring.profiles.group." + profile)));
        }
        if (chosen.isEmpty()) {
            chosen.add(plain.text("spring.profiles.default").orElse("default"));
        }
        profiles.addAll(chosen);
    }

    private void collect() {
        List<String> suffixes = new ArrayList<>(List.of(""));
        profiles.forEach(profile -> suffixes.add("-" + profile));
        for (String suffix : suffixes) {
            for (String folder : List.of("", "config/")) {
                for (String ending : ENDINGS) {
                    add(files.onClassPath(folder + "application" + suffix + ending));
                }
            }
        }
        for (String suffix : suffixes) {
            for (String folder : List.of("", "config/")) {
                for (String ending : ENDINGS) {
                    add(files.inFolder(folder + "application" + suffix + ending));
                }
            }
        }
    }

    private void add(List<Layer> documents) {
        for (Layer document : documents) {
            if (applies(document)) {
                lowestFirst.add(document);
                Configuration alone =
                        new Configuration(
                                List.of(document), Configuration.Binding.RELAXED, Map.of());
                alone.list(IMPORT).forEach(this::include);
            }
        }
    }

    /** What a document imports comes right above it. */
    private void include(Setting<String> location) {
        String name = location.value().replaceFirst("^optional:", "");
        String path = name.replaceFirst("^(classpath:|file:)/?(\\./)?", "");
        boolean known = ENDINGS.stream().anyMatch(path::endsWith);
        if (known && name.startsWith("classpath:")) {
            add(files.onClassPath(path));
        } else if (known && (name.startsWith("file:") || !name.contains(":"))) {
            add(files.inFolder(name.startsWith("file:/") ? name.substring(5) : path));
        } else {
            warnings.add(
                    location.source()
                            + " imports "
                            + name
                            + ", which is not read: settings that come from there have to be in"
                            + " [model.settings]");
        }
    }

    private boolean applies(Layer document) {
        Optional<String> expression = value(document, ON_PROFILE);
        expression.stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(text -> text.matches("[\\w.-]+"))
                .forEach(known::add);
        return value(document, ON_CLOUD).isEmpty()
                && (expression.isEmpty()
                        || Arrays.stream(expression.get().split(",")).anyMatch(this::matches));
    }

    private static Optional<String> value(Layer document, String key) {
        return document.values().entrySet().stream()
                .filter(entry -> entry.getKey().replaceAll("\\[\\d+]$", "").equals(key))
                .map(entry -> entry.getValue().value())
                .filter(Objects::nonNull)
                .reduce((a, b) -> a + "," + b);
    }

    /** A profile expression (org.springframework.core.env.Profiles): {@code prod & (eu | !us)}. */
    private boolean matches(String expression) {
        return new ProfileExpression(expression, profiles).holds();
    }
}
