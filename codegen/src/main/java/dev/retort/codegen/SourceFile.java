package dev.retort.codegen;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * A Java source of a revision folder.
 *
 * @param types the top-level types it declares, with their package; of a revision, its class only
 */
record SourceFile(Path path, String text, Set<String> types) {

    /** Every identifier, so that what it may refer to is known without a compiler. */
    Set<String> words() {
        Set<String> words = new HashSet<>();
        for (JavaTokens.Token token : JavaTokens.of(text)) {
            if (token.kind() == JavaTokens.Kind.WORD) {
                words.add(token.text());
            }
        }
        return words;
    }
}
