package dev.retort.laws.pairs;

import java.util.Random;

/**
 * Where the random pairs of a run begin. A build throws the same ones every time, so that a change
 * is never refused for a fault that was there before it; {@code -Dretort.seed=SEED} begins
 * elsewhere, and {@code -Dretort.seed=random} somewhere new.
 */
public final class Seed {

    private static final String PROPERTY = "retort.seed";

    public static final long FIRST =
            "random".equals(System.getProperty(PROPERTY))
                    ? new Random().nextLong() & 0xFFFFFFFFL
                    : Long.getLong(PROPERTY, 1);

    private Seed() {}
}
