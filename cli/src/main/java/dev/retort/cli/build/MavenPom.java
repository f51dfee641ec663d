package dev.retort.cli.build;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * What one {@code pom.xml} says itself: nothing is resolved, and nothing of its parents is in it.
 *
 * @param file absolute
 * @param parent where the parent's pom would be
 * @param modules their poms
 * @param dependencies their artifacts; what is only managed is none
 * @param plugins their artifacts; what is only managed is none
 */
record MavenPom(
        Path file,
        String artifact,
        Optional<Path> parent,
        List<Path> modules,
        Set<String> dependencies,
        Set<String> plugins,
        String text) {

    static final String NAME = "pom.xml";

    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>\\s*([^<\\s]+)\\s*<");

    static MavenPom read(Path file) {
        String text = TextFiles.text(file);
        Element project = parsed(text);
        if (project == null || !project.getNodeName().equals("project")) {
            // Maven will say what is wrong with it.
            return new MavenPom(
                    file, "", Optional.empty(), List.of(), artifacts(text), artifacts(text), text);
        }
        Set<String> dependencies = new LinkedHashSet<>();
        Set<String> plugins = new LinkedHashSet<>();
        List<Path> modules = new ArrayList<>();
        List<Element> scopes = new ArrayList<>(List.of(project));
        scopes.addAll(at(project, "profiles", "profile"));
        for (Element scope : scopes) {
            at(scope, "dependencies", "dependency")
                    .forEach(each -> dependencies.add(said(each, "artifactId")));
            at(scope, "build", "plugins", "plugin")
                    .forEach(each -> plugins.add(said(each, "artifactId")));
            at(scope, "modules", "module")
                    .forEach(
                            each ->
                                    pom(file, each.getTextContent().strip())
                                            .ifPresent(modules::add));
        }
        return new MavenPom(
                file,
                said(project, "artifactId"),
                parent(file, project),
                modules,
                dependencies,
                plugins,
                text);
    }

    private static Set<String> artifacts(String text) {
        Set<String> found = new LinkedHashSet<>();
        ARTIFACT.matcher(text)
                .results()
                .map((MatchResult each) -> each.group(1))
                .forEach(found::add);
        return found;
    }

    private static Optional<Path> parent(Path file, Element project) {
        return at(project, "parent").stream()
                .findFirst()
                .flatMap(
                        each ->
                                at(each, "relativePath").isEmpty()
                                        ? pom(file, "..")
                                        : pom(file, said(each, "relativePath")));
    }

    /** The pom that a path of another one means, a folder or a file. */
    private static Optional<Path> pom(Path from, String path) {
        if (path.isEmpty() || path.contains("${")) {
            return Optional.empty();
        }
        Path there = from.resolveSibling(path).normalize();
        Path pom = Files.isDirectory(there) ? there.resolve(NAME) : there;
        return Files.isRegularFile(pom) ? Optional.of(pom) : Optional.empty();
    }

    private static Element parsed(String text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // Nothing is fetched, and nothing is printed.
            builder.setEntityResolver((name, place) -> new InputSource(new StringReader("")));
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
        } catch (SAXException | IOException e) {
            return null;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String said(Element parent, String name) {
        return at(parent, name).stream()
                .findFirst()
                .map(each -> each.getTextContent().strip())
                .orElse("");
    }

    private static List<Element> at(Element from, String... path) {
        List<Element> found = List.of(from);
        for (String name : path) {
            List<Element> below = new ArrayList<>();
            for (Element each : found) {
                for (Node child = each.getFirstChild();
                        child != null;
                        child = child.getNextSibling()) {
                    if (child instanceof Element element && element.getNodeName().equals(name)) {
                        below.add(element);
                    }
                }
            }
            found = below;
        }
        return found;
    }
}
