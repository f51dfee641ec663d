package dev.retort.cli.command.searchpath;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.GeneratedColumn;

/** Speaks of things that are in other schemas than its table, and names none of these. */
@Entity
@Check(name = "known", constraints = "email in ('a@b', 'c@d') or email like 'A%' or is_free(id)")
public class Account {

    @Id long id;

    @Column(columnDefinition = "citext", nullable = false)
    String email;

    @ColumnDefault("uuid_generate_v4()")
    java.util.UUID token;

    @ColumnDefault("nextval('numbers')")
    Long number;

    @Column(length = 80)
    @GeneratedColumn("lower(email)")
    String folded;
}
