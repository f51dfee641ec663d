package dev.retort.diff.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.PostgreSqlDialect;
import dev.retort.diff.Comparison;
import dev.retort.diff.dependents.Dependents;
import dev.retort.diff.rename.Decisions;
import dev.retort.environment.Hooks;
import dev.retort.laws.cases.InMemory;
import dev.retort.model.Column;
import dev.retort.model.Constraint;
import dev.retort.model.ForeignKey;
import dev.retort.model.PrimaryKey;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.model.Type;
import dev.retort.replay.History;
import dev.retort.snapshot.Conventions;
import dev.retort.snapshot.Desired;
import dev.retort.snapshot.EntitySources;
import dev.retort.snapshot.Kept;
import dev.retort.snapshot.Owners;
import dev.retort.snapshot.Reflected;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A foreign key that nobody maps makes an association impossible where it leads elsewhere, unless
 * the rows of both tables have their keys in common.
 */
class KeptForeignKeysTest {

    private static final Type BIGINT = Type.parse("bigint");

    private static final Table PARTY = table("party");
    private static final Table PERSON = table("person", key("person_party", "id", "party"));
    private static final Table EMPLOYEE = table("employee", key("employee_person", "id", "person"));
    private static final Table PLACE = table("place");

    private static Table table(String name, Constraint... constraints) {
        List<Constraint> all = new ArrayList<>(List.of(constraints));
        all.add(PrimaryKey.of(name + "_pkey", List.of("id")));
        return Table.of(
                        QualifiedName.of(name),
                        List.of(Column.of("id", BIGINT).notNull(), Column.of("of", BIGINT)))
                .withConstraints(all);
    }

    private static ForeignKey key(String name, String column, String table) {
        return new ForeignKey.Source(name, List.of(column)).references(table, "id");
    }

    @Test
    void anAssociationIsImpossibleWhereTheKeyLeadsElsewhere() {
        assertThat(problems("person", "place"))
                .containsExactly(
                        "foreign key note.wrong: it references place, and the attribute is about"
                                + " rows of person");
        assertThat(problems("place", "employee")).hasSize(1);
    }

    @Test
    void rowsOfAHierarchyAreInSeveralTables() {
        assertThat(problems("person", "party")).isEmpty();
        assertThat(problems("party", "person")).isEmpty();
        assertThat(problems("employee", "party")).isEmpty();
        assertThat(problems("party", "employee")).isEmpty();
    }

    @Test
    void whatIsThereBesidesTheKeyThatIsWantedIsLivedWith() {
        assertThat(problems("person", "place", key("also", "of", "person"))).isEmpty();
    }

    @Test
    void anAssociationWithoutAKeyAndAnUnknownTableAreNoProblem() {
        assertThat(problems(null, "place")).isEmpty();
        assertThat(problems("person", "somewhere_else")).isEmpty();
        assertThat(problems("person", "person")).isEmpty();
    }

    /** Of a key that is there under an association that is wanted. */
    private static List<String> problems(String mapped, String referenced, ForeignKey... besides) {
        List<Constraint> keys = new ArrayList<>(List.of(besides));
        keys.add(key("wrong", "of", referenced));
        Table there = table("note", keys.toArray(Constraint[]::new));
        Table wanted = mapped == null ? table("note") : table("note", key("right", "of", mapped));
        Filter filter = new Filter(new Scope("public", List.of(), List.of()), Hooks.NONE);
        filter.readsSchema("public");
        Comparison comparison =
                Comparison.of(
                        new Desired(
                                Schema.of(EMPLOYEE, PARTY, PERSON, PLACE, wanted),
                                Set.of(),
                                Conventions.NONE,
                                false,
                                EntitySources.NONE,
                                List.of()),
                        new Reflected(
                                Schema.of(EMPLOYEE, PARTY, PERSON, PLACE, there),
                                List.of(),
                                Owners.UNKNOWN,
                                true),
                        () -> History.NONE,
                        filter,
                        new PostgreSqlDialect(),
                        InMemory.asTheServer(),
                        Dependents.NONE,
                        Decisions.NONE,
                        false);
        return comparison.kept().stream()
                .filter(each -> each.problem() != null)
                .map(KeptForeignKeysTest::line)
                .toList();
    }

    private static String line(Kept kept) {
        return kept + ": " + kept.problem();
    }
}
