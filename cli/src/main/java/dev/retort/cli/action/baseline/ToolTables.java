package dev.retort.cli.action.baseline;

import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tables in which other migration tools remember what they ran. They belong to those tools, so
 * they are no part of a baseline. A table is one of them only where it has all columns that the
 * tool gives it and no other, so that a table of an application is never taken for one.
 */
final class ToolTables {

    /**
     * What one tool creates.
     *
     * @param name its only name, or {@code null} where its columns say enough: it is a setting
     * @param always the columns of every version of the tool
     * @param sometimes those of some versions
     */
    private record Signature(String name, Set<String> always, Set<String> sometimes) {

        static Signature of(String name, String... columns) {
            return new Signature(name, Set.of(columns), Set.of());
        }

        Signature or(String... columns) {
            return new Signature(name, always, Set.of(columns));
        }

        boolean fits(String table, Set<String> columns) {
            Set<String> others = new HashSet<>(columns);
            others.removeAll(always);
            return columns.containsAll(always)
                    && sometimes.containsAll(others)
                    && (name == null || name.equals(table));
        }
    }

    private static final List<Signature> SIGNATURES =
            List.of(
                    // Flyway; a rank of versions was there before its version 4, and a result is
                    // what HAPI FHIR adds, whose own migrator took the table over
                    Signature.of(
                                    null,
                                    "installed_rank",
                                    "version",
                                    "description",
                                    "type",
                                    "script",
                                    "checksum",
                                    "installed_by",
                                    "installed_on",
                                    "execution_time",
                                    "success")
                            .or("version_rank", "result"),
                    // Liquibase: its change log and its lock
                    Signature.of(
                                    null,
                                    "id",
                                    "author",
                                    "filename",
                                    "dateexecuted",
                                    "orderexecuted",
                                    "md5sum",
                                    "description",
                                    "comments",
                                    "liquibase")
                            .or("exectype", "tag", "contexts", "labels", "deployment_id"),
                    Signature.of(null, "id", "locked", "lockgranted", "lockedby"),
                    // Alembic
                    Signature.of(null, "version_num"),
                    // golang-migrate; Rails and dbmate
                    Signature.of("schema_migrations", "version", "dirty"),
                    Signature.of("schema_migrations", "version"),
                    Signature.of(
                            "ar_internal_metadata", "key", "value", "created_at", "updated_at"),
                    // Django
                    Signature.of("django_migrations", "id", "app", "name", "applied"),
                    // Prisma
                    Signature.of(
                            "_prisma_migrations",
                            "id",
                            "checksum",
                            "finished_at",
                            "migration_name",
                            "logs",
                            "rolled_back_at",
                            "started_at",
                            "applied_steps_count"),
                    // goose
                    Signature.of("goose_db_version", "id", "version_id", "is_applied", "tstamp"),
                    // Knex
                    Signature.of("knex_migrations", "id", "name", "batch", "migration_time"),
                    Signature.of("knex_migrations_lock", "index", "is_locked"),
                    // Entity Framework
                    Signature.of("__efmigrationshistory", "migrationid", "productversion"));

    private ToolTables() {}

    /**
     * @param desired what the entities say: a table that one of them is stored in is the
     *     application's, whatever it looks like
     */
    static Set<QualifiedName> in(Schema schema, Schema desired) {
        return schema.tables().values().stream()
                .filter(each -> !desired.tables().containsKey(each.name()))
                .filter(ToolTables::isOne)
                .map(Table::name)
                .collect(Collectors.toSet());
    }

    private static boolean isOne(Table table) {
        String name = table.name().name().toLowerCase(Locale.ROOT);
        Set<String> columns =
                table.columns().keySet().stream()
                        .map(each -> each.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet());
        return SIGNATURES.stream().anyMatch(each -> each.fits(name, columns));
    }
}
