package dev.retort.laws;

import dev.retort.laws.cases.Renaming;
import dev.retort.model.Table;
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
import org.hibernate.Version;

/**
 * A class with entities inside its {@code Before} and {@code After}; a side that is missing is an
 * empty model. A case, or a side of one, may have {@code SETTINGS} for Hibernate, and a case a
 * {@code GIVEN}, the DDL of what entities need and cannot create, and the {@code SEARCH_PATH} of
 * the application's connections.
 */
final class EntityCase {

    private final Class<?> type;

    EntityCase(Class<?> type) {
        this.type = type;
    }

    static boolean is(Class<?> type) {
        return Arrays.stream(type.getDeclaredClasses())
                .map(Class::getSimpleName)
                .anyMatch(side -> side.equals("Before") || side.equals("After"));
    }

    Class<?> type() {
        return type;
    }

    String name() {
        return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /** Whether this Hibernate cannot build what comes after. */
    boolean isRefused() {
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

    /** Whether there is something before and something after. */
    boolean isMove() {
        return !before().isEmpty() && !after().isEmpty();
    }

    EntitySide before() {
        return side("Before");
    }

    EntitySide after() {
        return side("After");
    }

    Renaming renaming() {
        Renamed renamed = type.getAnnotation(Renamed.class);
        if (renamed == null) {
            return Renaming.NONE;
        }
        List<String> renames = renamed.everything() ? everything() : List.of(renamed.value());
        return new Renaming(renames, List.of(), List.of(), renamed.isAsked(), renamed.questions());
    }

    /** Of one table. */
    private List<String> everything() {
        try {
            Table from = before().desired().schema().tables().values().iterator().next();
            Table to = after().desired().schema().tables().values().iterator().next();
            List<String> renames = new ArrayList<>();
            renames.add(from.name() + "=" + to.name());
            for (String column : from.columns().keySet()) {
                to.columns().keySet().stream()
                        .filter(each -> !each.equals(column) && plain(each).equals(plain(column)))
                        .forEach(each -> renames.add(from.name() + "." + column + "=" + each));
            }
            return renames;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String plain(String name) {
        return name.replace("_", "");
    }

    Case laws() {
        Allowed allowed = type.getAnnotation(Allowed.class);
        Set<AllowedDifference> differences = EnumSet.noneOf(AllowedDifference.class);
        if (allowed != null) {
            differences.addAll(List.of(allowed.value()));
        }
        return new Case(
                name(),
                before(),
                after(),
                Expectation.withRows(type.getAnnotation(Refused.class), differences),
                renaming(),
                given().isEmpty()
                        ? Case.EMPTY
                        : new EntitySide(List.of(), Map.of(), given(), searchPath()));
    }

    private String given() {
        return constant(type, "GIVEN", "");
    }

    private String searchPath() {
        return constant(type, "SEARCH_PATH", null);
    }

    private EntitySide side(String name) {
        List<Class<?>> entities = new ArrayList<>();
        Map<String, String> settings = new LinkedHashMap<>(settings(type));
        for (Class<?> side : type.getDeclaredClasses()) {
            if (side.getSimpleName().equals(name)) {
                settings.putAll(settings(side));
                entities.addAll(Arrays.asList(side.getDeclaredClasses()));
            }
        }
        entities.removeIf(each -> each.isEnum() || each.isAnnotation());
        entities.sort(Comparator.comparing(Class::getName));
        return new EntitySide(entities, settings, given(), searchPath());
    }

    private static Map<String, String> settings(Class<?> type) {
        return constant(type, "SETTINGS", Map.of());
    }

    <T> T constant(String name, T otherwise) {
        return constant(type, name, otherwise);
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
