package dev.retort.laws;

import dev.retort.fixtures.PostgresServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * The laws over {@code cases.sql}: one case for each thing a schema has, and for each change of it.
 */
class DdlCasesTest {

    @TestFactory
    Stream<DynamicNode> lawsHold() throws IOException {
        return cases(PostgresServer.shared()).stream().map(Case::tests);
    }

    @TestFactory
    Stream<DynamicNode> lawsHoldOnInstalledServers() throws IOException {
        List<DynamicNode> servers = new ArrayList<>();
        for (PostgresServer server : PostgresServer.installed()) {
            servers.add(
                    DynamicContainer.dynamicContainer(
                            "PostgreSQL " + server.version(),
                            cases(server).stream().map(Case::move)));
        }
        return servers.stream();
    }

    static List<Case> cases(PostgresServer server) throws IOException {
        return CaseList.read(server, "cases.sql", 2).stream()
                .map(each -> of(server, each))
                .toList();
    }

    private static Case of(PostgresServer server, CaseList.Entry entry) {
        DdlSide before = new DdlSide(server, entry.parts().get(0));
        if (server == PostgresServer.shared()) {
            before.withScript();
        }
        return new Case(
                entry.name(),
                before,
                new DdlSide(server, entry.parts().get(1)),
                Expectation.withoutRows(),
                entry.renaming(),
                before.isEmpty() ? before : new DdlSide(server, ""));
    }
}
