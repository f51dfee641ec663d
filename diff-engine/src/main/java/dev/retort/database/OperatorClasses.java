package dev.retort.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which operator classes an index takes by itself, and what the others are called. */
final class OperatorClasses {

    private record OperatorClass(boolean isDefault, long method, long type, String name) {}

    private record Subject(long method, long type) {}

    private final Map<Long, OperatorClass> byId = new HashMap<>();
    private final Set<Subject> withDefault = new HashSet<>();

    private OperatorClasses() {}

    static OperatorClasses read(Connection connection) throws SQLException {
        OperatorClasses all = new OperatorClasses();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(CatalogViews.operatorClasses())) {
            while (rows.next()) {
                OperatorClass found =
                        new OperatorClass(
                                rows.getBoolean(2),
                                rows.getLong(3),
                                rows.getLong(4),
                                rows.getString(5));
                all.byId.put(rows.getLong(1), found);
                if (found.isDefault()) {
                    all.withDefault.add(new Subject(found.method(), found.type()));
                }
            }
        }
        return all;
    }

    String name(long id) {
        return byId.get(id).name();
    }

    /**
     * Whether an index over a value of this type takes this class by itself. A type without a
     * default class of its own takes that of the type it can be read as ({@code varchar} that of
     * {@code text}; manual, section 11.10).
     *
     * @param type the object identifier of the type, or {@code null} where it is not known
     */
    boolean isDefault(long id, Long type) {
        OperatorClass used = byId.get(id);
        return used.isDefault()
                && (type == null
                        || used.type() == type
                        || !withDefault.contains(new Subject(used.method(), type)));
    }
}
