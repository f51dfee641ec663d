package dev.retort.laws;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What somebody said was renamed in a case of entities, as {@code --rename} takes it; where it is
 * empty, nothing may be asked.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Renamed {

    String[] value();
}
