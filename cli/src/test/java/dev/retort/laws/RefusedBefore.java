package dev.retort.laws;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a case that Hibernate itself cannot build before a version, though it compiles: with an older
 * one, what is tested is that its SessionFactory refuses it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface RefusedBefore {

    /** As {@code 6.4}. */
    String value();

    String because();
}
