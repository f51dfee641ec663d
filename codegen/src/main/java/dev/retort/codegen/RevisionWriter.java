package dev.retort.codegen;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.retort.operation.Ddl;
import dev.retort.operation.Op;
import dev.retort.operation.Operation;
import dev.retort.revision.BranchLabel;
import dev.retort.revision.DependsOn;
import dev.retort.revision.Migration;
import dev.retort.revision.Revises;
import dev.retort.revision.Revision;
import java.lang.annotation.Annotation;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Operations to revision source. Recording the compiled source gives equal operations again; equal
 * drafts give equal text, whatever the clock, locale or machine.
 */
public final class RevisionWriter {

    private static final int INDENT = 4;

    private RevisionWriter() {}

    /** The source text, with {@code \n} as line break, to be stored as UTF-8. */
    public static String write(RevisionDraft draft) {
        return write(draft, StaticImports.STAR);
    }

    /**
     * The same for a project that has a say in imports.
     *
     * @param imports how the names of {@link Ddl} are imported
     */
    public static String write(RevisionDraft draft, StaticImports imports) {
        ValueExpression values = new ValueExpression();
        Body upgrade = Body.of("upgrade", statements(draft.upgrade(), values));
        Body downgrade = Body.of("downgrade", statements(draft.downgrade(), values));
        boolean isMerge = draft.revises().size() > 1;
        String mergeHint = "// A merge has nothing to do.\n";
        String upgradeHint =
                isMerge
                        ? mergeHint
                        : "// Say here what it does: op.createTable(..), op.execute(..).\n";
        String downgradeHint = isMerge ? mergeHint : "// Say here how it is taken back.\n";

        ClassName self = ClassName.get(draft.packageName(), draft.className());
        TypeSpec.Builder type =
                TypeSpec.classBuilder(self)
                        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                        .addSuperinterface(Migration.class);
        annotate(type, Revision.class, List.of(draft.id()));
        annotate(type, Revises.class, draft.revises());
        annotate(type, DependsOn.class, draft.dependsOn());
        annotate(type, BranchLabel.class, draft.branchLabels());
        draft.origin().annotation().ifPresent(type::addAnnotation);
        type.addMethod(entry("upgrade", main(upgrade, "Upgrade", true, upgradeHint)));
        type.addMethod(entry("downgrade", main(downgrade, "Downgrade", false, downgradeHint)));
        addParts(type, upgrade, "Upgrade", true);
        addParts(type, downgrade, "Downgrade", false);

        TypeSpec written = type.build();
        JavaFile.Builder file =
                JavaFile.builder(draft.packageName(), written)
                        .indent(" ".repeat(INDENT))
                        .skipJavaLangImports(true);
        imports.of(written).forEach(name -> file.addStaticImport(Ddl.class, name));
        values.actions().forEach(file::addStaticImport);
        return dressed(file.build().toString(), draft);
    }

    private static List<Statement> statements(List<Operation> operations, ValueExpression values) {
        StatementOf statementOf = new StatementOf(values);
        return operations.stream().map(operation -> operation.accept(statementOf)).toList();
    }

    private static void annotate(
            TypeSpec.Builder type, Class<? extends Annotation> annotation, List<String> values) {
        if (values.isEmpty()) {
            return;
        }
        List<String> literals = values.stream().map(JavaString::literal).toList();
        String value =
                literals.size() == 1 ? literals.get(0) : "{" + String.join(", ", literals) + "}";
        type.addAnnotation(
                AnnotationSpec.builder(annotation).addMember("value", "$L", value).build());
    }

    private static MethodSpec entry(String name, String code) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(Op.class, "op")
                .addCode("$L", code)
                .build();
    }

    /** What {@code upgrade} or {@code downgrade} itself says: everything, or calls of its parts. */
    private static String main(Body body, String nested, boolean namesLoss, String hint) {
        StringBuilder out = new StringBuilder();
        for (Body.Part part : body.parts()) {
            String holder = part.holder() == 0 ? "" : nested + part.holder() + ".";
            out.append(holder).append(part.name()).append("(op);\n");
        }
        out.append(lines(body.whole(), namesLoss, 2 * INDENT));
        return out.isEmpty() ? hint : out.toString();
    }

    private static void addParts(
            TypeSpec.Builder type, Body body, String nested, boolean namesLoss) {
        body.byHolder()
                .forEach(
                        (number, parts) -> {
                            if (number == 0) {
                                parts.forEach(part -> type.addMethod(method(part, namesLoss, 0)));
                                return;
                            }
                            TypeSpec.Builder holder =
                                    TypeSpec.classBuilder(nested + number)
                                            .addModifiers(
                                                    Modifier.PRIVATE,
                                                    Modifier.STATIC,
                                                    Modifier.FINAL);
                            parts.forEach(part -> holder.addMethod(method(part, namesLoss, 1)));
                            type.addType(holder.build());
                        });
    }

    private static MethodSpec method(Body.Part part, boolean namesLoss, int depth) {
        return MethodSpec.methodBuilder(part.name())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(Op.class, "op")
                .addCode("$L", lines(part.statements(), namesLoss, (2 + depth) * INDENT))
                .build();
    }

    /**
     * @param namesLoss whether to say what is destroyed: a downgrade takes back what the upgrade
     *     made, which nobody has to be told
     */
    private static String lines(List<Statement> statements, boolean namesLoss, int indent) {
        StringBuilder out = new StringBuilder();
        String lossBefore = null;
        int at = 0;
        for (Statement statement : statements) {
            if (!out.isEmpty() && (statement.opensGroup() || opensParagraph(statements, at))) {
                out.append('\n');
            }
            at++;
            if (namesLoss && statement.loss() != null && !statement.loss().equals(lossBefore)) {
                out.append("// ").append(statement.loss()).append('\n');
            }
            lossBefore = statement.loss();
            out.append(statement.print(indent));
        }
        return out.toString();
    }

    /**
     * What is done to one table stands together, set apart from its neighbours when it is a
     * paragraph.
     */
    private static boolean opensParagraph(List<Statement> statements, int at) {
        String group = statements.get(at).group();
        String before = statements.get(at - 1).group();
        return !group.equals(before)
                && (statements.get(at - 1).opensGroup()
                        || at >= 2 && statements.get(at - 2).group().equals(before)
                        || at + 1 < statements.size()
                                && statements.get(at + 1).group().equals(group));
    }

    /**
     * Adds what JavaPoet has no word for: a comment of one line, and the empty line after the head
     * of the class. Up to that head there are only imports and annotations of one line each.
     */
    private static String dressed(String source, RevisionDraft draft) {
        String annotation = "\n@";
        int type = source.indexOf(annotation) + 1;
        int head = source.indexOf("\npublic final class " + draft.className() + " ", type);
        int members = source.indexOf('\n', head + 1) + 1;
        return source.substring(0, type)
                + DocComment.write(draft.message())
                + source.substring(type, members)
                + "\n"
                + source.substring(members);
    }
}
