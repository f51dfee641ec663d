package dev.retort.laws.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.laws.pairs.Pair;
import dev.retort.model.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A schema's text says all that the schema says, and what is recorded is such a text. */
class RecordingTest {

    private static final int NEWEST = 18;
    private static final int PAIRS = 100;
    private static final List<String> FOLDERS = List.of("ddl", "alembic", "dependents", "filled");

    @Test
    void whatIsRecordedIsWrittenAgainByteForByte() throws IOException {
        for (String folder : FOLDERS) {
            for (Entry entry : CaseList.read(folder)) {
                Recording.Schemas recorded = Recording.recorded(entry);
                assertWrittenAgain(entry, recorded.before());
                assertWrittenAgain(entry, recorded.after());
            }
        }
    }

    private static void assertWrittenAgain(Entry entry, String text) {
        assertThat(Recording.text(SchemaParser.parse(text))).as(entry.name()).isEqualTo(text);
    }

    @Test
    void otherOperationsLeaveTheRestOfACaseAlone() throws IOException {
        for (String folder : FOLDERS) {
            for (Path file : CaseList.files(folder)) {
                Map<String, String> there = new HashMap<>();
                for (String text : CaseList.texts(file)) {
                    Entry entry = Entry.parse(file, text);
                    there.put(
                            entry.name(),
                            entry.operations().stream()
                                    .map(each -> each + "\n")
                                    .collect(Collectors.joining()));
                }
                assertThat(CaseList.rewritten(file, there::get)).isEqualTo(Files.readString(file));
            }
        }
    }

    @Test
    void nothingIsLost() {
        long first = new Random().nextLong() & 0xFFFFFFFFL;
        for (long seed = first; seed < first + PAIRS; seed++) {
            Pair pair = Pair.of(seed, NEWEST);
            Stream.of(pair.before(), pair.after()).forEach(RecordingTest::assertReadBack);
        }
    }

    private static void assertReadBack(Schema schema) {
        assertThat(SchemaParser.parse(SchemaWriter.write(schema))).isEqualTo(schema);
    }
}
