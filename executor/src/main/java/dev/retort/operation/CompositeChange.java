package dev.retort.operation;

import dev.retort.model.CompositeType.Attribute;
import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.operation.Effect.What;
import java.util.List;
import java.util.Objects;

/** One thing that {@link Operation.AlterComposite} changes. */
public sealed interface CompositeChange
        permits CompositeChange.AddAttribute,
                CompositeChange.DropAttribute,
                CompositeChange.AlterAttribute {

    /** What it does to which objects. */
    List<Effect> effects(QualifiedName type);

    <R> R accept(Visitor<R> visitor);

    /** Behind the others. */
    record AddAttribute(Attribute attribute) implements CompositeChange {

        public AddAttribute {
            Objects.requireNonNull(attribute, "attribute");
        }

        @Override
        public List<Effect> effects(QualifiedName type) {
            return List.of(Effect.of(What.CREATED, ObjectId.attribute(type, attribute.name())));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.addAttribute(this);
        }
    }

    record DropAttribute(String name) implements CompositeChange {

        public DropAttribute {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public List<Effect> effects(QualifiedName type) {
            return List.of(Effect.of(What.DROPPED, ObjectId.attribute(type, name)));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropAttribute(this);
        }
    }

    /**
     * Gives an attribute another type; the server refuses while a column has the composite type.
     */
    record AlterAttribute(Attribute attribute) implements CompositeChange {

        public AlterAttribute {
            Objects.requireNonNull(attribute, "attribute");
        }

        @Override
        public List<Effect> effects(QualifiedName type) {
            return List.of(Effect.retyped(ObjectId.attribute(type, attribute.name()), null));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.alterAttribute(this);
        }
    }

    /** One method for each change. */
    interface Visitor<R> {
        R addAttribute(AddAttribute change);

        R dropAttribute(DropAttribute change);

        R alterAttribute(AlterAttribute change);
    }
}
