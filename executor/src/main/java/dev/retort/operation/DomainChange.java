package dev.retort.operation;

import dev.retort.model.Check;
import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.operation.Effect.What;
import java.util.List;
import java.util.Objects;

/** One thing that {@link Operation.AlterDomain} changes. */
public sealed interface DomainChange
        permits ColumnChange.SetNotNull,
                ColumnChange.DropNotNull,
                ColumnChange.SetDefault,
                ColumnChange.DropDefault,
                DomainChange.AddCheck,
                DomainChange.DropCheck,
                DomainChange.ValidateCheck {

    /** What it does to which objects; by default the domain is another one then. */
    default List<Effect> effects(QualifiedName domain) {
        return List.of(Effect.of(What.ALTERED, ObjectId.domain(domain)));
    }

    <R> R accept(Visitor<R> visitor);

    record AddCheck(Check check) implements DomainChange {

        public AddCheck {
            Objects.requireNonNull(check, "check");
        }

        @Override
        public List<Effect> effects(QualifiedName domain) {
            return List.of(
                    Effect.of(What.CREATED, ObjectId.domainConstraint(domain, check.name())));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.addCheck(this);
        }
    }

    record DropCheck(String name) implements DomainChange {

        public DropCheck {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public List<Effect> effects(QualifiedName domain) {
            return List.of(Effect.of(What.DROPPED, ObjectId.domainConstraint(domain, name)));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropCheck(this);
        }
    }

    /** Checks all values for a check that was made NOT VALID. */
    record ValidateCheck(String name) implements DomainChange {

        public ValidateCheck {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public List<Effect> effects(QualifiedName domain) {
            return List.of(Effect.of(What.ALTERED, ObjectId.domainConstraint(domain, name)));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.validateCheck(this);
        }
    }

    /** One method for each change. */
    interface Visitor<R> {
        R setNotNull(ColumnChange.SetNotNull change);

        R dropNotNull(ColumnChange.DropNotNull change);

        R setDefault(ColumnChange.SetDefault change);

        R dropDefault(ColumnChange.DropDefault change);

        R addCheck(AddCheck change);

        R dropCheck(DropCheck change);

        R validateCheck(ValidateCheck change);
    }
}
