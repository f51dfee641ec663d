package dev.retort.cli.model;

import dev.retort.RetortException;
import dev.retort.cli.config.ApplicationDatabase;
import dev.retort.cli.config.Setting;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The data sources of a Quarkus application, the default one and named ones ("Configure data
 * sources"), and its persistence units, of which each has one.
 */
final class QuarkusDataSources {

    /** What Quarkus calls the one without a name. */
    private static final String DEFAULT = "<default>";

    private static final Pattern URL =
            Pattern.compile("quarkus\\.datasource\\.(?:\"?([^\"]+?)\"?\\.)?jdbc\\.url");
    private static final Pattern UNIT =
            Pattern.compile(
                    "quarkus\\.hibernate-orm\\.\"?([^\"]+?)\"?\\.(?:datasource|packages)(?:\\[\\d+])?");

    private final Configuration configuration;
    private final Optional<Setting<String>> wanted;

    /**
     * @param wanted the name that somebody chose
     */
    QuarkusDataSources(Configuration configuration, Optional<Setting<String>> wanted) {
        this.configuration = configuration;
        this.wanted = wanted;
    }

    /** The names of those whose database is PostgreSQL. */
    List<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (String key : configuration.keys()) {
            Matcher url = URL.matcher(key);
            if (url.matches() && isPostgres(configuration.written(key).strip())) {
                names.add(url.group(1) == null ? DEFAULT : url.group(1));
            }
        }
        return List.copyOf(names);
    }

    private static boolean isPostgres(String url) {
        return url.startsWith("jdbc:postgresql:") || url.startsWith("${");
    }

    /** The name of the persistence unit, where the application has one with a name and no other. */
    Optional<String> onlyUnit() {
        List<String> units = units();
        boolean hasDefault =
                configuration.has("quarkus.datasource.jdbc.url")
                        || configuration.has("quarkus.hibernate-orm.datasource")
                        || configuration.has("quarkus.hibernate-orm.packages");
        return units.size() == 1 && !hasDefault ? Optional.of(units.get(0)) : Optional.empty();
    }

    private List<String> units() {
        Set<String> units = new LinkedHashSet<>();
        for (String key : configuration.keys()) {
            Matcher unit = UNIT.matcher(key);
            if (unit.matches()) {
                units.add(unit.group(1));
            }
        }
        return List.copyOf(units);
    }

    /**
     * The one that somebody chose, else that of the persistence unit, else the only one.
     *
     * @throws RetortException {@code RT-1217} when that does not say which one
     */
    Optional<ApplicationDatabase> chosen(Optional<String> ofUnit) {
        if (wanted.isPresent()) {
            return Optional.of(
                    database(wanted.get().value()).orElseThrow(() -> unknown(wanted.get())));
        }
        if (ofUnit.isPresent()) {
            return database(ofUnit.get());
        }
        List<String> names = new ArrayList<>(names());
        Optional<ApplicationDatabase> standard = database(DEFAULT);
        if (standard.isPresent() || names.isEmpty()) {
            return standard;
        }
        if (names.size() == 1) {
            return database(names.get(0));
        }
        List<String> units = units();
        throw new RetortException(
                "RT-1217",
                "the application has several data sources, and nothing says which one is meant: "
                        + String.join(", ", names),
                units.isEmpty()
                        ? "datasource = \"" + names.get(0) + "\" below [database] in retort.toml"
                        : "persistence-unit = \""
                                + units.get(0)
                                + "\" below [model] in retort.toml; it has its data source");
    }

    private Optional<ApplicationDatabase> database(String name) {
        String prefix = "quarkus.datasource." + (name.equals(DEFAULT) ? "" : "\"" + name + "\".");
        return configuration
                .get(prefix + "jdbc.url")
                .map(
                        url ->
                                new ApplicationDatabase(
                                        url,
                                        configuration.get(prefix + "username"),
                                        configuration.get(prefix + "password")));
    }

    private RetortException unknown(Setting<String> name) {
        return new RetortException(
                "RT-1217",
                name.source() + ": the application has no data source " + name.value(),
                "there are: " + String.join(", ", names()));
    }
}
