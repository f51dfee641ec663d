package dev.retort.cli.model;

import dev.retort.RetortException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A YAML file as keys with dots, and {@code [0]} for the elements of a list, as Spring Boot and
 * Quarkus read one. Nothing is made of its tags: it is read as a tree of texts.
 */
final class YamlText {

    private final List<Entry> entries = new ArrayList<>();

    /** The nodes that are being read: an anchor may refer to what it is in. */
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());

    private YamlText() {}

    static List<List<Entry>> documents(String text, String shownAs) {
        List<List<Entry>> documents = new ArrayList<>();
        try {
            Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
            for (Node root : yaml.composeAll(new StringReader(text))) {
                YamlText document = new YamlText();
                if (root != null) {
                    document.flatten("", root);
                }
                documents.add(document.entries);
            }
        } catch (MarkedYAMLException e) {
            throw new RetortException(
                    "RT-1213",
                    shownAs
                            + ":"
                            + (e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1)
                            + ": this is not YAML: "
                            + e.getProblem(),
                    "correct that line",
                    e);
        } catch (YAMLException e) {
            throw new RetortException(
                    "RT-1213", shownAs + ": this is not YAML: " + e.getMessage(), null, e);
        }
        return documents;
    }

    private void flatten(String path, Node node) {
        if (!open.add(node)) {
            return;
        }
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(tuple -> entry(path, tuple));
        } else if (node instanceof SequenceNode sequence) {
            for (int i = 0; i < sequence.getValue().size(); i++) {
                flatten(path + "[" + i + "]", sequence.getValue().get(i));
            }
        } else if (node instanceof ScalarNode scalar && !path.isEmpty()) {
            entries.add(new Entry(path, text(scalar), scalar.getStartMark().getLine() + 1));
        }
        open.remove(node);
    }

    private void entry(String path, NodeTuple tuple) {
        if (Tag.MERGE.equals(tuple.getKeyNode().getTag())) {
            merge(path, tuple.getValueNode());
            return;
        }
        String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
        boolean element = key.startsWith("[");
        flatten(path.isEmpty() || element ? path + key : path + "." + key, tuple.getValueNode());
    }

    /** {@code <<}: what is written out wins, so a merged key only fills what is missing. */
    private void merge(String path, Node node) {
        if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(each -> merge(path, each));
            return;
        }
        YamlText merged = new YamlText();
        merged.flatten(path, node);
        entries.addAll(0, merged.entries);
    }

    /** YAML has more spellings of truth than the readers of these settings. */
    private static String text(ScalarNode scalar) {
        if (Tag.NULL.equals(scalar.getTag())) {
            return "";
        }
        if (Tag.BOOL.equals(scalar.getTag())) {
            String word = scalar.getValue().toLowerCase(Locale.ROOT);
            return Boolean.toString(Set.of("true", "yes", "on").contains(word));
        }
        return scalar.getValue();
    }
}
