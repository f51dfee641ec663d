package dev.retort.cli.command;

import dev.retort.cli.action.Consent;
import dev.retort.migrate.Options;
import dev.retort.migrate.TransactionMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Stack;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** What {@code upgrade} and {@code downgrade} have in common. */
final class RunOptions {

    /** No revision can be called so. */
    private static final String EVERYTHING = "*";

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

    @Option(
            names = "--allow-destructive",
            arity = "0..1",
            paramLabel = "REV",
            preprocessor = OnlyBehindEquals.class,
            description =
                    "Agree that the data in what REV drops is lost; may be given again for another REV."
                            + " Without =REV: whatever is lost.")
    private List<String> allowDestructive = new ArrayList<>();

    Consent consent() {
        return new Consent(
                allowDestructive.contains(EVERYTHING),
                allowDestructive.stream().filter(text -> !text.equals(EVERYTHING)).toList());
    }

    Options options() {
        return Options.defaults().withTransactions(transactions).withLockTimeout(lockTimeout);
    }

    /**
     * Keeps {@code --allow-destructive} from taking the target for its own value, or the other way
     * round: a value belongs to it only behind an equals sign, and where that is doubtful nothing
     * runs.
     */
    static final class OnlyBehindEquals implements IParameterPreprocessor {

        private static final Set<String> TARGETS = Set.of("head", "heads", "base");

        @Override
        public boolean preprocess(
                Stack<String> arguments,
                CommandSpec command,
                ArgSpec option,
                Map<String, Object> information) {
            String next = arguments.isEmpty() ? "" : arguments.peek();
            if ("=".equals(information.get("separator"))) {
                if (next.isBlank()) {
                    throw new ParameterException(
                            command.commandLine(), "--allow-destructive= names no revision");
                }
                return false;
            }
            if (!next.isEmpty() && !next.matches("[-+].*") && !TARGETS.contains(next)) {
                throw new ParameterException(
                        command.commandLine(),
                        "is "
                                + next
                                + " the target, or the revision that may lose data? Write "
                                + next
                                + " --allow-destructive, or --allow-destructive="
                                + next);
            }
            arguments.push(EVERYTHING);
            return false;
        }
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
