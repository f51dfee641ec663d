package dev.retort.cli.action;

import dev.retort.RetortException;
import dev.retort.cli.session.Session;
import dev.retort.codegen.RevisionCompiler;
import dev.retort.codegen.RevisionFile;
import dev.retort.codegen.RevisionFolder;
import dev.retort.environment.Environment;
import dev.retort.migrate.Migrations;
import dev.retort.revision.Migration;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.RevisionNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The revisions of a project: their sources, the graph they make, and their bodies when asked. */
public final class Revisions implements Migrations {

    private final RevisionFolder folder;
    private final Map<String, RevisionFile> files;
    private final RevisionGraph graph;
    private final Optional<Path> cache;
    private final ProjectEnvironment environment;

    private Revisions(
            RevisionFolder folder,
            Map<String, RevisionFile> files,
            RevisionGraph graph,
            Optional<Path> cache,
            ProjectEnvironment environment) {
        this.folder = folder;
        this.files = files;
        this.graph = graph;
        this.cache = cache;
        this.environment = environment;
    }

    /** Reads the heads of all sources; compiles nothing. */
    public static Revisions read(Session session) {
        return of(session, session.config().project().revisions());
    }

    /**
     * The same before a revision is written: the first one makes the folder, so that it need not be
     * there. For everything else a folder that is missing is a mistake, since no revision to run
     * looks like a database that is up to date.
     */
    public static Revisions readBeforeWriting(Session session) {
        List<Path> folders = session.config().project().revisions();
        return of(session, folders.stream().anyMatch(Files::exists) ? folders : List.of());
    }

    private static Revisions of(Session session, List<Path> folders) {
        RevisionFolder folder = RevisionFolder.read(folders);
        Map<String, RevisionFile> files = new LinkedHashMap<>();
        for (RevisionFile file : folder.revisions()) {
            RevisionFile other = files.put(file.id(), file);
            if (other != null) {
                throw new RetortException(
                        "RT-2010",
                        "two revisions have the id "
                                + file.id()
                                + ": "
                                + session.shown(other.path())
                                + " and "
                                + session.shown(file.path()),
                        "give one of them another id, and change the @Revises that mean it");
            }
        }
        RevisionGraph graph =
                RevisionGraph.of(files.values().stream().map(Revisions::node).toList());
        return new Revisions(
                folder,
                files,
                graph,
                ProjectEnvironment.classCache(session),
                new ProjectEnvironment(session, () -> folder));
    }

    private static RevisionNode node(RevisionFile file) {
        return new RevisionNode(
                file.id(), file.revises(), file.dependsOn(), file.branchLabels(), file.message());
    }

    /** It sees the session's connections already. */
    ProjectEnvironment projectEnvironment() {
        return environment;
    }

    Environment environment() {
        return environment.get();
    }

    public RevisionGraph graph() {
        return graph;
    }

    /** By exact id of a revision that is there. */
    public RevisionFile file(String id) {
        return files.get(id);
    }

    @Override
    public Map<String, Migration> load(List<String> ids) {
        return new RevisionCompiler(cache.orElse(null), List.of())
                .compile(folder, ids.stream().map(files::get).toList());
    }
}
