package dev.retort.laws;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a case whose result may differ from the SessionFactory's. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Allowed {
    AllowedDifference[] value();
}
