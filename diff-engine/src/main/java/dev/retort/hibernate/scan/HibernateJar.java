package dev.retort.hibernate.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * A Hibernate on a class path. Of several the first one is used, as by the application.
 *
 * @param version as its manifest says it, or {@code unknown}
 */
public record HibernateJar(Path path, String version) {

    private static final String MARK = "org/hibernate/boot/MetadataSources.class";

    /** In the order of the class path; entries that cannot be read have none. */
    public static List<HibernateJar> find(List<Path> classPath) {
        List<HibernateJar> found = new ArrayList<>();
        for (Path entry : classPath) {
            if (Files.isRegularFile(entry)) {
                try (JarFile jar = new JarFile(entry.toFile())) {
                    if (jar.getEntry(MARK) != null) {
                        found.add(new HibernateJar(entry, version(jar.getManifest())));
                    }
                } catch (IOException e) {
                    // Whoever reads the entities says so; here it only has no Hibernate.
                    continue;
                }
            } else if (Files.exists(entry.resolve(MARK))) {
                found.add(new HibernateJar(entry, "unknown"));
            }
        }
        return List.copyOf(found);
    }

    private static String version(Manifest manifest) {
        for (String name : List.of("Implementation-Version", "Bundle-Version")) {
            String version = manifest == null ? null : manifest.getMainAttributes().getValue(name);
            if (version != null) {
                return version;
            }
        }
        return "unknown";
    }
}
