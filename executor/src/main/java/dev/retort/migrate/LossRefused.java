package dev.retort.migrate;

import dev.retort.RetortException;
import dev.retort.operation.Description;
import dev.retort.revision.Step;
import java.util.List;
import java.util.stream.Collectors;

/** RT-3301: a run would take data away, and nobody agreed to that. Nothing was changed. */
public final class LossRefused extends RetortException {

    private static final long serialVersionUID = 1L;

    private final transient List<DataLoss> losses;

    /**
     * @param losses of one run, at least one
     * @param reason the end of a sentence that began with what would be lost
     * @param hint how to agree
     */
    public LossRefused(List<DataLoss> losses, String reason, String hint) {
        super(Kind.REFUSED, "RT-3301", message(losses, reason), hint, null);
        this.losses = List.copyOf(losses);
    }

    /** At least one, in the order of the run. */
    public List<DataLoss> losses() {
        return losses;
    }

    private static String message(List<DataLoss> losses, String reason) {
        List<String> ids = losses.stream().map(DataLoss::step).map(Step::id).distinct().toList();
        return losses.get(0).step().direction().word()
                + " of revision"
                + (ids.size() == 1 ? " " : "s ")
                + String.join(", ", ids)
                + " would destroy data, "
                + reason
                + losses.stream()
                        .map(
                                loss ->
                                        "\n"
                                                + loss.step().id()
                                                + "  "
                                                + Description.of(loss.operation())
                                                + ": "
                                                + loss.amount())
                        .collect(Collectors.joining())
                + "\nNothing was changed";
    }
}
