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
                    RenameCases.class);

    /** Need Hibernate 7, Jakarta Persistence 3.2 or hibernate-vector to compile. */
    private static final List<String> FOR_HIBERNATE_7 =
            List.of(
                    "dev.retort.laws.Hibernate7Cases",
                    "dev.retort.laws.HistoryCases",
                    "dev.retort.laws.VectorCases");

    private EntityCases() {}

    static List<Class<?>> files() {
        List<Class<?>> files = new ArrayList<>(FOR_EVERY_HIBERNATE);
        try {
            for (String name : FOR_HIBERNATE_7) {
                files.add(Class.forName(name));
            }
        } catch (ClassNotFoundException e) {
            // They are compiled with the profile hibernate7 only.
        }
        return files;
    }
}
