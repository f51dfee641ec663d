package db.revisions;

import static dev.retort.operation.Ddl.*;

import dev.retort.operation.Op;
import dev.retort.revision.Migration;
import dev.retort.revision.Revises;
import dev.retort.revision.Revision;

/** Add orders. */
@Revision("3f9d2c71b8e0")
@Revises("a41c09e2d7b3")
public final class Rev20261122T1514_add_orders implements Migration {

    @Override
    public void upgrade(Op op) {
        op.createSchema("crm");
        op.addColumn("customers", column("nick", varchar(40)));

        op.execute("""
                update customers
                set nick = split_part(name, ' ', 1)
                where nick is null
                """);
        op.execute("update customers set nick = 'nobody' where nick is null");

        op.alterColumn("customers", "nick", setNotNull(), setComment("What to call them."));
        // loses the values
        op.dropColumn("customers", "fax");
        op.dropColumn("customers", "telex");
        op.renameColumn("customers", "mail", "email");

        // loses the rows
        op.dropTable("telegrams");

        op.alterComposite("money", addAttribute(attribute("day", date())));
        // loses the values of dropped attributes
        op.alterComposite("money", dropAttribute("coin"), addAttribute(attribute("cent", bigint())));

        // fails if a row holds a label that is gone
        op.replaceEnum("mood", labels("HAPPY", "CALM"), columnOf("customers", "mood"));
    }

    @Override
    public void downgrade(Op op) {
        op.dropSchema("crm");
    }
}
