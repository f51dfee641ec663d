package dev.retort.classpath;

import dev.retort.RetortException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;

/** Makes the one instance of a class that a project names, and says why when it cannot be made. */
public final class NoArgConstructor {

    private NoArgConstructor() {}

    /**
     * A class's static initializer and its constructor run here; nothing else does.
     *
     * @param where the class comes from, for a person
     * @param className with its package
     * @param kind what the class has to implement
     * @throws RetortException RT-2213 not of that kind; RT-2214 no public constructor without
     *     parameters, or not a public class; RT-2215 the class fails while it is made
     */
    public static <T> T newInstance(
            String where, String className, Class<T> kind, ClassLoader loader) {
        try {
            Class<?> type = Class.forName(className, true, loader);
            String name = kind.getSimpleName();
            if (!kind.isAssignableFrom(type)) {
                throw new RetortException(
                        "RT-2213",
                        at(where, className, "implements no " + name),
                        "write: public final class ... implements " + name);
            }
            Constructor<?> constructor = type.getDeclaredConstructor();
            boolean isUsable =
                    Modifier.isPublic(type.getModifiers())
                            && !Modifier.isAbstract(type.getModifiers())
                            && Modifier.isPublic(constructor.getModifiers());
            if (!isUsable) {
                throw unusable(where, className);
            }
            return kind.cast(constructor.newInstance());
        } catch (NoSuchMethodException e) {
            throw unusable(where, className);
        } catch (InvocationTargetException e) {
            throw failed(where, className, e.getCause());
        } catch (ExceptionInInitializerError e) {
            throw failed(where, className, e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) {
            throw failed(where, className, e);
        }
    }

    private static RetortException unusable(String where, String className) {
        return new RetortException(
                "RT-2214",
                at(
                                where,
                                className,
                                "cannot be made: it needs a public class, not abstract, with a public")
                        + " constructor without parameters",
                "leave the constructor out, or take its parameters away");
    }

    private static RetortException failed(String where, String className, Throwable cause) {
        return new RetortException(
                "RT-2215",
                at(where, className, "failed before it could say what it does: " + cause),
                "its constructor and static initializer should do nothing",
                cause);
    }

    private static String at(String where, String className, String what) {
        return where + ": class " + className + " " + what;
    }
}
