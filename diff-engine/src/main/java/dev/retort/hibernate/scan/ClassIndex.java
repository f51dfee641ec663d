package dev.retort.hibernate.scan;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.jandex.ClassInfo;

/**
 * What a search read of mapped classes, so that whoever asks afterwards does not read their files
 * again.
 */
public final class ClassIndex {

    private final Map<String, ClassInfo> classes = new HashMap<>();

    /** Of several of one name the first counts, as on a class path. */
    void add(ClassInfo info) {
        classes.putIfAbsent(info.name().toString(), info);
    }

    Optional<ClassInfo> find(String className) {
        return Optional.ofNullable(classes.get(className));
    }
}
