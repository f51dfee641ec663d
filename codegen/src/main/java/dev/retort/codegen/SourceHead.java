package dev.retort.codegen;

import dev.retort.RetortException;
import dev.retort.codegen.JavaTokens.Kind;
import dev.retort.codegen.JavaTokens.Token;
import dev.retort.revision.BranchLabel;
import dev.retort.revision.DependsOn;
import dev.retort.revision.Revises;
import dev.retort.revision.Revision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who a source says it is: package, imports, top-level types and the annotations of the revision,
 * read without a compiler.
 */
final class SourceHead {

    private static final Set<String> TYPE_WORDS = Set.of("class", "interface", "enum", "record");

    private final Path path;
    private final List<Token> tokens;
    private int at;

    private String packageName = "";
    private final Map<String, String> imports = new HashMap<>();
    private final Set<String> types = new LinkedHashSet<>();
    private RevisionFile revision;

    /** Annotations and Javadoc before the declaration that is being read. */
    private final Map<String, List<String>> annotations = new HashMap<>();

    private String javadoc;

    private SourceHead(Path path, List<Token> tokens) {
        this.path = path;
        this.tokens = tokens;
    }

    /**
     * @throws RetortException RT-2203 if an annotation says something that only a compiler could
     *     work out
     */
    static SourceHead of(Path path, List<Token> tokens) {
        SourceHead head = new SourceHead(path, tokens);
        head.read();
        return head;
    }

    /** {@code null} if the file is no revision. */
    RevisionFile revision() {
        return revision;
    }

    /** With their package, in source order. */
    Set<String> types() {
        return types;
    }

    private void read() {
        while (at < tokens.size()) {
            Token token = tokens.get(at);
            if (token.javadoc() != null) {
                javadoc = token.javadoc();
            }
            if (token.is("package")) {
                at++;
                packageName = qualifiedName();
                startDeclaration();
            } else if (token.is("import")) {
                importLine();
                startDeclaration();
            } else if (token.is("@") && !isWordAt(at + 1, "interface")) {
                annotation();
            } else if (isTypeAt(at)) {
                at++;
                type();
                startDeclaration();
            } else {
                at++;
            }
        }
    }

    private void startDeclaration() {
        annotations.clear();
        javadoc = null;
    }

    private void importLine() {
        at++;
        boolean isStatic = isWordAt(at, "static");
        at += isStatic ? 1 : 0;
        String name = qualifiedName();
        if (!isStatic && !isWordAt(at, "*")) {
            imports.put(name.substring(name.lastIndexOf('.') + 1), name);
        }
    }

    /** {@code record} and the like are words of everyday life, too: a name has to follow. */
    private boolean isTypeAt(int index) {
        return tokens.get(index).kind() == Kind.WORD
                && TYPE_WORDS.contains(tokens.get(index).text())
                && index + 1 < tokens.size()
                && tokens.get(index + 1).kind() == Kind.WORD;
    }

    private void type() {
        Token name = tokens.get(at);
        String prefix = packageName.isEmpty() ? "" : packageName + ".";
        types.add(prefix + name.text());
        List<String> ids = annotations.get(Revision.class.getName());
        if (ids != null && revision == null) {
            if (ids.size() != 1) {
                throw malformed("@Revision needs exactly one id", name.line());
            }
            String doc = DocComment.read(javadoc);
            revision =
                    new RevisionFile(
                            path,
                            prefix + name.text(),
                            ids.get(0),
                            values(Revises.class),
                            values(DependsOn.class),
                            values(BranchLabel.class),
                            DocComment.firstSentence(doc),
                            doc);
        }
        skipBody();
    }

    private List<String> values(Class<?> annotation) {
        return annotations.getOrDefault(annotation.getName(), List.of());
    }

    /** To behind the closing brace. */
    private void skipBody() {
        int depth = 0;
        while (at < tokens.size()) {
            Token token = tokens.get(at++);
            if (token.is("{")) {
                depth++;
            } else if (token.is("}") && --depth <= 0) {
                return;
            }
        }
    }

    private void annotation() {
        Token start = tokens.get(at++);
        String name = qualifiedName();
        String full = resolve(name);
        boolean isOurs =
                full.equals(Revision.class.getName())
                        || full.equals(Revises.class.getName())
                        || full.equals(DependsOn.class.getName())
                        || full.equals(BranchLabel.class.getName());
        if (!isWordAt(at, "(")) {
            if (isOurs) {
                throw malformed("@" + name + " has no value", start.line());
            }
            return;
        }
        if (!isOurs) {
            skipParentheses();
            return;
        }
        if (annotations.put(full, arguments(name)) != null) {
            throw malformed("@" + name + " is given twice", start.line());
        }
    }

    /** A simple name is ours unless an import says otherwise: the compiler has the last word. */
    private String resolve(String name) {
        if (name.indexOf('.') >= 0) {
            return name;
        }
        String imported = imports.get(name);
        return imported == null ? Revision.class.getPackageName() + "." + name : imported;
    }

    private void skipParentheses() {
        int depth = 0;
        while (at < tokens.size()) {
            Token token = tokens.get(at++);
            if (token.is("(")) {
                depth++;
            } else if (token.is(")") && --depth == 0) {
                return;
            }
        }
    }

    /** {@code ("a")}, {@code ({"a", "b"})}, {@code (value = ...)}. */
    private List<String> arguments(String annotation) {
        at++;
        if (isWordAt(at, "value") && isWordAt(at + 1, "=")) {
            at += 2;
        }
        List<String> values = new ArrayList<>();
        if (isWordAt(at, "{")) {
            at++;
            while (!isWordAt(at, "}")) {
                values.add(constant(annotation));
                if (isWordAt(at, ",")) {
                    at++;
                } else if (!isWordAt(at, "}")) {
                    throw notLiteral(annotation);
                }
            }
            at++;
        } else {
            values.add(constant(annotation));
        }
        if (!isWordAt(at, ")")) {
            throw notLiteral(annotation);
        }
        at++;
        return values;
    }

    private String constant(String annotation) {
        StringBuilder out = new StringBuilder();
        while (true) {
            if (at >= tokens.size() || tokens.get(at).kind() != Kind.STRING) {
                throw notLiteral(annotation);
            }
            out.append(tokens.get(at++).text());
            if (!isWordAt(at, "+")) {
                return out.toString();
            }
            at++;
        }
    }

    private String qualifiedName() {
        StringBuilder out = new StringBuilder();
        while (at < tokens.size() && tokens.get(at).kind() == Kind.WORD) {
            out.append(tokens.get(at++).text());
            if (!isWordAt(at, ".") || isWordAt(at + 1, "*")) {
                at += isWordAt(at, ".") ? 1 : 0;
                break;
            }
            out.append('.');
            at++;
        }
        return out.toString();
    }

    private boolean isWordAt(int index, String text) {
        return index < tokens.size() && tokens.get(index).is(text);
    }

    private RetortException notLiteral(String annotation) {
        int line = tokens.isEmpty() ? 1 : tokens.get(Math.min(at, tokens.size() - 1)).line();
        return malformed("@" + annotation + " must be given as string literals", line);
    }

    private RetortException malformed(String what, int line) {
        return new RetortException(
                "RT-2203",
                path + ":" + line + ": " + what,
                "the head of a revision is read without compiling it: write @Revision(\"id\") and"
                        + " @Revises({\"id\", \"id\"})");
    }
}
