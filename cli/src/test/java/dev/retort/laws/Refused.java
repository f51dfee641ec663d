package dev.retort.laws;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a case whose change the server refuses while there are rows: each is the SQLSTATE it says so
 * with. The law is then that it does refuse.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Refused {

    /** A column that is added without a value for the rows that are there. */
    String NOT_NULL = "23502";

    /** A check that does not hold for the values that are there. */
    String CHECK = "23514";

    /** A table that is created anew, and rows that refer to what was in the old one. */
    String FOREIGN_KEY = "23503";

    /** A conversion that is a person's to write: {@code using(todo(...))} divides by zero. */
    String CONVERSION = "22012";

    /** A text that is no number. */
    String TEXT = "22P02";

    /** When before becomes after. */
    String toAfter() default "";

    /** When after becomes before. */
    String toBefore() default "";

    /**
     * When only the downgrade that leads to after is refused: the mapping gives its upgrade the
     * values, and a downgrade has no mapping.
     */
    String backToAfter() default "";

    /** The same for a downgrade that leads to before. */
    String backToBefore() default "";
}
