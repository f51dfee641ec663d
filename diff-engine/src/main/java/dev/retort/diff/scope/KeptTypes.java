package dev.retort.diff.scope;

import dev.retort.model.Column;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.model.Type;
import dev.retort.replay.History;
import dev.retort.snapshot.Conventions.TypePart;
import dev.retort.snapshot.Desired;
import dev.retort.snapshot.Kept;
import dev.retort.snapshot.PartRef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Types that nobody wrote and Hibernate runs on stay as they are, unless a revision made them so.
 * What a default or a check means depends on them, so that they are settled before the server is
 * asked.
 */
public final class KeptTypes {

    private final Keeping keeping;

    /**
     * @param current by the names that are to be, as all of this
     * @param history asked only when something is in doubt
     */
    public KeptTypes(Schema current, Desired desired, Supplier<History> history) {
        this.keeping =
                new Keeping(
                        current,
                        desired,
                        history,
                        new SchemaValidation(current),
                        table -> false,
                        new ArrayList<>(),
                        new LinkedHashSet<>());
    }

    /** The desired schema with the types that stay. */
    public Schema added() {
        return keeping.desired()
                .schema()
                .mapTables(
                        wanted -> {
                            Table there = keeping.current().tables().get(wanted.name());
                            return there == null
                                    ? wanted
                                    : wanted.mapColumns(column -> column(there, column));
                        });
    }

    private Column column(Table table, Column wanted) {
        Column there = table.columns().get(wanted.name());
        if (there == null || there.type().equals(wanted.type())) {
            return wanted;
        }
        Set<TypePart> unwritten =
                keeping.conventions().ofType(new PartRef(table.name(), wanted.name()));
        if (unwritten.isEmpty()) {
            return wanted;
        }
        Type type = type(there.type(), wanted.type(), unwritten);
        if (type.equals(wanted.type()) || isOurs(table.name(), there, unwritten)) {
            return wanted;
        }
        Kept kept = new Kept("column", there.name(), table.name(), "type", there.type().sql());
        boolean isRejected =
                type.equals(there.type())
                        && unwritten.equals(TypePart.ALL)
                        && !keeping.validation().accepts(there.type(), wanted.type());
        keeping.kept()
                .add(
                        isRejected
                                ? kept.withProblem(
                                        "Hibernate's validation wants "
                                                + wanted.type().sql()
                                                + ", which holds less")
                                : kept);
        return wanted.withType(type);
    }

    /** Of a type that is written in part a revision may have set that part alone. */
    private boolean isOurs(QualifiedName table, Column there, Set<TypePart> unwritten) {
        return unwritten.equals(TypePart.ALL)
                ? keeping.history().set(table, there, Column::type)
                : keeping.history().addedTypedColumn(table, there.name());
    }

    /** What is written of the one, and else what is there. */
    private Type type(Type there, Type wanted, Set<TypePart> unwritten) {
        SchemaValidation validation = keeping.validation();
        if (unwritten.equals(TypePart.ALL)) {
            return validation.accepts(there, wanted) || validation.isNarrowing(there, wanted)
                    ? there
                    : wanted;
        }
        boolean isBare = unwritten.contains(TypePart.LENGTH) && unwritten.contains(TypePart.SCALE);
        if (isBare && validation.isSameButForSize(there, wanted)) {
            return there;
        }
        boolean isScaled =
                there.withoutModifiers().equals(wanted.withoutModifiers())
                        && there.isMeasured()
                        && wanted.isMeasured()
                        && there.modifiers().size() == 2
                        && wanted.modifiers().size() == 2;
        if (!isScaled) {
            return wanted;
        }
        int scale = (unwritten.contains(TypePart.SCALE) ? there : wanted).modifier(1);
        // Nobody wrote that there are to be fewer digits before the point.
        int precision =
                unwritten.contains(TypePart.LENGTH)
                        ? there.modifier(0) + Math.max(0, scale - there.modifier(1))
                        : wanted.modifier(0);
        return scale > precision
                ? wanted
                : new Type(
                        wanted.name(),
                        List.of(String.valueOf(precision), String.valueOf(scale)),
                        wanted.dimensions());
    }

    public List<Kept> kept() {
        return keeping.kept();
    }
}
