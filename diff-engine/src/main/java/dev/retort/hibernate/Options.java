package dev.retort.hibernate;

import dev.retort.hibernate.version.Since;
import dev.retort.model.ForeignKey;
import dev.retort.model.Index;
import dev.retort.model.Sequence;
import dev.retort.model.SequenceOptions;
import dev.retort.model.Type;
import dev.retort.model.Unique;
import dev.retort.sql.ClauseReader;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.hibernate.mapping.UniqueKey;

/**
 * The {@code options} that Jakarta Persistence 3.2 lets people write on a table and what it has:
 * SQL text at the end of a definition. What of it has no place in the model is said and not passed
 * over.
 */
final class Options {

    private final SchemaMapping schema;

    Options(SchemaMapping schema) {
        this.schema = schema;
    }

    Index applied(org.hibernate.mapping.Index mapping, Index index) {
        return applied(Since.options(mapping), "index " + index.name(), index, Options::index);
    }

    /** Of a unique constraint that can only be an index. */
    Index applied(UniqueKey mapping, Index index) {
        return applied(Since.options(mapping), "index " + index.name(), index, Options::index);
    }

    Unique applied(UniqueKey mapping, Unique unique, Object table) {
        return applied(
                Since.options(mapping), "a unique constraint on " + table, unique, Options::unique);
    }

    ForeignKey applied(org.hibernate.mapping.ForeignKey mapping, ForeignKey key) {
        return applied(
                Since.options(mapping), "foreign key " + key.name(), key, KeyDefinition::clause);
    }

    Sequence applied(org.hibernate.boot.model.relational.Sequence mapping, Sequence sequence) {
        return applied(
                Since.options(mapping), "sequence " + sequence.name(), sequence, Options::sequence);
    }

    /** Whether the text makes an index partial; a constraint never is. */
    static boolean hasPredicate(UniqueKey mapping) {
        return new ClauseReader(Since.options(mapping))
                        .apply(Index.of("i", "c"), Options::index)
                        .value()
                        .predicate()
                != null;
    }

    private <T> T applied(
            String options, String what, T start, BiFunction<ClauseReader, T, Optional<T>> clause) {
        ClauseReader.Result<T> result = new ClauseReader(options).apply(start, clause);
        result.notUnderstood().forEach(text -> warn(what, text));
        return result.value();
    }

    /** Says of what has options that nothing of them has a place in the model. */
    void warn(String what, String options) {
        if (!options.isBlank()) {
            schema.warn(
                    "The options of "
                            + what
                            + " are not compared, and nothing is created with them: "
                            + options);
        }
    }

    private static Optional<Index> index(ClauseReader in, Index index) {
        if (in.accept("include")) {
            return in.names().map(names -> index.include(names.toArray(String[]::new)));
        }
        if (in.accept("nulls", "not", "distinct")) {
            return Optional.of(index.nullsNotDistinct());
        }
        if (in.accept("with")) {
            return in.parameters().map(parameters -> with(index, parameters));
        }
        if (in.accept("where")) {
            return Optional.of(in.rest()).filter(text -> !text.isEmpty()).map(index::where);
        }
        return in.accept("nulls", "distinct") ? Optional.of(index) : Optional.empty();
    }

    private static Index with(Index index, Map<String, String> parameters) {
        Index result = index;
        for (Map.Entry<String, String> each : parameters.entrySet()) {
            result = result.with(each.getKey(), each.getValue());
        }
        return result;
    }

    private static Optional<Unique> unique(ClauseReader in, Unique unique) {
        if (in.accept("include")) {
            return in.names().map(names -> unique.include(names.toArray(String[]::new)));
        }
        // The server takes it in front of the columns only; what is meant is clear.
        if (in.accept("nulls", "not", "distinct")) {
            return Optional.of(unique.nullsNotDistinct());
        }
        if (in.accept("with")) {
            return in.parameters().map(unique::withParameters);
        }
        if (in.accept("nulls", "distinct")) {
            return Optional.of(unique);
        }
        return KeyDefinition.deferrability(in, unique.deferrability())
                .map(unique::withDeferrability);
    }

    private static Optional<Sequence> sequence(ClauseReader in, Sequence sequence) {
        SequenceOptions options = sequence.options();
        if (in.accept("as")) {
            return in.name().map(type -> sequence.as(Type.parse(type)));
        }
        if (in.accept("no", "cycle")) {
            return Optional.of(sequence.withOptions(options.withCycle(false)));
        }
        if (in.accept("cycle")) {
            return Optional.of(sequence.withOptions(options.withCycle(true)));
        }
        if (in.accept("cache")) {
            return in.number().map(value -> sequence.withOptions(options.withCache(value)));
        }
        if (in.accept("minvalue")) {
            return in.number().map(value -> sequence.withOptions(options.withMin(value)));
        }
        if (in.accept("maxvalue")) {
            return in.number().map(value -> sequence.withOptions(options.withMax(value)));
        }
        return in.accept("no", "minvalue")
                        || in.accept("no", "maxvalue")
                        || in.accept("owned", "by", "none")
                ? Optional.of(sequence)
                : Optional.empty();
    }
}
