package dev.retort.diff.spelling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether two SQL texts mean the same, by asking the server once for all of them: a first pass over
 * the schemas only notes the questions (and hears no), {@link #ask} asks, and a second pass hears
 * the answers.
 */
final class ExpressionEquivalence {

    private final Set<Spelling.Question> questions = new LinkedHashSet<>();
    private final Map<Spelling.Question, Optional<String>> answers = new HashMap<>();

    private int open;

    boolean same(Spelling.Question a, Spelling.Question b) {
        if (a.equals(b)) {
            return true;
        }
        Optional<String> first = answers.get(a);
        Optional<String> second = answers.get(b);
        if (first == null || second == null) {
            open++;
            questions.add(a);
            questions.add(b);
            return false;
        }
        // What the server does not understand is equal to nothing but itself.
        return first.isPresent()
                && second.isPresent()
                && (first.equals(second) || Conjunction.same(first.get(), second.get()));
    }

    /** How many times something was not known. */
    int open() {
        return open;
    }

    void ask(Spelling spelling) {
        List<Spelling.Question> open = new ArrayList<>(questions);
        if (open.isEmpty()) {
            return;
        }
        List<Optional<String>> forms = spelling.normalForms(open);
        for (int i = 0; i < open.size(); i++) {
            answers.put(open.get(i), forms.get(i));
        }
    }
}
