package dev.retort.classpath;

import dev.retort.RetortException;
import dev.retort.migrate.Migrations;
import dev.retort.revision.Migration;
import dev.retort.revision.RevisionGraph;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The compiled revisions of one package, subpackages not included. Who they are is read from their
 * class files; a class is loaded when it is about to run.
 *
 * <p>The package may lie in several folders and jars. Each one is listed; one that cannot be listed
 * needs an index of its revisions (see {@link RevisionIndex}), and where an index is, the messages
 * are those of the sources. Without one, a message is made of the name of the class.
 */
public final class ClassPathRevisions implements Migrations {

    private final ClassLoader loader;
    private final Map<String, CompiledRevision> byId;
    private final RevisionGraph graph;

    private ClassPathRevisions(ClassLoader loader, Map<String, CompiledRevision> byId) {
        this.loader = loader;
        this.byId = byId;
        this.graph = RevisionGraph.of(byId.values().stream().map(CompiledRevision::node).toList());
    }

    /**
     * Reads who the revisions of a package are.
     *
     * @throws RetortException RT-2010 two classes have one id; RT-2217 there is no revision;
     *     RT-2218 a class file or a place of the class path cannot be read; RT-2219 a place can
     *     neither be listed nor has it a whole index; and what {@link RevisionGraph#of} says
     */
    public static ClassPathRevisions read(String packageName, ClassLoader loader) {
        Map<String, CompiledRevision> byId = new LinkedHashMap<>();
        for (CompiledRevision found : new PackageSearch(packageName, loader).revisions()) {
            CompiledRevision other = byId.put(found.node().id(), found);
            if (other != null) {
                throw new RetortException(
                        "RT-2010",
                        "two revisions have the id "
                                + found.node().id()
                                + ": "
                                + other.className()
                                + " and "
                                + found.className(),
                        "give one of them another id, and change the @Revises that mean it");
            }
        }
        return new ClassPathRevisions(loader, byId);
    }

    public RevisionGraph graph() {
        return graph;
    }

    /**
     * @throws RetortException as {@link NoArgConstructor} says
     */
    @Override
    public Map<String, Migration> load(List<String> ids) {
        Map<String, Migration> bodies = new LinkedHashMap<>();
        for (String id : ids) {
            CompiledRevision found = byId.get(id);
            bodies.put(
                    id,
                    NoArgConstructor.newInstance(
                            found.where(), found.className(), Migration.class, loader));
        }
        return bodies;
    }
}
