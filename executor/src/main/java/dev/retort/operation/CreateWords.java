package dev.retort.operation;

import dev.retort.model.Column;
import dev.retort.model.Constraint;
import dev.retort.model.Definition;
import dev.retort.model.Domain;
import dev.retort.model.EnumType;
import dev.retort.model.Index;
import dev.retort.model.ObjectId;
import dev.retort.model.TableDependent;

/** What is said of something that is created: a name for programs, and a sentence for people. */
final class CreateWords extends Definition.Partial<CreateWords.Said> {
    private final ObjectId id;

    CreateWords(ObjectId id) {
        this.id = id;
    }

    record Said(String word, String sentence) {}

    private Said create(String more) {
        return new Said("create_" + id.kind().key(), "create " + id + more);
    }

    @Override
    protected Said otherwise(Definition definition) {
        return create("");
    }

    @Override
    public Said enumType(EnumType type) {
        return create(" " + whole(type));
    }

    @Override
    public Said domain(Domain domain) {
        return create(" " + whole(domain));
    }

    @Override
    public Said column(Column column) {
        return new Said(
                "add_column",
                "add column " + id.name() + "." + column.name() + " " + whole(column));
    }

    @Override
    public Said constraint(Constraint constraint) {
        return new Said(
                "create_" + constraint.constraintKind().word().replace(' ', '_'),
                "add " + whole(constraint));
    }

    @Override
    public Said index(Index index) {
        return new Said("create_index", "create " + whole(index));
    }

    @Override
    public Said tableDependent(TableDependent dependent) {
        return create(" " + whole(dependent));
    }

    private String whole(Definition definition) {
        return definition.accept(new DefinitionWords(id.name()));
    }
}
