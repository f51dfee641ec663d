package dev.retort.migrate;

import dev.retort.revision.Migration;
import java.util.List;
import java.util.Map;

/** Where the bodies of revisions come from. */
@FunctionalInterface
public interface Migrations {

    /**
     * The bodies of these revisions, all at once so that they can be compiled together.
     *
     * @param ids without repetition
     * @return one for each id
     * @throws dev.retort.RetortException when one cannot be had
     */
    Map<String, Migration> load(List<String> ids);
}
