package dev.retort.replay;

import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.model.TableDependent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The dependents of the tables of a model: they go with what they read and follow its names. */
final class DependentReplay {

    private final Map<ObjectId, TableDependent> dependents;

    DependentReplay(Map<ObjectId, TableDependent> dependents) {
        this.dependents = new LinkedHashMap<>(dependents);
    }

    Map<ObjectId, TableDependent> all() {
        return dependents;
    }

    /** Whether there was none of that name. */
    boolean create(TableDependent dependent) {
        return dependents.putIfAbsent(dependent.id(), dependent) == null;
    }

    /** Whether there was one. */
    boolean drop(ObjectId id) {
        return dependents.remove(id) != null;
    }

    void dropWithTable(QualifiedName table) {
        dependents.values().removeIf(each -> each.table().equals(table));
    }

    void dropWithColumn(QualifiedName table, String column) {
        dependents
                .values()
                .removeIf(each -> each.table().equals(table) && each.reads(Set.of(column)));
    }

    void tableRenamed(QualifiedName from, QualifiedName to) {
        dependents.replaceAll((id, each) -> each.table().equals(from) ? each.withTable(to) : each);
    }

    void columnRenamed(
            QualifiedName table, UnaryOperator<String> column, UnaryOperator<String> text) {
        dependents.replaceAll(
                (id, each) -> each.table().equals(table) ? each.withNames(column, text) : each);
    }

    void mapTexts(UnaryOperator<String> text) {
        dependents.replaceAll((id, each) -> each.withNames(UnaryOperator.identity(), text));
    }
}
