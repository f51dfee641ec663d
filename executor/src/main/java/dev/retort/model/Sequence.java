package dev.retort.model;

import java.util.Objects;

/**
 * A sequence that stands for itself; the one behind an identity column is part of {@link Identity}.
 *
 * @param type {@code bigint} unless said
 * @param ownedBy the column it is dropped with, or {@code null}
 */
public record Sequence(QualifiedName name, Type type, SequenceOptions options, ColumnRef ownedBy)
        implements Definition {

    private static final Type BIGINT = Type.parse("bigint");

    public Sequence {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(options, "options");
    }

    public static Sequence of(QualifiedName name) {
        return new Sequence(name, BIGINT, SequenceOptions.DEFAULT, null);
    }

    public Sequence withName(QualifiedName value) {
        return new Sequence(value, type, options, ownedBy);
    }

    public Sequence as(Type value) {
        return new Sequence(name, value, options, ownedBy);
    }

    public Sequence startWith(long value) {
        return withOptions(options.withStart(value));
    }

    public Sequence incrementBy(long value) {
        return withOptions(options.withIncrement(value));
    }

    public Sequence minValue(long value) {
        return withOptions(options.withMin(value));
    }

    public Sequence maxValue(long value) {
        return withOptions(options.withMax(value));
    }

    public Sequence cache(long value) {
        return withOptions(options.withCache(value));
    }

    public Sequence cycle() {
        return withOptions(options.withCycle(true));
    }

    /**
     * @param table as {@link QualifiedName#parse} reads it
     */
    public Sequence ownedBy(String table, String column) {
        return withOwnedBy(new ColumnRef(QualifiedName.parse(table), column));
    }

    public Sequence withOptions(SequenceOptions value) {
        return new Sequence(name, type, value, ownedBy);
    }

    public Sequence withOwnedBy(ColumnRef value) {
        return new Sequence(name, type, options, value);
    }

    @Override
    public ObjectId.Kind kind() {
        return ObjectId.Kind.SEQUENCE;
    }

    @Override
    public <R> R accept(Definition.Visitor<R> visitor) {
        return visitor.sequence(this);
    }
}
