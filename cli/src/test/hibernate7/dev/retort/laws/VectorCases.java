package dev.retort.laws;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Array;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.hibernate.vector.SparseFloatVector;

/** The types of pgvector, which hibernate-vector maps to. */
final class VectorCases {

    /** Types with the names that pgvector's have, and with a length: rows in them are mere text. */
    private static final String TYPES = type("vector") + type("halfvec") + type("sparsevec");

    /** Each has a length: Hibernate 7.4 cannot write the DDL of one that has none. */
    @NotLoaded("types that only look like pgvector's take no vectors")
    static class Vectors {
        static final String GIVEN = TYPES;

        static class Before {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @JdbcTypeCode(SqlTypes.VECTOR)
                @Array(length = 3)
                float[] grows;
            }
        }

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @JdbcTypeCode(SqlTypes.VECTOR)
                @Array(length = 4)
                float[] grows;

                @JdbcTypeCode(SqlTypes.VECTOR)
                @Array(length = 3)
                float[] comes;
            }
        }
    }

    static class CodesOfVectors {
        static final String GIVEN = TYPES;

        static class After {
            @Entity(name = "T")
            static class T {
                @Id long id;

                @JdbcTypeCode(SqlTypes.VECTOR_FLOAT32)
                @Array(length = 3)
                float[] float32;

                @JdbcTypeCode(SqlTypes.VECTOR_FLOAT16)
                @Array(length = 3)
                float[] float16;

                @JdbcTypeCode(SqlTypes.VECTOR_BINARY)
                @Array(length = 1)
                byte[] bits;

                @JdbcTypeCode(SqlTypes.SPARSE_VECTOR_FLOAT32)
                @Array(length = 3)
                SparseFloatVector sparse;
            }
        }
    }

    private VectorCases() {}

    private static String type(String name) {
        return """
                create type %1$s;
                create function %1$s_in(cstring, oid, integer) returns %1$s
                  language internal immutable strict as 'varcharin';
                create function %1$s_out(%1$s) returns cstring
                  language internal immutable strict as 'varcharout';
                create type %1$s (input = %1$s_in, output = %1$s_out,
                  typmod_in = varchartypmodin, typmod_out = varchartypmodout);
                """
                .formatted(name);
    }
}
