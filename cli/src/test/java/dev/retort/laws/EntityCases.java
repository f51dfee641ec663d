package dev.retort.laws;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

    /** {@code -Dretort.case=REGEX} runs those whose name has a match. */
    private static final Pattern ASKED_FOR = Pattern.compile(System.getProperty("retort.case", ""));

    private EntityCases() {}

    /** Those of this Hibernate that are asked for, by name. */
    static Stream<EntityCase> all() {
        return of(files());
    }

    static Stream<EntityCase> of(List<Class<?>> files) {
        return files.stream()
                .flatMap(file -> Arrays.stream(file.getDeclaredClasses()))
                .filter(EntityCase::is)
                .sorted(Comparator.comparing(Class::getName))
                .map(EntityCase::new)
                .filter(each -> ASKED_FOR.matcher(each.name()).find());
    }

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
