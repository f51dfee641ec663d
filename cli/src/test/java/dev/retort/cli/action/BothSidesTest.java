package dev.retort.cli.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BothSidesTest {

    private static <T> Callable<T> failing(RuntimeException failure) {
        return () -> {
            throw failure;
        };
    }

    @Test
    void readsBothAtTheSameTime() {
        CyclicBarrier barrier = new CyclicBarrier(2);
        Callable<Integer> meeting = () -> barrier.await(30, TimeUnit.SECONDS);
        BothSides<Integer, Integer> both = BothSides.read(meeting, meeting);
        assertThat(both.first() + both.second()).isEqualTo(1);
    }

    @Test
    void eitherFailureComesOutAsItIs() {
        RuntimeException failure = new IllegalStateException("mine");
        assertThatThrownBy(() -> BothSides.read(failing(failure), () -> 1)).isSameAs(failure);
        assertThatThrownBy(() -> BothSides.read(() -> 1, failing(failure))).isSameAs(failure);
    }

    @Test
    void ofTwoFailuresTheFirstSideIsTold() {
        RuntimeException first = new IllegalStateException("first");
        RuntimeException second = new IllegalStateException("second");
        assertThatThrownBy(() -> BothSides.read(failing(first), failing(second))).isSameAs(first);
        assertThat(first.getSuppressed()).containsExactly(second);
    }
}
