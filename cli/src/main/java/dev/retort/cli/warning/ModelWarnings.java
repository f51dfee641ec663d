package dev.retort.cli.warning;

import dev.retort.cli.output.Output;
import dev.retort.cli.session.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says each warning about a model in full the first time, and counts it from then on: who decided
 * to live with it need not read it with every check. What was said is kept where it can be made
 * again; one that went away and comes back is said again.
 */
public final class ModelWarnings {

    private static final int DIGITS = 16;

    private final Session session;

    /** Where it is kept; empty where nothing is, and all is said every time. */
    private final Optional<Path> memory;

    public ModelWarnings(Session session) {
        this.session = session;
        String project = session.config().path() + "\n" + session.section().orElse("");
        this.memory =
                session.cache().map(cache -> cache.resolve("warnings").resolve(digest(project)));
    }

    /** Tells a person. */
    public void tell(List<String> warnings) {
        Output output = session.output();
        if (!output.tells()) {
            return;
        }
        Set<String> known = known();
        int before = 0;
        for (String text : warnings) {
            boolean isKnown = known.contains(digest(text));
            before += isKnown ? 1 : 0;
            if (!isKnown || output.verbose()) {
                output.note("warning: " + text);
            }
        }
        if (before > 0 && !output.verbose()) {
            output.note(
                    "Warnings  "
                            + before
                            + " about the model, said before; -v says "
                            + (before == 1 ? "it" : "them")
                            + " again");
        }
        remember(known, warnings.stream().map(ModelWarnings::digest).collect(Collectors.toSet()));
    }

    private Set<String> known() {
        if (memory.isEmpty() || !Files.isRegularFile(memory.get())) {
            return Set.of();
        }
        try {
            return Set.copyOf(Files.readAllLines(memory.get()));
        } catch (IOException e) {
            // Then they are said once more.
            return Set.of();
        }
    }

    private void remember(Set<String> known, Set<String> now) {
        if (memory.isEmpty() || known.equals(now)) {
            return;
        }
        try {
            Files.createDirectories(memory.get().getParent());
            Files.write(memory.get(), now);
        } catch (IOException e) {
            // A place that cannot be written remembers nothing, which does no harm.
            return;
        }
    }

    private static String digest(String text) {
        try {
            byte[] bytes =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }
}
