package dev.retort.database.dependency;

/**
 * That one object depends on another one.
 *
 * @param dependent the one that depends
 * @param whole what that is made a part of when it is listed: a constraint of a partitioned table
 *     is not named by itself; else the same as {@code dependent}
 * @param on what it depends on, perhaps a column of a relation
 * @param isRecreated whether the dependent is an object of its own that is in the way of a change
 *     or lost by it; what goes along with its column without anybody's doing is not
 * @param isOfWholeRow whether this is a relation that merely has a column of that type or is made
 *     of another one; then no definition speaks of it
 * @param isInheritance whether the dependent is a child or a partition of the other one
 * @param isMapped whether the model has the dependent, or knows it by what has it
 * @param isRebuilt whether the server makes the dependent anew by itself when a column changes its
 *     type
 */
public record Dependency(
        ObjectAddress dependent,
        ObjectAddress whole,
        ObjectAddress on,
        boolean isRecreated,
        boolean isOfWholeRow,
        boolean isInheritance,
        boolean isMapped,
        boolean isRebuilt) {}
