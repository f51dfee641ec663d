import java.nio.file.Path;

/** Writes the sources of so many entities into a folder. */
final class Entities {

    public static void main(String[] arguments) throws Exception {
        new Tables(Integer.parseInt(arguments[0]), Tables.Shape.CHAIN).entities(Path.of(arguments[1]));
    }
}
