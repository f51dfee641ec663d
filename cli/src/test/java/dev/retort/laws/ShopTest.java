package dev.retort.laws;

import dev.retort.fixtures.shop.Shop;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** The laws over the shop: V1 from empty, V2 from empty, V1 to V2 and back. */
class ShopTest {

    @TestFactory
    Stream<DynamicNode> lawsHold() throws ClassNotFoundException {
        return Stream.of(new Case("the shop", side(Shop.V1), side(Shop.V2)).tests());
    }

    static Side side(Shop version) throws ClassNotFoundException {
        List<Class<?>> classes = version.entities();
        return new EntitySide(classes);
    }
}
