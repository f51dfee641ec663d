package dev.retort.laws.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.retort.codegen.RevisionCompiler;
import dev.retort.codegen.RevisionDraft;
import dev.retort.codegen.RevisionFolder;
import dev.retort.codegen.RevisionWriter;
import dev.retort.laws.pairs.Pair;
import dev.retort.laws.pairs.Seed;
import dev.retort.laws.pairs.Shrinker;
import dev.retort.operation.Op;
import dev.retort.revision.Migration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The laws over schemas that nobody thought of, but for those that {@code SchemaDiffTest} shows
 * without a database. A failure prints its seed, which {@code -Dretort.seed=SEED} throws again, and
 * the smallest pair that still fails. {@code -Ppairs} throws many more.
 */
class RandomPairsTest {

    private static final int NEWEST = 18;
    private static final int REVISIONS_PER_COMPILATION = 100;

    private static final long SEED = Seed.FIRST;

    private static final int SOURCES = Integer.getInteger("retort.pairs.sources", 20);
    private static final int ON_SERVER = Integer.getInteger("retort.pairs.server", 8);

    @TempDir Path folder;

    @Test
    void sourceSaysTheSame() throws IOException {
        long start = System.nanoTime();
        for (int done = 0; done < SOURCES; done += REVISIONS_PER_COMPILATION) {
            int size = Math.min(REVISIONS_PER_COMPILATION, SOURCES - done);
            sourceSaysTheSame(SEED + done, size, Files.createDirectory(folder.resolve("" + done)));
        }
        say(SOURCES, start, "L4 holds");
    }

    private static void sourceSaysTheSame(long seed, int size, Path sources) throws IOException {
        for (int i = 0; i < size; i++) {
            Pair pair = Pair.of(seed + i, NEWEST);
            String name = "Rev" + i;
            Files.writeString(
                    sources.resolve(name + ".java"),
                    RevisionWriter.write(
                            new RevisionDraft(
                                    id(i),
                                    List.of(),
                                    List.of(),
                                    List.of(),
                                    "A pair.",
                                    "db.revisions",
                                    name,
                                    pair.upgrade(),
                                    pair.downgrade())));
        }
        RevisionFolder read = RevisionFolder.read(List.of(sources));
        Map<String, Migration> compiled =
                new RevisionCompiler(null, List.of()).compile(read, read.revisions());
        for (int i = 0; i < size; i++) {
            Pair pair = Pair.of(seed + i, NEWEST);
            Migration migration = compiled.get(id(i));
            assertThat(Op.record(migration::upgrade))
                    .as("L4, -Dretort.seed=%d", seed + i)
                    .isEqualTo(pair.upgrade());
            assertThat(Op.record(migration::downgrade))
                    .as("L4, -Dretort.seed=%d", seed + i)
                    .isEqualTo(pair.downgrade());
        }
    }

    private static String id(int number) {
        return "%012x".formatted(number);
    }

    @Test
    void lawsHoldOnAServer() throws SQLException {
        long start = System.nanoTime();
        try (Server server = new Server()) {
            for (long seed = SEED; seed < SEED + ON_SERVER; seed++) {
                Pair pair = Pair.of(seed, server.version());
                Throwable broken = server.broken(pair);
                if (broken != null) {
                    Pair small =
                            new Shrinker(server.version(), each -> server.broken(each) != null)
                                    .shrink(pair);
                    fail("-Dretort.seed=" + seed + ": " + server.broken(small) + "\n" + small);
                }
            }
            say(
                    ON_SERVER,
                    start,
                    "L5 to L7 hold, and L9: the rows of %d went there and back, those of %d did not fit"
                            .formatted(server.moved(), server.refused()));
        }
    }

    private static void say(int pairs, long start, String what) {
        System.out.printf(
                "%,d pairs from -Dretort.seed=%d in %d s: %s%n",
                pairs, SEED, Duration.ofNanos(System.nanoTime() - start).toSeconds(), what);
    }
}
