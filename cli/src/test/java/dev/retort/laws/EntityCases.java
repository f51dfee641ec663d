package dev.retort.laws;

import java.util.ArrayList;
import java.util.List;

/** The files of entity models, each about what it maps. */
final class EntityCases {

    private static final List<Class<?>> FOR_EVERY_HIBERNATE =
            List.of(
                    ColumnCases.class,
                    StringCases.class,
                    NumberCases.class,
                    TimeCases.class,
                    StructuredCases.class,
                    EnumCases.class,
                    TypeCodeCases.class,
                    DefinitionCases.class,
                    SearchPathCases.class,
                    KeyCases.class,
                    IdentifierCases.class,
                    GeneratorCases.class,
                    ConstraintCases.class,
                    AssociationCases.class,
                    CollectionCases.class,
                    InheritanceCases.class,
                    TableCases.class,
                    QuotingCases.class,
                    NamingCases.class,
                    ValidationCases.class,
                    AuditCases.class,
                    RenameCases.class,
                    EvolutionCases.class);

    /**
     * What only newer lines have words for, each in a source folder that the profiles of older ones
     * leave out: all that does not compile with them is in these files.
     */
    private static final List<String> FOR_NEWER =
            List.of(
                    "dev.retort.laws.Hibernate64Cases",
                    "dev.retort.laws.Hibernate65Cases",
                    "dev.retort.laws.Hibernate66Cases",
                    "dev.retort.laws.Hibernate7Cases",
                    "dev.retort.laws.HistoryCases",
                    "dev.retort.laws.VectorCases");

    private EntityCases() {}

    static List<Class<?>> files() {
        List<Class<?>> files = new ArrayList<>(FOR_EVERY_HIBERNATE);
        for (String name : FOR_NEWER) {
            try {
                files.add(Class.forName(name));
            } catch (ClassNotFoundException e) {
                // Not compiled with the Hibernate of this profile.
                continue;
            }
        }
        return files;
    }
}
