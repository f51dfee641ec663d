package dev.retort.hibernate;

import dev.retort.model.Check;
import dev.retort.model.Constraint;
import dev.retort.model.Exclusion;
import dev.retort.model.ForeignKey;
import dev.retort.model.PrimaryKey;
import dev.retort.model.QualifiedName;
import dev.retort.model.Unique;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;

/** What a constraint or index is about, for messages: it is no use to say only its name. */
final class PartOf implements Constraint.Visitor<String> {

    private final Claims claims;
    private final Table table;
    private final QualifiedName name;

    PartOf(Claims claims, Table table, QualifiedName name) {
        this.claims = claims;
        this.table = table;
        this.name = name;
    }

    @Override
    public String primaryKey(PrimaryKey constraint) {
        return "the primary key of " + claims.describe(table, name);
    }

    @Override
    public String unique(Unique constraint) {
        return "the unique constraint on " + attributes(constraint.columns());
    }

    @Override
    public String foreignKey(ForeignKey constraint) {
        return "the foreign key of " + attributes(constraint.columns());
    }

    @Override
    public String check(Check constraint) {
        return "the check (" + constraint.expression() + ") of " + name;
    }

    @Override
    public String exclusion(Exclusion constraint) {
        return "the exclusion constraint of " + name;
    }

    /**
     * @param keys names of columns, and expressions
     */
    String index(List<String> keys) {
        return "the index on " + attributes(keys);
    }

    private String attributes(List<String> keys) {
        return keys.stream().map(this::attribute).collect(Collectors.joining(" with "));
    }

    private String attribute(String key) {
        for (Column column : table.getColumns()) {
            if (TableMapping.columnName(column).equals(key)) {
                return claims.describe(table, column, name);
            }
        }
        return key + " of " + claims.describe(table, name);
    }
}
