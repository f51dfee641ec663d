package dev.retort.cli.build;

import java.util.Optional;
import java.util.stream.Stream;

/** A formatter that a build may have, and how it is run on one source. */
public enum Formatter {
    SPOTLESS(
            "Spotless",
            "spotless-maven-plugin",
            "spotless:apply -DspotlessFiles=${FILE}",
            "spotless",
            "spotlessApply -PspotlessIdeHook=${FILE}"),
    SPRING_JAVAFORMAT(
            "spring-javaformat",
            "spring-javaformat-maven-plugin",
            "spring-javaformat:apply",
            "io.spring.javaformat",
            "format"),
    FMT("fmt", "fmt-maven-plugin", "fmt:format", "com.spotify.fmt", "fmt"),
    GOOGLE_JAVA_FORMAT(
            "google-java-format",
            "googleformatter-maven-plugin",
            "googleformatter:format",
            "google-java-format",
            "googleJavaFormat");

    private final String shownAs;
    private final String mavenPlugin;
    private final String mavenGoal;
    private final String gradlePlugin;
    private final String gradleTask;

    Formatter(
            String shownAs,
            String mavenPlugin,
            String mavenGoal,
            String gradlePlugin,
            String gradleTask) {
        this.shownAs = shownAs;
        this.mavenPlugin = mavenPlugin;
        this.mavenGoal = mavenGoal;
        this.gradlePlugin = gradlePlugin;
        this.gradleTask = gradleTask;
    }

    static Optional<Formatter> of(BuildModule module) {
        return Stream.of(values())
                .filter(each -> module.uses(each.mavenPlugin, each.gradlePlugin))
                .findFirst();
    }

    String mavenGoal() {
        return mavenGoal;
    }

    String gradleTask() {
        return gradleTask;
    }

    /** As its own documentation calls it. */
    @Override
    public String toString() {
        return shownAs;
    }
}
