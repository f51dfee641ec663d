package dev.retort.cli.output;

import java.util.regex.Pattern;

/** An argument of a command line that a person copies from a message into a shell. */
public final class ShellWord {

    /** What a shell takes as it is. */
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_.=-]+");

    private ShellWord() {}

    /** The argument, in quotes where it needs them. */
    public static String of(String argument) {
        return PLAIN.matcher(argument).matches()
                ? argument
                : "'" + argument.replace("'", "'\\''") + "'";
    }
}
