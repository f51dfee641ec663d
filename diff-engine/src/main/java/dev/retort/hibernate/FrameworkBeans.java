package dev.retort.hibernate;

import java.util.Arrays;
import java.util.function.Supplier;
import org.hibernate.resource.beans.container.spi.BeanContainer;
import org.hibernate.resource.beans.container.spi.ContainedBean;
import org.hibernate.resource.beans.spi.BeanInstanceProducer;
import org.hibernate.resource.beans.spi.ManagedBean;

/**
 * In place of the container in which Spring and Quarkus create converters and the like with what
 * these want injected. Tables depend on the types of a converter alone, so one that Hibernate could
 * not create by itself is not created.
 */
final class FrameworkBeans implements BeanContainer {

    /** Hibernate 7 wants the first to be the second. */
    private record Bean<B>(Class<B> type, Supplier<B> instance)
            implements ContainedBean<B>, ManagedBean<B> {

        @Override
        public Class<B> getBeanClass() {
            return type;
        }

        @Override
        public B getBeanInstance() {
            return instance.get();
        }
    }

    /** A persistence unit of its own has no framework around it that Retort knows. */
    static boolean areFor(ReadRequest request) {
        return request.unit().isEmpty() && request.bootstrap() == ReadRequest.Bootstrap.JPA;
    }

    @Override
    public <B> ContainedBean<B> getBean(
            Class<B> type, LifecycleOptions options, BeanInstanceProducer fallback) {
        return bean(type, () -> fallback.produceBeanInstance(type));
    }

    @Override
    public <B> ContainedBean<B> getBean(
            String name, Class<B> type, LifecycleOptions options, BeanInstanceProducer fallback) {
        return bean(type, () -> fallback.produceBeanInstance(name, type));
    }

    private static <B> ContainedBean<B> bean(Class<B> type, Supplier<B> producer) {
        boolean isInjected =
                Arrays.stream(type.getDeclaredConstructors())
                        .allMatch(constructor -> constructor.getParameterCount() > 0);
        if (isInjected) {
            return new Bean<>(type, producer);
        }
        B instance = producer.get();
        return new Bean<>(type, () -> instance);
    }

    @Override
    public void stop() {
        // Nothing was started.
    }
}
