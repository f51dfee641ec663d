package dev.retort.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.model.ColumnOption;
import dev.retort.model.ForeignKey;
import dev.retort.model.Index;
import dev.retort.model.QualifiedName;
import dev.retort.model.Sequence;
import dev.retort.model.Table;
import dev.retort.model.Unique;
import dev.retort.snapshot.Desired;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Jakarta Persistence 3.2's options mean, and what of them is only named. */
class OptionsTest {

    @Test
    void clausesAreReadAndTheRestIsNamed(@TempDir Path folder) throws Exception {
        Application application = Application.with7(folder);
        application
                .add(
                        "Book",
                        """
                        @Entity @Table(name = "book", options = "partition by range (id)",
                            indexes = {
                              @Index(name = "i", columnList = "title",
                                  options = "Include (pages) with (fillfactor = 70, fastupdate)"
                                      + " tablespace fast nulls not distinct where pages > 1"),
                              @Index(name = "j", columnList = "pages", unique = true,
                                  options = "where title is null")},
                            uniqueConstraints = @UniqueConstraint(name = "u", columnNames = "title",
                                options = "nulls not distinct initially deferred using index"
                                    + " tablespace fast"),
                            check = @CheckConstraint(name = "c", constraint = "pages > 0",
                                options = "not enforced"))
                        public class Book {
                          @Id @GeneratedValue @SequenceGenerator(sequenceName = "s",
                              options = "as integer minvalue -5 no maxvalue start 3 cycle")
                          int id;
                          @Column(options = "storage external default 'none'") String title;
                          @Column(options = "encrypted") int pages;
                          @ManyToOne @JoinColumn(name = "sequel", foreignKey = @ForeignKey(name = "f",
                              options = "on delete set null (sequel) not enforced for ever"))
                          Book sequel;
                        }
                        """)
                .compile();

        Desired desired = application.read(Map.of());

        Table table = desired.schema().tables().get(QualifiedName.of("book"));
        assertThat(table.indexes().values())
                .containsExactlyInAnyOrder(
                        Index.of("i", "title")
                                .include("pages")
                                .with("fillfactor", "70")
                                .with("fastupdate", "true")
                                .nullsNotDistinct()
                                .where("pages > 1"),
                        Index.of("j", "pages").unique().where("title is null"));
        assertThat(table.constraints().get("u"))
                .isEqualTo(Unique.of("u", List.of("title")).nullsNotDistinct().initiallyDeferred());
        assertThat(table.constraints().get("f"))
                .isEqualTo(
                        ForeignKey.of("f", List.of("sequel"), table.name(), List.of("id"))
                                .onDelete(ForeignKey.Action.SET_NULL, "sequel")
                                .notEnforced());
        assertThat(table.columns().get("title").option(ColumnOption.STORAGE)).isEqualTo("external");
        assertThat(table.columns().get("title").defaultExpression()).isEqualTo("'none'");
        Sequence sequence = desired.schema().sequences().get(QualifiedName.of("s"));
        assertThat(sequence.type().sql()).isEqualTo("integer");
        assertThat(sequence.options().min()).isEqualTo(-5);
        assertThat(sequence.options().cycle()).isTrue();
        assertThat(desired.warnings())
                .extracting(text -> text.replaceAll("The options of (.*) are not.*: ", "$1: "))
                .containsExactlyInAnyOrder(
                        "table book: partition by range (id)",
                        "index i: tablespace fast",
                        "a unique constraint on book: using index tablespace fast",
                        "check pages > 0 on book: not enforced",
                        "sequence s: start 3",
                        "column book.pages: encrypted",
                        "foreign key f: for ever");
    }
}
