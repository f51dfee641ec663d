package dev.retort.hibernate.scanned;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class Customer {
    @Id long id;
    Name name;

    @Embeddable
    public static class Name {
        String first;
        String last;
    }

    static class Plain {}
}
