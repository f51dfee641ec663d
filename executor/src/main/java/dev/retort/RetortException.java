package dev.retort;

import java.util.Objects;

/**
 * Something that Retort refuses or fails to do, as a sentence for a person and a stable code for a
 * script.
 */
public class RetortException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What kind of no it is; a command line turns it into an exit status. */
    public enum Kind {
        /** It was tried and did not work. */
        FAILURE,
        /** It needs a decision that nobody gave. */
        REFUSED,
        /** Somebody else holds the lock. */
        LOCKED,
        /** What was asked for cannot be meant. */
        USAGE
    }

    private final Kind kind;
    private final String code;
    private final String hint;

    /**
     * @param code stable, {@code RT-} and four digits
     * @param message what, where and why, without a trailing stop
     * @param hint what to do next, or {@code null}
     */
    public RetortException(Kind kind, String code, String message, String hint, Throwable cause) {
        super(message, cause);
        this.kind = Objects.requireNonNull(kind, "kind");
        this.code = Objects.requireNonNull(code, "code");
        this.hint = hint;
    }

    /** A failure. */
    public RetortException(String code, String message, String hint) {
        this(Kind.FAILURE, code, message, hint, null);
    }

    /** A failure with its cause. */
    public RetortException(String code, String message, String hint, Throwable cause) {
        this(Kind.FAILURE, code, message, hint, cause);
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    /** What to do next, or {@code null}. */
    public String hint() {
        return hint;
    }
}
