package dev.retort.cli.command;

import dev.retort.migrate.Options;
import dev.retort.migrate.TransactionMode;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What {@code upgrade} and {@code downgrade} have in common. */
final class RunOptions {

    @Option(names = "--sql", description = "Print the SQL as a script; no database is opened.")
    boolean sql;

    @Option(
            names = "--dry-run",
            description = "Print what would run on this database, run nothing.")
    boolean dryRun;

    @Option(
            names = "--transaction",
            paramLabel = "per-revision|all",
            defaultValue = "per-revision",
            converter = Transactions.class,
            description = "How much is undone when something fails. Default: ${DEFAULT-VALUE}.")
    private TransactionMode transactions;

    @Option(
            names = "--lock-timeout",
            paramLabel = "TIME",
            defaultValue = "3s",
            converter = Time.class,
            description =
                    "How long a statement may wait for a lock, as in 500ms, 3s, 1min; 0 for as long as"
                            + " it takes. Default: ${DEFAULT-VALUE}.")
    private Duration lockTimeout;

    Options options() {
        return Options.defaults().withTransactions(transactions).withLockTimeout(lockTimeout);
    }

    /** The contract's words. */
    static final class Transactions implements ITypeConverter<TransactionMode> {

        @Override
        public TransactionMode convert(String text) {
            return switch (text) {
                case "per-revision" -> TransactionMode.PER_REVISION;
                case "all" -> TransactionMode.ALL;
                default ->
                        throw new TypeConversionException(
                                "'" + text + "' is neither per-revision nor all");
            };
        }
    }

    /** PostgreSQL's units; a number alone is seconds, as everywhere on this command line. */
    static final class Time implements ITypeConverter<Duration> {

        private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|min|h)?");

        @Override
        public Duration convert(String text) {
            Matcher matcher = TIME.matcher(text.strip());
            if (!matcher.matches()) {
                throw new TypeConversionException(
                        "'" + text + "' is no time such as 500ms, 3s or 1min");
            }
            long number = Long.parseLong(matcher.group(1));
            String unit = matcher.group(2) == null ? "s" : matcher.group(2);
            return switch (unit) {
                case "ms" -> Duration.ofMillis(number);
                case "min" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                default -> Duration.ofSeconds(number);
            };
        }
    }
}
