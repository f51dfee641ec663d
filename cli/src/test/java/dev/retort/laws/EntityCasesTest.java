package dev.retort.laws;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * The laws over entity models: each class inside these files is a case, with its entities inside
 * {@code Before} and {@code After}. A side that is missing is an empty model.
 */
class EntityCasesTest {

    private static final List<Class<?>> FILES =
            List.of(
                    ColumnCases.class,
                    KeyCases.class,
                    AssociationCases.class,
                    GeneratorCases.class,
                    RenameCases.class);

    @TestFactory
    Stream<DynamicNode> lawsHold() {
        return FILES.stream()
                .flatMap(file -> Arrays.stream(file.getDeclaredClasses()))
                .sorted(Comparator.comparing(Class::getName))
                .map(
                        each ->
                                new Case(
                                        name(each),
                                        side(each, "Before"),
                                        side(each, "After"),
                                        renaming(each)))
                .map(Case::tests);
    }

    private static Renaming renaming(Class<?> type) {
        Renamed renamed = type.getAnnotation(Renamed.class);
        return renamed == null
                ? Renaming.NONE
                : new Renaming(List.of(renamed.value()), List.of(), List.of(), true);
    }

    private static String name(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    private static Side side(Class<?> type, String name) {
        List<Class<?>> entities = new ArrayList<>();
        for (Class<?> side : type.getDeclaredClasses()) {
            if (side.getSimpleName().equals(name)) {
                entities.addAll(Arrays.asList(side.getDeclaredClasses()));
            }
        }
        entities.sort(Comparator.comparing(Class::getName));
        Renamed renamed = type.getAnnotation(Renamed.class);
        return new EntitySide(
                List.copyOf(entities),
                renamed == null || !name.equals("Before") ? "" : renamed.rows());
    }
}
