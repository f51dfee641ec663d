package dev.retort.database;

import dev.retort.model.Check;
import dev.retort.model.Domain;
import dev.retort.model.QualifiedName;
import dev.retort.model.Type;
import java.util.Map;

/** Turns a row about a domain into a domain of the model. */
final class ReflectedDomain {

    // The order in which OtherViews packs them.
    private static final int TYPE = 0;
    private static final int COLLATION = 1;
    private static final int DEFAULT = 2;
    private static final int NOT_NULL = 3;
    private static final int CHECKS = 4;

    // The order within one of CHECKS.
    private static final int NAME = 0;
    private static final int EXPRESSION = 1;
    private static final int VALIDATED = 2;

    private ReflectedDomain() {}

    static Domain of(QualifiedName name, Packed row) {
        Type type = Type.parse(row.text(TYPE));
        boolean isVarchar = StableExpression.isVarchar(type);
        Domain domain =
                new Domain(
                        name,
                        type,
                        row.text(COLLATION),
                        row.text(DEFAULT),
                        !row.flag(NOT_NULL),
                        Map.of());
        for (String text : row.list(CHECKS)) {
            Packed check = Packed.parse(text);
            String expression =
                    StableExpression.of(
                            check.text(EXPRESSION), word -> isVarchar && word.equals("VALUE"));
            Check valid = Check.of(check.text(NAME), expression);
            domain = domain.check(check.flag(VALIDATED) ? valid : valid.notValid());
        }
        return domain;
    }
}
