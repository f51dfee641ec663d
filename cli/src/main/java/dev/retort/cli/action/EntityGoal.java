package dev.retort.cli.action;

import dev.retort.RetortException;
import dev.retort.cli.config.ConfigFile;
import dev.retort.cli.config.ModelConfig;
import dev.retort.cli.config.Setting;
import dev.retort.cli.session.Session;
import dev.retort.diff.Scope;
import dev.retort.hibernate.EntityScanner;
import dev.retort.hibernate.IsolatedReader;
import dev.retort.hibernate.ReadRequest;
import dev.retort.model.Schema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The entities of {@code retort.toml}. */
final class EntityGoal implements Goal {

    private final ConfigFile config;
    private final ModelConfig model;
    private final Ahead<List<String>> scanned;
    private List<String> classNames = List.of();

    private EntityGoal(ConfigFile config) {
        this.config = config;
        this.model = config.model();
        this.scanned = Ahead.start(this::scan);
    }

    /**
     * Looks for the entities from now on; whatever is wrong with them is thrown when they are read.
     */
    static EntityGoal begin(Session session) {
        return new EntityGoal(session.config());
    }

    private List<String> scan() {
        refuse("model.persistence-unit", model.persistenceUnit().isPresent());
        refuse("model.mapping-files", !model.mappingFiles().isEmpty());
        if (model.classpath().isEmpty()) {
            throw new RetortException(
                    "RT-1002",
                    "there is nothing to read entities from: "
                            + config.shownAs()
                            + " has no model.classpath",
                    "classpath = [\"target/classes\", \"@target/classpath.txt\"] below [model]");
        }
        Set<String> names = new LinkedHashSet<>(model.classes());
        if (names.isEmpty() || !model.packages().isEmpty()) {
            EntityScanner.scan(model.classpath(), model.packages())
                    .forEach(found -> names.add(found.className()));
        }
        return List.copyOf(names);
    }

    @Override
    public Read read(Server server) {
        classNames = scanned.get();
        ReadRequest request =
                new ReadRequest(
                        classNames,
                        model.settings(),
                        server.major(),
                        server.minor(),
                        server.defaultSchema());
        return new Read(IsolatedReader.read(model.classpath(), request), List.of());
    }

    /** Better than to read a part of the entities and propose to drop the rest. */
    private void refuse(String key, boolean isSet) {
        if (isSet) {
            throw new RetortException(
                    "RT-1209",
                    config.shownAs() + ": " + key + " cannot be read yet",
                    "name the entities by model.packages or model.classes");
        }
    }

    @Override
    public Supplier<Schema> history(Supplier<Schema> applied) {
        return applied;
    }

    @Override
    public Scope scope(String defaultSchema) {
        return new Scope(
                defaultSchema,
                Setting.values(config.scope().include()),
                Setting.values(config.scope().exclude()));
    }

    @Override
    public String described() {
        return classNames.size() + " entity classes";
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
        // Nothing stays open.
    }
}
