package dev.retort.laws;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a case whose rows cannot go there and back in the application, and why (L14). */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface NotLoaded {

    String value();
}
