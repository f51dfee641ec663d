package dev.retort.diff.scope;

import dev.retort.diff.references.ColumnUse;
import dev.retort.model.Check;
import dev.retort.model.ColumnRef;
import dev.retort.model.Constraint;
import dev.retort.model.Deferrability;
import dev.retort.model.Exclusion;
import dev.retort.model.ForeignKey;
import dev.retort.model.PrimaryKey;
import dev.retort.model.Table;
import dev.retort.model.Unique;
import dev.retort.snapshot.Kept;
import dev.retort.snapshot.PartRef;
import dev.retort.sql.Token;
import dev.retort.sql.Tokens;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The constraints of one table that is on both sides: those that are wanted and those that stay.
 */
final class KeptConstraints {

    private final Table there;
    private final Table wanted;
    private final Keeping keeping;

    /** Those of the table that is there which a wanted one takes the place of. */
    private final Set<String> taken = new HashSet<>();

    KeptConstraints(Table there, Table wanted, Keeping keeping) {
        this.there = there;
        this.wanted = wanted;
        this.keeping = keeping;
    }

    List<Constraint> merged() {
        List<Constraint> result = new ArrayList<>();
        for (Constraint mine : wanted.constraints().values()) {
            if (mine.equals(there.constraints().get(mine.name()))) {
                taken.add(mine.name());
            }
        }
        for (Constraint mine : wanted.constraints().values()) {
            Constraint theirs = taken.contains(mine.name()) ? null : counterpart(mine);
            if (theirs != null) {
                taken.add(theirs.name());
                result.add(merged(mine, theirs));
            } else if (taken.contains(mine.name()) || comes(mine)) {
                result.add(mine);
            } else {
                columns(mine).stream()
                        .filter(there.columns()::containsKey)
                        .map(each -> new ColumnRef(there.name(), each))
                        .forEach(keeping.unconstrained()::add);
            }
        }
        Set<String> names = new HashSet<>();
        result.forEach(each -> names.add(each.name()));
        boolean hasKey = result.stream().anyMatch(PrimaryKey.class::isInstance);
        for (Constraint theirs : there.constraints().values()) {
            if (!taken.contains(theirs.name())
                    && !names.contains(theirs.name())
                    && !(theirs instanceof PrimaryKey && hasKey)
                    && stays(theirs)) {
                result.add(theirs);
                keeping.kept()
                        .add(
                                new Kept(
                                                theirs.constraintKind().word(),
                                                theirs.name(),
                                                there.name(),
                                                null,
                                                null)
                                        .withProblem(problem(theirs)));
            }
        }
        return result;
    }

    /**
     * A row of a wanted association has to be in two tables that have nothing in common. Where both
     * keys are there already, the application lives with it.
     */
    private String problem(Constraint theirs) {
        return theirs instanceof ForeignKey key
                ? wanted.constraints().values().stream()
                        .filter(ForeignKey.class::isInstance)
                        .map(ForeignKey.class::cast)
                        .filter(mine -> sorted(mine.columns()).equals(sorted(key.columns())))
                        .filter(
                                mine ->
                                        there.constraints().values().stream()
                                                .noneMatch(each -> isCounterpart(mine, each)))
                        .filter(
                                mine ->
                                        !keeping.sharedKeys()
                                                .isShared(mine.references(), key.references()))
                        .map(
                                mine ->
                                        "it references %s, and the attribute is about rows of %s"
                                                .formatted(key.references(), mine.references()))
                        .findFirst()
                        .orElse(null)
                : null;
    }

    /** What does the same but for properties that nobody wrote. */
    private Constraint counterpart(Constraint mine) {
        return there.constraints().values().stream()
                .filter(each -> !taken.contains(each.name()))
                .filter(each -> isCounterpart(mine, each))
                .filter(each -> mayTakeName(mine, each))
                .findFirst()
                .orElse(null);
    }

    private boolean mayTakeName(Constraint mine, Constraint theirs) {
        return mine.name().equals(theirs.name())
                || !wanted.constraints().containsKey(theirs.name());
    }

    private static boolean isCounterpart(Constraint mine, Constraint theirs) {
        if (mine.constraintKind() != theirs.constraintKind()) {
            return false;
        }
        if (mine instanceof ForeignKey key) {
            ForeignKey other = (ForeignKey) theirs;
            return key.columns().equals(other.columns())
                    && key.references().equals(other.references())
                    && key.referencedColumns().equals(other.referencedColumns());
        }
        if (mine instanceof Check check) {
            return check.expression().equals(((Check) theirs).expression());
        }
        return mine.keyColumns().isPresent()
                && sorted(mine.keyColumns().get()).equals(sorted(theirs.keyColumns().get()));
    }

    private static Set<String> sorted(Collection<String> columns) {
        return new TreeSet<>(columns);
    }

    /** Theirs, with what was written, unless a revision made it what it is. */
    private Constraint merged(Constraint mine, Constraint theirs) {
        Constraint named =
                keeping.isGeneratedName(wanted.name(), mine.name())
                        ? mine.withName(theirs.name())
                        : mine;
        Constraint silent = silent(mine, theirs).withName(named.name());
        if (silent.equals(named) || keeping.history().set(there.name(), theirs)) {
            return named;
        }
        keeping.kept().add(said(mine, silent.withName(theirs.name())));
        return silent;
    }

    /** Whatever is more than a plain key says is written. */
    private static Constraint silent(Constraint mine, Constraint theirs) {
        if (mine instanceof ForeignKey key) {
            return silent(key, (ForeignKey) theirs);
        }
        if (mine instanceof Unique unique) {
            return silent(unique, (Unique) theirs);
        }
        return theirs;
    }

    private static ForeignKey silent(ForeignKey key, ForeignKey theirs) {
        ForeignKey result = theirs;
        if (key.onDelete() != ForeignKey.Action.NO_ACTION) {
            result = result.onDelete(key.onDelete(), key.onDeleteColumns().toArray(String[]::new));
        }
        if (key.onUpdate() != ForeignKey.Action.NO_ACTION) {
            result = result.onUpdate(key.onUpdate());
        }
        if (key.deferrability() != Deferrability.NOT_DEFERRABLE) {
            result = result.withDeferrability(key.deferrability());
        }
        result = key.isMatchFull() ? result.matchFull() : result;
        return key.isNotEnforced() ? result.notEnforced() : result;
    }

    private static Unique silent(Unique unique, Unique theirs) {
        Unique result = theirs;
        if (!unique.include().isEmpty()) {
            result = result.include(unique.include().toArray(String[]::new));
        }
        if (unique.deferrability() != Deferrability.NOT_DEFERRABLE) {
            result = result.withDeferrability(unique.deferrability());
        }
        if (!unique.parameters().isEmpty()) {
            result = result.withParameters(unique.parameters());
        }
        return unique.isNullsNotDistinct() ? result.nullsNotDistinct() : result;
    }

    private Kept said(Constraint mine, Constraint theirs) {
        if (mine instanceof ForeignKey key) {
            ForeignKey other = (ForeignKey) theirs;
            return key.onDelete() != other.onDelete()
                    ? said(theirs, "ON DELETE", words(other.onDelete()))
                    : key.onUpdate() != other.onUpdate()
                            ? said(theirs, "ON UPDATE", words(other.onUpdate()))
                            : key.isMatchFull() != other.isMatchFull()
                                    ? said(theirs, "MATCH FULL", null)
                                    : checked(mine, theirs);
        }
        return mine instanceof Check || mine.deferrability() != theirs.deferrability()
                ? checked(mine, theirs)
                : mine.keyColumns().equals(theirs.keyColumns())
                        ? said(theirs, "index option", null)
                        : said(theirs, "column order", String.join(", ", theirs.namedColumns()));
    }

    /** When it is checked, and for which rows. */
    private Kept checked(Constraint mine, Constraint theirs) {
        return mine.deferrability() == theirs.deferrability()
                ? said(theirs, "validity", null)
                : said(theirs, "DEFERRABLE", null);
    }

    private Kept said(Constraint theirs, String property, String value) {
        return new Kept(
                theirs.constraintKind().word(), theirs.name(), there.name(), property, value);
    }

    private static String words(ForeignKey.Action action) {
        return action.name().replace('_', ' ');
    }

    /**
     * What Hibernate adds by itself comes with its columns, to columns that a revision made, and in
     * the place of a check that refuses what the entities write.
     */
    private boolean comes(Constraint mine) {
        if (!keeping.conventions().isConstraint(new PartRef(wanted.name(), mine.name()))) {
            return true;
        }
        Set<String> columns = columns(mine);
        return columns.stream()
                        .noneMatch(
                                each ->
                                        there.columns().containsKey(each)
                                                && !keeping.history()
                                                        .addedConstrainedColumn(there.name(), each))
                || mine instanceof Check && isOverAnotherType(mine)
                || there.constraints().values().stream().anyMatch(each -> refuses(each, mine));
    }

    private Set<String> columns(Constraint constraint) {
        Set<String> columns = new TreeSet<>(constraint.namedColumns());
        for (String each : wanted.columns().keySet()) {
            if (ColumnUse.isOver(constraint, Set.of(each))) {
                columns.add(each);
            }
        }
        return columns;
    }

    /** Whether it lists values of the same columns, and not all that are wanted. */
    private boolean refuses(Constraint theirs, Constraint mine) {
        if (!(theirs instanceof Check check) || !(mine instanceof Check wantedCheck)) {
            return false;
        }
        Set<String> listed = literals(check.expression());
        Set<String> needed = literals(wantedCheck.expression());
        return keeping.conventions().isConstraint(new PartRef(wanted.name(), mine.name()))
                && columns(theirs).equals(columns(mine))
                && !listed.containsAll(needed)
                && isList(check, listed)
                && listed.stream().anyMatch(needed::contains);
    }

    /** A bound alone lists nothing. */
    private static boolean isList(Check check, Set<String> listed) {
        return listed.size() > 1
                || Tokens.of(check.expression()).all().stream().anyMatch(Token::isString);
    }

    private static Set<String> literals(String expression) {
        Set<String> literals = new HashSet<>();
        for (Token token : Tokens.of(expression).all()) {
            if (token.isString() || token.kind() == Token.Kind.NUMBER) {
                literals.add(token.value());
            }
        }
        return literals;
    }

    /** A condition on values of one kind says nothing of those of another. */
    private boolean isOverAnotherType(Constraint theirs) {
        return wanted.columns().values().stream()
                .filter(each -> there.columns().containsKey(each.name()))
                .filter(
                        each ->
                                !keeping.validation()
                                        .isSameKind(
                                                there.columns().get(each.name()).type(),
                                                each.type()))
                .anyMatch(each -> ColumnUse.isOver(theirs, Set.of(each.name())));
    }

    /** What nobody maps and no revision made, and what can be there with what is wanted. */
    private boolean stays(Constraint theirs) {
        Set<String> gone = new HashSet<>(there.columns().keySet());
        gone.removeAll(wanted.columns().keySet());
        return !(theirs instanceof Exclusion)
                && !ColumnUse.isOver(theirs, gone)
                && !(theirs.hasIndex() && wanted.indexes().containsKey(theirs.name()))
                && !(theirs instanceof Check && isOverAnotherType(theirs))
                && !keeping.history().addedConstraint(there.name(), theirs.name())
                && wanted.constraints().values().stream().noneMatch(each -> refuses(theirs, each));
    }
}
