package dev.retort.database.dependency;

import dev.retort.model.QualifiedName;

/** How a thing is called in a sentence. */
public final class ObjectNames {

    private ObjectNames() {}

    /**
     * @param owner what it is or, of a part, what it is a part of; {@code null} for what belongs to
     *     the database
     * @param part or {@code null}
     * @param suffix what is appended to a name that is not a part's; or {@code null}
     */
    public static String printed(QualifiedName owner, String part, String suffix) {
        if (owner == null) {
            return part;
        }
        if (part != null) {
            return part + " on " + owner;
        }
        return suffix == null ? owner.toString() : owner + suffix;
    }
}
