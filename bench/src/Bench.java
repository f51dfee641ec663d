import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Makes the schemas, measures every case in interleaved rounds, prints the table. Started by {@code run}. */
final class Bench {

    private static final String DUMP = "pg_dump -s";
    private static final String METADATA = "Hibernate Metadata alone";
    private static final String IN_PROCESS = "in-process (its process)";
    private static final String DIFF = "diff, equal databases";
    private static final String EQUAL = "autogenerate, equal";
    private static final String CHANGED = "autogenerate, 5 % changed";

    private final Map<String, String> settings;
    private final Path work;
    private final Server server;
    private final int rounds;
    private final int largestEntities;

    /** Median figures by case and by "size shape". */
    private final Map<String, Map<String, Measured>> medians = new LinkedHashMap<>();

    private Bench(Map<String, String> settings) {
        this.settings = settings;
        this.work = Path.of(settings.get("BENCH_WORK"));
        this.server =
                new Server(
                        Integer.parseInt(settings.get("BENCH_PORT")),
                        Long.parseLong(settings.get("BENCH_PID")),
                        work.resolve("server.log"));
        this.rounds = Integer.parseInt(settings.getOrDefault("ROUNDS", "5"));
        this.largestEntities = Integer.parseInt(settings.getOrDefault("LARGEST_ENTITIES", "10000"));
    }

    public static void main(String[] arguments) throws Exception {
        new Bench(System.getenv()).run();
    }

    private void run() throws Exception {
        archive();
        for (String size : settings.getOrDefault("SIZES", "10 100 1000 3000 10000").split(" ")) {
            int count = Integer.parseInt(size);
            for (Tables.Shape shape : shapes(count)) {
                prepare(count, shape);
                measure(count, shape);
            }
        }
        growth();
    }

    /** The shape matters where there is much of it. */
    private Tables.Shape[] shapes(int count) {
        String chosen = settings.getOrDefault("SHAPES", count >= 1000 && count != 3000 ? "CHAIN STAR WEB" : "CHAIN");
        return Stream.of(chosen.split(" ")).map(Tables.Shape::valueOf).toArray(Tables.Shape[]::new);
    }

    private static String name(int count, Tables.Shape shape) {
        return "n" + count + shape.name().toLowerCase(Locale.ROOT);
    }

    private boolean hasEntities(int count, Tables.Shape shape) {
        return shape == Tables.Shape.CHAIN && count <= largestEntities;
    }

    private Path jar(int count) {
        return work.resolve("entities" + count + ".jar");
    }

    private Path project(int count, String database) {
        return work.resolve("project-" + database);
    }

    private void prepare(int count, Tables.Shape shape) throws Exception {
        Tables tables = new Tables(count, shape);
        String database = name(count, shape);
        if (!server.has(database)) {
            say("loading " + database);
            server.execute("postgres", List.of("create database " + database));
            server.execute(database, tables.ddl());
            server.execute(database, List.of("vacuum analyze"));
            server.execute("postgres", List.of("create database " + database + "_copy template " + database));
        }
        if (!hasEntities(count, shape)) {
            return;
        }
        if (!server.has(database + "_changed")) {
            server.execute("postgres", List.of("create database " + database + "_changed template " + database));
            server.execute(database + "_changed", tables.mutations());
        }
        if (!Files.exists(jar(count))) {
            compile(count, tables);
        }
        for (String each : List.of(database, database + "_changed")) {
            Path project = Files.createDirectories(project(count, each));
            Files.createDirectories(project.resolve("revisions"));
            Files.writeString(
                    project.resolve("retort.toml"),
                    """
                    [retort]
                    revisions = ["revisions"]
                    package = "db"
                    [database]
                    url = "jdbc:postgresql://127.0.0.1:%d/%s"
                    user = "postgres"
                    [model]
                    classpath = ["%s", "@%s"]
                    packages = ["bench"]
                    """
                            .formatted(server.port(), each, jar(count), work.resolve("hibernate.txt")));
        }
    }

    private void compile(int count, Tables tables) throws IOException, InterruptedException {
        say("compiling " + count + " entities");
        Path sources = work.resolve("entities" + count);
        tables.entities(sources);
        Path classes = Files.createDirectories(work.resolve("classes" + count));
        List<String> options = new ArrayList<>(List.of("-proc:none", "-nowarn", "-d", classes.toString(), "-cp"));
        options.add(Files.readString(work.resolve("hibernate.txt")).strip());
        try (Stream<Path> files = Files.list(sources.resolve("bench"))) {
            files.map(Path::toString).forEach(options::add);
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler.run(null, null, null, options.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("the entities do not compile");
        }
        java.util.spi.ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(System.out, System.err, "cfM", jar(count).toString(), "-C", classes.toString(), ".");
    }

    private Map<String, String> environment() {
        return Map.of("XDG_CACHE_HOME", work.resolve("cache").toString(), "PGUSER", "postgres");
    }

    private String retort() {
        return settings.get("BENCH_ROOT") + "/retort";
    }

    private Path launcherArchive() {
        return Path.of(settings.get("BENCH_ARCHIVE"));
    }

    private Path metadataArchive() {
        return work.resolve("metadata.jsa");
    }

    private List<String> java(Path archive, String classPath, String main) {
        List<String> command = new ArrayList<>(List.of(settings.get("BENCH_JAVA")));
        command.addAll(List.of(settings.get("BENCH_OPTIONS").split(" ")));
        command.addAll(List.of("-XX:SharedArchiveFile=" + archive, "-cp", classPath, main));
        return command;
    }

    private List<String> metadata(int count) {
        List<String> command = java(metadataArchive(), settings.get("BENCH_METADATA_PATH"), "MetadataAlone");
        command.add(jar(count).toString());
        return command;
    }

    /** Both archives are made before anything is measured. */
    private void archive() throws Exception {
        // One of before the last build would be made again while the first rounds run.
        Files.deleteIfExists(launcherArchive());
        Measured.of(server, work, environment(), List.of(retort(), "--version"));
        for (int i = 0; !Files.exists(launcherArchive()); i++) {
            if (i > 600) {
                throw new IllegalStateException("no " + launcherArchive());
            }
            Thread.sleep(200);
        }
        if (!Files.exists(metadataArchive())) {
            prepare(10, Tables.Shape.CHAIN);
            List<String> command = metadata(10);
            command.replaceAll(
                    each -> each.startsWith("-XX:SharedArchiveFile") ? "-XX:ArchiveClassesAtExit=" + metadataArchive() : each);
            check("the archive for Metadata", Measured.of(server, work, environment(), command), 0);
        }
    }

    private List<String> diff(int count, Tables.Shape shape) {
        String database = name(count, shape);
        return List.of(
                retort(), "diff", "--exit-code", "--url", "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + database,
                "--reference-url", "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + database + "_copy");
    }

    private Map<String, List<String>> cases(int count, Tables.Shape shape) throws IOException {
        String database = name(count, shape);
        Map<String, List<String>> cases = new LinkedHashMap<>();
        cases.put(
                DUMP,
                List.of("pg_dump", "-s", "-h", "127.0.0.1", "-p", "" + server.port(), "-U", "postgres", "-f", "/dev/null", database));
        cases.put(DIFF, diff(count, shape));
        if (hasEntities(count, shape)) {
            cases.put(METADATA, metadata(count));
            cases.put(EQUAL, List.of(retort(), "revision", "--autogenerate", "-m", "bench"));
            cases.put(CHANGED, List.of(retort(), "revision", "--autogenerate", "-m", "bench"));
            List<String> inProcess =
                    java(launcherArchive(), settings.get("BENCH_RETORT_PATH"), "InProcess");
            inProcess.add(server.url(database));
            inProcess.add(jar(count) + ":" + Files.readString(work.resolve("hibernate.txt")).strip());
            cases.put(IN_PROCESS, inProcess);
        }
        return cases;
    }

    private void measure(int count, Tables.Shape shape) throws Exception {
        Map<String, List<String>> cases = cases(count, shape);
        Map<String, List<Measured>> all = new LinkedHashMap<>();
        List<double[]> own = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, List<String>> each : cases.entrySet()) {
                Measured measured = one(each.getKey(), each.getValue(), count, shape);
                all.computeIfAbsent(each.getKey(), key -> new ArrayList<>()).add(measured);
                if (each.getKey().equals(IN_PROCESS)) {
                    String[] parts = measured.out().strip().split(" ");
                    own.add(Stream.of(parts).mapToDouble(Double::parseDouble).map(ms -> ms / 1000).toArray());
                }
            }
        }
        String key = count + " " + shape.name().toLowerCase(Locale.ROOT);
        Map<String, Measured> result = new LinkedHashMap<>();
        all.forEach((name, list) -> result.put(name, median(list)));
        Map<String, Integer> statements = statements(count, shape, cases);
        medians.put(key, result);
        print(key, result, own, statements);
    }

    private Measured one(String name, List<String> command, int count, Tables.Shape shape) throws Exception {
        String database = name(count, shape) + (name.equals(CHANGED) ? "_changed" : "");
        boolean isProject = name.equals(EQUAL) || name.equals(CHANGED);
        Path folder = isProject ? project(count, database) : work;
        Measured measured = Measured.of(server, folder, environment(), command);
        check(name, measured, 0);
        if (isProject) {
            int files = 0;
            try (Stream<Path> written = Files.list(folder.resolve("revisions"))) {
                for (Path file : written.toList()) {
                    Files.delete(file);
                    files++;
                }
            }
            if (files != (name.equals(CHANGED) ? 1 : 0)) {
                throw new IllegalStateException(name + " wrote " + files + " files:\n" + measured.out());
            }
        }
        return measured;
    }

    private static void check(String name, Measured measured, int status) {
        if (measured.status() != status) {
            throw new IllegalStateException(name + " ended with " + measured.status() + ":\n" + measured.out());
        }
    }

    private Map<String, Integer> statements(int count, Tables.Shape shape, Map<String, List<String>> cases)
            throws Exception {
        Map<String, Integer> counts = new LinkedHashMap<>();
        server.execute("postgres", List.of("alter system set log_statement = 'all'", "select pg_reload_conf()"));
        Thread.sleep(500);
        for (String name : List.of(DUMP, DIFF, EQUAL, CHANGED)) {
            if (cases.containsKey(name)) {
                long from = Files.size(server.log());
                one(name, cases.get(name), count, shape);
                String log = Files.readString(server.log()).substring((int) from);
                counts.put(
                        name,
                        (int) log.lines().filter(line -> line.matches("(retort|pg_dump)\\|LOG:  (statement|execute [^:]*):.*")).count());
            }
        }
        server.execute("postgres", List.of("alter system reset log_statement", "select pg_reload_conf()"));
        Thread.sleep(500);
        return counts;
    }

    private static Measured median(List<Measured> list) {
        return new Measured(
                median(list, Measured::wall), median(list, Measured::cpu), median(list, Measured::peak), 0, "");
    }

    private static <T> double median(List<T> list, ToDoubleFunction<T> figure) {
        double[] sorted = list.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static void print(
            String key, Map<String, Measured> result, List<double[]> own, Map<String, Integer> statements) {
        Measured dump = result.get(DUMP);
        System.out.printf(
                "%n%s tables%n%-28s %8s %8s %8s %8s %8s %6s%n",
                key, "", "wall s", "x dump", "cpu s", "x dump", "peak MB", "stmts");
        result.forEach(
                (name, figures) ->
                        System.out.printf(
                                Locale.ROOT,
                                "%-28s %8.2f %8.2f %8.2f %8.2f %8.0f %6s%n",
                                name, figures.wall(), figures.wall() / dump.wall(), figures.cpu(),
                                figures.cpu() / dump.cpu(), figures.peak(), statements.getOrDefault(name, 0)));
        if (!own.isEmpty()) {
            String[] names = {"  our part, first pass", "    of it reading", "  our part, warm"};
            for (int i = 0; i < names.length; i++) {
                int column = i;
                double seconds = median(own, each -> each[column]);
                System.out.printf(Locale.ROOT, "%-28s %8.2f %8.2f%n", names[i], seconds, seconds / dump.wall());
            }
        }
        System.out.flush();
    }

    /** By how much the CPU time grows from 1,000 tables to 10,000: 1 is linear. */
    private void growth() {
        for (Tables.Shape shape : Tables.Shape.values()) {
            String word = shape.name().toLowerCase(Locale.ROOT);
            Map<String, Measured> small = medians.get("1000 " + word);
            Map<String, Measured> large = medians.get("10000 " + word);
            if (small == null || large == null) {
                continue;
            }
            large.forEach(
                    (name, figures) ->
                            System.out.printf(
                                    Locale.ROOT,
                                    "%nCPU growth exponent 1,000 -> 10,000, %s, %s: %.2f",
                                    word, name, Math.log10(figures.cpu() / small.get(name).cpu())));
        }
        System.out.println();
    }

    private static void say(String text) {
        System.err.println("bench: " + text);
    }
}
