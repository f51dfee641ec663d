package dev.retort.cli.config;

import dev.retort.RetortException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts environment variables into the values of a configuration file. */
final class Variables {

    /** {@code $${} is the way to write a plain {@code ${}. */
    private static final Pattern REFERENCE = Pattern.compile("\\$\\$\\{|\\$\\{([^}]*)}");

    private Variables() {}

    /** The text with each {@code ${NAME}} replaced; a name that is not set is an error. */
    static Setting<String> expand(Setting<String> raw, Map<String, String> environment) {
        if (!raw.value().contains("${")) {
            return raw;
        }
        Matcher matcher = REFERENCE.matcher(raw.value());
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(1);
            String value = name == null ? "${" : environment.get(name);
            if (value == null) {
                throw new RetortException(
                        "RT-1204",
                        raw.source() + ": the environment variable " + name + " is not set",
                        "set " + name + ", or write $${" + name + "} for the text ${" + name + "}");
            }
            matcher.appendReplacement(text, Matcher.quoteReplacement(value));
        }
        return new Setting<>(matcher.appendTail(text).toString(), raw.source());
    }
}
