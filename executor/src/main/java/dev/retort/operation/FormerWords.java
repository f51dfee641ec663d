package dev.retort.operation;

import dev.retort.model.Column;
import dev.retort.model.CompositeType;
import dev.retort.model.Definition;
import dev.retort.model.Domain;
import dev.retort.model.EnumType;
import dev.retort.model.ObjectId;
import dev.retort.model.Schema;
import dev.retort.model.Table;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What it was that an operation changes or takes away, as far as its own line does not say so;
 * {@code null} for one that has nothing before it.
 */
final class FormerWords extends Operation.Partial<String> {

    private final Schema before;

    /**
     * @param before knows at least what the operation is about
     */
    FormerWords(Schema before) {
        this.before = before;
    }

    @Override
    protected String otherwise(Operation operation) {
        return null;
    }

    @Override
    public String drop(Operation.Drop operation) {
        return switch (operation.id().kind()) {
            case SCHEMA, ENUM_LABEL, DOMAIN_CONSTRAINT, ATTRIBUTE -> null;
            default -> whole(operation.id());
        };
    }

    @Override
    public String alterColumn(Operation.AlterColumn operation) {
        return before.definition(operation.id()) instanceof Column column
                ? words(
                        operation.changes().stream()
                                .map(change -> change.accept(new FormerColumn(column))))
                : null;
    }

    @Override
    public String alterDomain(Operation.AlterDomain operation) {
        return before.definition(operation.id()) instanceof Domain domain
                ? words(
                        operation.changes().stream()
                                .map(change -> change.accept(new FormerDomain(domain))))
                : null;
    }

    @Override
    public String alterComposite(Operation.AlterComposite operation) {
        return before.definition(operation.id()) instanceof CompositeType type
                ? words(
                        operation.changes().stream()
                                .map(change -> change.accept(new FormerAttribute(type))))
                : null;
    }

    @Override
    public String alterEnum(Operation.AlterEnum operation) {
        boolean isNamed = operation.change() instanceof EnumChange.RenameValue;
        return !isNamed && before.definition(operation.id()) instanceof EnumType type
                ? Description.labels(type.labels())
                : null;
    }

    @Override
    public String alterSequence(Operation.AlterSequence operation) {
        return whole(operation.id());
    }

    @Override
    public String comment(Operation.Comment operation) {
        Table table = before.tables().get(operation.id().name());
        String comment =
                operation.id().kind() == ObjectId.Kind.TABLE && table != null
                        ? table.comment()
                        : before.comments().get(operation.id());
        return comment == null ? null : Description.text(comment);
    }

    @Override
    public String validate(Operation.Validate operation) {
        return "not valid";
    }

    private String whole(ObjectId id) {
        Definition definition = before.definition(id);
        return definition == null ? null : Description.of(definition);
    }

    private static String words(Stream<String> former) {
        String words = former.filter(Objects::nonNull).collect(Collectors.joining(", "));
        return words.isEmpty() ? null : words;
    }

    private record FormerColumn(Column column) implements ColumnChange.Visitor<String> {

        @Override
        public String setType(ColumnChange.SetType change) {
            return DefinitionWords.typed(column.type().sql(), column.collation());
        }

        @Override
        public String setNotNull(ColumnChange.SetNotNull change) {
            return nullability();
        }

        @Override
        public String dropNotNull(ColumnChange.DropNotNull change) {
            return nullability();
        }

        private String nullability() {
            return column.nullable() ? "nullable" : DefinitionWords.notNull(column);
        }

        @Override
        public String setDefault(ColumnChange.SetDefault change) {
            return defaultValue(column.defaultExpression());
        }

        @Override
        public String dropDefault(ColumnChange.DropDefault change) {
            return defaultValue(column.defaultExpression());
        }

        @Override
        public String addIdentity(ColumnChange.AddIdentity change) {
            return "no identity";
        }

        @Override
        public String setIdentity(ColumnChange.SetIdentity change) {
            return identity();
        }

        @Override
        public String dropIdentity(ColumnChange.DropIdentity change) {
            return identity();
        }

        private String identity() {
            return column.identityClause() == null
                    ? null
                    : DefinitionWords.identity(column.identityClause());
        }

        @Override
        public String dropExpression(ColumnChange.DropExpression change) {
            return column.generated() == null ? null : DefinitionWords.generated(column);
        }

        @Override
        public String setOption(ColumnChange.SetOption change) {
            return change.option().word()
                    + " "
                    + column.options().getOrDefault(change.option(), "default");
        }

        @Override
        public String setComment(ColumnChange.SetComment change) {
            return column.comment() == null
                    ? "no comment"
                    : "comment " + Description.text(column.comment());
        }
    }

    private static String defaultValue(String expression) {
        return expression == null ? "no default" : "default " + expression;
    }

    private record FormerDomain(Domain domain) implements DomainChange.Visitor<String> {

        @Override
        public String setNotNull(ColumnChange.SetNotNull change) {
            return "nullable";
        }

        @Override
        public String dropNotNull(ColumnChange.DropNotNull change) {
            return "not null";
        }

        @Override
        public String setDefault(ColumnChange.SetDefault change) {
            return defaultValue(domain.defaultExpression());
        }

        @Override
        public String dropDefault(ColumnChange.DropDefault change) {
            return defaultValue(domain.defaultExpression());
        }

        @Override
        public String addCheck(DomainChange.AddCheck change) {
            return null;
        }

        @Override
        public String dropCheck(DomainChange.DropCheck change) {
            return domain.checks().containsKey(change.name())
                    ? "(" + domain.checks().get(change.name()).expression() + ")"
                    : null;
        }

        @Override
        public String validateCheck(DomainChange.ValidateCheck change) {
            return "not valid";
        }
    }

    private record FormerAttribute(CompositeType type) implements CompositeChange.Visitor<String> {

        @Override
        public String addAttribute(CompositeChange.AddAttribute change) {
            return null;
        }

        @Override
        public String dropAttribute(CompositeChange.DropAttribute change) {
            return attribute(change.name());
        }

        @Override
        public String alterAttribute(CompositeChange.AlterAttribute change) {
            return attribute(change.attribute().name());
        }

        private String attribute(String name) {
            CompositeType.Attribute attribute = type.attributes().get(name);
            return attribute == null
                    ? null
                    : DefinitionWords.typed(attribute.type().sql(), attribute.collation());
        }
    }
}
