package dev.retort.cli.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tables {@code [model]} and {@code [model.settings]}: which entities, and Hibernate's own
 * settings.
 *
 * @param classpath folders and jars that exist, absolute, in the order written
 * @param packages whose entities are read, with their sub-packages
 * @param exclude packages and classes that are left out
 * @param classes names of entity classes
 * @param mappingFiles resources on that class path
 * @param framework that configures Hibernate in the application
 * @param profiles of that framework; empty to let the application choose
 * @param settings Hibernate's, by their full names
 */
public record ModelConfig(
        List<Path> classpath,
        List<String> packages,
        List<String> exclude,
        List<String> classes,
        Optional<Setting<String>> persistenceUnit,
        List<String> mappingFiles,
        Optional<Setting<String>> framework,
        List<String> profiles,
        Map<String, Setting<String>> settings) {

    public ModelConfig {
        classpath = List.copyOf(classpath);
        packages = List.copyOf(packages);
        exclude = List.copyOf(exclude);
        classes = List.copyOf(classes);
        mappingFiles = List.copyOf(mappingFiles);
        profiles = List.copyOf(profiles);
    }
}
