import dev.retort.hibernate.scan.EntityScanner;
import dev.retort.hibernate.IsolatedReader;
import dev.retort.hibernate.ReadRequest;
import dev.retort.snapshot.Desired;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Retort's reading of entities and nothing else: the first entry of the class path has them. */
final class Reading {

    public static void main(String[] arguments) {
        List<Path> classPath = Stream.of(arguments[0].split(File.pathSeparator)).map(Path::of).toList();
        List<String> classes = new ArrayList<>();
        EntityScanner.scan(classPath.subList(0, 1), List.of("bench")).forEach(each -> classes.add(each.className()));
        Desired desired = IsolatedReader.read(classPath, new ReadRequest(classes, Map.of(), 15, 0, "public"));
        System.out.println(classes.size() + " entities, " + desired.schema().tables().size() + " tables");
    }
}
