package dev.retort.cli.init;

import dev.retort.cli.build.Build;
import dev.retort.cli.build.BuildModule;
import dev.retort.cli.build.Formatter;
import dev.retort.cli.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the build asks of sources: that its formatter runs on them, and that they import no names
 * with a star.
 *
 * @param lines of the table {@code [retort]}
 * @param found for a person, a line each
 */
record StyleChoice(List<String> lines, List<String> found) {

    /** Asks a person whether the formatter is to run. */
    static StyleChoice of(Session session, ProjectLayout layout) {
        Build build = layout.build();
        BuildModule module = layout.module();
        List<String> lines = new ArrayList<>();
        List<String> found = new ArrayList<>();
        Optional<Formatter> formatter = build.formatter(module);
        if (formatter.isPresent()) {
            String command = build.formatCommand(formatter.get(), module);
            String hook = "hooks = [{run = " + DatabaseChoice.quoted(command) + "}]";
            if (refused(session, formatter.get(), command)) {
                lines.add("# " + hook);
            } else {
                lines.add(hook + "   # on each revision that is written");
                found.add("Format    " + formatter.get() + " runs on each revision: " + command);
            }
        }
        build.forbidsStars(module)
                .ifPresent(
                        who -> {
                            lines.add("star-imports = false   # because of " + who);
                            found.add("Imports   without a star, because of " + who);
                        });
        return new StyleChoice(lines, found);
    }

    private static boolean refused(Session session, Formatter formatter, String command) {
        return session.ask(
                        session.output().noteStyle().changed("  ? ")
                                + "The build has "
                                + formatter
                                + ". Run it on each revision that is written?\n      "
                                + command
                                + "\n    n does not, Enter does: ")
                .filter(answer -> answer.strip().toLowerCase(Locale.ROOT).startsWith("n"))
                .isPresent();
    }
}
