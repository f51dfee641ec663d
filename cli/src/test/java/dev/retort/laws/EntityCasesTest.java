package dev.retort.laws;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.fixtures.Database;
import dev.retort.fixtures.PostgresServer;
import dev.retort.laws.cases.Renaming;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.Version;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The laws over entity models: each class inside the files of {@link EntityCases} is a case, with
 * its entities inside {@code Before} and {@code After}. A side that is missing is an empty model. A
 * case, or a side of one, may have {@code SETTINGS} for Hibernate, and a case a {@code GIVEN}, the
 * DDL of what entities need and cannot create, and the {@code SEARCH_PATH} of the application's
 * connections.
 */
class EntityCasesTest {

    /** {@code -Dretort.case=REGEX} runs those whose name has a match. */
    private static final Pattern ASKED_FOR = Pattern.compile(System.getProperty("retort.case", ""));

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicNode> lawsHold() {
        return EntityCases.files().stream()
                .flatMap(file -> Arrays.stream(file.getDeclaredClasses()))
                .filter(each -> hasSide(each) && ASKED_FOR.matcher(name(each)).find())
                .sorted(Comparator.comparing(Class::getName))
                .map(each -> isRefused(each) ? refusal(caseOf(each)) : caseOf(each).tests());
    }

    /**
     * L13: where no revision made what is there, nothing that the entities do not write goes, and
     * what they write comes and goes back.
     */
    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicNode> whatNobodyWroteStays() {
        return EntityCases.files().stream()
                .flatMap(file -> Arrays.stream(file.getDeclaredClasses()))
                .filter(each -> hasSide(each) && ASKED_FOR.matcher(name(each)).find())
                .filter(each -> !isRefused(each))
                .sorted(Comparator.comparing(Class::getName))
                .map(EntityCasesTest::caseOf)
                .filter(each -> !each.before().isEmpty() && !each.after().isEmpty())
                .map(Case::adopted);
    }

    private static Case caseOf(Class<?> type) {
        Map<String, String> settings = settings(type);
        String given = constant(type, "GIVEN", "");
        String searchPath = constant(type, "SEARCH_PATH", null);
        Allowed allowed = type.getAnnotation(Allowed.class);
        Set<AllowedDifference> differences = EnumSet.noneOf(AllowedDifference.class);
        if (allowed != null) {
            differences.addAll(List.of(allowed.value()));
        }
        return new Case(
                name(type),
                side(type, "Before", settings, given, searchPath),
                side(type, "After", settings, given, searchPath),
                Expectation.withRows(type.getAnnotation(Refused.class), differences),
                renaming(type),
                given.isEmpty()
                        ? Case.EMPTY
                        : new EntitySide(List.of(), Map.of(), given, searchPath));
    }

    private static boolean isRefused(Class<?> type) {
        RefusedBefore refused = type.getAnnotation(RefusedBefore.class);
        RefusedFrom refusedNow = type.getAnnotation(RefusedFrom.class);
        return refused != null && isOlderThan(refused.value())
                || refusedNow != null && !isOlderThan(refusedNow.value());
    }

    /** Whether the Hibernate at hand is of a line before {@code major.minor}. */
    private static boolean isOlderThan(String line) {
        String[] wanted = line.split("\\.");
        String[] is = Version.getVersionString().split("\\.");
        int major = Integer.compare(Integer.parseInt(is[0]), Integer.parseInt(wanted[0]));
        return major < 0 || major == 0 && Integer.parseInt(is[1]) < Integer.parseInt(wanted[1]);
    }

    private static DynamicNode refusal(Case unbuildable) {
        return DynamicTest.dynamicTest(
                unbuildable.name() + ", refused",
                () -> {
                    try (Database database = PostgresServer.shared().createDatabase()) {
                        assertThatThrownBy(() -> unbuildable.after().build(database))
                                .as(unbuildable.name())
                                .isNotNull();
                    }
                });
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

    private static boolean hasSide(Class<?> type) {
        return Arrays.stream(type.getDeclaredClasses())
                .anyMatch(
                        side ->
                                side.getSimpleName().equals("Before")
                                        || side.getSimpleName().equals("After"));
    }

    private static Side side(
            Class<?> type,
            String name,
            Map<String, String> settings,
            String given,
            String searchPath) {
        List<Class<?>> entities = new ArrayList<>();
        Map<String, String> own = new LinkedHashMap<>(settings);
        for (Class<?> side : type.getDeclaredClasses()) {
            if (side.getSimpleName().equals(name)) {
                own.putAll(settings(side));
                entities.addAll(Arrays.asList(side.getDeclaredClasses()));
            }
        }
        entities.removeIf(each -> each.isEnum() || each.isAnnotation());
        entities.sort(Comparator.comparing(Class::getName));
        return new EntitySide(entities, own, given, searchPath);
    }

    private static Map<String, String> settings(Class<?> type) {
        return constant(type, "SETTINGS", Map.of());
    }

    @SuppressWarnings("unchecked")
    private static <T> T constant(Class<?> type, String name, T otherwise) {
        try {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    return (T) field.get(null);
                }
            }
            return otherwise;
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
