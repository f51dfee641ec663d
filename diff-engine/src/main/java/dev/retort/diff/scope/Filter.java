package dev.retort.diff.scope;

import dev.retort.environment.ColumnPair;
import dev.retort.environment.Hooks;
import dev.retort.environment.ObjectName;
import dev.retort.environment.SchemaObject;
import dev.retort.environment.Verdict;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who decides what is compared and how: the patterns of a scope, and an environment. */
public final class Filter {

    private final Scope scope;
    private final Hooks hooks;
    private final Map<String, Boolean> schemas = new ConcurrentHashMap<>();
    private final Set<String> present = ConcurrentHashMap.newKeySet();

    public Filter(Scope scope, Hooks hooks) {
        this.scope = scope;
        this.hooks = hooks;
    }

    /** Whether a schema that the database has is to be read at all, by its real name. */
    public boolean readsSchema(String name) {
        present.add(name);
        return seesSchema(name);
    }

    /** Whether a schema is there and was not read. */
    boolean isUnread(String name) {
        return present.contains(name) && !seesSchema(name);
    }

    boolean seesSchema(String name) {
        return schemas.computeIfAbsent(
                name,
                real -> {
                    ObjectName schema = scope.namespace(real);
                    return !scope.excludes(schema) && hooks.includeName(schema);
                });
    }

    public Scope scope() {
        return scope;
    }

    /** Whether everything is seen, and compared by rule. */
    boolean isNone() {
        return scope.excludesNothing() && hooks.isNone();
    }

    /** Whether there is an environment. */
    boolean asksHooks() {
        return !hooks.isNone();
    }

    /**
     * Whether both see it; asked about once for both sides.
     *
     * @param desired or {@code null}
     * @param reflected or {@code null}
     */
    boolean sees(ObjectName name, Object desired, Object reflected) {
        boolean onlyThere = desired == null;
        return !scope.excludes(name)
                && hooks.includeName(name)
                && hooks.includeObject(
                        new SchemaObject(
                                name,
                                onlyThere ? reflected : desired,
                                onlyThere,
                                onlyThere ? Optional.empty() : Optional.ofNullable(reflected)));
    }

    Verdict type(ColumnPair pair) {
        return hooks.compareType(pair);
    }

    Verdict defaultOf(ColumnPair pair) {
        return hooks.compareDefault(pair);
    }
}
