package dev.retort.cli.init;

import dev.retort.cli.config.ApplicationDatabase;
import dev.retort.cli.connection.ConnectionUrl;
import dev.retort.cli.connection.HostPort;
import dev.retort.cli.model.ApplicationLook;
import dev.retort.cli.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which database is meant, and what has to be written down for it: nothing where the application's
 * own configuration says it.
 *
 * @param lines of the table {@code [database]}
 * @param profiles the line {@code profiles} of the table {@code [model]}
 * @param found for a person; empty when nothing was
 * @param step what is left to do about it
 */
record DatabaseChoice(
        List<String> lines, String profiles, Optional<String> found, Optional<String> step) {

    private static final String NO_PROFILES =
            "# profiles = [\"prod\"]   # else those that the application chooses";

    /** Asks a person where the files leave something open. */
    static DatabaseChoice of(Session session, ProjectLayout layout) {
        if (session.givenUrl().isPresent()) {
            return said(session.givenUrl().get());
        }
        Optional<ApplicationLook> look =
                layout.framework()
                        .map(
                                name ->
                                        ApplicationLook.at(
                                                name,
                                                layout.directory(),
                                                layout.classFolders(),
                                                session.environment()));
        if (look.isEmpty()) {
            return unknown(session, layout);
        }
        if (look.get().database().isPresent()) {
            return ofApplication(look.get());
        }
        if (!look.get().dataSources().isEmpty()) {
            return ofSeveral(session, look.get().dataSources());
        }
        if (!look.get().profiles().isEmpty()) {
            return ofProfiles(session, look.get().profiles());
        }
        return look.get()
                .problem()
                .map(DatabaseChoice::later)
                .orElseGet(() -> unknown(session, layout));
    }

    /** A password in it stays where it is: it does not belong in a file. */
    private static DatabaseChoice said(String text) {
        ConnectionUrl url = ConnectionUrl.parse(text);
        String written =
                url.password().isEmpty()
                        ? text
                        : "jdbc:postgresql://"
                                + url.hosts().stream()
                                        .map(HostPort::toString)
                                        .collect(Collectors.joining(","))
                                + "/"
                                + url.database().orElse("");
        List<String> lines = new ArrayList<>();
        lines.add("url = " + quoted(written));
        if (url.password().isPresent()) {
            url.user().ifPresent(name -> lines.add("user = " + quoted(name)));
        } else {
            lines.add("# user = \"app\"      # else the one in the URL, else PGUSER, else yours");
        }
        return new DatabaseChoice(lines, NO_PROFILES, Optional.of(written), Optional.empty());
    }

    private static DatabaseChoice ofApplication(ApplicationLook look) {
        ApplicationDatabase database = look.database().orElseThrow();
        String file = database.url().source().toString();
        return new DatabaseChoice(
                List.of(
                        "# The one of your application is used: " + file + ". To say another one:",
                        example("app")),
                look.profile()
                        .map(
                                name ->
                                        "profiles = ["
                                                + quoted(name)
                                                + "]   # it has the database; RETORT_PROFILE chooses another")
                        .orElse(NO_PROFILES),
                Optional.of(
                        database.url().value()
                                + "  from "
                                + file
                                + look.profile().map(name -> ", profile " + name).orElse("")),
                Optional.empty());
    }

    private static DatabaseChoice ofSeveral(Session session, List<String> names) {
        Optional<String> chosen =
                choose(
                        session,
                        "The application has several data sources. Which one do the entities have?",
                        "leaves it to the application, whose @Primary one it is",
                        names);
        String key = "datasource = " + quoted(chosen.orElse(names.get(0)));
        return chosen.isPresent()
                ? new DatabaseChoice(
                        List.of(key, example("app")),
                        NO_PROFILES,
                        Optional.of("data source " + chosen.get() + " of the application"),
                        Optional.empty())
                : new DatabaseChoice(
                        List.of(
                                "# The application has several data sources. Without a word the @Primary one is meant.",
                                "# "
                                        + key
                                        + "   # or "
                                        + String.join(", ", names.subList(1, names.size())),
                                example("app")),
                        NO_PROFILES,
                        Optional.of(
                                "the @Primary one of "
                                        + String.join(", ", names)
                                        + "; else say datasource in retort.toml"),
                        Optional.empty());
    }

    private static DatabaseChoice ofProfiles(Session session, List<String> names) {
        Optional<String> chosen =
                choose(
                        session,
                        "The application has a database in several profiles. Which one is at hand?",
                        "leaves it open",
                        names);
        String all = String.join(", ", names);
        return new DatabaseChoice(
                List.of(
                        "# The one of your application is used. To say another one:",
                        example("app")),
                chosen.map(
                                name ->
                                        "profiles = ["
                                                + quoted(name)
                                                + "]   # RETORT_PROFILE chooses another")
                        .orElse(
                                "# profiles = ["
                                        + quoted(names.get(0))
                                        + "]   # of these each has a database: "
                                        + all),
                Optional.of(
                        chosen.map(name -> "that of profile " + name)
                                .orElse("one in each of the profiles " + all)),
                chosen.isPresent()
                        ? Optional.empty()
                        : Optional.of(
                                "choose a profile, each has a database: profiles in retort.toml, "
                                        + all));
    }

    /** The application says it, and needs something that is not at hand now. */
    private static DatabaseChoice later(String problem) {
        return new DatabaseChoice(
                List.of(
                        "# The one of your application is used. To say another one:",
                        example("app")),
                NO_PROFILES,
                Optional.empty(),
                Optional.of(
                        "settle the database: "
                                + problem
                                + ".\n"
                                + "Set it in the environment, choose a profile (RETORT_PROFILE), or write url below"
                                + " [database] in retort.toml"));
    }

    private static DatabaseChoice unknown(Session session, ProjectLayout layout) {
        String guess = "jdbc:postgresql://localhost:5432/" + databaseName(layout.directory());
        Optional<String> typed =
                session.ask(
                        session.output().noteStyle().changed("  ? ")
                                + "Which database? Enter for "
                                + guess
                                + "\n    or its URL: ");
        if (typed.isPresent()) {
            return said(typed.get().isBlank() ? guess : typed.get().strip());
        }
        return new DatabaseChoice(
                List.of(
                        "url = " + quoted(guess) + "   # postgres://... works too",
                        "# user = \"app\"      # else the one in the URL, else PGUSER, else yours"),
                NO_PROFILES,
                Optional.of(guess + "  a guess: nothing says which one"),
                Optional.of("say which database: url below [database] in retort.toml"));
    }

    private static Optional<String> choose(
            Session session, String question, String otherwise, List<String> names) {
        StringBuilder text = new StringBuilder();
        text.append(session.output().noteStyle().changed("  ? ")).append(question).append('\n');
        for (int i = 0; i < names.size(); i++) {
            text.append("      ").append(i + 1).append("  ").append(names.get(i)).append('\n');
        }
        text.append("    Type 1 to ")
                .append(names.size())
                .append("; anything else ")
                .append(otherwise)
                .append(": ");
        String answer = session.ask(text.toString()).map(String::strip).orElse("");
        for (int i = 0; i < names.size(); i++) {
            if (answer.equals(String.valueOf(i + 1))) {
                return Optional.of(names.get(i));
            }
        }
        return Optional.empty();
    }

    private static String example(String database) {
        return "# url = \"jdbc:postgresql://localhost:5432/" + database + "\"";
    }

    /** A text as TOML writes it. */
    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** Named like the folder; a person corrects it. */
    private static String databaseName(Path directory) {
        Path folder = directory.getFileName();
        String name =
                folder == null
                        ? ""
                        : folder.toString().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        return name.matches("[a-z][a-z0-9_]*") ? name : "app";
    }
}
