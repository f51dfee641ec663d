package dev.retort.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.snapshot.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceLinesTest {

    @TempDir Path project;

    private SourceLines sources;

    @BeforeEach
    void project() throws IOException {
        source(
                "java/shop/Order.java",
                """
                package shop;

                /** An Order and its total; class Order is described here. */
                @Entity(name = "Order")
                public class Order {
                    // total comes later
                    @Column(name = "total")
                    private BigDecimal total;
                    private Customer customer = null;
                    @Id private long id;

                    public String getNumber() {
                        return number();
                    }

                    public boolean isPaid() {
                        return true;
                    }

                    @Embeddable
                    record Money(
                            BigDecimal amount,
                            String currency) {}

                    static class Line {
                        int total;
                    }
                }
                """);
        source(
                "kotlin/shop/Item.kt",
                """
                package shop

                @Entity
                class Item(
                    @Id val id: Long,
                    var label: String,
                    var note: String
                )

                class ItemKind(
                    @Id val code: String
                )
                """);
        Files.createDirectories(project.resolve("target/classes"));
        sources =
                new SourceLines(
                        project.resolve("elsewhere"), List.of(project.resolve("target/classes")));
    }

    private void source(String path, String text) throws IOException {
        Path file = project.resolve("src/main").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String find(String member, String declaredIn) {
        return sources.find(new Origin("Order", member, declaredIn))
                .map(place -> place.file().getFileName() + ":" + place.line())
                .orElse("nowhere");
    }

    @Test
    void classesAndTheirFields() {
        assertThat(find("", "shop.Order")).isEqualTo("Order.java:5");
        assertThat(find("total", "shop.Order")).isEqualTo("Order.java:8");
        assertThat(find("customer", "shop.Order")).isEqualTo("Order.java:9");
        assertThat(find("id", "shop.Order")).isEqualTo("Order.java:10");
    }

    @Test
    void gettersWhereThereIsNoField() {
        assertThat(find("number", "shop.Order")).isEqualTo("Order.java:12");
        assertThat(find("paid", "shop.Order")).isEqualTo("Order.java:16");
    }

    @Test
    void nestedClassesAndRecords() {
        assertThat(find("", "shop.Order$Money")).isEqualTo("Order.java:21");
        assertThat(find("amount", "shop.Order$Money")).isEqualTo("Order.java:22");
        assertThat(find("currency", "shop.Order$Money")).isEqualTo("Order.java:23");
        assertThat(find("total", "shop.Order$Line")).isEqualTo("Order.java:26");
    }

    @Test
    void kotlin() {
        assertThat(find("", "shop.Item")).isEqualTo("Item.kt:4");
        assertThat(find("id", "shop.Item")).isEqualTo("Item.kt:5");
        assertThat(find("label", "shop.Item")).isEqualTo("Item.kt:6");
        assertThat(find("note", "shop.Item")).isEqualTo("Item.kt:7");
        assertThat(find("code", "shop.ItemKind"))
                .as("not the first of its file")
                .isEqualTo("Item.kt:11");
    }

    @Test
    void aNameThatIsNotThereGivesTheFileAlone() {
        assertThat(find("inherited", "shop.Order")).isEqualTo("Order.java:0");
        assertThat(find("total", "shop.Gone")).isEqualTo("nowhere");
    }
}
