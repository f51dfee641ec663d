package dev.retort.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.model.Type;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Types as people write them, and as the server spells them. */
class TypeNamesTest {

    private static DynamicTest spelled(String written, String canonical) {
        return DynamicTest.dynamicTest(
                "<" + written + ">",
                () -> {
                    Type type = TypeNames.canonical(Type.parse(written));
                    assertThat(type).isEqualTo(Type.parse(canonical));
                    assertThat(type.sql()).isEqualTo(canonical);
                    assertThat(TypeNames.canonical(type)).isEqualTo(type);
                });
    }

    @TestFactory
    Stream<DynamicTest> types() {
        return Stream.of(
                spelled("INT4", "integer"),
                spelled("float(24)", "real"),
                spelled("float(25)", "double precision"),
                spelled("float", "double precision"),
                spelled("double  PRECISION", "double precision"),
                spelled("dec", "numeric"),
                spelled("decimal( 10 )", "numeric(10,0)"),
                spelled("numeric(10 , -2)", "numeric(10,-2)"),
                spelled("VARCHAR ( 40 )", "character varying(40)"),
                spelled("national character varying(3)", "character varying(3)"),
                spelled("char", "character(1)"),
                spelled("nchar(3)", "character(3)"),
                spelled("bit", "bit(1)"),
                spelled("varbit", "bit varying"),
                spelled("timestamp", "timestamp without time zone"),
                spelled("timestamptz(3)", "timestamp(3) with time zone"),
                spelled("timestamp (6)  with time zone", "timestamp(6) with time zone"),
                spelled("time(3)", "time(3) without time zone"),
                spelled("timetz", "time with time zone"),
                spelled("interval day to second(3)", "interval day to second(3)"),
                spelled("Mood", "mood"),
                spelled("\"Mood\"", "\"Mood\""),
                spelled("\"char\"", "\"char\""),
                spelled(" billing.mood ", "billing.mood"),
                spelled("geometry(Point,4326)", "geometry(Point,4326)"),
                spelled("größe", "größe"),
                spelled("a-b", "a-b"));
    }

    @TestFactory
    Stream<DynamicTest> arrays() {
        return Stream.of(
                spelled("int[]", "integer[]"),
                spelled("int [ 3 ] [4]", "integer[]"),
                spelled("varchar(40) array", "character varying(40)[]"),
                spelled("varchar(40) ARRAY[4]", "character varying(40)[]"),
                spelled("timestamp[]", "timestamp without time zone[]"),
                spelled("\"a[]\"[]", "\"a[]\"[]"),
                spelled("geometry(Point,4326) []", "geometry(Point,4326)[]"));
    }
}
