package dev.retort.operation;

import dev.retort.model.ColumnRef;
import dev.retort.model.ObjectId;
import dev.retort.model.QualifiedName;
import dev.retort.operation.Effect.What;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@link Operation.AlterEnum} changes. */
public sealed interface EnumChange {

    /** Its name for programs. */
    String word();

    /** In one line for a person. */
    String description(QualifiedName type);

    /** What it does to which objects. */
    List<Effect> effects(QualifiedName type);

    /** What the type is built anew with, where that is what happens. */
    default Optional<Replace> replacement() {
        return Optional.empty();
    }

    <R> R accept(Visitor<R> visitor);

    /**
     * ALTER TYPE ... ADD VALUE: the new label cannot be used in the same transaction.
     *
     * @param before the label it goes in front of, or {@code null} for the end
     */
    record AddValue(String label, String before) implements EnumChange {

        public AddValue {
            Objects.requireNonNull(label, "label");
        }

        @Override
        public String word() {
            return "add_enum_value";
        }

        @Override
        public String description(QualifiedName type) {
            return "add value "
                    + Description.quoted(label)
                    + " to enum "
                    + type
                    + (before == null ? "" : " before " + Description.quoted(before));
        }

        @Override
        public List<Effect> effects(QualifiedName type) {
            return List.of(Effect.of(What.CREATED, ObjectId.enumLabel(type, label)));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.addValue(this);
        }
    }

    /** ALTER TYPE ... RENAME VALUE. */
    record RenameValue(String from, String to) implements EnumChange {

        public RenameValue {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
        }

        @Override
        public String word() {
            return "rename_enum_value";
        }

        @Override
        public String description(QualifiedName type) {
            return "rename value "
                    + Description.quoted(from)
                    + " of enum "
                    + type
                    + " to "
                    + Description.quoted(to);
        }

        @Override
        public List<Effect> effects(QualifiedName type) {
            return List.of(Effect.renamed(ObjectId.enumLabel(type, from), to));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.renameValue(this);
        }
    }

    /**
     * Builds the type anew under its name and converts the columns through text; a row with a label
     * that is gone makes it fail. Defaults of these columns and the type's casts must be out of the
     * way.
     *
     * @param labels in the new sort order
     * @param columns every column of that type
     */
    record Replace(List<String> labels, List<ColumnRef> columns) implements EnumChange {

        public Replace {
            labels = List.copyOf(labels);
            columns = List.copyOf(columns);
            if (new LinkedHashSet<>(labels).size() != labels.size()) {
                throw new IllegalArgumentException("an enum type has a label twice: " + labels);
            }
        }

        @Override
        public Optional<Replace> replacement() {
            return Optional.of(this);
        }

        @Override
        public String word() {
            return "replace_enum";
        }

        @Override
        public String description(QualifiedName type) {
            return "replace enum "
                    + type
                    + " by "
                    + Description.labels(labels)
                    + columns.stream()
                            .map(ColumnRef::toString)
                            .collect(Collectors.joining(", ", columns.isEmpty() ? "" : " in ", ""));
        }

        @Override
        public List<Effect> effects(QualifiedName type) {
            List<Effect> effects = new ArrayList<>();
            effects.add(Effect.of(What.DROPPED, ObjectId.enumType(type)));
            effects.add(Effect.of(What.CREATED, ObjectId.enumType(type)));
            for (ColumnRef column : columns) {
                effects.add(Effect.retyped(ObjectId.column(column.table(), column.column()), null));
            }
            return effects;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.replace(this);
        }
    }

    /** Implicit casts WITH INOUT from and to {@code character varying}. */
    record AddCasts() implements EnumChange {

        @Override
        public String word() {
            return "add_enum_casts";
        }

        @Override
        public String description(QualifiedName type) {
            return "add casts from and to varchar to enum " + type;
        }

        @Override
        public List<Effect> effects(QualifiedName type) {
            return List.of(Effect.of(What.ALTERED, ObjectId.enumType(type)));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.addCasts(this);
        }
    }

    /** Takes these casts away. */
    record DropCasts() implements EnumChange {

        @Override
        public String word() {
            return "drop_enum_casts";
        }

        @Override
        public String description(QualifiedName type) {
            return "drop casts from and to varchar of enum " + type;
        }

        @Override
        public List<Effect> effects(QualifiedName type) {
            return List.of(Effect.of(What.ALTERED, ObjectId.enumType(type)));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropCasts(this);
        }
    }

    /** One method for each change. */
    interface Visitor<R> {

        R addValue(AddValue change);

        R renameValue(RenameValue change);

        R replace(Replace change);

        R addCasts(AddCasts change);

        R dropCasts(DropCasts change);
    }
}
