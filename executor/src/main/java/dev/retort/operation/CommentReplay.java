package dev.retort.operation;

import dev.retort.model.Commented;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The comments of a model: they go with what they are on and follow it when it is renamed. */
final class CommentReplay {

    private final Map<Commented, String> comments;

    CommentReplay(Map<Commented, String> comments) {
        this.comments = new LinkedHashMap<>(comments);
    }

    Map<Commented, String> all() {
        return comments;
    }

    /**
     * @param comment or {@code null} for none
     */
    void set(Commented target, String comment) {
        if (comment == null) {
            comments.remove(target);
        } else {
            comments.put(target, comment);
        }
    }

    void forget(Commented target) {
        comments.remove(target);
    }

    void forgetAll(Predicate<Commented> gone) {
        comments.keySet().removeIf(gone);
    }

    void rename(Commented part, String to) {
        move(target -> target.equals(part) ? new Commented(part.kind(), part.name(), to) : target);
    }

    void move(UnaryOperator<Commented> change) {
        if (!comments.isEmpty()) {
            Map<Commented, String> moved = new LinkedHashMap<>();
            comments.forEach((target, comment) -> moved.put(change.apply(target), comment));
            comments.clear();
            comments.putAll(moved);
        }
    }
}
