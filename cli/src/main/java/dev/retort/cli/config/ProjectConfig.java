package dev.retort.cli.config;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The table {@code [retort]}: where revisions live and how new ones are called.
 *
 * @param revisions folders of revision sources, absolute, at least one
 * @param packageName of the revision classes
 * @param environment name of the class with the hooks that Alembic has in {@code env.py}
 * @param fileTemplate name of a new revision's class, in Alembic's notation
 * @param timezone of the dates in that name and in the source
 * @param starImports whether a revision may import all of {@code Ddl} with a star
 * @param hooks what runs after a revision is written, in this order
 */
public record ProjectConfig(
        List<Path> revisions,
        String packageName,
        Optional<Setting<String>> environment,
        Setting<String> fileTemplate,
        ZoneId timezone,
        boolean starImports,
        List<Hook> hooks) {

    static final String DEFAULT_FOLDER = "src/main/java/db/revisions";
    static final String DEFAULT_PACKAGE = "db.revisions";
    static final String DEFAULT_TEMPLATE =
            "Rev%(year)d%(month).2d%(day).2dT%(hour).2d%(minute).2d_%(slug)s";

    public ProjectConfig {
        revisions = List.copyOf(revisions);
        hooks = List.copyOf(hooks);
    }
}
