package dev.retort.codegen;

import dev.retort.codegen.Expression.Call;

/**
 * One operation as it stands in the source.
 *
 * @param call on {@code op}
 * @param group names the method that it goes into when one method cannot hold all: statements in a
 *     row of one group stay together
 * @param opensGroup whether it starts a new paragraph
 * @param loss what it destroys, as a comment, or {@code null}
 */
record Statement(Call call, String group, boolean opensGroup, String loss) {

    /** The lines, indented as if the method's body began in the first column. */
    String print(int bodyIndent) {
        return call.print(Place.ofStatement(bodyIndent)) + ";\n";
    }
}
