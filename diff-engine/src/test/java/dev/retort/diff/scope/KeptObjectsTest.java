package dev.retort.diff.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.model.Column;
import dev.retort.model.ColumnRef;
import dev.retort.model.EnumType;
import dev.retort.model.ForeignKey;
import dev.retort.model.ObjectId;
import dev.retort.model.PrimaryKey;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Sequence;
import dev.retort.model.Statistics;
import dev.retort.model.Table;
import dev.retort.model.Type;
import dev.retort.model.Unique;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a table that nobody maps needs stays with it, although revisions made it. */
class KeptObjectsTest {

    private static final QualifiedName OURS = QualifiedName.of("ours");
    private static final QualifiedName GONE = QualifiedName.of("gone");
    private static final QualifiedName THEIRS = new QualifiedName("far", "theirs");
    private static final Type BIGINT = Type.parse("bigint");

    private static final Table MAPPED =
            Table.of(
                    OURS,
                    List.of(
                            Column.of("id", BIGINT),
                            Column.of("code", BIGINT),
                            PrimaryKey.of("ours_pkey", List.of("id"))));

    private static final Table FOREIGN =
            Table.of(
                    THEIRS,
                    List.of(
                            Column.of("id", BIGINT).withDefault("nextval('numbers'::regclass)"),
                            Column.of("mood", Type.parse("mood")),
                            key("theirs_code_fkey", "id", OURS, "code"),
                            key("theirs_gone_fkey", "id", GONE, "id")));

    private static ForeignKey key(String name, String column, QualifiedName table, String other) {
        return new ForeignKey.Source(name, List.of(column)).references(table.toString(), other);
    }

    private static final Schema CURRENT =
            Schema.of(
                            MAPPED.withConstraints(
                                    List.of(
                                            PrimaryKey.of("ours_pkey", List.of("id")),
                                            Unique.of("ours_code", List.of("code")))),
                            Table.of(
                                    GONE,
                                    List.of(
                                            Column.of("id", BIGINT),
                                            PrimaryKey.of("gone_pkey", List.of("id")))),
                            FOREIGN)
                    .withNamespaces(List.of("far"))
                    .withEnums(List.of(new EnumType(QualifiedName.of("mood"), List.of("ok"))))
                    .withSequences(
                            List.of(
                                    Sequence.of(QualifiedName.of("numbers"))
                                            .withOwnedBy(new ColumnRef(GONE, "id"))))
                    .withDependents(
                            List.of(
                                    Statistics.of(
                                            QualifiedName.of("pair"),
                                            THEIRS,
                                            List.of("id", "mood"))))
                    .withComments(
                            Map.of(
                                    ObjectId.enumType(QualifiedName.of("mood")), "kept",
                                    ObjectId.constraint(OURS, "ours_code"), "kept",
                                    ObjectId.constraint(THEIRS, "theirs_gone_fkey"), "gone"));

    private static final Schema DESIRED = Schema.of(MAPPED);

    private static final Schema KEPT = Schema.of(FOREIGN).withNamespaces(List.of("far"));

    @Test
    void withItsTypesSequencesAndTheKeysThatItReferences() {
        Schema all = KeptObjects.added(CURRENT, DESIRED, DESIRED, KEPT);
        assertThat(all.namespaces()).containsExactly("far");
        assertThat(all.enums()).isEqualTo(CURRENT.enums());
        assertThat(all.sequences().get(QualifiedName.of("numbers")).ownedBy()).isNull();
        assertThat(all.tables().keySet()).containsExactlyInAnyOrder(OURS, THEIRS);
        assertThat(all.tables().get(OURS).constraints()).containsOnlyKeys("ours_pkey", "ours_code");
        assertThat(all.tables().get(THEIRS).constraints()).containsOnlyKeys("theirs_code_fkey");
        assertThat(all.dependents()).isEqualTo(CURRENT.dependents());
        assertThat(all.comments().values()).containsOnly("kept").hasSize(2);
    }

    @Test
    void nothingIsAddedWhereNothingStays() {
        assertThat(KeptObjects.added(CURRENT, DESIRED, DESIRED, Schema.EMPTY)).isEqualTo(DESIRED);
    }
}
