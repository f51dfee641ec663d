package dev.retort.laws;

import dev.retort.model.Schema;
import dev.retort.operation.Operation;
import dev.retort.replay.History;
import java.util.List;

/** Whose work the database is that a law starts with. */
enum Evidence {
    /** Revisions made all of it, so that what the entities do not say follows the convention. */
    OURS,

    /** No revision made any of it, so that what the entities do not say stays. */
    FOUND,

    /** It does not matter: the database has to be what the entities would create. */
    STRICT;

    /**
     * @param there what the database has
     */
    History history(Schema there) {
        return this == OURS ? History.ofAll(there) : History.NONE;
    }

    /**
     * @param upgrade what was done since
     */
    History history(Schema there, List<Operation> upgrade) {
        return this == OURS ? History.ofAll(there) : History.of(List.of(upgrade));
    }
}
