package dev.retort.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.hibernate.ColumnDefinition.CheckClause;
import dev.retort.model.ColumnOption;
import dev.retort.model.Deferrability;
import dev.retort.model.ForeignKey;
import dev.retort.model.Generated;
import dev.retort.model.Identity;
import dev.retort.model.QualifiedName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rules that need neither Hibernate's model nor a server to be stated. */
class SqlTextTest {

    @Test
    void namesAreFoldedAndCutAsTheServerDoes() {
        assertThat(PostgresName.fromSql("CamelCase")).isEqualTo("camelcase");
        assertThat(PostgresName.fromSql("\"Camel\"\"Case\"")).isEqualTo("Camel\"Case");
        assertThat(PostgresName.fromSql("ÄPFEL")).isEqualTo("Äpfel");
        assertThat(PostgresName.of("x".repeat(64), false)).isEqualTo("x".repeat(63));
        assertThat(PostgresName.of("x".repeat(62) + "ä", false)).isEqualTo("x".repeat(62));
    }

    @Test
    void inventedNamesAvoidWhatIsTakenInTheSameSchema() {
        InventedNames names = new InventedNames();
        names.takeRelation("", "a_b_key");

        assertThat(names.unique("", "a", List.of("b"))).isEqualTo("a_b_key1");
        assertThat(names.unique("", "a", List.of("b"))).isEqualTo("a_b_key2");
        assertThat(names.unique("other", "a", List.of("b"))).isEqualTo("a_b_key");
        assertThat(names.check("", "a", "b")).isEqualTo("a_b_check");
        assertThat(names.check("", "a", "b")).isEqualTo("a_b_check1");
    }

    @Test
    void columnDefinitionsAreTakenApart() {
        assertThat(ColumnDefinition.parse("timestamp(6) with time zone"))
                .contains(ColumnDefinition.ofType("timestamp(6) with time zone"));
        assertThat(ColumnDefinition.parse("varchar(255) array"))
                .contains(ColumnDefinition.ofType("varchar(255) array"));
        assertThat(
                        ColumnDefinition.parse(
                                "varchar(40) COLLATE \"C\" not null default 'not null' unique"))
                .contains(
                        new ColumnDefinition(
                                "varchar(40)",
                                "\"C\"",
                                true,
                                "'not null'",
                                null,
                                null,
                                true,
                                List.of(),
                                Map.of()));
        assertThat(
                        ColumnDefinition.parse(
                                "int default null check (x > (1)) constraint c check(x<9)"))
                .contains(
                        new ColumnDefinition(
                                "int",
                                null,
                                false,
                                "null",
                                null,
                                null,
                                false,
                                List.of(
                                        new CheckClause(null, "x > (1)"),
                                        new CheckClause("c", "x<9")),
                                Map.of()));
        assertThat(ColumnDefinition.parse("text default 'x' Compression LZ4 not null"))
                .map(ColumnDefinition::options)
                .contains(Map.of(ColumnOption.COMPRESSION, "lz4"));
        assertThat(ColumnDefinition.parse("storage")).contains(ColumnDefinition.ofType("storage"));
        assertThat(ColumnDefinition.parse("bigint generated always as identity"))
                .map(ColumnDefinition::identity)
                .contains(Identity.always());
        assertThat(ColumnDefinition.parse("bigint generated always as (a + b) stored"))
                .map(ColumnDefinition::generated)
                .contains(new Generated("a + b", true));
    }

    @Test
    void columnDefinitionsAreNotGuessedAt() {
        assertThat(ColumnDefinition.parse("bigint primary key")).isEmpty();
        assertThat(ColumnDefinition.parse("bigint references other")).isEmpty();
        assertThat(ColumnDefinition.parse("bigint not deferrable")).isEmpty();
        assertThat(ColumnDefinition.parse("bigint default")).isEmpty();
        assertThat(ColumnDefinition.parse("default 1")).isEmpty();
        assertThat(ColumnDefinition.parse("bigint check (a")).isEmpty();
        assertThat(ColumnDefinition.parse("bigint collate")).isEmpty();
    }

    @Test
    void foreignKeyDefinitionsGiveTheirActions() {
        ForeignKey key =
                ForeignKey.of("fk", List.of("a"), QualifiedName.of("other"), List.of("id"));

        assertThat(
                        KeyDefinition.apply(
                                "FOREIGN KEY (a) REFERENCES s.other (id) MATCH FULL ON DELETE SET"
                                        + " NULL ON UPDATE NO ACTION INITIALLY DEFERRED NOT VALID",
                                key))
                .contains(
                        key.matchFull()
                                .onDelete(ForeignKey.Action.SET_NULL)
                                .withDeferrability(Deferrability.INITIALLY_DEFERRED)
                                .notValid());
        assertThat(KeyDefinition.apply("foreign key (a) references other", key)).contains(key);
        assertThat(KeyDefinition.apply("references other", key)).isEmpty();
        assertThat(KeyDefinition.apply("foreign key (a) references other on delete x", key))
                .isEmpty();
    }
}
