package dev.retort.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The laws over the domain models that Hibernate publishes for its own tests, unmodified: the build
 * takes the package {@code org.hibernate.testing.orm.domain} out of the jar hibernate-testing, the
 * rest of which would bring a test engine of its own.
 */
class PublishedModelsTest {

    private static final String MODELS = "org.hibernate.testing.orm.domain.";

    /** Not among the standard models, and published beside them. */
    private static final String TOOLING = MODELS + "userguide.tooling";

    private static final Set<String> MAPPED =
            Set.of("Entity", "Embeddable", "MappedSuperclass", "Converter");

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicNode> lawsHold() throws Exception {
        return models().stream();
    }

    @Test
    void everyPackageIsCovered() throws Exception {
        assertThat(models()).hasSizeGreaterThanOrEqualTo(7);
    }

    private static List<DynamicNode> models() throws Exception {
        List<DynamicNode> models = new ArrayList<>();
        for (Object model : Class.forName(MODELS + "StandardDomainModel").getEnumConstants()) {
            Object descriptor = model.getClass().getMethod("getDescriptor").invoke(model);
            Class<?>[] classes =
                    (Class<?>[])
                            descriptor
                                    .getClass()
                                    .getMethod("getAnnotatedClasses")
                                    .invoke(descriptor);
            models.add(model(model.toString().toLowerCase(Locale.ROOT), Arrays.asList(classes)));
        }
        models.add(model("tooling", mappedClasses(TOOLING)));
        return models;
    }

    private static DynamicNode model(String name, List<Class<?>> classes) {
        assertThat(classes).as(name).isNotEmpty();
        return new Case(name, new EntitySide(List.of()), new EntitySide(classes)).tests();
    }

    private static List<Class<?>> mappedClasses(String packageName)
            throws IOException, URISyntaxException, ClassNotFoundException {
        Path folder =
                Path.of(
                        PublishedModelsTest.class
                                .getResource("/" + packageName.replace('.', '/'))
                                .toURI());
        List<Class<?>> classes = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String simpleName = file.getFileName().toString().replaceFirst("\\.class$", "");
                Class<?> type = Class.forName(packageName + "." + simpleName);
                if (Arrays.stream(type.getAnnotations())
                        .map(Annotation::annotationType)
                        .anyMatch(each -> MAPPED.contains(each.getSimpleName()))) {
                    classes.add(type);
                }
            }
        }
        return classes;
    }
}
