import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.tool.schema.spi.SchemaManagementToolCoordinator;

/**
 * What Hibernate alone needs for the entities of a jar: its Metadata and nothing else, or with a second argument the
 * script that its SchemaExport writes.
 */
final class MetadataAlone {

    private static final Logger ROOT = Logger.getLogger("");

    public static void main(String[] arguments) throws Exception {
        ROOT.setLevel(Level.OFF);
        Path jar = Path.of(arguments[0]);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, MetadataAlone.class.getClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);
            StandardServiceRegistry registry =
                    new StandardServiceRegistryBuilder()
                            .applySettings(
                                    Map.of(
                                            "hibernate.boot.allow_jdbc_metadata_access", "false",
                                            "jakarta.persistence.database-product-name", "PostgreSQL",
                                            "jakarta.persistence.database-major-version", "15"))
                            .build();
            MetadataSources sources = new MetadataSources(registry);
            try (JarFile file = new JarFile(jar.toFile())) {
                for (Enumeration<JarEntry> all = file.entries(); all.hasMoreElements(); ) {
                    String name = all.nextElement().getName();
                    if (name.endsWith(".class")) {
                        sources.addAnnotatedClassName(name.substring(0, name.length() - 6).replace('/', '.'));
                    }
                }
            }
            Metadata metadata = sources.buildMetadata();
            if (arguments.length > 1) {
                SchemaManagementToolCoordinator.process(
                        metadata,
                        registry,
                        Map.of(
                                "jakarta.persistence.schema-generation.scripts.action", "create",
                                "jakarta.persistence.schema-generation.scripts.create-target", arguments[1]),
                        action -> {});
            }
            System.out.println(metadata.getEntityBindings().size() + " entities");
            System.out.flush();
            Runtime.getRuntime().exit(0);
        }
    }
}
