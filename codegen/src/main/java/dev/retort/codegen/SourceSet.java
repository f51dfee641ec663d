package dev.retort.codegen;

import dev.retort.RetortException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a revision may refer to among the sources beside it: each file that declares a type whose
 * simple name occurs in it, and so on from there. That may be too much, never too little.
 */
final class SourceSet {

    private final Map<Path, SourceFile> byPath = new HashMap<>();
    private final Map<String, Set<SourceFile>> bySimpleName = new LinkedHashMap<>();
    private final Map<Path, Set<SourceFile>> referred = new HashMap<>();

    SourceSet(List<SourceFile> sources) {
        for (SourceFile source : sources) {
            byPath.put(source.path(), source);
            for (String type : source.types()) {
                String simpleName = type.substring(type.lastIndexOf('.') + 1);
                bySimpleName.computeIfAbsent(simpleName, name -> new LinkedHashSet<>()).add(source);
            }
        }
    }

    /**
     * The source of that file first, then those it may refer to.
     *
     * @throws RetortException RT-2212 if two of them declare one class
     */
    Set<SourceFile> unit(Path path) {
        SourceFile start = byPath.get(path);
        if (start == null) {
            throw new IllegalArgumentException(path + " is not in the folder read");
        }
        Set<SourceFile> unit = new LinkedHashSet<>();
        Deque<SourceFile> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            SourceFile source = open.remove();
            if (unit.add(source)) {
                open.addAll(referredBy(source));
            }
        }
        checkOnce(unit);
        return unit;
    }

    private Set<SourceFile> referredBy(SourceFile source) {
        return referred.computeIfAbsent(
                source.path(),
                path -> {
                    Set<String> words = source.words();
                    Set<SourceFile> found = new LinkedHashSet<>();
                    bySimpleName.forEach(
                            (name, declaring) -> {
                                if (words.contains(name)) {
                                    found.addAll(declaring);
                                }
                            });
                    return found;
                });
    }

    private static void checkOnce(Set<SourceFile> unit) {
        Map<String, SourceFile> declared = new HashMap<>();
        for (SourceFile source : unit) {
            for (String type : source.types()) {
                SourceFile other = declared.put(type, source);
                if (other != null && other != source) {
                    throw new RetortException(
                            "RT-2212",
                            "class "
                                    + type
                                    + " is declared in "
                                    + other.path()
                                    + " and in "
                                    + source.path(),
                            "rename one of the two classes and its file; the id may stay");
                }
            }
        }
    }
}
