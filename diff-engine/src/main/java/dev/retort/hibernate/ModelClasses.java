package dev.retort.hibernate;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.hibernate.boot.registry.classloading.spi.ClassLoaderService;
import org.hibernate.boot.registry.classloading.spi.ClassLoadingException;

/**
 * Where Hibernate finds classes, resources and services: on the model's class path and nowhere
 * else. Its own ClassLoaderServiceImpl goes on to the system class loader, and there are Retort's
 * libraries.
 */
final class ModelClasses implements ClassLoaderService {

    private static final String CLASS_PATH_SCHEME = "classpath://";

    private final ClassLoader loader = Thread.currentThread().getContextClassLoader();
    private final Map<Class<?>, Set<?>> services = new HashMap<>();

    @Override
    @SuppressWarnings("unchecked")
    public <T> Class<T> classForName(String className) {
        try {
            return (Class<T>) Class.forName(className, true, loader);
        } catch (Exception | LinkageError e) {
            throw new ClassLoadingException("Unable to load class [" + className + "]", e);
        }
    }

    @Override
    public URL locateResource(String name) {
        try {
            return new URL(name);
        } catch (MalformedURLException e) {
            return loader.getResource(path(name));
        }
    }

    @Override
    public InputStream locateResourceStream(String name) {
        URL url = locateResource(name);
        try {
            return url == null ? null : url.openStream();
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public List<URL> locateResources(String name) {
        try {
            return Collections.list(loader.getResources(name));
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String path(String name) {
        String path =
                name.startsWith(CLASS_PATH_SCHEME)
                        ? name.substring(CLASS_PATH_SCHEME.length())
                        : name;
        return path.startsWith("/") ? path.substring(1) : path;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S> Collection<S> loadJavaServices(Class<S> contract) {
        if (!services.containsKey(contract)) {
            Set<S> found = new LinkedHashSet<>();
            ServiceLoader.load(contract, loader).forEach(found::add);
            services.put(contract, found);
        }
        return (Collection<S>) services.get(contract);
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public <T> T generateProxy(InvocationHandler handler, Class... interfaces) {
        return (T) Proxy.newProxyInstance(loader, interfaces, handler);
    }

    @Override
    public Package packageForNameOrNull(String packageName) {
        try {
            return Class.forName(packageName + ".package-info", true, loader).getPackage();
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }

    @Override
    public <T> T workWithClassLoader(Work<T> work) {
        return work.doWork(loader);
    }

    @Override
    public void stop() {
        services.clear();
    }
}
