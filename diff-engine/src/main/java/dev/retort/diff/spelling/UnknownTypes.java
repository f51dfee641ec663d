package dev.retort.diff.spelling;

import dev.retort.RetortException;
import dev.retort.model.Column;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.model.Type;
import dev.retort.snapshot.Desired;
import dev.retort.sql.Identifiers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Types that neither the server has nor the upgrade will make, such as another database's in a
 * {@code columnDefinition}. A revision with one could not run, and a comparison would find the same
 * difference for ever.
 */
public final class UnknownTypes {

    private UnknownTypes() {}

    /**
     * @param wanted the desired schema, where possible in the server's own words
     * @throws RetortException RT-1403, with every column that has such a type
     */
    public static void refuse(Schema wanted, Schema current, Desired desired, Spelling spelling) {
        if (desired.isExhaustive()) {
            return; // A database has no types of another one; which of its own are missing is told.
        }
        Set<Type> known = new HashSet<>();
        current.tables().values().forEach(table -> known.addAll(types(table)));
        Set<String> made = new HashSet<>();
        Stream.of(wanted.enums().keySet(), wanted.domains().keySet(), wanted.composites().keySet())
                .flatMap(Set::stream)
                .flatMap(UnknownTypes::spellings)
                .forEach(made::add);
        Map<Type, List<String>> asked = new LinkedHashMap<>();
        for (Table table : wanted.tables().values()) {
            for (Column column : table.columns().values()) {
                if (!known.contains(column.type()) && !isMade(column.type(), made)) {
                    asked.computeIfAbsent(column.type(), type -> new ArrayList<>())
                            .add(described(table, column, desired));
                }
            }
        }
        if (!asked.isEmpty()) {
            refuse(asked, spelling.types(List.copyOf(asked.keySet())));
        }
    }

    private static void refuse(Map<Type, List<String>> asked, List<Optional<Type>> answers) {
        List<String> unknown = new ArrayList<>();
        int at = 0;
        for (Map.Entry<Type, List<String>> type : asked.entrySet()) {
            if (answers.get(at++).isEmpty()) {
                unknown.add(type.getKey().sql() + " of " + String.join(", ", type.getValue()));
            }
        }
        if (!unknown.isEmpty()) {
            throw new RetortException(
                    "RT-1403",
                    "the server does not know the type " + String.join("; nor ", unknown),
                    "Correct the column definition; or create the extension that has the type, in"
                            + " a revision of its own that is applied first. What is in another"
                            + " schema needs its name in front, or the search_path of the"
                            + " connection has to lead there.");
        }
    }

    private static List<Type> types(Table table) {
        return table.columns().values().stream().map(Column::type).toList();
    }

    /** Whether the type, or what it is an array of, is among those that will be there. */
    private static boolean isMade(Type type, Set<String> made) {
        return made.contains(type.element().sql());
    }

    private static Stream<String> spellings(QualifiedName name) {
        String quoted = Identifiers.quoteAlways(name.name());
        return name.inDefaultSchema()
                ? Stream.of(name.name(), quoted)
                : Stream.of(name.schema() + "." + name.name(), name.schema() + "." + quoted);
    }

    private static String described(Table table, Column column, Desired desired) {
        String text = "column " + table.name() + "." + column.name();
        return desired.origins()
                .ofColumn(table.name(), column.name())
                .map(origin -> text + " (" + origin + ")")
                .orElse(text);
    }
}
