package dev.retort.replay;

import dev.retort.model.EnumType;
import dev.retort.operation.EnumChange;
import java.util.ArrayList;
import java.util.List;

/**
 * One change applied to one enum type of the model.
 *
 * @param isComplete whether it has no labels but those of the model
 */
record EnumReplay(EnumType type, boolean isComplete) implements EnumChange.Visitor<EnumType> {

    @Override
    public EnumType addValue(EnumChange.AddValue change) {
        List<String> labels = new ArrayList<>(type.labels());
        boolean isLast =
                change.before() == null || !isComplete && !labels.contains(change.before());
        labels.add(isLast ? labels.size() : index(change.before()), change.label());
        return new EnumType(type.name(), labels, type.varcharCasts());
    }

    @Override
    public EnumType renameValue(EnumChange.RenameValue change) {
        List<String> labels = new ArrayList<>(type.labels());
        labels.set(index(change.from()), change.to());
        return new EnumType(type.name(), labels, type.varcharCasts());
    }

    private int index(String label) {
        int at = type.labels().indexOf(label);
        if (at < 0) {
            throw new IllegalArgumentException(
                    "there is no label " + label + " of enum type " + type.name());
        }
        return at;
    }

    @Override
    public EnumType replace(EnumChange.Replace change) {
        // Of those that nobody here made some are only made again.
        return new EnumType(
                type.name(),
                isComplete
                        ? change.labels()
                        : change.labels().stream().filter(type.labels()::contains).toList());
    }

    @Override
    public EnumType addCasts(EnumChange.AddCasts change) {
        return casts(true);
    }

    @Override
    public EnumType dropCasts(EnumChange.DropCasts change) {
        return casts(false);
    }

    private EnumType casts(boolean value) {
        if (type.varcharCasts() == value) {
            throw new IllegalArgumentException(
                    value
                            ? "there is a cast of " + type.name() + " already"
                            : "there is no cast of " + type.name());
        }
        return type.withVarcharCasts(value);
    }
}
