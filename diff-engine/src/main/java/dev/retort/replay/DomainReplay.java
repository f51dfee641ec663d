package dev.retort.replay;

import dev.retort.model.Check;
import dev.retort.model.Domain;
import dev.retort.operation.ColumnChange;
import dev.retort.operation.DomainChange;

/** One change applied to one domain of the model. */
record DomainReplay(Domain domain) implements DomainChange.Visitor<Domain> {

    @Override
    public Domain setNotNull(ColumnChange.SetNotNull change) {
        return domain.withNullable(false);
    }

    @Override
    public Domain dropNotNull(ColumnChange.DropNotNull change) {
        return domain.withNullable(true);
    }

    @Override
    public Domain setDefault(ColumnChange.SetDefault change) {
        return domain.withDefault(change.expression());
    }

    @Override
    public Domain dropDefault(ColumnChange.DropDefault change) {
        return domain.withDefault(null);
    }

    @Override
    public Domain addCheck(DomainChange.AddCheck change) {
        return domain.check(change.check());
    }

    @Override
    public Domain dropCheck(DomainChange.DropCheck change) {
        check(change.name());
        return domain.withChecks(
                domain.checks().values().stream()
                        .filter(each -> !each.name().equals(change.name()))
                        .toList());
    }

    @Override
    public Domain validateCheck(DomainChange.ValidateCheck change) {
        check(change.name());
        return domain.withChecks(
                domain.checks().values().stream()
                        .map(each -> each.name().equals(change.name()) ? each.validated() : each)
                        .toList());
    }

    private Check check(String name) {
        Check check = domain.checks().get(name);
        if (check == null) {
            throw new IllegalArgumentException(
                    "there is no check " + name + " of domain " + domain.name());
        }
        return check;
    }
}
