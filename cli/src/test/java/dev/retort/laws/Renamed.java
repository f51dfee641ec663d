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

    String[] value() default {};

    /**
     * Whether everything has the same name but for case and underscores, instead of {@link #value}.
     */
    boolean everything() default false;

    /** Whether Retort asks, when nobody says so: of two that changed places nothing is gone. */
    boolean isAsked() default true;

    /** How many questions a person is asked, where one answer does for a family. */
    int questions() default -1;
}
