package dev.retort.diff.spelling;

import dev.retort.diff.references.TypeKindChanges;
import dev.retort.diff.references.Types;
import dev.retort.model.Check;
import dev.retort.model.Column;
import dev.retort.model.ColumnOption;
import dev.retort.model.Constraint;
import dev.retort.model.Generated;
import dev.retort.model.Index;
import dev.retort.model.IndexKey;
import dev.retort.model.NotNull;
import dev.retort.model.QualifiedName;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import dev.retort.model.Type;
import dev.retort.snapshot.Desired;
import dev.retort.snapshot.PartRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Reuses the names and the spelling of the current schema in the desired one: where both mean the
 * same, the text and the generated name that the database has are taken over, so that what still
 * differs is different.
 */
public final class NameReuse {

    private final Schema current;
    private final Set<PartRef> generatedNames;
    private final boolean isExhaustive;
    private final boolean namesNotNull;
    private final ExpressionEquivalence equivalence = new ExpressionEquivalence();
    private final TypeKindChanges kinds;

    /** Tables about which a question is open. */
    private final Set<QualifiedName> inDoubt = new HashSet<>();

    private NameReuse(Desired desired, Schema current, boolean namesNotNull) {
        this.namesNotNull = namesNotNull;
        this.current = current;
        this.generatedNames = desired.generatedNames();
        this.isExhaustive = desired.isExhaustive();
        this.kinds = new TypeKindChanges(current, desired.schema());
    }

    /**
     * @param desired in canonical spelling
     * @param namesNotNull whether the current one's server has names for NOT NULL
     */
    public static Schema reuse(
            Desired desired, Schema current, Spelling spelling, boolean namesNotNull) {
        NameReuse reuse = new NameReuse(desired, current, namesNotNull);
        Schema typed = reuse.types(desired.schema(), spelling);
        // Once to note the questions, once to hear the answers: see ExpressionEquivalence. What the
        // first
        // pass cannot know (a check behind an unanswered one) the second may still want to ask.
        Schema noted = reuse.schema(typed);
        reuse.equivalence.ask(spelling);
        Schema adopted =
                noted.mapTables(
                        table ->
                                reuse.inDoubt.contains(table.name())
                                        ? reuse.adopted(typed.tables().get(table.name()))
                                        : table);
        return desired.isExhaustive()
                ? adopted
                : adopted.mapTables(reuse::withUniqueIndexes)
                        .withComments(current.comments())
                        .withoutStrays();
    }

    private Table withUniqueIndexes(Table table) {
        Table there = current.tables().get(table.name());
        return there == null || there == table ? table : UniqueIndexes.reused(table, there);
    }

    private Schema types(Schema desired, Spelling spelling) {
        Set<Type> asked = new LinkedHashSet<>();
        for (Table table : desired.tables().values()) {
            for (Column column : table.columns().values()) {
                Column there = counterpart(table, column);
                if (there != null && !there.type().equals(column.type())) {
                    asked.add(column.type());
                }
            }
        }
        if (asked.isEmpty()) {
            return desired;
        }
        List<Type> texts = List.copyOf(asked);
        List<Optional<Type>> names = spelling.types(texts);
        Map<Type, Type> known = new HashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            known.put(texts.get(i), names.get(i).orElse(texts.get(i)));
        }
        return desired.mapTables(
                table -> table.mapColumns(column -> column.withType(type(table, column, known))));
    }

    /**
     * The server's name for it, or the column's own type in the database when that means the same.
     */
    private Type type(Table table, Column column, Map<Type, Type> known) {
        Type type = known.getOrDefault(column.type(), column.type());
        Column there = counterpart(table, column);
        return there != null && Types.sameMeaning(type, there.type()) ? there.type() : type;
    }

    private Column counterpart(Table table, Column column) {
        Table there = current.tables().get(table.name());
        return there == null ? null : there.columns().get(column.name());
    }

    private Schema schema(Schema desired) {
        return desired.mapTables(
                table -> {
                    int open = equivalence.open();
                    Table result = adopted(table);
                    if (equivalence.open() > open) {
                        inDoubt.add(table.name());
                    }
                    return result;
                });
    }

    /** The very table that is there, where it is equal. */
    private Table adopted(Table table) {
        Table there = current.tables().get(table.name());
        if (there == null || table.equals(there)) {
            return there == null ? table : there;
        }
        Table result = new OneTable(table, there).reuse();
        return result.equals(there) ? there : result;
    }

    /** A table that is on both sides. */
    private final class OneTable {

        private final Table wanted;
        private final Table there;
        private final Map<String, Type> wantedTypes;
        private final Map<String, Type> typesThere;

        OneTable(Table wanted, Table there) {
            this.wanted = wanted;
            this.there = there;
            this.wantedTypes = types(wanted);
            this.typesThere = types(there);
        }

        private Map<String, Type> types(Table table) {
            Map<String, Type> types = new LinkedHashMap<>();
            table.columns().values().forEach(each -> types.put(each.name(), each.type()));
            return types;
        }

        Table reuse() {
            return wanted.mapColumns(this::column)
                    .withConstraints(
                            names(
                                    wanted.constraints().values().stream()
                                            .map(this::check)
                                            .map(this::unsaid)
                                            .toList(),
                                    there.constraints(),
                                    Constraint::name,
                                    Constraint::withName,
                                    Constraint::validated))
                    .withIndexes(
                            names(
                                    wanted.indexes().values().stream().map(this::index).toList(),
                                    there.indexes(),
                                    Index::name,
                                    Index::withName,
                                    UnaryOperator.identity()));
        }

        private boolean same(String mine, String theirs, Type cast, Type castThere) {
            // The server knows the name as what it is now, and not as what it is to be.
            if (kinds.concern(mine, cast) || kinds.concern(theirs, castThere)) {
                return Objects.equals(mine, theirs) && Objects.equals(cast, castThere);
            }
            return equivalence.same(
                    new Spelling.Question(wantedTypes, mine, cast),
                    new Spelling.Question(typesThere, theirs, castThere));
        }

        private Column column(Column column) {
            Column other = there.columns().get(column.name());
            if (other == null) {
                return column;
            }
            Column result = isExhaustive ? notNull(column, other) : unsaid(column, other);
            String mine = column.defaultExpression();
            String theirs = other.defaultExpression();
            if (differ(mine, theirs) && same(mine, theirs, column.type(), other.type())) {
                result = result.withDefault(theirs);
            }
            Generated generated = column.generated();
            Generated before = other.generated();
            if (generated != null
                    && before != null
                    && differ(generated.expression(), before.expression())
                    && same(
                            generated.expression(),
                            before.expression(),
                            column.type(),
                            other.type())) {
                result =
                        result.withGenerated(
                                new Generated(before.expression(), generated.stored()));
            }
            return result;
        }

        /** What entities have no words for is as it is. */
        private Column unsaid(Column mine, Column theirs) {
            Column result = mine;
            for (ColumnOption option : ColumnOption.values()) {
                boolean isKept = !option.isForgottenWithType() || mine.type().equals(theirs.type());
                if (isKept && mine.option(option) == null) {
                    result = result.withOption(option, theirs.option(option));
                }
            }
            return result.nullable() || theirs.notNullClause() == null
                    ? result
                    : result.notNull(theirs.notNullClause().validated());
        }

        /** A server without names for NOT NULL cannot change them: see RenameReplay. */
        private Column notNull(Column mine, Column theirs) {
            return namesNotNull || mine.nullable() || theirs.nullable()
                    ? mine
                    : mine.notNull(
                            Objects.requireNonNullElse(theirs.notNullClause(), NotNull.PLAIN));
        }

        private boolean differ(String a, String b) {
            return a != null && b != null && !a.equals(b);
        }

        /**
         * A check takes the text of one that means the same: of its own name, else of any other.
         */
        private Constraint check(Constraint constraint) {
            if (!(constraint instanceof Check mine)) {
                return constraint;
            }
            List<Check> candidates = new ArrayList<>();
            for (Constraint each : there.constraints().values()) {
                if (each instanceof Check check) {
                    candidates.add(check.name().equals(mine.name()) ? 0 : candidates.size(), check);
                }
            }
            for (Check theirs : candidates) {
                if (same(mine.expression(), theirs.expression(), null, null)) {
                    return mine.withExpression(theirs.expression());
                }
            }
            return mine;
        }

        /**
         * What entities have no words for is taken from the constraint that is equal but for it.
         */
        private Constraint unsaid(Constraint mine) {
            if (isExhaustive) {
                return mine;
            }
            Constraint wantedHere = mine.withName("");
            for (Constraint theirs : there.constraints().values()) {
                if (theirs.accept(UnmappableProperties.OF_CONSTRAINT)
                        .withName("")
                        .equals(wantedHere)) {
                    return theirs.withName(mine.name());
                }
            }
            return mine;
        }

        /**
         * An index takes the texts of one that has the same shape and means the same; else of the
         * one of its name, as far as they mean the same.
         */
        private Index index(Index mine) {
            for (Index theirs : there.indexes().values()) {
                if (isLike(mine, theirs)) {
                    Index spoken = inWordsOf(mine, theirs);
                    if (spoken.withName("").equals(theirs.withName(""))) {
                        return spoken;
                    }
                }
            }
            Index namesake = there.indexes().get(mine.name());
            return namesake != null && isLike(mine, namesake) ? inWordsOf(mine, namesake) : mine;
        }

        private boolean isLike(Index mine, Index theirs) {
            return mine.keys().size() == theirs.keys().size()
                    && (mine.predicate() == null) == (theirs.predicate() == null);
        }

        private Index inWordsOf(Index mine, Index theirs) {
            List<IndexKey> keys = new ArrayList<>();
            for (int i = 0; i < mine.keys().size(); i++) {
                IndexKey key = mine.keys().get(i);
                IndexKey other = theirs.keys().get(i);
                boolean reuse =
                        key.expression()
                                && other.expression()
                                && differ(key.text(), other.text())
                                && same(key.text(), other.text(), null, null);
                keys.add(reuse ? key.withText(other.text()) : key);
            }
            Index spoken = mine.withKeys(keys);
            return differ(mine.predicate(), theirs.predicate())
                            && same(mine.predicate(), theirs.predicate(), null, null)
                    ? spoken.where(theirs.predicate())
                    : spoken;
        }

        /**
         * Generated names give way to the name of an equal part in the database. A generated name
         * that would then stand twice is numbered, as PostgreSQL numbers its own.
         *
         * @param validated makes equal what only has to be validated
         */
        private <P> List<P> names(
                List<P> mine,
                Map<String, P> theirs,
                Function<P, String> name,
                BiFunction<P, String, P> rename,
                UnaryOperator<P> validated) {
            UnaryOperator<P> structure = part -> rename.apply(part, "");
            UnaryOperator<P> looser = part -> rename.apply(validated.apply(part), "");
            Set<String> taken = new HashSet<>();
            for (P part : mine) {
                if (!generated(name.apply(part)) || part.equals(theirs.get(name.apply(part)))) {
                    taken.add(name.apply(part));
                }
            }
            List<P> result = new ArrayList<>();
            for (P part : mine) {
                String own = name.apply(part);
                if (!generated(own) || part.equals(theirs.get(own))) {
                    result.add(part);
                    continue;
                }
                String chosen =
                        equalPart(part, theirs, taken, structure)
                                .or(() -> equalPart(part, theirs, taken, looser))
                                .orElse(own);
                for (int number = 1; !taken.add(chosen); number++) {
                    chosen = own + number;
                }
                result.add(rename.apply(part, chosen));
            }
            return result;
        }

        private static <P> Optional<String> equalPart(
                P part, Map<String, P> theirs, Set<String> taken, UnaryOperator<P> structure) {
            P shape = structure.apply(part);
            return theirs.entrySet().stream()
                    .filter(
                            other ->
                                    !taken.contains(other.getKey())
                                            && structure.apply(other.getValue()).equals(shape))
                    .map(Map.Entry::getKey)
                    .findFirst();
        }

        private boolean generated(String name) {
            return generatedNames.contains(new PartRef(wanted.name(), name));
        }
    }
}
