package dev.retort.cli.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.retort.RetortException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ConnectionUrlTest {

    /** URL to {@code hosts user password database parameters}, with - for what was not said. */
    private static final Map<String, String> READ = new LinkedHashMap<>();

    static {
        READ.put("jdbc:postgresql://localhost:5432/shop", "[localhost:5432] - - shop {}");
        READ.put("postgres://ann:secret@db/shop", "[db] ann secret shop {}");
        READ.put("postgresql://ann@db:6543/", "[db:6543] ann - - {}");
        READ.put("postgres://", "[] - - - {}");
        READ.put("postgres:///shop", "[] - - shop {}");
        READ.put("jdbc:postgresql:shop", "[] - - shop {}");
        READ.put("jdbc:postgresql:/shop", "[] - - shop {}");
        READ.put("jdbc:postgresql://ann:x@db/shop?user=bob&password=y", "[db] bob y shop {}");
        READ.put("postgres://a%40b:p%2Fw%3a%25@db/my%20shop", "[db] a@b p/w:% my shop {}");
        READ.put("postgres://ann:p@ss+word@db/shop", "[db] ann p@ss+word shop {}");
        READ.put("postgres://ann:@db/shop", "[db] ann - shop {}");
        READ.put("postgres://a:1,b,[::1]:3/shop", "[a:1, b, [::1]:3] - - shop {}");
        READ.put("postgres://[2001:db8::7]/shop", "[[2001:db8::7]] - - shop {}");
        READ.put("postgres:///shop?host=a,b&port=1,2", "[a:1, b:2] - - shop {}");
        READ.put("postgres:///shop?host=a,b&port=1", "[a:1, b:1] - - shop {}");
        READ.put("postgres://db?dbname=shop", "[db] - - shop {}");
        READ.put(
                "postgres://db/shop?sslmode=require&options=-c%20geqo%3doff&connect_timeout=3",
                "[db] - - shop {sslmode=require, options=-c geqo=off, connectTimeout=3}");
        READ.put(
                "postgres://db/shop?target_session_attrs=read-write&application_name=x",
                "[db] - - shop {targetServerType=primary, ApplicationName=x}");
        READ.put("postgres://db/caf%C3%A9", "[db] - - café {}");
    }

    @TestFactory
    Stream<DynamicTest> readsEverySpelling() {
        return READ.entrySet().stream()
                .map(
                        each ->
                                dynamicTest(
                                        each.getKey(),
                                        () ->
                                                assertThat(
                                                                describe(
                                                                        ConnectionUrl.parse(
                                                                                each.getKey())))
                                                        .isEqualTo(each.getValue())));
    }

    private static String describe(ConnectionUrl url) {
        return String.join(
                " ",
                url.hosts().toString(),
                url.user().orElse("-"),
                url.password().orElse("-"),
                url.database().orElse("-"),
                url.parameters().toString());
    }

    private static final Map<String, String> REFUSED =
            Map.of(
                    "shop", "it has no scheme",
                    "jdbc:mysql://db/shop", "it begins with jdbc:mysql:",
                    "postgres://db:70000/shop", "the port is not a number",
                    "postgres://ann:se/cret@db/shop", "the port is not a number",
                    "postgres://::1/shop", "an IPv6 address stands in brackets",
                    "postgres://[::1]5432/shop", "after the ] of an address",
                    "postgres://db/a%2", "after % come two hexadecimal digits",
                    "postgres://db/a%zz", "after % come two hexadecimal digits",
                    "postgres://db/shop?sslmode", "the parameter sslmode has no value",
                    "postgres:///shop?host=a,b&port=1,2,3", "2 hosts and 3 ports");

    @TestFactory
    Stream<DynamicTest> refusesWhatItCannotRead() {
        return REFUSED.entrySet().stream()
                .map(
                        each ->
                                dynamicTest(
                                        each.getKey(),
                                        () -> {
                                            RetortException e =
                                                    catchThrowableOfType(
                                                            RetortException.class,
                                                            () ->
                                                                    ConnectionUrl.parse(
                                                                            each.getKey()));
                                            assertThat(e.code()).isEqualTo("RT-1107");
                                            assertThat(e).hasMessageContaining(each.getValue());
                                            assertThat(e.getMessage()).doesNotContain("cret");
                                        }));
    }

    @Test
    void doesNotShowThePassword() {
        assertThat(ConnectionUrl.parse("postgres://ann:secret@db/shop").toString())
                .doesNotContain("secret");
    }
}
