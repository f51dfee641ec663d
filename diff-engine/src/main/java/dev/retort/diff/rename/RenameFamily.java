package dev.retort.diff.rename;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Renames that are one event: each of these names came about in the same way, or an attribute that
 * many tables have from one class has another name.
 *
 * @param change empty where all have the same name, before and then
 * @param members the likeliest candidate for each thing that is gone
 */
public record RenameFamily(Optional<NamingChange> change, List<RenameCandidate> members) {

    /** Two that have a new name in the same way may be chance. */
    private static final int FEWEST = 3;

    /** A column under the same new name in two tables is not. */
    private static final int FEWEST_TABLES = 2;

    public RenameFamily {
        members = List.copyOf(members);
    }

    /**
     * @param likeliest at most one for each thing that is gone
     */
    public static List<RenameFamily> of(List<RenameCandidate> likeliest) {
        Map<NamingChange, List<RenameCandidate>> byChange = new LinkedHashMap<>();
        for (RenameCandidate each : likeliest) {
            NamingChange.between(each.from().last(), each.to().last())
                    .filter(
                            change ->
                                    change.isOfColumns()
                                            || each.kind() != RenameCandidate.Kind.COLUMN)
                    .ifPresent(
                            change ->
                                    byChange.computeIfAbsent(change, key -> new ArrayList<>())
                                            .add(each));
        }
        List<RenameFamily> families = new ArrayList<>();
        Set<RenameCandidate> taken = new HashSet<>();
        byChange.forEach(
                (change, members) -> {
                    if (members.size() >= FEWEST) {
                        families.add(new RenameFamily(Optional.of(change), members));
                        taken.addAll(members);
                    }
                });
        Map<List<String>, List<RenameCandidate>> byNames = new LinkedHashMap<>();
        for (RenameCandidate each : likeliest) {
            if (each.kind() == RenameCandidate.Kind.COLUMN && !taken.contains(each)) {
                byNames.computeIfAbsent(
                                List.of(each.from().last(), each.to().last()),
                                key -> new ArrayList<>())
                        .add(each);
            }
        }
        byNames.values().stream()
                .filter(members -> members.size() >= FEWEST_TABLES)
                .forEach(members -> families.add(new RenameFamily(Optional.empty(), members)));
        return families;
    }
}
