package dev.retort;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What each package may use, and why. */
class PackageRulesTest {

    static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .withImportOption(location -> !location.contains("-tests.jar"))
                    .importPackages("dev.retort");

    private static final String SHARED = "dev.retort";

    /**
     * @param uses packages besides itself, {@code dev.retort} and the JDK's base
     */
    private record Rule(String name, String because, String... uses) {}

    private static final List<Rule> RULES =
            List.of(
                    new Rule("sql", "the words of SQL are text: they know no schema"),
                    new Rule(
                            "model",
                            "a schema is a value: it knows nothing but itself and how names are"
                                    + " written",
                            "dev.retort.sql.."),
                    new Rule(
                            "operation",
                            "a step of a revision is a value about values; it executes nothing",
                            "dev.retort.sql..",
                            "dev.retort.model.."),
                    new Rule(
                            "dialect",
                            "SQL is text made of operations: no connection may be needed to see it",
                            "dev.retort.sql..",
                            "dev.retort.model..",
                            "dev.retort.operation.."),
                    new Rule(
                            "revision",
                            "the graph must be testable as literal values: no SQL, no files",
                            "dev.retort.operation.."),
                    new Rule(
                            "environment",
                            "hooks see values and a connection; they need no engine",
                            "dev.retort.model..",
                            "dev.retort.operation..",
                            "dev.retort.revision..",
                            "java.sql.."),
                    new Rule(
                            "migrate",
                            "it runs what it is given: it compares nothing and reads no schema",
                            "dev.retort.sql..",
                            "dev.retort.model..",
                            "dev.retort.operation..",
                            "dev.retort.dialect..",
                            "dev.retort.revision..",
                            "dev.retort.environment..",
                            "java.sql..",
                            "javax.sql.."),
                    new Rule(
                            "classpath",
                            "class files are found and read: nothing is compiled and nothing runs",
                            "dev.retort.revision..",
                            "dev.retort.migrate"),
                    new Rule(
                            "snapshot",
                            "what was read is a value, and either side may have read it",
                            "dev.retort.model.."),
                    new Rule(
                            "hibernate",
                            "it lives in the user's class loader, where only the model, its SQL and"
                                    + " what is read are shared",
                            "dev.retort.sql..",
                            "dev.retort.model..",
                            "dev.retort.snapshot..",
                            "org.hibernate..",
                            "jakarta.persistence..",
                            "org.jboss..",
                            "io.smallrye..",
                            "javax.xml.parsers..",
                            "org.w3c.dom..",
                            "org.xml.sax..",
                            "java.util.logging..",
                            "java.sql..",
                            "javax.sql.."),
                    new Rule(
                            "database",
                            "SchemaCrawler and catalogue queries stay behind one reader",
                            "dev.retort.sql..",
                            "dev.retort.model..",
                            "dev.retort.snapshot..",
                            "dev.retort.diff.spelling",
                            "dev.retort.diff.dependents",
                            "dev.retort.diff.order",
                            "schemacrawler..",
                            "us.fatehi..",
                            "com.fasterxml..",
                            "java.util.logging..",
                            "java.sql..",
                            "javax.sql.."),
                    new Rule(
                            "diff",
                            "two values in, operations out: no SQL, no connection, no Hibernate",
                            "dev.retort.sql..",
                            "dev.retort.model..",
                            "dev.retort.snapshot..",
                            "dev.retort.operation..",
                            "dev.retort.replay..",
                            "dev.retort.environment..",
                            "dev.retort.dialect.."),
                    new Rule(
                            "diff.references",
                            "what a change means for others is the same whoever asks",
                            "dev.retort.sql..",
                            "dev.retort.model.."),
                    new Rule(
                            "diff.order",
                            "an order is found for things that others have collected",
                            "dev.retort.sql..",
                            "dev.retort.model..",
                            "dev.retort.operation.."),
                    new Rule(
                            "diff.rename",
                            "what is the same is known before anything is compared",
                            "dev.retort.sql..",
                            "dev.retort.model..",
                            "dev.retort.operation..",
                            "dev.retort.replay..",
                            "dev.retort.diff.references"),
                    new Rule(
                            "diff.scope",
                            "what is hidden is hidden from all the others",
                            "dev.retort.sql..",
                            "dev.retort.model..",
                            "dev.retort.snapshot..",
                            "dev.retort.operation..",
                            "dev.retort.replay..",
                            "dev.retort.environment..",
                            "dev.retort.diff.references"),
                    new Rule(
                            "diff.accepted",
                            "which differences there are is seen in two schemas; what is done about"
                                    + " them others know",
                            "dev.retort.sql..",
                            "dev.retort.model..",
                            "dev.retort.operation..",
                            "dev.retort.dialect",
                            "dev.retort.replay..",
                            "dev.retort.diff.references",
                            "dev.retort.diff.rename",
                            "dev.retort.diff.scope"),
                    new Rule(
                            "diff.spelling",
                            "both sides speak alike before anything is compared",
                            "dev.retort.sql..",
                            "dev.retort.model..",
                            "dev.retort.snapshot..",
                            "dev.retort.replay..",
                            "dev.retort.diff.references"),
                    new Rule(
                            "diff.dependents",
                            "it puts statements around operations, whoever found them",
                            "dev.retort.sql..",
                            "dev.retort.model..",
                            "dev.retort.operation..",
                            "dev.retort.diff.rename"),
                    new Rule(
                            "diff.compare",
                            "a pure function of two schemas: scope and spelling are settled before",
                            "dev.retort.sql..",
                            "dev.retort.model..",
                            "dev.retort.operation..",
                            "dev.retort.replay..",
                            "dev.retort.diff.rename",
                            "dev.retort.diff.order",
                            "dev.retort.diff.references"),
                    new Rule(
                            "codegen",
                            "source in, source out: it must work without a database",
                            "dev.retort.model..",
                            "dev.retort.operation..",
                            "dev.retort.revision..",
                            "dev.retort.environment..",
                            "dev.retort.classpath..",
                            "javax.annotation.processing..",
                            "com.palantir.javapoet..",
                            "javax.lang.model..",
                            "javax.tools.."));

    @TestFactory
    Stream<DynamicTest> eachPackageUsesOnly() {
        return RULES.stream()
                .map(
                        rule ->
                                DynamicTest.dynamicTest(
                                        rule.name(),
                                        () -> {
                                            List<String> allowed =
                                                    new ArrayList<>(List.of(rule.uses()));
                                            allowed.add("dev.retort." + rule.name() + "..");
                                            allowed.add(SHARED);
                                            allowed.addAll(
                                                    List.of(
                                                            "java.lang..",
                                                            "java.util",
                                                            "java.util.function..",
                                                            "java.util.stream..",
                                                            "java.util.regex..",
                                                            "java.util.concurrent..",
                                                            "java.util.jar..",
                                                            "java.util.zip..",
                                                            "java.io..",
                                                            "java.nio..",
                                                            "java.net..",
                                                            "java.math..",
                                                            "java.time..",
                                                            "java.text..",
                                                            "java.security.."));
                                            noClasses()
                                                    .that()
                                                    .resideInAPackage(
                                                            "dev.retort." + rule.name() + "..")
                                                    .should()
                                                    .dependOnClassesThat(
                                                            outside(allowed.toArray(String[]::new)))
                                                    .because(rule.because())
                                                    .check(CLASSES);
                                        }));
    }

    private static DescribedPredicate<JavaClass> outside(String... packages) {
        return DescribedPredicate.<JavaClass>not(resideInAnyPackage(packages))
                .and(
                        DescribedPredicate.describe(
                                "are no primitives", type -> !type.getPackageName().isEmpty()))
                .as("reside outside of what it may use");
    }

    @Test
    void whatAnApplicationShipsNeedsNothingButTheJdk() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.retort.sql..",
                        "dev.retort.model..",
                        "dev.retort.operation..",
                        "dev.retort.dialect..",
                        "dev.retort.revision..",
                        "dev.retort.environment..",
                        "dev.retort.migrate..",
                        "dev.retort.classpath..",
                        "dev.retort")
                .should()
                .dependOnClassesThat(
                        DescribedPredicate.not(
                                        resideInAnyPackage(
                                                "java..",
                                                "javax.sql..",
                                                "dev.retort",
                                                "dev.retort.sql..",
                                                "dev.retort.model..",
                                                "dev.retort.operation..",
                                                "dev.retort.dialect..",
                                                "dev.retort.revision..",
                                                "dev.retort.environment..",
                                                "dev.retort.migrate..",
                                                "dev.retort.classpath.."))
                                .and(
                                        DescribedPredicate.describe(
                                                "are no primitives",
                                                type -> !type.getPackageName().isEmpty())))
                .because("an application that only runs revisions ships the executor alone")
                .check(CLASSES);
    }

    /** An error and a suggestion are everybody's; the way in is the application's alone. */
    @Test
    void nothingIsBuiltOnTheWayIn() {
        noClasses()
                .that()
                .resideInAPackage("dev.retort.*..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Retort.class)
                .because("Retort puts the parts together that others are")
                .check(CLASSES);
    }

    @Test
    void readingADatabaseNeedsNobodyWhoAsksItQuestions() {
        noClasses()
                .that()
                .resideInAPackage("dev.retort.database")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.retort.database.dependents..", "dev.retort.database.spelling..")
                .because("a snapshot is opened and read alike for whoever has questions later")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("dev.retort.database.dependency..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("dev.retort.database..")
                                .and(
                                        DescribedPredicate.not(
                                                resideInAnyPackage(
                                                        "dev.retort.database.dependency.."))))
                .because("what depends on what is read by itself, too")
                .check(CLASSES);
    }

    @Test
    void nothingGoesRound() {
        slices().matching("dev.retort.(*)..")
                .should()
                .beFreeOfCycles()
                .because(
                        "each package can then be read, tested and understood after those below it")
                .check(CLASSES);
    }
}
