package dev.retort.migrate.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of Retort that runs. */
public final class ToolVersion {

    private ToolVersion() {}

    /** As in the build, for instance {@code 0.1.0}. */
    public static String current() {
        try (InputStream in = ToolVersion.class.getResourceAsStream("tool.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
