package dev.retort.hibernate.scan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.DotName;
import org.w3c.dom.Element;

/**
 * What {@code hbm.xml} files say of the columns of entities, as the annotations that would say the
 * same. A type there is mostly the attribute's Java type in other words ({@code type="string"}),
 * and says no more of the column than that does.
 */
final class HibernateMappings {

    private static final DotName COLUMN = DotName.createSimple("jakarta.persistence.Column");
    private static final DotName ID = DotName.createSimple("jakarta.persistence.Id");

    private static final Set<String> ENTITIES =
            Set.of("class", "subclass", "joined-subclass", "union-subclass");

    /** What stands at an entity and is no attribute's. */
    private static final Set<String> OF_ENTITY = Set.of("discriminator", "key");

    /** Elements whose content belongs to what is around them. */
    private static final Set<String> GROUPS = Set.of("join", "properties", "natural-id");

    private static final Set<String> COMPONENTS =
            Set.of(
                    "composite-id",
                    "component",
                    "dynamic-component",
                    "composite-element",
                    "nested-composite-element",
                    "composite-map-key");

    private static final Set<String> COLLECTIONS =
            Set.of("set", "list", "bag", "map", "array", "primitive-array", "idbag");

    /** What stands inside of a collection and has columns. */
    private static final Set<String> COLLECTION_PARTS =
            Set.of(
                    "key",
                    "element",
                    "many-to-many",
                    "many-to-any",
                    "map-key",
                    "map-key-many-to-many",
                    "list-index",
                    "index",
                    "collection-id");

    private static final Set<String> ATTRIBUTES =
            Set.of(
                    "id",
                    "property",
                    "version",
                    "timestamp",
                    "many-to-one",
                    "one-to-one",
                    "any",
                    "key-property",
                    "key-many-to-one");

    /** By entity and path of the attribute. */
    private final Map<String, Map<String, List<AnnotationInstance>>> entities = new HashMap<>();

    /** Whether it is such a file. */
    static boolean are(Element root) {
        return root.getLocalName().equals("hibernate-mapping");
    }

    void add(Element root) {
        String given = root.getAttribute("package");
        entities(root, given.isEmpty() ? "" : given + ".");
    }

    /** Whether it is mapped here, so that its class's annotations are none of Hibernate's. */
    boolean has(String entity) {
        return entities.containsKey(entity);
    }

    /**
     * @param path empty for the columns that are no attribute's
     */
    List<AnnotationInstance> of(String entity, String path) {
        return entities.getOrDefault(entity, Map.of()).getOrDefault(path, List.of());
    }

    private void entities(Element parent, String prefix) {
        for (Element each : MappingFiles.children(parent)) {
            if (ENTITIES.contains(each.getLocalName())) {
                String name = each.getAttribute("name");
                String entity =
                        each.hasAttribute("entity-name")
                                ? each.getAttribute("entity-name")
                                : name.indexOf('.') < 0 ? prefix + name : name;
                attributes(each, "", entities.computeIfAbsent(entity, key -> new HashMap<>()));
                entities(each, prefix);
            }
        }
    }

    private static void attributes(
            Element parent, String prefix, Map<String, List<AnnotationInstance>> said) {
        for (Element each : MappingFiles.children(parent)) {
            String kind = each.getLocalName();
            String name = each.getAttribute("name");
            if (GROUPS.contains(kind)) {
                attributes(each, prefix, said);
            } else if (COMPONENTS.contains(kind)) {
                attributes(each, name.isEmpty() ? prefix : prefix + name + ".", said);
            } else if (COLLECTIONS.contains(kind)) {
                List<AnnotationInstance> columns = new ArrayList<>();
                MappingFiles.children(each).stream()
                        .filter(part -> COLLECTION_PARTS.contains(part.getLocalName()))
                        .forEach(part -> columns.addAll(columns(part)));
                said.put(prefix + name, columns);
                attributes(each, prefix + name + ".", said);
            } else if (OF_ENTITY.contains(kind) && prefix.isEmpty()) {
                said.computeIfAbsent("", key -> new ArrayList<>()).addAll(columns(each));
            } else if (ATTRIBUTES.contains(kind)) {
                List<AnnotationInstance> all = new ArrayList<>(columns(each));
                if (kind.equals("id")) {
                    all.add(AnnotationInstance.create(ID, null, List.of()));
                }
                said.put(prefix + name, all);
            }
        }
    }

    /** Inside of it, or in its own attributes. */
    private static List<AnnotationInstance> columns(Element element) {
        List<AnnotationInstance> columns = new ArrayList<>();
        for (Element each : MappingFiles.children(element)) {
            if (each.getLocalName().equals("column")) {
                columns.add(column(each, "name"));
            }
        }
        if (columns.isEmpty()) {
            columns.add(column(element, "column"));
        }
        return columns;
    }

    private static AnnotationInstance column(Element element, String name) {
        List<AnnotationValue> values = new ArrayList<>();
        text(element, name, "name", values);
        for (String each : List.of("length", "precision", "scale", "check")) {
            text(element, each, each, values);
        }
        text(element, "sql-type", "columnDefinition", values);
        if (element.hasAttribute("not-null")) {
            boolean isNotNull = Boolean.parseBoolean(element.getAttribute("not-null"));
            values.add(AnnotationValue.createBooleanValue("nullable", !isNotNull));
        }
        if (element.hasAttribute("unique")) {
            boolean isUnique = Boolean.parseBoolean(element.getAttribute("unique"));
            values.add(AnnotationValue.createBooleanValue("unique", isUnique));
        }
        return AnnotationInstance.create(COLUMN, null, values);
    }

    private static void text(
            Element element, String attribute, String member, List<AnnotationValue> values) {
        if (element.hasAttribute(attribute)) {
            values.add(AnnotationValue.createStringValue(member, element.getAttribute(attribute)));
        }
    }
}
