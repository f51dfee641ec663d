package dev.retort.cli.action;

import dev.retort.cli.output.Output;
import dev.retort.migrate.LockHolder;
import dev.retort.migrate.PreparedStep;
import dev.retort.migrate.RunListener;
import dev.retort.migrate.StepResult;
import dev.retort.revision.Direction;
import dev.retort.revision.Step;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Tells of a run while it goes on: a line for each step that is done. */
final class Progress implements RunListener {

    private final Output output;
    private final Consumer<List<PreparedStep>> planned;

    /**
     * @param planned sees all steps before the first one runs
     */
    Progress(Output output, Consumer<List<PreparedStep>> planned) {
        this.output = output;
        this.planned = planned;
    }

    @Override
    public void lockBusy(LockHolder holder) {
        output.note("Lock      held by " + holder + "; waiting");
    }

    @Override
    public void planned(List<PreparedStep> steps) {
        planned.accept(steps);
    }

    @Override
    public void started(Step step, int number, int count) {
        output.detail("  " + position(number, count) + " " + step.id() + "  begins");
    }

    @Override
    public void finished(StepResult result, int number, int count) {
        output.data("  " + position(number, count) + " " + line(result, "ok", result.duration()));
    }

    @Override
    public void retrying(Step step, int attempt, int tries) {
        output.note(
                "  " + step.id() + "  waited too long for a lock; try " + attempt + " of " + tries);
    }

    private static String position(int number, int count) {
        return "[" + number + "/" + count + "]";
    }

    private static String line(StepResult result, String outcome, Duration duration) {
        return String.format(
                Locale.ROOT,
                "%s  %-40s %-4s %6.2f s",
                result.revision(),
                (result.direction() == Direction.DOWNGRADE ? "back: " : "") + result.message(),
                outcome,
                duration.toMillis() / 1000.0);
    }
}
