package dev.retort.cli.output;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Where text goes: data to stdout, commentary to stderr. With {@code --format json} the data is one
 * object instead, and there is no commentary.
 */
public final class Output {

    /** How a command prints. */
    public enum Format {
        TEXT,
        JSON
    }

    /** How much is said. */
    public enum Volume {
        QUIET,
        NORMAL,
        VERBOSE
    }

    private final PrintStream out;
    private final PrintStream err;
    private final Format format;
    private final Volume volume;
    private final Style outStyle;
    private final Style errStyle;

    public Output(
            PrintStream out,
            PrintStream err,
            Format format,
            Volume volume,
            Style outStyle,
            Style errStyle) {
        this.out = Objects.requireNonNull(out, "out");
        this.err = Objects.requireNonNull(err, "err");
        this.format = Objects.requireNonNull(format, "format");
        this.volume = Objects.requireNonNull(volume, "volume");
        this.outStyle = Objects.requireNonNull(outStyle, "outStyle");
        this.errStyle = Objects.requireNonNull(errStyle, "errStyle");
    }

    /** A line of what was asked for. */
    public void data(String line) {
        if (format == Format.TEXT) {
            out.print(line + "\n");
        }
    }

    /** A line about what is going on. */
    public void note(String line) {
        if (tells()) {
            err.print(line + "\n");
        }
    }

    /** A line that only {@code -v} shows. */
    public void detail(String line) {
        if (format == Format.TEXT && volume == Volume.VERBOSE) {
            err.print(line + "\n");
        }
    }

    /** {@link #data} for those that print on their own. */
    public PrintStream dataStream() {
        return format == Format.TEXT ? out : nowhere();
    }

    /** {@link #note} for those that print on their own. */
    public PrintStream noteStream() {
        return tells() ? err : nowhere();
    }

    private static PrintStream nowhere() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }

    /** Whether anybody sees a {@link #note}. */
    public boolean tells() {
        return format == Format.TEXT && volume != Volume.QUIET;
    }

    public boolean verbose() {
        return volume == Volume.VERBOSE;
    }

    /** Whether a person reads what is printed, and no program. */
    public boolean isText() {
        return format == Format.TEXT;
    }

    /** Colour for {@link #data}. */
    public Style dataStyle() {
        return outStyle;
    }

    /** Colour for {@link #note}. */
    public Style noteStyle() {
        return errStyle;
    }

    /** Prints the report, when JSON is what was asked for. */
    public void finish(Report report) {
        if (format == Format.JSON) {
            JsonWriter.write(report, out);
        }
        out.flush();
        err.flush();
    }

    /** Prints the error, as text or as the report. */
    public void fail(Report report, Failure failure) {
        report.error(failure);
        if (format == Format.TEXT) {
            out.flush();
            failure.lines(errStyle).forEach(line -> err.print(line + "\n"));
        }
        finish(report);
    }
}
