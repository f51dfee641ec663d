package dev.retort.operation;

import dev.retort.model.Column;
import dev.retort.model.CompositeType;
import dev.retort.model.Constraint;
import dev.retort.model.Definition;
import dev.retort.model.Domain;
import dev.retort.model.EnumType;
import dev.retort.model.Index;
import dev.retort.model.Namespace;
import dev.retort.model.ObjectId;
import dev.retort.model.Sequence;
import dev.retort.model.Table;

/** What is said of something that is created: a name for programs, and a sentence for people. */
record CreateWords(ObjectId id) implements Definition.Visitor<CreateWords.Said> {

    record Said(String word, String sentence) {}

    private Said create(String more) {
        return new Said("create_" + id.kind().key(), "create " + id + more);
    }

    @Override
    public Said namespace(Namespace namespace) {
        return create("");
    }

    @Override
    public Said enumType(EnumType type) {
        return create(" " + Description.labels(type.labels()));
    }

    @Override
    public Said domain(Domain domain) {
        return create(" " + domain.type().sql());
    }

    @Override
    public Said composite(CompositeType type) {
        return create("");
    }

    @Override
    public Said sequence(Sequence sequence) {
        return create("");
    }

    @Override
    public Said table(Table table) {
        return create("");
    }

    @Override
    public Said column(Column column) {
        return new Said("add_column", "add column " + id.name() + "." + Description.column(column));
    }

    @Override
    public Said constraint(Constraint constraint) {
        return new Said(
                "create_" + constraint.constraintKind().word().replace(' ', '_'),
                "add " + constraint.accept(new PartWords(id.name())));
    }

    @Override
    public Said index(Index index) {
        return new Said("create_index", "create " + new PartWords(id.name()).index(index));
    }
}
