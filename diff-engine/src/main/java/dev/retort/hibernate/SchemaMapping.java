package dev.retort.hibernate;

import dev.retort.hibernate.version.Since;
import dev.retort.model.CompositeType;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Sequence;
import dev.retort.model.SequenceOptions;
import dev.retort.model.Type;
import dev.retort.snapshot.Desired;
import dev.retort.snapshot.PartRef;
import dev.retort.snapshot.Untyped;
import dev.retort.sql.Tokens;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.AuxiliaryDatabaseObject;
import org.hibernate.boot.model.relational.Database;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.Table;

/**
 * Hibernate's relational model as ours, walked in the order in which Hibernate's SchemaCreatorImpl
 * creates things, because names that PostgreSQL invents depend on what is there already.
 */
final class SchemaMapping {

    private final MetadataImplementor metadata;
    private final SqlStringGenerationContext context;
    private final String defaultSchema;
    private final Claims claims;

    private final InventedNames invented = new InventedNames();
    private final GivenNames given = new GivenNames();
    private final EnumTypes enums;
    private final Options options = new Options(this);
    private final List<CompositeType> composites = new ArrayList<>();
    private final Set<String> namespaces = new LinkedHashSet<>();
    private final Map<QualifiedName, Sequence> sequences = new LinkedHashMap<>();
    private final Map<QualifiedName, dev.retort.model.Table> tables = new LinkedHashMap<>();
    private final Set<PartRef> generatedNames = new LinkedHashSet<>();
    private final List<String> warnings = new ArrayList<>();

    /** Most columns have one of a few texts. */
    private final Map<String, Optional<ColumnDefinition>> definitions = new HashMap<>();

    private final Map<String, Type> types = new HashMap<>();
    private final Map<PartRef, Untyped> untyped = new LinkedHashMap<>();
    private final Map<PartRef, Type> ownTypes = new LinkedHashMap<>();

    SchemaMapping(
            MetadataImplementor metadata,
            SqlStringGenerationContext context,
            String defaultSchema) {
        this.metadata = metadata;
        this.context = context;
        this.defaultSchema = defaultSchema;
        this.claims = Claims.of(metadata);
        this.enums = new EnumTypes(defaultSchema);
    }

    Desired map() {
        Database database = metadata.getDatabase();
        auxiliaryObjects(database);
        boolean areSequencesKnown = !missingGenerators();
        for (Namespace namespace : database.getNamespaces()) {
            sequences(namespace);
            tables(namespace);
            userDefinedTypes(namespace);
        }
        sharedTables();
        enums.all().forEach(type -> useNamespace(type.name()));
        if (!given.clashes().isEmpty()) {
            throw ReadErrors.namesGivenTwice(given.clashes());
        }
        Schema schema =
                Schema.EMPTY
                        .withNamespaces(namespaces)
                        .withEnums(enums.all())
                        .withComposites(composites)
                        .withSequences(sequences.values())
                        .withTables(tables.values());
        return new Desired(schema, generatedNames, OriginsMapping.of(metadata, this), warnings)
                .withUntyped(untyped)
                .withOwnTypes(ownTypes)
                .withSequencesKnown(areSequencesKnown);
    }

    Dialect dialect() {
        return metadata.getDatabase().getDialect();
    }

    MetadataImplementor metadata() {
        return metadata;
    }

    SqlStringGenerationContext context() {
        return context;
    }

    Claims claims() {
        return claims;
    }

    InventedNames invented() {
        return invented;
    }

    GivenNames given() {
        return given;
    }

    EnumTypes enums() {
        return enums;
    }

    Options options() {
        return options;
    }

    /** Empty when it has a clause that is not understood to the end. */
    Optional<ColumnDefinition> definition(String text) {
        return definitions.computeIfAbsent(text, ColumnDefinition::parse);
    }

    Type type(String text) {
        return types.computeIfAbsent(text, Type::parse);
    }

    void warn(String sentence) {
        warnings.add(sentence);
    }

    void generatedName(QualifiedName table, String part) {
        generatedNames.add(new PartRef(table, part));
    }

    /**
     * The text that stands behind the column's name; {@link Untyped#TYPE} where Hibernate has none,
     * which is said of the column.
     *
     * @param whose for messages
     */
    String typeOf(Column column, PartRef part, String whose) {
        try {
            return enums.spell(column.getSqlType(metadata));
        } catch (RuntimeException e) {
            // Of an array of what has no type it is no MappingException.
            untyped.put(part, ReadErrors.withoutColumnType(whose, column, metadata, e));
            return Untyped.TYPE.sql();
        }
    }

    /** Says which type a column would have if nobody had written a definition for it. */
    void defined(Column column, PartRef part) {
        Column plain = new Column(column.getName());
        plain.setValue(column.getValue());
        plain.setTypeIndex(column.getTypeIndex());
        plain.setSqlTypeCode(column.getSqlTypeCode());
        plain.setLength(column.getLength());
        plain.setPrecision(column.getPrecision());
        plain.setScale(column.getScale());
        try {
            ownTypes.put(part, type(plain.getSqlType(metadata)));
        } catch (RuntimeException e) {
            // The definition is all there is: a user type, for which Hibernate has no word.
            ownTypes.remove(part);
        }
    }

    void add(Sequence sequence) {
        sequences.put(sequence.name(), sequence);
    }

    QualifiedName nameOf(Table table) {
        return qualified(table.getSchemaIdentifier(), table.getNameIdentifier());
    }

    QualifiedName qualified(Identifier schema, Identifier name) {
        return new QualifiedName(schemaName(schema), PostgresName.of(name));
    }

    /** Empty for the default schema, whether it was named or not. */
    private String schemaName(Identifier explicit) {
        Identifier schema = context.schemaWithDefault(explicit);
        if (schema == null) {
            return "";
        }
        String name = PostgresName.of(schema);
        return name.equals(defaultSchema) ? "" : name;
    }

    /**
     * A name that stands in SQL text, without its schema where that is the default one.
     *
     * @param sql or {@code null}
     */
    String withoutDefaultSchema(String sql) {
        Tokens tokens = Tokens.of(sql == null ? "" : sql);
        boolean isDefault =
                tokens.size() == 3
                        && tokens.at(0).isName()
                        && tokens.at(0).value().equals(defaultSchema)
                        && tokens.at(1).is(".");
        return isDefault ? tokens.text(2, 3) : sql;
    }

    private void auxiliaryObjects(Database database) {
        for (AuxiliaryDatabaseObject object : database.getAuxiliaryDatabaseObjects()) {
            if (!object.appliesToDialect(dialect())) {
                continue;
            }
            for (String statement : object.sqlCreateStrings(context)) {
                if (!enums.take(statement)) {
                    warn(
                            "The auxiliary database object "
                                    + object.getExportIdentifier()
                                    + " is not compared; Hibernate would run: "
                                    + statement.strip());
                }
            }
        }
        enums.all().forEach(type -> invented.takeRelation("", type.name().name()));
    }

    /**
     * Of many entities it is mostly one reason, so it is said once.
     *
     * @return whether there are any
     */
    private boolean missingGenerators() {
        Map<String, List<String>> entitiesByReason = new LinkedHashMap<>();
        for (PersistentClass each : metadata.getEntityBindings()) {
            if (each instanceof RootClass root) {
                Since.generatorFailure(root, metadata, context)
                        .map(ReadErrors::reason)
                        .ifPresent(
                                reason ->
                                        entitiesByReason
                                                .computeIfAbsent(reason, key -> new ArrayList<>())
                                                .add(root.getJpaEntityName()));
            }
        }
        entitiesByReason.forEach(
                (reason, entities) -> {
                    Collections.sort(entities);
                    warn(
                            "No id generator can be created for "
                                    + String.join(", ", entities)
                                    + "; a sequence that it would need is not compared: "
                                    + reason);
                });
        return !entitiesByReason.isEmpty();
    }

    private void sequences(Namespace namespace) {
        for (org.hibernate.boot.model.relational.Sequence sequence : namespace.getSequences()) {
            QualifiedName name =
                    qualified(
                            sequence.getName().getSchemaName(),
                            sequence.getName().getSequenceName());
            useNamespace(name);
            invented.takeRelation(name.schema(), name.name());
            given.takeRelation(name, "the sequence " + name);
            add(
                    options.applied(
                            sequence,
                            Sequence.of(name)
                                    .withOptions(
                                            options(
                                                    sequence.getInitialValue(),
                                                    sequence.getIncrementSize()))));
        }
    }

    /** Bounds as SequenceSupport.startingValue sets them for PostgreSQL. */
    private static SequenceOptions options(long start, long increment) {
        SequenceOptions options = SequenceOptions.DEFAULT.withStart(start).withIncrement(increment);
        if (increment > 0 && start <= 0) {
            return options.withMin(start);
        }
        return increment < 0 && start >= 0 ? options.withMax(start) : options;
    }

    private void tables(Namespace namespace) {
        for (Table table : namespace.getTables()) {
            if (!table.isPhysicalTable()) {
                continue;
            }
            QualifiedName name = nameOf(table);
            if (Since.isView(table)) {
                warn("The view " + name + " is not compared");
                continue;
            }
            useNamespace(name);
            if (!given.takeRelation(name, claims.describe(table, name))) {
                continue;
            }
            tables.put(name, new TableMapping(this, table, name).map());
            options.warn("table " + name, Since.options(table));
            if (!table.getInitCommands(context).isEmpty()) {
                warn(
                        "Hibernate puts rows into "
                                + name
                                + " when it creates the table; a revision does so only if you add"
                                + " the statement");
            }
        }
    }

    /** Hibernate allows it and says nothing; mostly somebody has copied an annotation. */
    private void sharedTables() {
        Map<Table, Set<String>> entities = new LinkedHashMap<>();
        metadata.getEntityBindings().stream()
                .filter(RootClass.class::isInstance)
                .filter(entity -> entity.getTable().isPhysicalTable())
                .forEach(
                        entity ->
                                entities.computeIfAbsent(
                                                entity.getTable(), table -> new TreeSet<>())
                                        .add(entity.getEntityName()));
        entities.forEach(
                (table, names) -> {
                    if (names.size() > 1) {
                        warn(
                                "The table "
                                        + nameOf(table)
                                        + " is that of several entities, and has the columns of"
                                        + " all of them: "
                                        + String.join(", ", names));
                    }
                });
    }

    private void userDefinedTypes(Namespace namespace) {
        for (Object each : namespace.getUserDefinedTypes()) {
            Since.UserType type = Since.UserType.of(each);
            QualifiedName name = qualified(type.schema(), type.name());
            if (type.columns().isPresent()) {
                composites.add(composite(name, type.columns().get()));
            } else {
                warn("The type " + name + " is not compared");
            }
        }
    }

    /**
     * Of {@code @Struct}; Hibernate writes nothing but names and types
     * (StandardUserDefinedTypeExporter).
     */
    private CompositeType composite(QualifiedName name, List<Column> columns) {
        useNamespace(name);
        invented.takeRelation(name.schema(), name.name());
        return CompositeType.of(
                name,
                columns.stream()
                        .map(
                                column ->
                                        CompositeType.Attribute.of(
                                                TableMapping.columnName(column),
                                                type(attributeType(name, column))))
                        .toList());
    }

    private String attributeType(QualifiedName type, Column column) {
        String attribute = TableMapping.columnName(column);
        return typeOf(
                column,
                new PartRef(type, attribute),
                "attribute " + attribute + " of the composite type " + type);
    }

    private void useNamespace(QualifiedName name) {
        if (!name.inDefaultSchema()) {
            namespaces.add(name.schema());
        }
    }
}
