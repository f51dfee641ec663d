package dev.retort.hibernate;

import dev.retort.RetortException;
import dev.retort.hibernate.version.HibernateLines;
import dev.retort.hibernate.version.Since;
import dev.retort.snapshot.Untyped;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.Column;
import org.hibernate.type.CustomType;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.Type;
import org.hibernate.type.descriptor.JdbcTypeNameMapper;

/**
 * Every way in which reading entities fails, with its code:
 *
 * <ul>
 *   <li>{@code RT-1001} no entities found
 *   <li>{@code RT-1003} the model's class path has an entry that is not there or cannot be read
 *   <li>{@code RT-1004} a class is missing from the model's class path
 *   <li>{@code RT-1005} Hibernate rejects the mapping, or PostgreSQL would reject what it asks for
 *   <li>{@code RT-1007} a class was compiled for a newer Java
 *   <li>{@code RT-1008} the libraries on the model's class path do not fit together
 *   <li>{@code RT-1009} no Hibernate on the model's class path
 *   <li>{@code RT-1010} a Hibernate that Retort cannot read with
 * </ul>
 */
public final class ReadErrors {

    private static final String CLASS_PATH_HINT =
            "Compile the project, and check model.classpath in retort.toml: it needs the folder of"
                    + " the compiled entities and the jars they use.";

    private static final String READABLE =
            "Retort reads with Hibernate "
                    + HibernateLines.READ
                    + " (Spring Boot 3.1 and newer): put the application on one of these.";

    private static final String WRITE_IT =
            "Write the column's type: @Column(columnDefinition = \"jsonb\"), or whatever it is to be;"
                    + " @JdbcTypeCode also gives it one, where the value is no user type's.";

    private static final Set<Integer> SPATIAL = Set.of(SqlTypes.GEOMETRY, SqlTypes.GEOGRAPHY);

    private ReadErrors() {}

    public static RetortException noEntities(String where, String hint) {
        return new RetortException("RT-1001", "No entities found " + where, hint);
    }

    static RetortException noHibernate(List<Path> classPath) {
        return new RetortException(
                "RT-1009",
                "There is no Hibernate on the model's class path ("
                        + (classPath.isEmpty() ? "it is empty" : classPath.size() + " entries")
                        + ")",
                "Add the application's own Hibernate and what it needs to model.classpath in"
                        + " retort.toml, for example \"@target/classpath.txt\" written by mvn"
                        + " dependency:build-classpath -Dmdep.outputFile=target/classpath.txt");
    }

    /**
     * @param cause what went wrong when it was tried
     */
    static RetortException unknownHibernate(String version, Throwable cause) {
        return new RetortException(
                "RT-1010", cannotRead(version) + ": " + sentence(cause), READABLE, cause);
    }

    /** One that is not tried. */
    public static RetortException oldHibernate(String version) {
        return new RetortException("RT-1010", cannotRead(version), READABLE);
    }

    private static String cannotRead(String version) {
        return "Retort cannot read entities with Hibernate "
                + version
                + ", which is on the model's class path";
    }

    public static RetortException noSuchEntry(Path entry) {
        return new RetortException(
                "RT-1003",
                "The model's class path names " + entry + ", which does not exist",
                CLASS_PATH_HINT);
    }

    public static RetortException unreadableEntry(Path entry, Exception cause) {
        return new RetortException(
                "RT-1003",
                "The model's class path names " + entry + ", which cannot be read: " + cause,
                CLASS_PATH_HINT,
                cause);
    }

    static RetortException classNotFound(String missing, String neededBy, Throwable cause) {
        return new RetortException(
                "RT-1004",
                "Class "
                        + missing
                        + (neededBy == null ? "" : ", which " + neededBy + " needs,")
                        + " is not on the model's class path",
                CLASS_PATH_HINT,
                cause);
    }

    /**
     * @param wrapped what Hibernate says about it
     */
    static RetortException classMissing(String missing, RuntimeException wrapped) {
        return new RetortException(
                "RT-1004",
                "Class " + missing + " is not on the model's class path: " + wrapped.getMessage(),
                CLASS_PATH_HINT,
                wrapped);
    }

    static RetortException rejected(Throwable cause) {
        return new RetortException(
                "RT-1005",
                "Hibernate rejects the mapping: " + sentence(cause),
                "Correct the mapping; the application would not start with it either.",
                cause);
    }

    /**
     * @param cause what Hibernate says about a converter that it cannot create by itself
     */
    static RetortException injectedConverter(Class<?> converter, Throwable cause) {
        return new RetortException(
                "RT-1005",
                "Hibernate cannot create the converter "
                        + converter.getName()
                        + ", which has no constructor without arguments: "
                        + sentence(cause),
                "It looks like one that a framework creates: framework = \"spring-boot\" or"
                        + " framework = \"quarkus\" below [model] lets Retort read it. Without a"
                        + " framework, the application would not start with it either.",
                cause);
    }

    static RetortException noValidator(String why, Throwable cause) {
        return new RetortException(
                "RT-1005",
                "The application asks for Bean Validation, and its class path has none that starts: "
                        + why,
                "Add hibernate-validator and what it needs to model.classpath, as the application"
                        + " has it, or set \"jakarta.persistence.validation.mode\" = \"none\" below"
                        + " [model.settings].",
                cause);
    }

    static RetortException notPossible(String what, String hint) {
        return new RetortException("RT-1005", what, hint);
    }

    static RetortException namesGivenTwice(Collection<String> clashes) {
        return new RetortException(
                "RT-1005",
                "PostgreSQL does not allow one name twice: " + String.join("; ", clashes),
                "Give one of them another name: @Table(name), @Index(name), @UniqueConstraint(name),"
                        + " @Check(name) or @JoinColumn(foreignKey = @ForeignKey(name)); or correct"
                        + " the naming strategy.");
    }

    /** One that lists several, a line each, with the code of the first. */
    static RetortException together(List<RetortException> all) {
        RetortException first = all.get(0);
        if (all.size() == 1) {
            return first;
        }
        return new RetortException(
                first.code(),
                all.size()
                        + " classes cannot be loaded:\n"
                        + all.stream().map(Throwable::getMessage).collect(Collectors.joining("\n")),
                all.stream()
                        .map(RetortException::hint)
                        .distinct()
                        .collect(Collectors.joining("\n")),
                first);
    }

    /** What is said of a column for which Hibernate has no type, as it says itself. */
    static Untyped withoutColumnType(
            String whose, Column column, MetadataImplementor metadata, RuntimeException cause) {
        Type type = column.getValue() instanceof BasicValue value ? value.getType() : null;
        String of =
                type instanceof CustomType<?> custom
                        ? " of the user type " + custom.getUserType().getClass().getSimpleName()
                        : "";
        OptionalInt code = code(column, metadata);
        if (code.isEmpty()) {
            return new Untyped(
                    whose, "Hibernate has no column type" + of + ": " + sentence(cause), WRITE_IT);
        }
        return new Untyped(
                whose,
                "Hibernate has no column type for the JDBC type "
                        + JdbcTypeNameMapper.getTypeName(code.getAsInt())
                        + of,
                code.getAsInt() / 10 == SqlTypes.VECTOR / 10
                        ? "Add hibernate-vector to the model's class path."
                        : SPATIAL.contains(code.getAsInt())
                                ? "Add hibernate-spatial to the model's class path."
                                : WRITE_IT);
    }

    private static OptionalInt code(Column column, MetadataImplementor metadata) {
        try {
            return OptionalInt.of(Since.sqlTypeCode(column, metadata));
        } catch (RuntimeException e) {
            return OptionalInt.empty();
        }
    }

    static RetortException newerClass(String className, Throwable cause) {
        return new RetortException(
                "RT-1007",
                "Class "
                        + className
                        + " was compiled for a newer Java than this one ("
                        + Runtime.version().feature()
                        + "): "
                        + cause.getMessage(),
                "Run Retort with the JDK that the project uses (JAVA_HOME).",
                cause);
    }

    static RetortException misfit(Throwable cause) {
        return new RetortException(
                "RT-1008",
                "The libraries on the model's class path do not fit together: " + cause,
                "Use the class path that the build tool resolves for the application; two versions"
                        + " of one library must not be on it.",
                cause);
    }

    /** What it comes down to: the innermost message. */
    static String reason(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause.getCause() != null && depth < 10; depth++) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getName() : cause.getMessage();
    }

    /** The messages of an exception and its causes, each once, outermost first. */
    private static String sentence(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        Throwable at = thrown;
        for (int depth = 0; at != null && depth < 10; depth++) {
            // A wrapper that only repeats what it wraps says nothing.
            boolean silent = at.getMessage() == null && at.getCause() != null;
            String message = at.getMessage() == null ? at.getClass().getName() : at.getMessage();
            if (!silent && text.indexOf(message) < 0) {
                text.append(text.length() == 0 ? "" : ": ").append(message);
            }
            at = at.getCause();
        }
        return text.toString();
    }
}
