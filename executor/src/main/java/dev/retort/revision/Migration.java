package dev.retort.revision;

import dev.retort.operation.Op;

/**
 * The body of a revision: what it does and how it is taken back. A public class with no arguments.
 */
public interface Migration {

    void upgrade(Op op);

    void downgrade(Op op);
}
