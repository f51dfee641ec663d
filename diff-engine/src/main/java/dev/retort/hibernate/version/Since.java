package dev.retort.hibernate.version;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.QualifiedTableName;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.dialect.Dialect;
import org.hibernate.generator.internal.CurrentTimestampGeneration;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.KeyValue;
import org.hibernate.mapping.PrimaryKey;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;

/**
 * What newer Hibernates say and older ones do not, or say otherwise, each under the version that
 * has it. This is compiled against 6.6: what that has is called directly, where the Hibernate at
 * hand has it (a call that is never made is never linked); what other lines alone have is asked by
 * name.
 */
public final class Since {

    private static final boolean IS_VIEW = has(Table.class, "isView");
    private static final boolean COLLATIONS = has(Column.class, "getCollation");
    private static final boolean SELECTABLES = has(Index.class, "getSelectables");
    private static final boolean ORDERED_BY_KEY = has(PrimaryKey.class, "getOrderingUniqueKey");
    private static final boolean SOFT_DELETES = has(RootClass.class, "getSoftDeleteColumn");
    private static final boolean UNIQUE_KEY_NAMES = has(Column.class, "getUniqueKeyName");
    private static final boolean IDENTITIES = has(Column.class, "isIdentity");
    private static final boolean KEYS_WRITTEN = has(PrimaryKey.class, "sqlConstraintString");
    private static final boolean NOT_NULL_TIMESTAMPS =
            has(CurrentTimestampGeneration.class, "notNull");

    /** 7: what a generator is created with, besides its entity. */
    private static final Optional<Class<?>> GENERATOR_SETTINGS =
            Arrays.stream(KeyValue.class.getMethods())
                    .filter(each -> each.getName().equals("createGenerator"))
                    .filter(each -> each.getParameterCount() == 4)
                    .<Class<?>>map(each -> each.getParameterTypes()[3])
                    .findFirst();

    private static final ClassValue<Optional<Method>> OPTIONS =
            new ClassValue<>() {
                @Override
                protected Optional<Method> computeValue(Class<?> type) {
                    return method(type, "getOptions");
                }
            };

    private Since() {}

    /** 6.3: a view that Hibernate creates; before, there was only what it selects from. */
    public static boolean isView(Table table) {
        return IS_VIEW && table.isView();
    }

    /** 6.3; {@code null} for none. */
    public static String collation(Column column) {
        return COLLATIONS ? column.getCollation() : null;
    }

    /** 6.3: an index may be on expressions; before, on columns alone. */
    @SuppressWarnings("deprecation")
    public static List<? extends Selectable> keys(Index index) {
        return SELECTABLES ? index.getSelectables() : index.getColumns();
    }

    /** 6.3, as {@link #keys}: {@code asc} or {@code desc} of those that have one. */
    @SuppressWarnings("deprecation")
    public static Map<? extends Selectable, String> orders(Index index) {
        return SELECTABLES ? index.getSelectableOrderMap() : index.getColumnOrderMap();
    }

    /** 6.3: before, a unique one was made a constraint. */
    public static boolean isUnique(Index index) {
        return SELECTABLES && index.isUnique();
    }

    /** 6.4; {@code null} where rows are deleted. */
    public static Column softDeleteColumn(RootClass entity) {
        return SOFT_DELETES ? entity.getSoftDeleteColumn() : null;
    }

    /**
     * 6.4 orders the columns of a primary key by the unique constraint over them, and 6.5 takes its
     * name, too: the name as SQL text, or {@code null} where there is none.
     */
    public static String nameOf(PrimaryKey key, Dialect dialect) {
        UniqueKey named = ORDERED_BY_KEY ? key.getOrderingUniqueKey() : null;
        boolean isWritten =
                named != null
                        && named.isNameExplicit()
                        && (!KEYS_WRITTEN
                                || key.sqlConstraintString(dialect).startsWith("constraint "));
        return isWritten ? named.getName() : null;
    }

    /** 6.5: what the naming strategy calls the constraint of a unique column; else {@code null}. */
    public static String uniqueKeyName(Column column) {
        return UNIQUE_KEY_NAMES ? column.getUniqueKeyName() : null;
    }

    /** 6.6: before, the value of the table's key knew, as ColumnDefinitions had it. */
    public static boolean isIdentity(Column column, Table table, MetadataImplementor metadata) {
        if (IDENTITIES) {
            return column.isIdentity();
        }
        Dialect dialect = metadata.getDatabase().getDialect();
        if (!table.hasPrimaryKey()
                || !isSame(table.getPrimaryKey().getColumn(0), column, dialect)) {
            return false;
        }
        Object id = ask(table, Table.class, "getIdentifierValue");
        return id != null
                && (boolean)
                        ask(
                                id,
                                KeyValue.class,
                                "isIdentityColumn",
                                metadata.getMetadataBuildingOptions()
                                        .getIdentifierGeneratorFactory(),
                                dialect);
    }

    /**
     * 6.5 makes an identity of it; before, {@code serial} or {@code bigserial} stands in place of
     * the column's type.
     *
     * @return that word, or {@code null}
     */
    public static String serialType(Column column, MetadataImplementor metadata) {
        if (IDENTITIES) {
            return null;
        }
        String written =
                metadata.getDatabase()
                        .getDialect()
                        .getIdentityColumnSupport()
                        .getIdentityColumnString(sqlTypeCode(column, metadata));
        String first = written.substring(0, written.indexOf(' '));
        return first.endsWith("serial") ? first : null;
    }

    /**
     * The same in every line, but for the type of the parameter, which is gone in 7: verifying a
     * class that calls it would look for that.
     *
     * @throws IllegalStateException when the column has none
     */
    public static int sqlTypeCode(Column column, MetadataImplementor metadata) {
        return (int) ask(column, Column.class, "getSqlTypeCode", metadata);
    }

    private static boolean isSame(Column one, Column other, Dialect dialect) {
        return one.getQuotedName(dialect).equals(other.getQuotedName(dialect));
    }

    /**
     * A user-defined type, which is a class before 6.6 and an interface from then on: nothing
     * compiled against one can call the other.
     *
     * @param columns empty for an array type
     */
    public record UserType(Identifier schema, Identifier name, Optional<List<Column>> columns) {

        /**
         * @param type what {@code Namespace.getUserDefinedTypes} has
         */
        public static UserType of(Object type) {
            Class<?> known = type.getClass();
            QualifiedTableName qualified =
                    (QualifiedTableName) ask(type, known, "getQualifiedTableName");
            Optional<List<Column>> columns =
                    has(known, "getColumns")
                            ? Optional.of(
                                    ((java.util.Collection<?>) ask(type, known, "getColumns"))
                                            .stream().map(Column.class::cast).toList())
                            : Optional.empty();
            return new UserType(
                    qualified.getSchemaName(),
                    (Identifier) ask(type, known, "getNameIdentifier"),
                    columns);
        }
    }

    /**
     * Why there is no id generator: Hibernate leaves one out that it could not create, with
     * whatever it has in the database, and says so only to its log.
     *
     * @return empty where there is one
     */
    public static Optional<Throwable> generatorFailure(
            RootClass entity, MetadataImplementor metadata, SqlStringGenerationContext context) {
        Dialect dialect = metadata.getDatabase().getDialect();
        KeyValue id = entity.getIdentifier();
        try {
            if (GENERATOR_SETTINGS.isEmpty()) {
                Object factory =
                        metadata.getMetadataBuildingOptions().getIdentifierGeneratorFactory();
                ask(id, KeyValue.class, "createGenerator", factory, dialect, entity);
            } else {
                Object settings = settings(GENERATOR_SETTINGS.get(), context);
                Property property = entity.getIdentifierProperty();
                ask(id, KeyValue.class, "createGenerator", dialect, entity, property, settings);
            }
            return Optional.empty();
        } catch (IllegalStateException e) {
            return Optional.of(e.getCause().getCause());
        }
    }

    private static Object settings(Class<?> type, SqlStringGenerationContext context) {
        return Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) ->
                        switch (method.getName()) {
                            case "getSqlStringGenerationContext" -> context;
                            default -> null;
                        });
    }

    /** 7, with Jakarta Persistence 3.2; empty where there are none. */
    public static String options(Object mapping) {
        Optional<Method> getter = OPTIONS.get(mapping.getClass());
        Object options = getter.isEmpty() ? null : invoke(getter.get(), mapping);
        return options == null ? "" : (String) options;
    }

    /** 7: whether NOT NULL is left out behind GENERATED; before, it never is. */
    public static boolean isNotNullLeftOutOfGenerated(Dialect dialect) {
        return method(dialect.getClass(), "supportsNotNullAfterGeneratedAs")
                .map(supported -> !(boolean) invoke(supported, dialect))
                .orElse(false);
    }

    /** 7: whether a generated timestamp's column is made NOT NULL when its generator is created. */
    public static boolean generatedTimestampsAreNotNull() {
        return NOT_NULL_TIMESTAMPS;
    }

    private static boolean has(Class<?> type, String method) {
        return Arrays.stream(type.getMethods()).anyMatch(each -> each.getName().equals(method))
                || Arrays.stream(type.getDeclaredMethods())
                        .anyMatch(each -> each.getName().equals(method));
    }

    private static Optional<Method> method(Class<?> type, String name) {
        try {
            return Optional.of(type.getMethod(name));
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        }
    }

    private static Object ask(Object target, Class<?> type, String name, Object... arguments) {
        Method found =
                Arrays.stream(type.getMethods())
                        .filter(each -> each.getName().equals(name))
                        .filter(each -> each.getParameterCount() == arguments.length)
                        .filter(each -> !each.isBridge())
                        .findFirst()
                        .orElseThrow(() -> new NoSuchMethodError(type.getName() + "." + name));
        return invoke(found, target, arguments);
    }

    private static Object invoke(Method method, Object target, Object... arguments) {
        try {
            return method.invoke(target, arguments);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot call " + method, e);
        }
    }
}
