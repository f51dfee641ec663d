import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One process from start to exit.
 *
 * @param wall in seconds
 * @param cpu in seconds, of the process and of the server's backends
 * @param peak resident memory, in MB
 */
record Measured(double wall, double cpu, double peak, int status, String out) {

    private static final double TICKS = 100;

    /**
     * @param server whose finished backends are counted; a backend finishes a moment after its client
     */
    static Measured of(Server server, Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Path figures = Files.createTempFile("bench", ".time");
        Path out = Files.createTempFile("bench", ".out");
        List<String> line = new ArrayList<>(List.of("/usr/bin/time", "-q", "-o", figures.toString(), "-f", "%e %U %S %M"));
        line.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(out.toFile()).redirectInput(new File("/dev/null"));
        long before = server.idleTicks();
        long start = System.nanoTime();
        int status = builder.start().waitFor();
        double wall = (System.nanoTime() - start) / 1e9;
        long after = server.idleTicks();
        String[] parts = Files.readString(figures).strip().split("\\s+");
        Measured measured =
                new Measured(
                        wall,
                        Double.parseDouble(parts[1]) + Double.parseDouble(parts[2]) + (after - before) / TICKS,
                        Double.parseDouble(parts[3]) / 1024,
                        status,
                        Files.readString(out));
        Files.delete(figures);
        Files.delete(out);
        return measured;
    }
}
