package dev.retort.cli.action;

import dev.retort.cli.config.ConfigFile;
import dev.retort.cli.model.ModelSource;
import dev.retort.cli.output.LibraryOutput;
import dev.retort.cli.session.Session;
import dev.retort.diff.scope.Scope;
import dev.retort.hibernate.IsolatedReader;
import dev.retort.hibernate.ReadRequest;
import dev.retort.hibernate.scan.ConventionReader;
import dev.retort.replay.History;
import dev.retort.snapshot.Desired;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The entities of {@code retort.toml}. */
final class EntityGoal implements Goal {

    private final ConfigFile config;
    private final Session session;
    private final boolean isStrict;
    private final Ahead<Search> search;

    /** {@code null} where nobody asks. */
    private ConventionReader conventions;

    private WhereFrom whereFrom = WhereFrom.NOWHERE;
    private final List<String> notes = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private int entities;

    /** What does not need to know the server. */
    private record Search(ModelSource model, ModelSource.Found found) {}

    private EntityGoal(Session session, boolean isStrict) {
        this.isStrict = isStrict;
        this.config = session.config();
        this.session = session;
        this.search =
                Ahead.start(
                        () -> {
                            ModelSource model = session.model();
                            return new Search(model, model.find());
                        });
    }

    /**
     * Looks for the entities from now on; whatever is wrong with them is thrown when they are read.
     */
    static EntityGoal begin(Session session, boolean isStrict) {
        return new EntityGoal(session, isStrict);
    }

    @Override
    public Read read(Server server) {
        ModelSource model = search.get().model();
        ModelSource.Found found = search.get().found();
        ReadRequest request =
                model.request(found, server.major(), server.minor(), server.defaultSchema());
        Desired read =
                LibraryOutput.during(
                        session.output().verbose(),
                        () -> IsolatedReader.read(model.classPath(), request));
        Desired desired = read;
        // Where silence is a wish, it does not matter who is silent.
        if (!isStrict) {
            conventions = new ConventionReader(read, model.classPath(), mappingFiles(request));
            desired = read.withConventions(conventions);
        }
        whereFrom = WhereFrom.of(desired, model.sources(), session);
        entities = desired.origins().entities().size();
        notes.add(EntityLines.found(session, model, found, entities));
        if (session.output().verbose()) {
            notes.addAll(EntityLines.hibernate(session, model));
        }
        warnings.addAll(model.warnings());
        warnings.addAll(read.warnings());
        return new Read(desired, List.of());
    }

    /** Those that are named, and the one that Hibernate finds by itself beside persistence.xml. */
    private static List<String> mappingFiles(ReadRequest request) {
        List<String> files = new ArrayList<>(request.mappingFiles());
        if (request.unit().isPresent()) {
            files.add("META-INF/orm.xml");
        }
        return files;
    }

    @Override
    public Supplier<History> history(Supplier<History> applied) {
        return applied;
    }

    @Override
    public Scope scope(String defaultSchema) {
        return ConfiguredScope.of(defaultSchema, config.scope(), List.of());
    }

    @Override
    public boolean isStrict() {
        return isStrict;
    }

    @Override
    public boolean heedsAccepted() {
        return true;
    }

    @Override
    public String described() {
        return entities == 1 ? "1 entity" : entities + " entities";
    }

    @Override
    public WhereFrom whereFrom() {
        return whereFrom;
    }

    @Override
    public List<String> notes() {
        return List.copyOf(notes);
    }

    @Override
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    @Override
    public String noun() {
        return "entities";
    }

    @Override
    public String option() {
        return "";
    }

    @Override
    public void close() {
        if (conventions != null) {
            conventions.close();
        }
    }
}
