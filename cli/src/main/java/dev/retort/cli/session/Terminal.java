package dev.retort.cli.session;

import java.io.Console;
import java.util.Optional;

/** A person who can be asked. */
public interface Terminal {

    /** The one that the process was started from, if any. */
    Terminal SYSTEM = new SystemTerminal();

    /**
     * A line of text, without its end.
     *
     * @param question as it is printed; the answer is typed behind it
     * @return empty when there is nobody to ask; no text when somebody refuses to answer
     */
    Optional<String> line(String question);

    /** As {@link #line}, without showing what is typed. */
    Optional<String> secret(String question);

    /** Java has a console only when both stdin and stdout are a terminal. */
    final class SystemTerminal implements Terminal {

        private SystemTerminal() {}

        @Override
        public Optional<String> line(String question) {
            Console console = System.console();
            if (console == null) {
                return Optional.empty();
            }
            String typed = console.readLine("%s", question);
            if (typed == null) {
                console.printf("%n");
            }
            return Optional.of(typed == null ? "" : typed);
        }

        @Override
        public Optional<String> secret(String question) {
            Console console = System.console();
            if (console == null) {
                return Optional.empty();
            }
            char[] typed = console.readPassword("%s", question);
            return Optional.of(typed == null ? "" : new String(typed));
        }
    }
}
