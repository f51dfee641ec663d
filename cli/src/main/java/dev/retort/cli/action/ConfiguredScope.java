package dev.retort.cli.action;

import dev.retort.RetortException;
import dev.retort.cli.config.ScopeConfig;
import dev.retort.cli.config.Setting;
import dev.retort.diff.scope.Scope;
import java.util.List;
import java.util.function.Function;

/** The patterns of {@code retort.toml} as a scope; a wrong one is named with its line. */
final class ConfiguredScope {

    private ConfiguredScope() {}

    /**
     * @param unsaid what is included where the file includes nothing
     */
    static Scope of(String defaultSchema, ScopeConfig config, List<String> unsaid) {
        check(config.include(), text -> new Scope(defaultSchema, List.of(text), List.of()));
        check(config.exclude(), text -> new Scope(defaultSchema, List.of(), List.of(text)));
        return new Scope(
                defaultSchema,
                config.include().isEmpty() ? unsaid : Setting.values(config.include()),
                Setting.values(config.exclude()));
    }

    private static void check(List<Setting<String>> patterns, Function<String, Scope> parse) {
        for (Setting<String> pattern : patterns) {
            try {
                parse.apply(pattern.value());
            } catch (RetortException e) {
                throw new RetortException(
                        e.code(), pattern.source() + ": " + e.getMessage(), e.hint(), e);
            }
        }
    }
}
