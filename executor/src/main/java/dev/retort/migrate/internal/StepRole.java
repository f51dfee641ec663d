package dev.retort.migrate.internal;

import dev.retort.migrate.PreparedOperation;
import dev.retort.migrate.PreparedStep;
import dev.retort.sql.SqlText;
import java.util.List;
import java.util.Set;

/**
 * The role that a step begins with is the one that writes its version row: a SET ROLE inside of a
 * revision is about what the revision does. It says so in SQL alone, so that a script can, too.
 */
final class StepRole {

    private static final Set<String> WORDS = Set.of("role");

    private static final String REMEMBER =
            "SELECT pg_catalog.set_config('retort.role', pg_catalog.current_setting('role'), true)";

    private static final String RETURN =
            "SELECT pg_catalog.set_config('role', pg_catalog.current_setting('retort.role'), false)";

    private StepRole() {}

    /** What has to run before the operations; nothing where none of them is about roles. */
    static List<String> before(PreparedStep step) {
        return mayChange(step) ? List.of(REMEMBER) : List.of();
    }

    static List<String> after(PreparedStep step) {
        return mayChange(step) ? List.of(RETURN) : List.of();
    }

    /** Only SQL that a person wrote can. */
    private static boolean mayChange(PreparedStep step) {
        return step.operations().stream()
                .filter(each -> each.operation().id() == null)
                .map(PreparedOperation::sql)
                .flatMap(List::stream)
                .anyMatch(sql -> SqlText.of(sql).mentionsAny(WORDS));
    }
}
