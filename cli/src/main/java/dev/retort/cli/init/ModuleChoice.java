package dev.retort.cli.init;

import dev.retort.RetortException;
import dev.retort.cli.build.Build;
import dev.retort.cli.build.BuildModule;
import dev.retort.cli.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which module of a build Retort is for: the one in the folder that somebody named; in an
 * aggregator the application that has the entities, or else the module that has them.
 */
final class ModuleChoice {

    private final Session session;
    private final Build build;
    private final Path directory;

    ModuleChoice(Session session, Path directory) {
        this.session = session;
        this.directory = directory;
        this.build = Build.around(directory);
    }

    /**
     * @throws RetortException {@code RT-1218} when several are possible and nobody says which, or
     *     none is
     */
    ProjectLayout choose() {
        BuildModule here = build.module(directory).orElseThrow();
        if (!here.isAggregator()) {
            return ProjectLayout.of(build, here);
        }
        List<ProjectLayout> modules =
                build.modules().stream()
                        .filter(each -> !each.isAggregator())
                        .filter(each -> each.directory().startsWith(directory))
                        .map(each -> ProjectLayout.of(build, each))
                        .toList();
        List<ProjectLayout> possible = possible(modules);
        if (possible.size() == 1) {
            return possible.get(0);
        }
        if (possible.isEmpty()) {
            throw noneOf(modules);
        }
        return ask(possible);
    }

    /**
     * Applications with entities; without one, the modules that have them and are no part of
     * another.
     */
    private static List<ProjectLayout> possible(List<ProjectLayout> modules) {
        List<ProjectLayout> applications =
                modules.stream()
                        .filter(each -> each.sources().get(each.module()).isApplication())
                        .toList();
        List<ProjectLayout> withEntities =
                applications.stream().filter(each -> each.entities() > 0).toList();
        if (!withEntities.isEmpty()) {
            return withEntities;
        }
        List<ProjectLayout> own =
                modules.stream()
                        .filter(each -> !each.sources().get(each.module()).packages().isEmpty())
                        .toList();
        List<ProjectLayout> outermost =
                own.stream()
                        .filter(
                                each ->
                                        own.stream()
                                                .noneMatch(
                                                        other ->
                                                                other != each
                                                                        && other.sources()
                                                                                .containsKey(
                                                                                        each
                                                                                                .module())))
                        .toList();
        return outermost.isEmpty() ? applications : outermost;
    }

    private ProjectLayout ask(List<ProjectLayout> possible) {
        StringBuilder question = new StringBuilder();
        question.append(session.output().noteStyle().changed("  ? "))
                .append(possible.size())
                .append(" modules could be meant. Which one is Retort for?\n");
        List<String> names = possible.stream().map(each -> build.shown(each.module())).toList();
        int width = names.stream().mapToInt(String::length).max().orElse(0);
        for (int i = 0; i < possible.size(); i++) {
            question.append("      ")
                    .append(i + 1)
                    .append("  ")
                    .append(String.format("%-" + width + "s", names.get(i)))
                    .append("   ")
                    .append(possible.get(i).described())
                    .append('\n');
        }
        question.append("    Type 1 to ").append(possible.size()).append("; anything else stops: ");
        String answer = session.ask(question.toString()).map(String::strip).orElse("");
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < possible.size(); i++) {
            answers.add(String.valueOf(i + 1));
        }
        int chosen = answers.indexOf(answer);
        if (chosen < 0) {
            throw new RetortException(
                    RetortException.Kind.REFUSED,
                    "RT-1218",
                    "several modules of this build could be meant, and nobody said which: "
                            + possible.stream()
                                    .map(
                                            each ->
                                                    "\n"
                                                            + build.shown(each.module())
                                                            + "   "
                                                            + each.described())
                                    .collect(Collectors.joining())
                            + "\nNothing was written",
                    possible.stream()
                            .map(each -> command(each.module()))
                            .collect(Collectors.joining("\n")),
                    null);
        }
        return possible.get(chosen);
    }

    private RetortException noneOf(List<ProjectLayout> modules) {
        return new RetortException(
                RetortException.Kind.REFUSED,
                "RT-1218",
                "this is a build of "
                        + modules.size()
                        + " modules, and none of them has an entity in its sources: "
                        + modules.stream()
                                .map(each -> build.shown(each.module()))
                                .collect(Collectors.joining(", "))
                        + ". Nothing was written",
                "name the one that Retort is for:  "
                        + (modules.isEmpty()
                                ? "retort init DIR"
                                : command(modules.get(0).module())),
                null);
    }

    private String command(BuildModule module) {
        return "retort init " + session.shown(module.directory());
    }
}
