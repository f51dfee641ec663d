package dev.retort.diff.dependents;

import dev.retort.operation.Operation;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The objects outside of the schema that an upgrade drops and recreates, or takes along.
 *
 * @param remarks of operations that are not alone
 * @param statements of the upgrade that only take down and put back
 */
public record RecreatedObjects(Map<Operation, Remark> remarks, Set<Operation> statements) {

    public static final RecreatedObjects NOTHING = new RecreatedObjects(Map.of(), Set.of());

    private static final Remark NONE = new Remark(List.of(), List.of(), List.of());

    /**
     * What becomes of things that depend on what an operation touches; each as {@code view
     * order_totals}.
     *
     * @param putBack taken down and put back as they were
     * @param open taken down, and a person says what comes instead
     * @param along gone with the operation itself; the downgrade brings them back
     */
    public record Remark(List<String> putBack, List<String> open, List<String> along) {

        public Remark {
            putBack = List.copyOf(putBack);
            open = List.copyOf(open);
            along = List.copyOf(along);
        }

        public boolean isEmpty() {
            return putBack.isEmpty() && open.isEmpty() && along.isEmpty();
        }
    }

    public RecreatedObjects {
        remarks = new LinkedHashMap<>(remarks);
        statements = new LinkedHashSet<>(statements);
    }

    /** The same with more statements that are no difference. */
    public RecreatedObjects with(List<Operation> more) {
        Set<Operation> all = new LinkedHashSet<>(statements);
        all.addAll(more);
        return new RecreatedObjects(remarks, all);
    }

    public Remark remark(Operation operation) {
        return remarks.getOrDefault(operation, NONE);
    }

    /** Whether it is none of the differences. */
    public boolean isRecreation(Operation operation) {
        return statements.contains(operation);
    }
}
