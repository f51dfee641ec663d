package dev.retort.hibernate.version;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which Hibernates are read, by what they say their version is. */
public final class HibernateLines {

    /** For messages. */
    public static final String READ = "6.2 to 6.6 and 7";

    /** {@code [WORKING]} is what a Hibernate says that runs from its own build. */
    private static final Pattern KNOWN = Pattern.compile("(6\\.[2-6]\\.|7\\.|\\[).*");

    private static final Pattern NUMBERS = Pattern.compile("(\\d+)(?:\\.(\\d+))?.*");

    private HibernateLines() {}

    /** Whether the entities of that version are read, as tests over each line of them show. */
    public static boolean isKnown(String version) {
        return KNOWN.matcher(version).matches();
    }

    /**
     * Whether it is older than all that are read: its metadata has another form (before 6), or
     * lacks what a column's type is found by (6.0 and 6.1). A newer one that nobody knows may be as
     * those before it, so it is tried.
     */
    public static boolean isTooOld(String version) {
        Matcher numbers = NUMBERS.matcher(version);
        if (!numbers.matches()) {
            return false;
        }
        int major = Integer.parseInt(numbers.group(1));
        int minor = numbers.group(2) == null ? 0 : Integer.parseInt(numbers.group(2));
        return major < 6 || major == 6 && minor < 2;
    }
}
