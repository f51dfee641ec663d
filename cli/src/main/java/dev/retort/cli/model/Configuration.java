package dev.retort.cli.model;

import dev.retort.RetortException;
import dev.retort.cli.config.Setting;
import dev.retort.cli.config.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An application's configuration as its framework puts it together: layers, of which the first one
 * that has a key wins, and {@code ${placeholders}} between them. A placeholder is only looked at in
 * a value that somebody asks for.
 */
final class Configuration {

    /** An element of a key in quotes that it does not need. */
    private static final Pattern QUOTED = Pattern.compile("\"([^\".]*)\"");

    private static final Pattern INDEX = Pattern.compile("\\[(\\d+)]");
    private static final int DEEPEST = 32;

    /** How keys are compared with what is asked for. */
    enum Binding {
        /** Dashes, underscores and case do not matter (Spring Boot, "Relaxed Binding"). */
        RELAXED(key -> key.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT)),
        /** Only the very same key, where quotes hold dots (SmallRye Config, in Quarkus). */
        EXACT(key -> QUOTED.matcher(key).replaceAll("$1"));

        private final UnaryOperator<String> canonical;

        Binding(UnaryOperator<String> canonical) {
            this.canonical = canonical;
        }
    }

    private final Binding binding;

    private final Map<String, String> environment;
    private final Map<String, Setting<String>> values = new LinkedHashMap<>();

    /** The keys as they were written, by what they are looked up with. */
    private final Map<String, String> written = new LinkedHashMap<>();

    Configuration(List<Layer> highestFirst, Binding binding, Map<String, String> environment) {
        this.binding = binding;
        this.environment = environment;
        for (Layer layer : highestFirst) {
            Map<String, Setting<String>> found = new LinkedHashMap<>();
            layer.values()
                    .forEach(
                            (key, value) -> {
                                found.put(binding.canonical.apply(key), value);
                                written.putIfAbsent(binding.canonical.apply(key), key);
                            });
            found.forEach(values::putIfAbsent);
        }
    }

    /** The environment variable that stands for a key; both frameworks agree on this form. */
    private static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private Optional<Setting<String>> fromEnvironment(String key) {
        return Optional.of(variable(key))
                .filter(environment::containsKey)
                // Spring Boot's canonical form leaves dashes out; with underscores it is accepted.
                .or(() -> Optional.of(variable(key.replace("-", ""))))
                .filter(environment::containsKey)
                .map(name -> new Setting<>(environment.get(name), Source.of(name)));
    }

    /** The value, placeholders replaced; empty text counts as no value. */
    Optional<Setting<String>> get(String key) {
        return raw(key).map(this::expanded).filter(setting -> !setting.value().isBlank());
    }

    Optional<String> text(String key) {
        return get(key).map(Setting::value);
    }

    /** The keys of its files as they are written, those of the highest layer first. */
    List<String> keys() {
        return List.copyOf(written.values());
    }

    /** Whether anybody says something, whatever it is. */
    boolean has(String key) {
        return raw(key).isPresent();
    }

    /** The value as it is written, with its placeholders; empty for none. */
    String written(String key) {
        return raw(key).map(Setting::value).orElse("");
    }

    /** A list, written with commas or with {@code [0]}. */
    List<Setting<String>> list(String key) {
        List<Setting<String>> elements = new ArrayList<>();
        get(key).ifPresent(
                        all -> {
                            for (String each : all.value().split(",")) {
                                if (!each.isBlank()) {
                                    elements.add(new Setting<>(each.strip(), all.source()));
                                }
                            }
                        });
        for (int i = 0; elements.isEmpty() || i > 0; i++) {
            Optional<Setting<String>> next = get(key + "[" + i + "]");
            if (next.isEmpty()) {
                break;
            }
            elements.add(next.get());
        }
        return elements;
    }

    /** Everything below a prefix, by the rest of the key as it was written, sorted. */
    Map<String, Setting<String>> below(String prefix) {
        Map<String, Setting<String>> found = new TreeMap<>();
        int depth = prefix.split("\\.").length;
        String start = binding.canonical.apply(prefix);
        values.forEach(
                (key, value) -> {
                    if (key.startsWith(start + ".") || key.startsWith(start + "[")) {
                        String rest = rest(written.get(key), depth);
                        if (!rest.isEmpty()) {
                            found.put(rest, expanded(value));
                        }
                    }
                });
        String variables = variable(prefix.replace("-", "")) + "_";
        new TreeMap<>(environment)
                .forEach(
                        (name, value) -> {
                            if (name.startsWith(variables)) {
                                found.put(
                                        name.substring(variables.length())
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', '.'),
                                        new Setting<>(value, Source.of(name)));
                            }
                        });
        return found;
    }

    /** The key without its first elements; a bracketed or quoted element loses its brackets. */
    private static String rest(String key, int depth) {
        int at = 0;
        for (int i = 0; i < depth; i++) {
            int dot = key.indexOf('.', at);
            int bracket = key.indexOf('[', at);
            if (bracket >= 0 && (dot < 0 || bracket < dot) && i == depth - 1) {
                at = bracket;
                break;
            }
            if (dot < 0) {
                return "";
            }
            at = dot + 1;
        }
        String rest = key.substring(at);
        if (rest.startsWith("[") && rest.endsWith("]") && !INDEX.matcher(rest).matches()
                || rest.startsWith("\"") && rest.endsWith("\"") && rest.length() > 1) {
            return rest.substring(1, rest.length() - 1);
        }
        return rest;
    }

    private Optional<Setting<String>> raw(String key) {
        return fromEnvironment(key)
                .or(() -> Optional.ofNullable(values.get(binding.canonical.apply(key))));
    }

    private Setting<String> expanded(Setting<String> setting) {
        return new Setting<>(expanded(setting.value(), setting.source(), 0), setting.source());
    }

    private String expanded(String text, Source source, int depth) {
        if (depth > DEEPEST) {
            throw new RetortException(
                    "RT-1214",
                    source + ": the placeholders of " + text + " go round in a circle",
                    "give one of them a value of its own");
        }
        int start = text.indexOf("${");
        if (start < 0) {
            return text;
        }
        int end = end(text, start);
        if (end < 0) {
            return text;
        }
        String inner = expanded(text.substring(start + 2, end), source, depth + 1);
        int colon = inner.indexOf(':');
        String name = (colon < 0 ? inner : inner.substring(0, colon)).strip();
        String value =
                raw(name)
                        .map(Setting::value)
                        .or(() -> Optional.ofNullable(environment.get(name)))
                        .orElse(colon < 0 ? null : inner.substring(colon + 1));
        if (value == null) {
            throw new RetortException(
                    "RT-1214",
                    source + ": nothing says what ${" + name + "} is",
                    "set the environment variable "
                            + variable(name)
                            + ", choose a profile that has it (RETORT_PROFILE), or give it a"
                            + " default: ${"
                            + name
                            + ":...}");
        }
        return text.substring(0, start)
                + expanded(value, source, depth + 1)
                + expanded(text.substring(end + 1), source, depth);
    }

    /** The brace that closes the one at {@code start}, over others inside it. */
    private static int end(String text, int start) {
        int open = 0;
        Matcher braces = Pattern.compile("\\$\\{|}").matcher(text);
        for (int at = start; braces.find(at); at = braces.end()) {
            open += braces.group().equals("}") ? -1 : 1;
            if (open == 0) {
                return braces.start();
            }
        }
        return -1;
    }
}
