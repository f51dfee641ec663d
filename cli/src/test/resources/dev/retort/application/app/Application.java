package app;

import dev.retort.Retort;
import dev.retort.RetortException;
import org.postgresql.ds.PGSimpleDataSource;

public final class Application {

    public static void main(String[] args) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(args[0]);
        dataSource.setUser("postgres");
        Retort retort =
                Retort.configure().dataSource(dataSource).revisions("db.revisions").load();
        try {
            switch (args[1]) {
                case "upgrade" -> System.out.println(retort.upgrade(args[2]).heads());
                case "downgrade" -> System.out.println(retort.downgrade(args[2]).heads());
                default -> retort.history().forEach(each -> System.out.println(each.message()));
            }
        } catch (RetortException e) {
            System.out.println(e.code() + " " + e.getMessage());
            System.out.println(e.hint());
            System.exit(1);
        }
    }
}
