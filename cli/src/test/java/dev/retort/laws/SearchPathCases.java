package dev.retort.laws;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.ColumnDefault;

/**
 * Names that only the {@code search_path} of the application's connections leads to. What is
 * proposed for them runs on a connection that has the usual path.
 */
final class SearchPathCases {

    private static final String CITEXT =
            """
            create schema extensions;
            create extension citext schema extensions;
            """;

    static class TypesOfAnExtension {
        static final String SEARCH_PATH = "public, extensions";
        static final String GIVEN = CITEXT;

        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @Column(columnDefinition = "varchar(40)")
                String becomes;

                @Column(columnDefinition = "citext")
                String was;

                @Column(columnDefinition = "CITEXT default 'none' not null")
                String stays;
            }
        }

        static void rows(EntityManager manager) {
            Before.T row = new Before.T();
            row.id = 1;
            row.becomes = "A";
            row.was = "B";
            row.stays = "C";
            manager.persist(row);
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @Column(columnDefinition = "citext")
                String becomes;

                @Column(columnDefinition = "text")
                String was;

                @Column(columnDefinition = "CITEXT default 'none' not null")
                String stays;

                @Column(columnDefinition = "citext[]")
                String[] comes;
            }

            @Entity(name = "U")
            static class U {
                @Id long id;

                @Column(columnDefinition = "citext")
                String fresh;
            }
        }
    }

    static class OperatorsOfAnExtension {
        static final String SEARCH_PATH = "public, extensions";
        static final String GIVEN = CITEXT;

        static class Before {
            @Entity(name = "T")
            @Check(name = "either", constraints = "email <> '' and n > -3")
            static class T {
                @Id long id;

                @Column(columnDefinition = "citext")
                String email;

                @Column(nullable = false)
                int n;
            }
        }

        static class After {
            @Entity(name = "T")
            @Check(name = "either", constraints = "email <> 'a@b' or n <> 3")
            @Check(name = "others", constraints = "n not in (-1, -2) or n between 3 and 900000000")
            @Check(name = "replaced", constraints = "replace(email, 'A', '') <> 'b'")
            @Check(
                    name = "plain",
                    constraints = "length(email) > 0 and replace('n', 'm', 'x') <> ''")
            static class T {
                @Id long id;

                @Column(columnDefinition = "citext")
                String email;

                @Column(nullable = false)
                int n;
            }
        }
    }

    static class FunctionsOfAnotherSchema {
        static final String SEARCH_PATH = "public, \"$user\", lost, tools";
        static final String GIVEN =
                """
                create schema tools;
                create function tools.token() returns text language sql volatile as
                  'select md5(random()::text)';
                create function tools.answer() returns int language sql immutable as 'select 42';
                create function tools.plain(text) returns text language sql immutable as
                  'select lower($1)';
                create function tools.slug(text) returns text language sql immutable as
                  'select upper($1)';
                create function tools.isbn(text) returns boolean language plpgsql immutable as
                  'begin return length($1) < 300; end';
                """;

        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @ColumnDefault("token()")
                String token;

                @ColumnDefault("answer()")
                Integer answer;

                String name;

                // Not @GeneratedColumn: what Hibernate 7 makes of it calls no function of a user.
                @Column(
                        columnDefinition = "varchar(255) generated always as (plain(name)) stored",
                        insertable = false,
                        updatable = false)
                String plain;

                @Check(name = "isbn", constraints = "isbn(isbn)")
                String isbn;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @ColumnDefault("lower(TOKEN())")
                String token;

                @ColumnDefault("answer() + 1")
                Integer answer;

                String name;

                // Not @GeneratedColumn: what Hibernate 7 makes of it calls no function of a user.
                @Column(
                        columnDefinition = "varchar(255) generated always as (slug(name)) stored",
                        insertable = false,
                        updatable = false)
                String plain;

                @Check(name = "isbn", constraints = "isbn is null or isbn(isbn)")
                String isbn;

                @ColumnDefault("token()")
                String more;
            }
        }
    }

    static class SameNameInTwoSchemas {
        static final String SEARCH_PATH = "public, one, two";
        static final String GIVEN =
                """
                create schema one;
                create schema two;
                create function one.code(int) returns text language plpgsql immutable as
                  'begin return $1; end';
                create function two.code(int) returns text language plpgsql immutable as
                  'begin return ''two''; end';
                create function two.code(text) returns text language plpgsql immutable as
                  'begin return $1; end';
                create function public.kind(int) returns text language plpgsql immutable as
                  'begin return $1; end';
                create function one.kind(text) returns text language plpgsql immutable as
                  'begin return $1; end';
                create function one.lower(text) returns text language sql immutable as
                  'select $1';
                create function one.abs(text) returns text language sql immutable as
                  'select upper($1)';
                """;

        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;

                Integer number;

                @ColumnDefault("code(7)")
                String ofNumber;

                @ColumnDefault("code('7'::text)")
                String ofText;
            }
        }

        static class After {
            @Entity(name = "T")
            @Check(name = "of_both", constraints = "kind(number) <> 'x' and kind(of_text) <> 'x'")
            @Check(name = "of_one", constraints = "kind(number) <> 'y'")
            @Check(name = "system", constraints = "lower(of_text) <> 'z' and abs(number) >= 0")
            @Check(name = "hidden", constraints = "abs(of_text) <> 'z'")
            static class T {
                @Id long id;

                Integer number;

                @ColumnDefault("code(8)")
                String ofNumber;

                @ColumnDefault("code('8'::text)")
                @Column(name = "of_text")
                String ofText;
            }
        }
    }
}
