package dev.retort.laws;

import dev.retort.fixtures.Database;
import dev.retort.model.Desired;

/** One side of a case: what a database should be, and what it is when somebody else builds it. */
interface Side {

    /** Builds it in an empty database without us. */
    void build(Database database) throws Exception;

    /** What our reader says it is. */
    Desired desired() throws Exception;

    boolean isEmpty();
}
