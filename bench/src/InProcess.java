import dev.retort.database.DatabaseReader;
import dev.retort.database.ReadScope;
import dev.retort.database.Snapshot;
import dev.retort.database.dependents.ServerDependents;
import dev.retort.database.spelling.ServerSpelling;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.PostgreSqlDialect;
import dev.retort.diff.Comparison;
import dev.retort.diff.scope.Scope;
import dev.retort.hibernate.scan.EntityScanner;
import dev.retort.hibernate.IsolatedReader;
import dev.retort.hibernate.ReadRequest;
import dev.retort.snapshot.Desired;
import dev.retort.snapshot.Reflected;
import dev.retort.replay.History;
import java.io.File;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Our own part of autogenerate: read the database, compare, render. The connection is open and the entities are read
 * before the clock starts. Prints the milliseconds of the first pass, what of it was reading, and the median of five
 * more passes in the same process.
 */
final class InProcess {

    public static void main(String[] arguments) throws Exception {
        List<Path> classPath = Stream.of(arguments[1].split(File.pathSeparator)).map(Path::of).toList();
        List<String> classes = new ArrayList<>();
        EntityScanner.scan(classPath.subList(0, 1), List.of("bench")).forEach(each -> classes.add(each.className()));
        try (Connection connection = DriverManager.getConnection(arguments[0])) {
            Desired desired = IsolatedReader.read(classPath, new ReadRequest(classes, Map.of(), 15, 0, "public"));
            long[] first = pass(connection, desired);
            List<Long> more = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                more.add(pass(connection, desired)[0]);
            }
            more.sort(null);
            System.out.printf(Locale.ROOT, "%d %d %d%n", first[0], first[1], more.get(2));
        }
    }

    private static long[] pass(Connection connection, Desired desired) throws Exception {
        Dialect dialect = new PostgreSqlDialect();
        long start = System.nanoTime();
        long read;
        try (Snapshot snapshot = Snapshot.open(connection, "public")) {
            Reflected reflected = DatabaseReader.read(snapshot, ReadScope.everything("public"));
            read = System.nanoTime();
            Comparison comparison =
                    Comparison.of(
                            desired, reflected, () -> History.NONE, Scope.of("public"), dialect, 
                            new ServerSpelling(snapshot, reflected.schema()),
                            new ServerDependents(snapshot));
            comparison.upgrade().forEach(dialect::sql);
            comparison.downgrade().forEach(dialect::sql);
        }
        long end = System.nanoTime();
        return new long[] {(end - start) / 1_000_000, (read - start) / 1_000_000};
    }
}
