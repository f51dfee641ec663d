package dev.retort.codegen;

import dev.retort.classpath.RevisionIndex;
import dev.retort.revision.Revision;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;

/**
 * An annotation processor for the build of an application: writes beside the classes of each
 * package with revisions which ones they are and what their Javadoc says, which class files do not
 * keep.
 */
@SupportedAnnotationTypes("dev.retort.revision.Revision")
public final class RevisionIndexer extends AbstractProcessor {

    private final Map<String, Map<String, String>> messagesByPackage = new TreeMap<>();

    /** Found by the compiler. */
    public RevisionIndexer() {}

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Elements elements = processingEnv.getElementUtils();
        for (Element element : round.getElementsAnnotatedWith(Revision.class)) {
            if (element instanceof TypeElement type) {
                messagesByPackage
                        .computeIfAbsent(
                                elements.getPackageOf(type).getQualifiedName().toString(),
                                name -> new LinkedHashMap<>())
                        .put(elements.getBinaryName(type).toString(), message(type));
            }
        }
        if (round.processingOver()) {
            messagesByPackage.forEach(this::write);
        }
        // Nobody else has a use for it.
        return true;
    }

    private String message(TypeElement type) {
        String comment = processingEnv.getElementUtils().getDocComment(type);
        return comment == null
                ? ""
                : DocComment.firstSentence(DocComment.read("/**" + comment + "*/"));
    }

    private void write(String packageName, Map<String, String> messages) {
        Filer filer = processingEnv.getFiler();
        String resource = RevisionIndex.resource(packageName);
        Map<String, String> all = new LinkedHashMap<>(before(filer, resource));
        all.putAll(messages);
        try (Writer out =
                filer.createResource(StandardLocation.CLASS_OUTPUT, "", resource).openWriter()) {
            out.write(new RevisionIndex(all).text());
        } catch (IOException e) {
            processingEnv
                    .getMessager()
                    .printMessage(
                            Diagnostic.Kind.ERROR,
                            "the index " + resource + " cannot be written: " + e.getMessage());
        }
    }

    /** A compiler that only sees what has changed must not forget the others. */
    private Map<String, String> before(Filer filer, String resource) {
        Map<String, String> kept = new LinkedHashMap<>();
        try (InputStream in =
                filer.getResource(StandardLocation.CLASS_OUTPUT, "", resource).openInputStream()) {
            kept.putAll(RevisionIndex.read(in).messages());
        } catch (IOException e) {
            // There is none yet.
            return kept;
        }
        Elements elements = processingEnv.getElementUtils();
        kept.keySet().removeIf(name -> elements.getTypeElement(name.replace('$', '.')) == null);
        return kept;
    }
}
