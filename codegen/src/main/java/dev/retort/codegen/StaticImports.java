package dev.retort.codegen;

import com.palantir.javapoet.TypeSpec;
import dev.retort.codegen.JavaTokens.Token;
import dev.retort.operation.Ddl;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How a revision imports the words it is written in, those of {@link Ddl}. */
public enum StaticImports {
    /** All of them with a star: a person who edits the revision has them at hand. */
    STAR,
    /** Each by its name, where a project allows no star. */
    NAMED;

    private static final Set<String> WORDS =
            Arrays.stream(Ddl.class.getMethods())
                    .filter(method -> Modifier.isStatic(method.getModifiers()))
                    .map(Method::getName)
                    .collect(Collectors.toSet());

    /** What to import for a type: the words that it calls, sorted. */
    List<String> of(TypeSpec type) {
        if (this == STAR) {
            return List.of("*");
        }
        List<Token> tokens = JavaTokens.of(type.toString());
        Set<String> called = new TreeSet<>();
        for (int i = 0; i + 1 < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean isCall =
                    token.kind() == JavaTokens.Kind.WORD
                            && tokens.get(i + 1).is("(")
                            && (i == 0 || !tokens.get(i - 1).is("."));
            if (isCall && WORDS.contains(token.text())) {
                called.add(token.text());
            }
        }
        return new ArrayList<>(called);
    }
}
