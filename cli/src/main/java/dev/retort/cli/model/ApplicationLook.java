package dev.retort.cli.model;

import dev.retort.RetortException;
import dev.retort.cli.config.ApplicationDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an application's own configuration says of its database, for somebody who sets up a project
 * and has to know whether that is enough. Nothing has to be compiled.
 *
 * @param database the one that is meant, when that is clear
 * @param profile that has to be active for it; empty for those that the application chooses
 * @param profiles that have a database, when none is there without one
 * @param dataSources of which one has to be chosen
 * @param problem why the configuration does not say it, as far as it speaks of one: a sentence
 */
public record ApplicationLook(
        Optional<ApplicationDatabase> database,
        Optional<String> profile,
        List<String> profiles,
        List<String> dataSources,
        Optional<String> problem) {

    /** Those that a person who sits at the code means, likeliest first. */
    private static final List<String> AT_THE_CODE = List.of("local", "dev", "development");

    /** A test's database comes and goes with the test. */
    private static final List<String> OF_TESTS = List.of("test", "it", "ci");

    /** What is read of an application, and again with other profiles. */
    private interface Reader {
        Framework read(List<String> profiles);
    }

    /**
     * @param framework as {@code model.framework} names it
     * @param project the application's folder
     * @param classFolders those of its class path; they need not be there
     */
    public static ApplicationLook at(
            String framework,
            Path project,
            List<Path> classFolders,
            Map<String, String> environment) {
        Resources classPath = new Resources(classFolders);
        Reader reader =
                framework.equals("quarkus")
                        ? profiles ->
                                Quarkus.read(
                                        classPath,
                                        project,
                                        profiles,
                                        Optional.empty(),
                                        Optional.empty(),
                                        environment)
                        : profiles ->
                                SpringBoot.read(
                                        classPath,
                                        project,
                                        profiles,
                                        Optional.empty(),
                                        environment);
        return at(reader, ModelSource.profiles(environment));
    }

    private static ApplicationLook at(Reader reader, List<String> chosen) {
        Framework plain = reader.read(chosen);
        Optional<String> problem = Optional.empty();
        try {
            Optional<ApplicationDatabase> database = plain.database();
            if (database.filter(ApplicationLook::isPostgres).isPresent()) {
                return new ApplicationLook(
                        database, Optional.empty(), List.of(), List.of(), problem);
            }
            problem =
                    database.map(
                            each ->
                                    each.url().source()
                                            + " says "
                                            + each.url().value()
                                            + ", which is no PostgreSQL");
        } catch (RetortException e) {
            problem = Optional.of(e.getMessage());
            if (e.code().equals("RT-1217")) {
                return new ApplicationLook(
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        plain.dataSources(),
                        problem);
            }
        }
        Map<String, ApplicationDatabase> byProfile =
                chosen.isEmpty() ? byProfile(reader, plain) : Map.of();
        List<String> profiles = List.copyOf(byProfile.keySet());
        Optional<String> likeliest =
                profiles.size() == 1
                        ? Optional.of(profiles.get(0))
                        : AT_THE_CODE.stream().filter(profiles::contains).findFirst();
        return new ApplicationLook(
                likeliest.map(byProfile::get), likeliest, profiles, List.of(), problem);
    }

    private static Map<String, ApplicationDatabase> byProfile(Reader reader, Framework plain) {
        List<String> names = new ArrayList<>(plain.knownProfiles());
        names.removeAll(OF_TESTS);
        names.removeAll(plain.profiles());
        Map<String, ApplicationDatabase> found = new LinkedHashMap<>();
        for (String name : names) {
            try {
                reader.read(List.of(name))
                        .database()
                        .filter(ApplicationLook::isPostgres)
                        .ifPresent(database -> found.put(name, database));
            } catch (RetortException e) {
                // It needs something that is not at hand, so it is not what is meant here.
                continue;
            }
        }
        return found;
    }

    private static boolean isPostgres(ApplicationDatabase database) {
        return database.url().value().contains("postgres");
    }
}
