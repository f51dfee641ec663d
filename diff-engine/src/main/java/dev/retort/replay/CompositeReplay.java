package dev.retort.replay;

import dev.retort.model.CompositeType;
import dev.retort.model.CompositeType.Attribute;
import dev.retort.operation.CompositeChange;
import java.util.ArrayList;
import java.util.List;

/** One change applied to one composite type of the model. */
record CompositeReplay(CompositeType type) implements CompositeChange.Visitor<CompositeType> {

    @Override
    public CompositeType addAttribute(CompositeChange.AddAttribute change) {
        List<Attribute> attributes = new ArrayList<>(type.attributes().values());
        attributes.add(change.attribute());
        return type.withAttributes(attributes);
    }

    @Override
    public CompositeType dropAttribute(CompositeChange.DropAttribute change) {
        require(change.name());
        return type.withAttributes(
                type.attributes().values().stream()
                        .filter(each -> !each.name().equals(change.name()))
                        .toList());
    }

    @Override
    public CompositeType alterAttribute(CompositeChange.AlterAttribute change) {
        Attribute after = change.attribute();
        require(after.name());
        return type.withAttributes(
                type.attributes().values().stream()
                        .map(each -> each.name().equals(after.name()) ? after : each)
                        .toList());
    }

    private void require(String attribute) {
        if (!type.attributes().containsKey(attribute)) {
            throw new IllegalArgumentException(
                    "there is no attribute " + attribute + " of composite type " + type.name());
        }
    }
}
