package dev.retort.diff.accepted;

import dev.retort.dialect.DefinitionText;
import dev.retort.model.Column;
import dev.retort.model.ColumnOption;
import dev.retort.model.Generation;
import dev.retort.model.Identity;
import dev.retort.sql.Literals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A property of a column that can differ for itself.
 *
 * @param word as it is written down
 * @param text what SQL says of it, or {@code null} for nothing
 * @param taking the first column with what the second one has of it
 */
record ColumnProperty(
        String word, Function<Column, String> text, BiFunction<Column, Column, Column> taking) {

    static final String TYPE = "type";
    static final String COLLATION = "collation";

    /** The default, the identity, or the expression of a generated column: it has one of them. */
    static final String DEFAULT = "default";

    static final String NOT_NULL = "not null";
    static final String COMMENT = "comment";

    static final List<ColumnProperty> ALL = all();

    private static List<ColumnProperty> all() {
        List<ColumnProperty> all = new ArrayList<>();
        all.add(
                new ColumnProperty(
                        TYPE, each -> each.type().sql(), (to, from) -> to.withType(from.type())));
        all.add(
                new ColumnProperty(
                        COLLATION,
                        Column::collation,
                        (to, from) -> to.withCollation(from.collation())));
        all.add(
                new ColumnProperty(
                        DEFAULT, DefinitionText::generation, ColumnProperty::withGeneration));
        // What is no identity any more can be nullable.
        all.add(
                new ColumnProperty(
                        NOT_NULL, DefinitionText::nullability, ColumnProperty::withNullability));
        for (ColumnOption option : ColumnOption.values()) {
            all.add(
                    new ColumnProperty(
                            option.word(),
                            each -> each.option(option),
                            (to, from) -> to.withOption(option, from.option(option))));
        }
        all.add(
                new ColumnProperty(
                        COMMENT,
                        each -> literal(each.comment()),
                        (to, from) -> to.withComment(from.comment())));
        return all;
    }

    static String literal(String comment) {
        return comment == null ? null : Literals.literal(comment);
    }

    /** An identity is NOT NULL in any case. */
    private static Column withNullability(Column to, Column from) {
        if (from.nullable()) {
            return to.generation() instanceof Identity ? to : to.withNullable(true);
        }
        return to.notNull(from.notNullConstraint());
    }

    private static Column withGeneration(Column to, Column from) {
        Generation generation = from.generation();
        return (generation instanceof Identity && to.nullable()
                        ? to.notNull(from.notNullConstraint())
                        : to)
                .withGeneration(generation);
    }

    /** Both texts of what differs, by the property's word. */
    static Map<String, String[]> differing(Column here, Column there) {
        Map<String, String[]> differing = new LinkedHashMap<>();
        for (ColumnProperty each : ALL) {
            String one = each.text().apply(here);
            String other = each.text().apply(there);
            if (!Objects.equals(one, other)) {
                differing.put(
                        each.word(),
                        new String[] {
                            Objects.requireNonNullElse(one, Difference.NONE),
                            Objects.requireNonNullElse(other, Difference.NONE)
                        });
            }
        }
        return differing;
    }

    /** The first column with the other one's side of these properties. */
    static Column taken(Column to, Column from, Set<String> properties) {
        Column result = to;
        for (ColumnProperty each : ALL) {
            if (properties.contains(each.word())) {
                result = each.taking().apply(result, from);
            }
        }
        return result;
    }
}
