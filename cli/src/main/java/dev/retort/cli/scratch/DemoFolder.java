package dev.retort.cli.scratch;

import dev.retort.RetortException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folders beside Retort's jar: what it needs, and what only a built checkout has. */
public final class DemoFolder {

    private DemoFolder() {}

    public static Path location() {
        try {
            return Path.of(
                    DemoFolder.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public static List<Path> jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new RetortException(
                    "RT-1301",
                    "the demo is played from a built checkout; there is no " + folder,
                    "./retort demo");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static URL[] urls(List<Path> path) throws MalformedURLException {
        URL[] urls = new URL[path.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = path.get(i).toUri().toURL();
        }
        return urls;
    }
}
