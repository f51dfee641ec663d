package dev.retort.replay;

import dev.retort.model.ObjectId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The comments of a model: they go with what they are on and follow it when it is renamed. */
final class CommentReplay {

    private final Map<ObjectId, String> comments;

    CommentReplay(Map<ObjectId, String> comments) {
        this.comments = new LinkedHashMap<>(comments);
    }

    Map<ObjectId, String> all() {
        return comments;
    }

    /**
     * @param comment or {@code null} for none
     */
    void set(ObjectId target, String comment) {
        if (comment == null) {
            comments.remove(target);
        } else {
            comments.put(target, comment);
        }
    }

    void forget(ObjectId target) {
        comments.remove(target);
    }

    void forgetAll(Predicate<ObjectId> gone) {
        comments.keySet().removeIf(gone);
    }

    void rename(ObjectId part, String to) {
        move(target -> target.equals(part) ? new ObjectId(part.kind(), part.name(), to) : target);
    }

    void move(UnaryOperator<ObjectId> change) {
        if (!comments.isEmpty()) {
            Map<ObjectId, String> moved = new LinkedHashMap<>();
            comments.forEach((target, comment) -> moved.put(change.apply(target), comment));
            comments.clear();
            comments.putAll(moved);
        }
    }
}
