package dev.retort.cli.build;

/** What builds a project, with what depends on it. */
public enum BuildTool {
    MAVEN("target/classes", "target/classpath.txt"),
    GRADLE("build/classes/java/main", "build/classpath.txt"),
    NONE("target/classes", "target/classpath.txt");

    private final String classes;
    private final String classpathFile;

    BuildTool(String classes, String classpathFile) {
        this.classes = classes;
        this.classpathFile = classpathFile;
    }

    /** Where the compiled classes of a module are, from its folder. */
    public String classes() {
        return classes;
    }

    /** Where Retort looks for the class path of a module, from its folder. */
    public String classpathFile() {
        return classpathFile;
    }
}
