package dev.retort.laws;

import dev.retort.database.DatabaseReader;
import dev.retort.database.ReadScope;
import dev.retort.fixtures.Database;
import dev.retort.snapshot.Desired;
import dev.retort.snapshot.Reflected;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.ZipFile;

/**
 * A side that somebody else wrote and published: DDL in a jar, which the build has copied to {@code
 * target/schemas}. What the model cannot express is taken away after building, so that the rest can
 * be compared without leaving a kind of fact out.
 */
final class PackagedSide extends Side {

    /** Takes away whatever a schema of the test has that the model cannot express. */
    private static final String REDUCE =
            """
            do $$
            declare command text;
            begin
              for command in
                select format('drop view %s cascade', oid::regclass) from pg_class
                 where relkind = 'v' and relnamespace = 'public'::regnamespace
                union all
                select format('drop trigger %I on %s', tgname, tgrelid::regclass) from pg_trigger
                 where not tgisinternal
                union all
                select format('drop function %s cascade', oid::regprocedure) from pg_proc
                 where pronamespace = 'public'::regnamespace
                union all
                select format('alter table %s reset (%s)', oid::regclass,
                              (select string_agg(split_part(o, '=', 1), ', ')
                                 from unnest(reloptions) o))
                  from pg_class
                 where relkind = 'r' and reloptions is not null
                   and relnamespace = 'public'::regnamespace
              loop execute command; end loop;
            end $$\
            """;

    private final List<String> scripts;

    /**
     * @param scripts each the name of a jar, a space, and the name of the script in it
     */
    PackagedSide(List<String> scripts) {
        this.scripts = List.copyOf(scripts);
    }

    /** As it was published. */
    void buildWhole(Database database) throws IOException, SQLException {
        for (String script : scripts) {
            int space = script.indexOf(' ');
            Path jar = Path.of("target", "schemas", script.substring(0, space));
            try (ZipFile zip = new ZipFile(jar.toFile());
                    InputStream in =
                            zip.getInputStream(zip.getEntry(script.substring(space + 1)))) {
                database.execute(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    static void reduce(Database database) throws SQLException {
        database.execute(REDUCE);
    }

    @Override
    void build(Database database) throws IOException, SQLException {
        buildWhole(database);
        reduce(database);
    }

    @Override
    boolean isEmpty() {
        return false;
    }

    @Override
    Desired read(Connection built) throws SQLException {
        return Desired.like(DatabaseReader.read(built, ReadScope.everything("public")).schema());
    }

    static Reflected reflected(Database built) throws SQLException {
        try (Connection connection = built.connect()) {
            return DatabaseReader.read(connection, ReadScope.everything("public"));
        }
    }
}
