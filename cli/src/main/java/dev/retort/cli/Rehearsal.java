package dev.retort.cli;

import dev.retort.cli.command.RetortCommand;
import dev.retort.cli.session.Surroundings;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Runs what people run most, prints nothing and touches no database. {@code ./retort} starts it
 * once to learn which classes belong into the class-data archive.
 */
public final class Rehearsal {

    /** Jars whose classes are loaded besides: what commands with a database get to. */
    private static final List<String> WHOLE_JARS =
            List.of(
                    "retort-executor",
                    "retort-codegen",
                    "retort-diff-engine",
                    "jandex",
                    "postgresql",
                    "schemacrawler");

    private Rehearsal() {}

    /**
     * @param arguments an empty folder to play in, and the folder of the libraries
     */
    public static void main(String[] arguments) throws IOException, ClassNotFoundException {
        Path folder = Path.of(arguments[0]);
        PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        Surroundings surroundings =
                new Surroundings(Map.of(), folder, nowhere, nowhere, false, false);
        String url = "postgres://localhost:" + unusedPort() + "/rehearsal";
        for (List<String> line :
                List.of(
                        List.of("--help"),
                        List.of("init"),
                        List.of("init", "--format", "json"),
                        List.of("--nothing"),
                        List.of("revision", "-m", "one"),
                        List.of("revision", "-m", "two"),
                        List.of("history"),
                        List.of("history", "-v"),
                        List.of("heads", "--format", "json"),
                        List.of("show", "head", "--sql"),
                        List.of("current", "--url", url),
                        List.of("check", "--url", url),
                        List.of("upgrade", "--url", url))) {
            RetortCommand.run(surroundings, line.toArray(String[]::new));
        }
        Class.forName(Main.class.getName());
        System.getenv();
        for (File jar : libraries(arguments[1])) {
            load(jar);
        }
    }

    private static List<File> libraries(String folder) throws IOException {
        try (var files = Files.list(Path.of(folder))) {
            return files.map(Path::toFile)
                    .filter(file -> WHOLE_JARS.stream().anyMatch(file.getName()::startsWith))
                    .toList();
        }
    }

    private static void load(File library) throws IOException {
        try (JarFile jar = new JarFile(library)) {
            Enumeration<JarEntry> entries = jar.entries();
            while (entries.hasMoreElements()) {
                String name = entries.nextElement().getName();
                if (name.endsWith(".class") && !name.contains("-")) {
                    load(name.substring(0, name.length() - ".class".length()).replace('/', '.'));
                }
            }
        }
    }

    /** Some are for libraries that are not there. */
    private static void load(String className) {
        try {
            Class.forName(className, false, Rehearsal.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            return;
        }
    }

    /** A port at which nobody listens any more. */
    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
