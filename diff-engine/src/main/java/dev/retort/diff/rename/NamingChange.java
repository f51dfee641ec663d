package dev.retort.diff.rename;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One change that gave many things their names: another naming strategy, or a prefix or suffix that
 * all of them have now or had.
 *
 * @param affix what is put in front or behind, or taken away; empty for a strategy
 */
public record NamingChange(Kind kind, String affix) {

    /** What changes. */
    public enum Kind {
        SNAKE_CASE("snake_case"),
        CAMEL_CASE("camelCase"),
        UPPER_CASE("UPPER_CASE"),
        PREFIX("prefix"),
        NO_PREFIX("no-prefix"),
        SUFFIX("suffix"),
        NO_SUFFIX("no-suffix");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        private boolean isStrategy() {
            return compareTo(UPPER_CASE) <= 0;
        }
    }

    private static final List<NamingChange> STRATEGIES =
            Stream.of(Kind.values())
                    .filter(Kind::isStrategy)
                    .map(each -> new NamingChange(each, ""))
                    .toList();

    /**
     * Reads {@code snake_case}, {@code camelCase}, {@code UPPER_CASE}, {@code prefix=app_}, {@code
     * no-prefix=app_}, {@code suffix=_t} and {@code no-suffix=_t}.
     */
    static Optional<NamingChange> parse(String text) {
        int at = text.indexOf('=');
        String word = at < 0 ? text : text.substring(0, at);
        String affix = at < 0 ? "" : text.substring(at + 1);
        return Stream.of(Kind.values())
                .filter(each -> each.word.equals(word))
                .filter(
                        each ->
                                each.isStrategy() == (at < 0)
                                        && each.isStrategy() == affix.isEmpty())
                .map(each -> new NamingChange(each, affix))
                .findFirst();
    }

    /** What leads from the one name to the other, where something known does. */
    static Optional<NamingChange> between(String from, String to) {
        return Stream.concat(
                        STRATEGIES.stream(),
                        Stream.of(
                                new NamingChange(Kind.PREFIX, firstOf(to, from)),
                                new NamingChange(Kind.NO_PREFIX, firstOf(from, to)),
                                new NamingChange(Kind.SUFFIX, lastOf(to, from)),
                                new NamingChange(Kind.NO_SUFFIX, lastOf(from, to))))
                .filter(each -> each.leads(from, to))
                .findFirst();
    }

    private static String firstOf(String longer, String shorter) {
        return longer.endsWith(shorter)
                ? longer.substring(0, longer.length() - shorter.length())
                : "";
    }

    private static String lastOf(String longer, String shorter) {
        return longer.startsWith(shorter) ? longer.substring(shorter.length()) : "";
    }

    /** Whether it gives what has the one name the other. */
    boolean leads(String from, String to) {
        if (from.equals(to)) {
            return false;
        }
        return switch (kind) {
            case SNAKE_CASE -> isSame(from, to) && to.equals(to.toLowerCase(Locale.ROOT));
            case UPPER_CASE -> isSame(from, to) && to.equals(to.toUpperCase(Locale.ROOT));
            case CAMEL_CASE ->
                    isSame(from, to)
                            && to.indexOf('_') < 0
                            && !to.equals(to.toLowerCase(Locale.ROOT));
            case PREFIX -> !affix.isEmpty() && to.equals(affix + from);
            case NO_PREFIX -> !affix.isEmpty() && from.equals(affix + to);
            case SUFFIX -> !affix.isEmpty() && to.equals(from + affix);
            case NO_SUFFIX -> !affix.isEmpty() && from.equals(to + affix);
        };
    }

    private static boolean isSame(String from, String to) {
        return NameLikeness.of(from, to, Set.of()) == NameLikeness.SAME;
    }

    /** Columns of one table have a prefix of their own: it tells nothing about all others. */
    boolean isOfColumns() {
        return kind.isStrategy();
    }

    /** As {@code --rename-all} takes it. */
    @Override
    public String toString() {
        return kind.isStrategy() ? kind.word : kind.word + "=" + affix;
    }
}
