package dev.retort.cli.model;

import dev.retort.RetortException;
import dev.retort.cli.config.ApplicationDatabase;
import dev.retort.cli.config.Setting;
import dev.retort.hibernate.scan.AnnotatedClasses;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The data sources of a Spring Boot application: the one that Boot configures, and those that the
 * application binds to properties of its own ("Configure Two DataSources" in the how-to guides). A
 * data source is named by the prefix of its properties.
 */
final class SpringBootDataSources {

    /** The one that Boot makes by itself. */
    static final String DEFAULT = "spring.datasource";

    private static final String BEAN = "org.springframework.context.annotation.Bean";
    private static final String PRIMARY = "org.springframework.context.annotation.Primary";
    private static final String PROPERTIES =
            "org.springframework.boot.context.properties.ConfigurationProperties";

    /** {@code app.orders.jdbc-url}, {@code app.orders.configuration.url}: its prefix and name. */
    private static final Pattern URL =
            Pattern.compile("(?i)(.+?)(\\.hikari|\\.configuration)?\\.(url|jdbc-?url|jdbc_url)");

    /** These have a database of their own, with a role of their own, or are no database. */
    private static final Pattern NO_DATA_SOURCE =
            Pattern.compile("(?i)spring\\.(flyway|liquibase|jpa|r2dbc)\\b.*");

    private static final List<String> NESTED = List.of(".hikari", ".configuration", "");

    private final Configuration configuration;
    private final Optional<Setting<String>> wanted;

    /**
     * @param wanted the prefix that somebody chose
     */
    SpringBootDataSources(Configuration configuration, Optional<Setting<String>> wanted) {
        this.configuration = configuration;
        this.wanted = wanted;
    }

    /** The prefixes of those whose database is PostgreSQL, as they are written. */
    List<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (String key : configuration.keys()) {
            Matcher url = URL.matcher(key);
            if (url.matches()
                    && !NO_DATA_SOURCE.matcher(key).matches()
                    && isPostgres(key, url.group(1))) {
                names.add(url.group(1));
            }
        }
        return List.copyOf(names);
    }

    /** A placeholder may be anything; where a user stands beside it, it is a database. */
    private boolean isPostgres(String key, String prefix) {
        String written = configuration.written(key).strip();
        return written.startsWith("jdbc:postgresql:")
                || written.startsWith("${")
                        && (written.contains("jdbc:postgresql:")
                                || key.toLowerCase(Locale.ROOT).contains("jdbc")
                                || NESTED.stream()
                                        .anyMatch(
                                                each ->
                                                        configuration.has(
                                                                prefix + each + ".username")));
    }

    /**
     * The one that somebody chose, else Boot's own, else the only one, else the primary one.
     *
     * @throws RetortException {@code RT-1217} when that does not say which one
     */
    Optional<ApplicationDatabase> chosen(List<Path> classPath) {
        if (wanted.isPresent()) {
            return Optional.of(
                    database(wanted.get().value()).orElseThrow(() -> unknown(wanted.get())));
        }
        return database(DEFAULT).or(() -> named(classPath).flatMap(this::database));
    }

    private Optional<ApplicationDatabase> database(String prefix) {
        return first(prefix, ".jdbc-url", ".url")
                .map(
                        url ->
                                new ApplicationDatabase(
                                        url,
                                        first(prefix, ".username", ".user"),
                                        first(prefix, ".password")));
    }

    private Optional<Setting<String>> first(String prefix, String... names) {
        return NESTED.stream()
                .flatMap(nested -> Stream.of(names).map(name -> prefix + nested + name))
                .map(configuration::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> named(List<Path> classPath) {
        List<String> names = names();
        if (names.size() < 2) {
            return names.stream().findFirst();
        }
        List<AnnotatedClasses.Method> bound =
                AnnotatedClasses.methods(classPath, BEAN).stream()
                        .filter(method -> method.has(PROPERTIES))
                        .toList();
        List<String> primary = prefixes(bound.stream().filter(each -> each.has(PRIMARY)), names);
        if (primary.size() == 1) {
            return Optional.of(primary.get(0));
        }
        List<String> candidates =
                prefixes(
                        bound.stream()
                                .filter(
                                        each ->
                                                !each.values(BEAN, "defaultCandidate")
                                                        .contains("false")),
                        names);
        if (candidates.size() == 1) {
            return Optional.of(candidates.get(0));
        }
        throw new RetortException(
                "RT-1217",
                "the application has several data sources, and nothing says which one is meant: "
                        + String.join(", ", names),
                choose(names.get(0)));
    }

    /** Of these the prefixes that one of the methods is bound to. */
    private static List<String> prefixes(
            Stream<AnnotatedClasses.Method> methods, List<String> names) {
        List<String> said =
                methods.flatMap(
                                method ->
                                        Stream.of("value", "prefix")
                                                .flatMap(
                                                        each ->
                                                                method
                                                                        .values(PROPERTIES, each)
                                                                        .stream()))
                        .toList();
        return names.stream()
                .filter(
                        name ->
                                said.stream()
                                        .anyMatch(
                                                each ->
                                                        each.equals(name)
                                                                || NESTED.stream()
                                                                        .map(name::concat)
                                                                        .anyMatch(each::equals)))
                .toList();
    }

    private RetortException unknown(Setting<String> name) {
        List<String> names = names();
        return new RetortException(
                "RT-1217",
                name.source() + ": the application has no data source " + name.value(),
                names.isEmpty()
                        ? "it is the prefix of its url, such as " + DEFAULT
                        : "there are: " + String.join(", ", names));
    }

    private static String choose(String name) {
        return "datasource = \"" + name + "\" below [database] in retort.toml";
    }
}
