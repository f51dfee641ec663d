package dev.retort.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.operation.Operation;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Law L4: {@code record(compile(render(ops))) == ops}. */
class RoundTripTest {

    @TempDir Path folder;

    @Test
    void everyOperationComesBack() {
        List<Operation> all = Operations.all();
        assertThat(all).hasSizeGreaterThan(60);
        assertThat(all.stream().<Object>map(Object::getClass).distinct())
                .containsExactlyInAnyOrder((Object[]) Operation.class.getPermittedSubclasses());

        WrittenTwice written =
                WrittenTwice.of(folder, WrittenTwice.draft("All.", all, all.subList(0, 100)));

        assertThat(written.upgrade()).containsExactlyElementsOf(all);
        assertThat(written.downgrade()).containsExactlyElementsOf(all.subList(0, 100));
    }
}
