package dev.retort.cli.action.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.model.Column;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.model.Type;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which tables are another migration tool's, and which only look like it. */
class ToolTablesTest {

    private static final String LOCK = "id locked lockgranted lockedby";

    private static Schema with(String name, String columns) {
        return Schema.EMPTY.withTables(
                List.of(
                        Table.of(
                                QualifiedName.parse(name),
                                Stream.of(columns.split(" "))
                                        .map(each -> Column.of(each, Type.parse("text")))
                                        .toList())));
    }

    @Test
    void whatAToolCreatesIsItsOwn() {
        for (String table :
                List.of(
                        "any: installed_rank version description type script checksum installed_by"
                                + " installed_on execution_time success",
                        "schema_version: version_rank installed_rank version description type script"
                                + " checksum installed_by installed_on execution_time success",
                        "FLY_HFJ_MIGRATION: installed_rank version description type script checksum installed_by"
                                + " installed_on execution_time success result",
                        "DATABASECHANGELOG: ID AUTHOR FILENAME DATEEXECUTED ORDEREXECUTED EXECTYPE MD5SUM"
                                + " DESCRIPTION COMMENTS TAG LIQUIBASE CONTEXTS LABELS DEPLOYMENT_ID",
                        "databasechangeloglock: " + LOCK,
                        "alembic_version: version_num",
                        "schema_migrations: version dirty",
                        "schema_migrations: version",
                        "ar_internal_metadata: key value created_at updated_at",
                        "django_migrations: id app name applied",
                        "_prisma_migrations: id checksum finished_at migration_name logs rolled_back_at"
                                + " started_at applied_steps_count",
                        "__EFMigrationsHistory: MigrationId ProductVersion")) {
            String[] words = table.split(": ");
            assertThat(ToolTables.in(with(words[0], words[1]), Schema.EMPTY))
                    .as(table)
                    .containsExactly(QualifiedName.parse(words[0]));
        }
    }

    @Test
    void whatOnlyLooksLikeItIsTheApplications() {
        for (String table :
                List.of(
                        "doc: id locked lockgranted lockedby title body owner_id",
                        "doc: id locked",
                        "deploys: installed_rank script checksum installed_by success",
                        "product: version",
                        "setting: key value created_at updated_at")) {
            String[] words = table.split(": ");
            assertThat(ToolTables.in(with(words[0], words[1]), Schema.EMPTY)).as(table).isEmpty();
        }
    }

    @Test
    void whatAnEntityIsStoredInIsTheApplications() {
        Schema schema = with("doc", LOCK);
        assertThat(ToolTables.in(schema, schema)).isEmpty();
        assertThat(ToolTables.in(schema, with("other", LOCK))).hasSize(1);
    }
}
