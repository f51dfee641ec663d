package dev.retort.cli.model;

import dev.retort.cli.config.ApplicationDatabase;
import dev.retort.cli.config.Setting;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What configures Hibernate in an application, and finds its entities. */
sealed interface Framework permits SpringBoot, Quarkus {

    /** For a person: {@code Spring Boot 3.5.16}. */
    String name();

    /** The active profiles, the last one winning. */
    List<String> profiles();

    /** Profiles that its files speak of, whether active or not. */
    List<String> knownProfiles();

    /** The settings that the framework gives Hibernate, its own defaults among them. */
    Map<String, Setting<String>> settings();

    /** Packages whose entities it takes, with their sub-packages; empty for all that it sees. */
    List<Setting<String>> packages();

    /** Whether it looks at an entry of the class path at all. */
    boolean scans(Path entry);

    List<Setting<String>> mappingFiles();

    /**
     * The one that is meant, of those that it has.
     *
     * @throws dev.retort.RetortException {@code RT-1217} when nothing says which one
     */
    Optional<ApplicationDatabase> database();

    /** What it calls those of its data sources that are PostgreSQL, in the order of its files. */
    List<String> dataSources();

    /** What is known to be missing, as sentences. */
    List<String> warnings();
}
