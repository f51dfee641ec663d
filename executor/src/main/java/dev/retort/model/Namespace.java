package dev.retort.model;

/** What PostgreSQL calls a schema: a room for tables, types and sequences. */
public record Namespace(String name) implements Definition {

    public Namespace {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a schema's name must not be empty");
        }
    }

    @Override
    public ObjectId.Kind kind() {
        return ObjectId.Kind.SCHEMA;
    }

    @Override
    public <R> R accept(Definition.Visitor<R> visitor) {
        return visitor.namespace(this);
    }
}
