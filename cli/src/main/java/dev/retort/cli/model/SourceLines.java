package dev.retort.cli.model;

import dev.retort.snapshot.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the line of an entity or attribute in the sources beside the compiled classes. It reads
 * words, no syntax, and says nothing rather than something wrong: a name in a comment is passed
 * over, and a name that is not there gives the file alone.
 */
public final class SourceLines {

    private static final List<String> LANGUAGES = List.of("java", "kotlin");
    private static final List<String> ENDINGS = List.of(".java", ".kt");

    /** On one line with its annotations, and no semicolon to tell it by. */
    private static final Pattern KOTLIN_PROPERTY = Pattern.compile("\\s(val|var)\\s");

    private final Set<Path> folders = new LinkedHashSet<>();
    private final Map<Path, List<String>> read = new HashMap<>();

    /**
     * A place in a source.
     *
     * @param line from 1; 0 when only the file is known
     */
    public record Place(Path file, int line) {}

    /**
     * @param project its own sources are looked at, too
     * @param classFolders {@code target/classes} and the like; sources are looked for beside them
     */
    public SourceLines(Path project, List<Path> classFolders) {
        for (Path classes : classFolders) {
            // target/classes of Maven, build/classes/java/main of Gradle
            Path at = classes;
            for (int up = 0; up < 4 && at.getParent() != null; up++) {
                at = at.getParent();
                addSources(at);
            }
        }
        addSources(project);
    }

    private void addSources(Path module) {
        for (String language : LANGUAGES) {
            Path folder = module.resolve("src/main").resolve(language);
            if (Files.isDirectory(folder)) {
                folders.add(folder);
            }
        }
    }

    public Optional<Place> find(Origin origin) {
        String type = origin.declaredIn();
        String outermost = type.contains("$") ? type.substring(0, type.indexOf('$')) : type;
        for (Path folder : folders) {
            for (String ending : ENDINGS) {
                Path file = folder.resolve(outermost.replace('.', '/') + ending);
                if (Files.isRegularFile(file)) {
                    return Optional.of(new Place(file, line(lines(file), type, origin.member())));
                }
            }
        }
        return inAnotherFile(outermost, type, origin.member());
    }

    /** Kotlin has several classes in one file, whatever it is called. */
    private Optional<Place> inAnotherFile(String outermost, String type, String member) {
        String packageFolder =
                outermost.substring(0, Math.max(0, outermost.lastIndexOf('.'))).replace('.', '/');
        for (Path folder : folders) {
            for (Path file : kotlin(folder.resolve(packageFolder))) {
                if (line(lines(file), outermost, "") > 0) {
                    return Optional.of(new Place(file, line(lines(file), type, member)));
                }
            }
        }
        return Optional.empty();
    }

    private static List<Path> kotlin(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".kt")).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static int line(List<String> lines, String type, String member) {
        String simple = type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
        int declared =
                first(
                        lines,
                        0,
                        "\\b(class|record|interface|object)\\s+" + Pattern.quote(simple) + "\\b");
        if (member.isEmpty() || declared == 0) {
            return declared;
        }
        String name = Pattern.quote(member);
        int field = first(lines, declared - 1, "\\b" + name + "\\b\\s*([;=,):]|$)");
        if (field > 0) {
            return field;
        }
        String getter =
                "\\b(get|is)"
                        + Pattern.quote(member.substring(0, 1).toUpperCase(Locale.ROOT))
                        + Pattern.quote(member.substring(1))
                        + "\\s*\\(";
        return first(lines, declared - 1, getter);
    }

    /** The number of the first such line, from 1; 0 for none. */
    private static int first(List<String> lines, int from, String regex) {
        Pattern pattern = Pattern.compile(regex);
        for (int i = from; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            boolean comment =
                    line.startsWith("*") || line.startsWith("//") || line.startsWith("/*");
            boolean annotation =
                    line.startsWith("@")
                            && !line.endsWith(";")
                            && !KOTLIN_PROPERTY.matcher(line).find();
            if (!comment && !annotation && pattern.matcher(line).find()) {
                return i + 1;
            }
        }
        return 0;
    }

    private List<String> lines(Path file) {
        return read.computeIfAbsent(
                file,
                each -> {
                    try {
                        return Files.readAllLines(each);
                    } catch (IOException e) {
                        // In some other encoding, say: then the file is all that is said.
                        return List.of();
                    }
                });
    }
}
