package dev.retort.operation;

import dev.retort.model.CompositeType.Attribute;
import java.util.Objects;

/** One thing that {@link Operation.AlterComposite} changes. */
public sealed interface CompositeChange
        permits CompositeChange.AddAttribute,
                CompositeChange.DropAttribute,
                CompositeChange.AlterAttribute {

    <R> R accept(Visitor<R> visitor);

    /** Behind the others. */
    record AddAttribute(Attribute attribute) implements CompositeChange {

        public AddAttribute {
            Objects.requireNonNull(attribute, "attribute");
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
