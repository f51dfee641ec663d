package dev.retort.laws.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.laws.pairs.Pair;
import dev.retort.model.Schema;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A schema's text says all that the schema says, and what is recorded is such a text. */
class RecordingTest {

    private static final int NEWEST = 18;
    private static final int PAIRS = 100;

    @Test
    void whatIsRecordedIsWrittenAgainByteForByte() throws IOException {
        for (String folder : List.of("ddl", "alembic", "dependents", "filled")) {
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
