package dev.retort.hibernate.scan;

import dev.retort.hibernate.ReadErrors;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.DotName;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * What mapping files say of attributes, as the annotations that would say the same. In {@code
 * orm.xml} an element is named like its annotation, and an attribute of it like a value (Jakarta
 * Persistence, chapter 12); {@code hbm.xml} has words of its own, see {@link HibernateMappings}.
 */
final class MappingFiles {

    private static final String PACKAGE = "jakarta.persistence.";

    private final Map<String, Map<String, List<AnnotationInstance>>> attributes = new HashMap<>();
    private final Map<String, List<AnnotationInstance>> classes = new HashMap<>();
    private final HibernateMappings hibernate = new HibernateMappings();

    private MappingFiles() {}

    /**
     * @param names of resources; one that is not there says nothing
     */
    static MappingFiles read(ClassLoader classes, Collection<String> names) {
        MappingFiles files = new MappingFiles();
        for (String name : names) {
            try (InputStream bytes = classes.getResourceAsStream(name)) {
                if (bytes != null) {
                    files.add(parse(bytes));
                }
            } catch (IOException | SAXException | ParserConfigurationException e) {
                throw ReadErrors.unreadableEntry(Path.of(name), e);
            }
        }
        return files;
    }

    private static Element parse(InputStream bytes)
            throws IOException, SAXException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var builder = factory.newDocumentBuilder();
        // Nothing is fetched for the sake of a DOCTYPE.
        builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
        builder.setErrorHandler(null);
        return builder.parse(bytes).getDocumentElement();
    }

    private void add(Element root) {
        if (HibernateMappings.are(root)) {
            hibernate.add(root);
        } else {
            mappings(root);
        }
    }

    /** The {@code hbm.xml} files among them. */
    HibernateMappings hibernate() {
        return hibernate;
    }

    /** What is said of the class itself: overrides of what it inherits, among others. */
    List<AnnotationInstance> of(String className) {
        return classes.getOrDefault(className, List.of());
    }

    /** What is said of the attribute, with what stands inside of it beside it. */
    List<AnnotationInstance> of(String className, String attribute) {
        return attributes.getOrDefault(className, Map.of()).getOrDefault(attribute, List.of());
    }

    private void mappings(Element root) {
        String prefix = "";
        for (Element each : children(root)) {
            if (each.getLocalName().equals("package")) {
                prefix = each.getTextContent().trim() + ".";
            }
            String name = each.getAttribute("class");
            if (!name.isEmpty()) {
                String className = name.indexOf('.') < 0 ? prefix + name : name;
                Map<String, List<AnnotationInstance>> said =
                        attributes.computeIfAbsent(className, key -> new HashMap<>());
                for (Element inner : children(each)) {
                    if (inner.getLocalName().equals("attributes")) {
                        children(inner).forEach(at -> said.put(at.getAttribute("name"), said(at)));
                    } else {
                        classes.computeIfAbsent(className, key -> new ArrayList<>())
                                .add(annotation(inner));
                    }
                }
            }
        }
    }

    private static List<AnnotationInstance> said(Element attribute) {
        List<AnnotationInstance> said = new ArrayList<>();
        // With its columns inside.
        said.add(annotation(attribute));
        children(attribute).stream()
                .filter(each -> !each.getLocalName().endsWith("column"))
                .forEach(each -> said.add(annotation(each)));
        return said;
    }

    private static AnnotationInstance annotation(Element element) {
        List<AnnotationValue> values = new ArrayList<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Node attribute = element.getAttributes().item(i);
            if (attribute.getNamespaceURI() == null) {
                values.add(
                        value(camelCase(attribute.getNodeName(), false), attribute.getNodeValue()));
            }
        }
        Map<String, List<AnnotationValue>> nested = new LinkedHashMap<>();
        for (Element each : children(element)) {
            nested.computeIfAbsent(each.getLocalName(), key -> new ArrayList<>())
                    .add(AnnotationValue.createNestedAnnotationValue("", annotation(each)));
        }
        nested.forEach(
                (name, all) ->
                        values.add(
                                AnnotationValue.createArrayValue(
                                        camelCase(name, false) + "Elements",
                                        all.toArray(AnnotationValue[]::new))));
        return AnnotationInstance.create(
                DotName.createSimple(PACKAGE + camelCase(element.getLocalName(), true)),
                null,
                values);
    }

    private static AnnotationValue value(String name, String text) {
        return switch (name) {
            case "nullable", "unique", "optional", "insertable", "updatable" ->
                    AnnotationValue.createBooleanValue(name, Boolean.parseBoolean(text));
            default -> AnnotationValue.createStringValue(name, text);
        };
    }

    private static String camelCase(String name, boolean startsLarge) {
        StringBuilder result = new StringBuilder();
        boolean isLarge = startsLarge;
        for (char letter : name.toCharArray()) {
            if (letter == '-') {
                isLarge = true;
            } else {
                result.append(isLarge ? Character.toUpperCase(letter) : letter);
                isLarge = false;
            }
        }
        return result.toString();
    }

    static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node at = parent.getFirstChild(); at != null; at = at.getNextSibling()) {
            if (at instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
