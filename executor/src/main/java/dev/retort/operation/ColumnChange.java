package dev.retort.operation;

import dev.retort.model.ColumnOption;
import dev.retort.model.Identity;
import dev.retort.model.NotNull;
import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.model.Type;
import dev.retort.operation.Effect.What;
import java.util.List;
import java.util.Objects;

/** One thing that {@link Operation.AlterColumn} changes. */
public sealed interface ColumnChange {

    /** What it does to which objects; by default the column is another one then. */
    default List<Effect> effects(ObjectId column) {
        return List.of(Effect.of(What.ALTERED, column));
    }

    /** Whether a person still has to write a part of it. */
    default boolean isTodo() {
        return false;
    }

    <R> R accept(Visitor<R> visitor);

    /**
     * @param collation SQL text, or {@code null} for that of the type: PostgreSQL resets it with
     *     each change of type
     * @param using what converts a row (ALTER COLUMN ... TYPE ... USING), or {@code null} for the
     *     assignment cast
     */
    record SetType(Type type, String collation, SqlExpression using) implements ColumnChange {

        public SetType {
            Objects.requireNonNull(type, "type");
        }

        public SetType collate(String collationSql) {
            return new SetType(type, collationSql, using);
        }

        public SetType using(String expression) {
            return using(SqlExpression.of(expression));
        }

        public SetType using(SqlExpression expression) {
            return new SetType(type, collation, expression);
        }

        @Override
        public List<Effect> effects(ObjectId column) {
            return List.of(Effect.retyped(column, using == null ? type : null));
        }

        @Override
        public boolean isTodo() {
            return using != null && using.isTodo();
        }

        @Override
        public <R> R accept(ColumnChange.Visitor<R> visitor) {
            return visitor.setType(this);
        }
    }

    /**
     * NOT NULL added.
     *
     * @param clause what is unusual about it, or {@code null} for nothing
     */
    record SetNotNull(NotNull clause) implements ColumnChange, DomainChange {

        public SetNotNull {
            clause = NotNull.PLAIN.equals(clause) ? null : clause;
        }

        @Override
        public <R> R accept(ColumnChange.Visitor<R> visitor) {
            return visitor.setNotNull(this);
        }

        @Override
        public <R> R accept(DomainChange.Visitor<R> visitor) {
            return visitor.setNotNull(this);
        }
    }

    /** NOT NULL removed. */
    record DropNotNull() implements ColumnChange, DomainChange {
        @Override
        public <R> R accept(ColumnChange.Visitor<R> visitor) {
            return visitor.dropNotNull(this);
        }

        @Override
        public <R> R accept(DomainChange.Visitor<R> visitor) {
            return visitor.dropNotNull(this);
        }
    }

    record SetDefault(String expression) implements ColumnChange, DomainChange {

        public SetDefault {
            Objects.requireNonNull(expression, "expression");
        }

        @Override
        public <R> R accept(ColumnChange.Visitor<R> visitor) {
            return visitor.setDefault(this);
        }

        @Override
        public <R> R accept(DomainChange.Visitor<R> visitor) {
            return visitor.setDefault(this);
        }
    }

    record DropDefault() implements ColumnChange, DomainChange {
        @Override
        public <R> R accept(ColumnChange.Visitor<R> visitor) {
            return visitor.dropDefault(this);
        }

        @Override
        public <R> R accept(DomainChange.Visitor<R> visitor) {
            return visitor.dropDefault(this);
        }
    }

    /**
     * Makes an ordinary NOT NULL column an identity column that goes on after the values it has.
     *
     * @param replaces the sequence that gave the values so far: the identity goes on where it is,
     *     and it goes; or {@code null}
     */
    record AddIdentity(Identity identity, QualifiedName replaces) implements ColumnChange {

        public AddIdentity {
            Objects.requireNonNull(identity, "identity");
        }

        /**
         * @param sequence as {@link QualifiedName#parse} reads it
         */
        public AddIdentity replacing(String sequence) {
            return new AddIdentity(identity, QualifiedName.parse(sequence));
        }

        @Override
        public List<Effect> effects(ObjectId column) {
            Effect altered = Effect.of(What.ALTERED, column);
            return replaces == null
                    ? List.of(altered)
                    : List.of(altered, Effect.of(What.DROPPED, ObjectId.sequence(replaces)));
        }

        @Override
        public <R> R accept(ColumnChange.Visitor<R> visitor) {
            return visitor.addIdentity(this);
        }
    }

    /**
     * Gives an identity column these options, all of them; what is not said becomes the default.
     *
     * @param isFromStart whether one that nothing was drawn from begins at its new start
     */
    record SetIdentity(Identity identity, boolean isFromStart) implements ColumnChange {

        public SetIdentity {
            Objects.requireNonNull(identity, "identity");
        }

        public SetIdentity(Identity identity) {
            this(identity, false);
        }

        @Override
        public <R> R accept(ColumnChange.Visitor<R> visitor) {
            return visitor.setIdentity(this);
        }
    }

    record DropIdentity() implements ColumnChange {
        @Override
        public <R> R accept(ColumnChange.Visitor<R> visitor) {
            return visitor.dropIdentity(this);
        }
    }

    /** Makes a stored generated column an ordinary one that keeps its values. */
    record DropExpression() implements ColumnChange {
        @Override
        public <R> R accept(ColumnChange.Visitor<R> visitor) {
            return visitor.dropExpression(this);
        }
    }

    /**
     * @param value or {@code null} for the server's default
     * @param isReset whether that is what the column has by itself, so that nothing is left to say
     *     of it
     */
    record SetOption(ColumnOption option, String value, boolean isReset) implements ColumnChange {

        public SetOption {
            Objects.requireNonNull(option, "option");
            isReset = isReset || value == null;
        }

        @Override
        public <R> R accept(ColumnChange.Visitor<R> visitor) {
            return visitor.setOption(this);
        }
    }

    /**
     * @param comment or {@code null} for none
     */
    record SetComment(String comment) implements ColumnChange {
        @Override
        public <R> R accept(ColumnChange.Visitor<R> visitor) {
            return visitor.setComment(this);
        }
    }

    /** One method for each change. */
    interface Visitor<R> {
        R setType(SetType change);

        R setNotNull(SetNotNull change);

        R dropNotNull(DropNotNull change);

        R setDefault(SetDefault change);

        R dropDefault(DropDefault change);

        R addIdentity(AddIdentity change);

        R setIdentity(SetIdentity change);

        R dropIdentity(DropIdentity change);

        R dropExpression(DropExpression change);

        R setOption(SetOption change);

        R setComment(SetComment change);
    }
}
