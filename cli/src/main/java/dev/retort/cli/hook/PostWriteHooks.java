package dev.retort.cli.hook;

import dev.retort.RetortException;
import dev.retort.cli.config.Hook;
import dev.retort.cli.session.Session;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * Runs the hooks of a project on a revision that was written: any program, without a shell. What it
 * prints is shown when it fails.
 */
public final class PostWriteHooks {

    /** What went wrong stands at the end. */
    private static final int LINES_SHOWN = 40;

    private PostWriteHooks() {}

    /**
     * Runs them in their order, up to the first that fails. The file stays what the hook left of
     * it: it is a revision, formatted or not.
     *
     * @param file absolute
     * @throws RetortException {@code RT-2126} when one cannot be started or fails
     */
    public static void run(Session session, Path file) {
        for (Hook hook : session.config().project().hooks()) {
            run(hook, file, session);
        }
    }

    private static void run(Hook hook, Path file, Session session) {
        List<String> command = hook.commandFor(file);
        long start = System.nanoTime();
        Deque<String> lines = new ArrayDeque<>();
        int status;
        try {
            Process process =
                    new ProcessBuilder(Program.SYSTEM.startable(command, hook.directory()))
                            .directory(hook.directory().toFile())
                            .redirectErrorStream(true)
                            .start();
            process.getOutputStream().close();
            status = finish(process, lines);
        } catch (IOException e) {
            throw failed(hook, file, session, "cannot run: " + e.getMessage(), lines, e);
        }
        if (status != 0) {
            throw failed(hook, file, session, "ended with status " + status, lines, null);
        }
        session.output()
                .note(
                        String.format(
                                Locale.ROOT,
                                "Ran  %s  in %.1f s",
                                String.join(" ", hook.command()),
                                (System.nanoTime() - start) / 1e9));
    }

    private static int finish(Process process, Deque<String> lines) throws IOException {
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream()))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                if (lines.size() > LINES_SHOWN) {
                    lines.remove();
                }
            }
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private static RetortException failed(
            Hook hook, Path file, Session session, String how, Deque<String> lines, Exception e) {
        StringBuilder message = new StringBuilder();
        message.append("the hook of ")
                .append(hook.source())
                .append(' ')
                .append(how)
                .append("\n")
                .append(String.join(" ", hook.commandFor(file)));
        lines.forEach(line -> message.append("\n| ").append(line));
        message.append("\nThe revision was written and is kept: ").append(session.shown(file));
        return new RetortException(
                "RT-2126",
                message.toString(),
                "run that command in "
                        + hook.directory()
                        + " and see, or correct retort.hooks; the revision needs no second"
                        + " --autogenerate",
                e);
    }
}
