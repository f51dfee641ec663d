package dev.retort.cli.action.baseline;

import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tables in which other migration tools remember what they ran. They belong to those tools, so
 * they are no part of a baseline; they are known by their columns, since they can have any name.
 */
final class ToolTables {

    private static final List<Set<String>> COLUMNS =
            List.of(
                    // Flyway, from version 4 on and before
                    Set.of("installed_rank", "script", "checksum", "installed_by", "success"),
                    Set.of("version_rank", "installed_rank", "script", "checksum"),
                    // Liquibase: its change log and its lock
                    Set.of("id", "author", "filename", "dateexecuted", "orderexecuted", "md5sum"),
                    Set.of("id", "locked", "lockgranted", "lockedby"));

    private ToolTables() {}

    static Set<QualifiedName> in(Schema schema) {
        return schema.tables().values().stream()
                .filter(ToolTables::isOne)
                .map(Table::name)
                .collect(Collectors.toSet());
    }

    private static boolean isOne(Table table) {
        Set<String> columns = table.columns().keySet();
        return COLUMNS.stream().anyMatch(columns::containsAll);
    }
}
