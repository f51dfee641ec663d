package dev.retort.cli.config;

import java.util.List;

/** The table {@code [scope]}: patterns of what is compared, and of what is left alone. */
public record ScopeConfig(List<Setting<String>> include, List<Setting<String>> exclude) {

    public ScopeConfig {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }
}
