package dev.retort.laws;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a case that Hibernate itself can build no more from a version on, though it compiles: with
 * that and newer ones, what is tested is that its SessionFactory refuses it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface RefusedFrom {

    /** As {@code 7.0}. */
    String value();

    String because();
}
